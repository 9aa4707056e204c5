"""`wording waiting`, `sign`, and the workbook with what nobody has read; `template restyle`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from builders import members_of
from command_line import run
from conftest import ROOT
from openpyxl import load_workbook

REVIEWS = "data_schemas/welsh/reviews.yaml"
FORM = "referral-child"
SOURCE = f"templates/source/ctm/{FORM}.yaml"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of a board's own with one form's source in it, laid over the shipped library."""
    folder = tmp_path / "own"
    (folder / SOURCE).parent.mkdir(parents=True)
    shutil.copy(ROOT / SOURCE, folder / SOURCE)
    return folder


def waiting(library: Path) -> list[dict[str, str]]:
    return run("wording", "waiting", FORM, "--library", library, "--json").json


def sign(library: Path) -> None:
    ran = run(
        *("wording", "sign", FORM, "--by", "Eira Enghraifft", "--on", "2026-11-20"),
        *("--library", library),
    )
    assert ran.code == 0


def test_what_nobody_has_read_is_listed_with_where_it_stands(library: Path) -> None:
    first = waiting(library)[0]
    assert (first["state"], first["where"]) == ("draft", "body, paragraph 1")


def test_a_form_that_was_signed_no_longer_waits(library: Path) -> None:
    sign(library)
    assert waiting(library) == []
    assert "Eira Enghraifft" in (library / REVIEWS).read_text(encoding="utf-8")


def test_a_text_that_changes_afterwards_waits_again_alone(library: Path) -> None:
    sign(library)
    text = (library / SOURCE).read_text(encoding="utf-8")
    changed = text.replace("Rhestr wirio ar gyfer penderfyniad", "Rhestr wirio")
    assert changed != text
    (library / SOURCE).write_text(changed, encoding="utf-8")
    assert [one["welsh"] for one in waiting(library)] == ["Rhestr wirio"]


def test_waiting_counts_the_whole_library() -> None:
    ran = run("wording", "waiting")
    assert (ran.code, "await a person's review" in ran.out) == (0, True)
    assert "data_schemas/shared/panel.yaml" in ran.out


def test_the_workbook_can_hold_what_waits_alone(library: Path, tmp_path: Path) -> None:
    sign(library)
    book = tmp_path / "wording.xlsx"
    run("wording", "export", book, "--form", FORM, "--waiting", "--library", library)
    assert load_workbook(book).worksheets[0].max_row == 1


def test_labels_and_choices_are_exported_with_all(tmp_path: Path) -> None:
    book = tmp_path / "wording.xlsx"
    run("wording", "export", book, "--all")
    texts = {row[3] for row in load_workbook(book).worksheets[0].iter_rows(values_only=True)}
    assert {"mam-gu", "Dyddiad geni", "Nac oes"} <= texts


def test_a_form_is_restyled_in_a_boards_colours(tmp_path: Path) -> None:
    board = tmp_path / "board.yaml"
    board.write_text('extends: ctm\nlook: {colours: {house: "5B2A6E"}}\n', encoding="utf-8")
    form = tmp_path / f"{FORM}.docx"
    shutil.copy(ROOT / f"templates/cy/ctm/{FORM}.docx", form)
    ran = run("template", "restyle", form, "--board", board)
    assert (ran.code, ran.out.strip()) == (0, str(form))
    assert b"5B2A6E" in members_of(form.read_bytes())["word/styles.xml"]


def test_several_forms_are_restyled_all_or_none(tmp_path: Path) -> None:
    form, other = tmp_path / "a.docx", tmp_path / "b.docx"
    shutil.copy(ROOT / f"templates/cy/ctm/{FORM}.docx", form)
    other.write_bytes(b"no Word file")
    ran = run("template", "restyle", form, other, "-o", tmp_path / "out")
    assert (ran.code, "b.docx" in ran.err, (tmp_path / "out").exists()) == (3, True, False)


def test_a_look_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    board = tmp_path / "board.yaml"
    board.write_text('extends: ctm\nlook: {colours: {house: "FFFF00"}}\n', encoding="utf-8")
    form = tmp_path / f"{FORM}.docx"
    shutil.copy(ROOT / f"templates/cy/ctm/{FORM}.docx", form)
    ran = run("template", "restyle", form, "--board", board)
    assert (ran.code, "cannot be read" in ran.err) == (3, True)

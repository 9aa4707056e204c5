"""`docgen make` and `docgen demo`: which files, where, and what is said."""

from __future__ import annotations

import io
import re
from pathlib import Path

import docx
import pytest
from builders import docx_of, text_of
from command_line import SAMPLE, library_with, run, sample_with
from made_documents import shipped
from pdf_checks import text_of_pages

NO_DATE = {"  date: 2026-02-09\n  referrer": "  referrer"}
ENGLISH = "templates/en/ctm/referral-child.docx"


def made_in(folder: Path) -> list[str]:
    """Return the names of the files in `folder`."""
    return sorted(path.name for path in folder.iterdir())


def test_a_form_comes_in_both_languages_and_both_formats(tmp_path: Path) -> None:
    assert run("make", "referral-child", SAMPLE, "-o", tmp_path).code == 0
    assert made_in(tmp_path) == [
        "CTMSB-03-2026_referral-child_cy.docx", "CTMSB-03-2026_referral-child_cy.pdf",
        "CTMSB-03-2026_referral-child_en.docx", "CTMSB-03-2026_referral-child_en.pdf",
    ]  # fmt: skip


def test_only_the_language_and_the_format_asked_for_are_made(tmp_path: Path) -> None:
    run("make", "referral-child", SAMPLE, "--lang", "cy", "--format", "pdf", "-o", tmp_path)
    assert made_in(tmp_path) == ["CTMSB-03-2026_referral-child_cy.pdf"]


def test_a_letter_comes_once_for_each_contact(tmp_path: Path) -> None:
    wanted = ("--lang", "en", "--format", "docx", "-o", tmp_path)
    run("make", "family-letter-initial", SAMPLE, *wanted)
    assert made_in(tmp_path) == [
        f"CTMSB-03-2026_family-letter-initial_0{number}_en.docx" for number in (1, 2, 3, 4)
    ]


def test_it_prints_where_each_file_is(tmp_path: Path) -> None:
    ran = run("make", "referral-child", SAMPLE, "--lang", "en", "-o", tmp_path)
    assert [Path(line).is_file() for line in ran.out.splitlines()[:2]] == [True, True]
    assert str(tmp_path) in ran.out.splitlines()[-1]


def test_json_lists_files_and_problems(tmp_path: Path) -> None:
    path = sample_with(tmp_path, NO_DATE)
    ran = run("make", "referral-child", path, "--lang", "en", "--json", "-o", tmp_path / "out")
    assert [Path(name).is_file() for name in ran.json["files"]] == [True, True]
    assert "referral.date" in [problem["where"]["path"] for problem in ran.json["problems"]]


def test_a_draft_marks_what_is_missing_and_says_so(tmp_path: Path) -> None:
    wanted = ("--draft", "--lang", "en", "-o", tmp_path / "out")
    ran = run("make", "referral-child", sample_with(tmp_path, NO_DATE), *wanted)
    assert ran.code == 0
    assert "warning" in ran.err
    assert "referral.date" in ran.err
    word, pdf = (tmp_path / "out").glob("*.docx"), (tmp_path / "out").glob("*.pdf")
    assert "[to be given: Date of Referral]" in text_of(next(word).read_bytes())
    assert "[to be given: Date of Referral]" in flat(text_of_pages(next(pdf).read_bytes()))


def test_a_welsh_draft_marks_it_in_welsh(tmp_path: Path) -> None:
    wanted = ("--lang", "cy", "--format", "docx", "-o", tmp_path / "out")
    run("make", "referral-child", sample_with(tmp_path, NO_DATE), *wanted)
    (path,) = (tmp_path / "out").iterdir()
    assert "[i'w roi: Dyddiad yr atgyfeiriad]" in text_of(path.read_bytes())


def test_a_final_document_has_no_marks(tmp_path: Path) -> None:
    run("make", "referral-child", SAMPLE, "--final", "--lang", "en", "-o", tmp_path)
    (path,) = tmp_path.glob("*.docx")
    assert "[to be given" not in text_of(path.read_bytes())
    assert "9 February 2026" in text_of(path.read_bytes())


def test_a_blank_form_needs_no_case(tmp_path: Path) -> None:
    assert run("make", "all", "--blank", "-o", tmp_path).code == 0
    assert len(made_in(tmp_path)) == 4 * len(shipped().form_ids)


def test_a_blank_form_of_a_case_tells_nothing_of_it(tmp_path: Path) -> None:
    run("make", "all", SAMPLE, "--blank", "--lang", "en", "--format", "docx", "-o", tmp_path)
    said = " ".join(text_of(path.read_bytes()) for path in tmp_path.iterdir())
    assert re.findall("Gwion|O'Brien|Siân|2026", said) == []


def test_a_form_that_is_not_for_this_case_is_made_with_a_warning(tmp_path: Path) -> None:
    path = sample_with(tmp_path, {"subject_type: child": "subject_type: adult"})
    ran = run("make", "referral-child", path, "-o", tmp_path / "out")
    assert (ran.code, "not meant for a case of this kind" in ran.err) == (0, True)


def test_a_changed_template_of_ones_own_wins(tmp_path: Path) -> None:
    library = library_with(tmp_path / "own", {ENGLISH: docx_of("Ours: {{ case.ref }}")})
    wanted = ("--library", library, "--lang", "en", "--format", "docx", "-o", tmp_path / "out")
    run("make", "referral-child", SAMPLE, *wanted)
    (path,) = (tmp_path / "out").iterdir()
    assert text_of(path.read_bytes()) == "Ours: CTMSB 03/2026"


def test_the_other_language_stays_the_shipped_one(tmp_path: Path) -> None:
    library = library_with(tmp_path / "own", {ENGLISH: docx_of("Ours: {{ case.ref }}")})
    wanted = ("--library", library, "--lang", "cy", "--format", "docx", "-o", tmp_path / "out")
    run("make", "referral-child", SAMPLE, *wanted)
    (path,) = (tmp_path / "out").iterdir()
    assert "Ours" not in text_of(path.read_bytes())


def test_a_folder_that_is_no_library_is_refused(tmp_path: Path) -> None:
    ran = run("make", "referral-child", SAMPLE, "--library", tmp_path)
    assert (ran.code, "--library" in ran.err) == (3, True)


def test_an_output_folder_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    ran = run("make", "referral-child", SAMPLE, "--lang", "en", "-o", tmp_path / "out")
    assert (ran.code, "-o" in ran.err) == (6, True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("referral-child",), "case file (.yaml or .json) comes last"),
        ((SAMPLE,), "name at least one form"),
        (("referral-child", SAMPLE, "--lang", "fr"), "choose from: en, cy"),
        (("referral-child", SAMPLE, "--format", "odt"), "choose from: docx, pdf"),
        (("referral-child", SAMPLE, "--blank", "--final"), "exclude one another"),
        (("referral-child", SAMPLE, "--engine", "word"), "libreoffice"),
    ],
    ids=["no case", "no form", "language", "format", "two states", "engine"],
)
def test_a_slip_in_the_command_is_told(
    arguments: tuple[object, ...], says: str, tmp_path: Path
) -> None:
    ran = run("make", *arguments, "-o", tmp_path / "out")
    assert (ran.code, says in ran.said) == (2, True)
    assert not (tmp_path / "out").exists()


def test_without_libreoffice_its_engine_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("docgen.typeset.libreoffice._PLACES", ())
    ran = run("make", "referral-child", SAMPLE, "--engine", "libreoffice", "-o", tmp_path / "out")
    assert (ran.code, "is not installed" in ran.err) == (4, True)
    assert not (tmp_path / "out").exists()


def test_a_word_file_opens_and_carries_its_title(tmp_path: Path) -> None:
    run("make", "referral-child", SAMPLE, "--lang", "en", "--format", "docx", "-o", tmp_path)
    (path,) = tmp_path.iterdir()
    opened = docx.Document(io.BytesIO(path.read_bytes()))
    assert "eferral" in opened.core_properties.title


def flat(pages: list[str]) -> str:
    """Return the text of all pages on one line."""
    return " ".join(" ".join(pages).split())


def test_one_of_several_reviews_is_made(tmp_path: Path) -> None:
    sample = SAMPLE.with_name("mapf.yaml")
    made = ("--final", "--lang", "en", "--format", "docx", "-o", tmp_path)

    assert run("make", "tor-concise-adult", sample, "--review", "1", *made).code == 0
    assert [name for name in made_in(tmp_path) if "tor-concise-adult" in name]

"""A Welsh template without its twin, and the other way about."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from command_line import SAMPLE, library_with, run
from conftest import ROOT

from docgen.catalogue import library as catalogue
from docgen.catalogue.folders import Folders


@pytest.fixture
def one_sided(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The whole library, but for the English file of the referral."""
    folder = tmp_path / "library"
    for part in ("data_schemas", "templates", "samples"):
        shutil.copytree(ROOT / part, folder / part)
    (folder / "templates/en/ctm/referral-child.docx").unlink()
    monkeypatch.setattr(catalogue, "lay_over", lambda _: Folders((folder,)))
    return tmp_path


def test_making_it_in_the_language_that_lacks_is_refused(one_sided: Path) -> None:
    ran = run("make", "referral-child", SAMPLE, "--lang", "cy,en", "-o", one_sided / "out")
    assert ran.code == 3
    assert "templates/en/ctm/referral-child.docx" in ran.err
    assert "docgen template build referral-child" in ran.err
    assert not (one_sided / "out").exists()


def test_making_it_in_the_other_language_goes_on(one_sided: Path) -> None:
    out = one_sided / "out"
    assert run("make", "referral-child", SAMPLE, "--lang", "cy", "-o", out).code == 0


@pytest.mark.usefixtures("one_sided")
def test_check_reports_it_once() -> None:
    ran = run("template", "check", "--all", "--no-words", "--json")
    missing = [p for p in ran.json if p["code"] == "template-missing"]
    assert (ran.code, len(missing)) == (3, 1)


def test_a_changed_template_beside_the_shipped_twin_is_told(tmp_path: Path) -> None:
    name = "templates/en/ctm/review-action-plan.docx"
    library = library_with(tmp_path / "ours", {name: (ROOT / name).read_bytes()})
    ran = run("make", "review-action-plan", SAMPLE, "--library", library, "-o", tmp_path / "out")
    assert (ran.code, "templates/cy/ctm/review-action-plan.docx" in ran.err) == (0, True)


def test_both_templates_of_a_board_go_without_a_word(tmp_path: Path) -> None:
    names = [f"templates/{one}/ctm/review-action-plan.docx" for one in ("en", "cy")]
    library = library_with(tmp_path / "ours", {name: (ROOT / name).read_bytes() for name in names})
    ran = run("make", "review-action-plan", SAMPLE, "--library", library, "-o", tmp_path / "out")
    assert (ran.code, ran.err) == (0, "")


def test_a_template_whose_twin_is_nowhere_is_not_said_to_have_one(
    one_sided: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "templates/cy/ctm/referral-child.docx"
    ours = library_with(one_sided / "ours", {name: (ROOT / name).read_bytes()})
    folders = Folders((ours, one_sided / "library"))
    monkeypatch.setattr(catalogue, "lay_over", lambda _: folders)
    ran = run("make", "referral-child", SAMPLE, "--lang", "cy", "-o", one_sided / "out")
    assert (ran.code, "still the shipped one" in ran.err) == (0, False)

"""`forms`, `check`, `new case`, `template` and `wording`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from builders import docx_of
from command_line import run
from conftest import ROOT
from openpyxl import load_workbook

from docgen.catalogue import library as catalogue
from docgen.catalogue.folders import Folders

TOOLKIT = ROOT / "data_schemas" / "toolkits" / "ctm.yaml"
FORMS = yaml.safe_load(TOOLKIT.read_text(encoding="utf-8"))["forms"]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A copy of the shipped library, which a test may change."""
    for part in ("data_schemas", "templates", "samples"):
        shutil.copytree(ROOT / part, tmp_path / "library" / part)
    return tmp_path / "library"


def test_forms_lists_every_form_in_both_languages() -> None:
    ran = run("forms")
    assert [form for form in FORMS if form not in ran.out] == []
    assert "Cymraeg" in ran.out


def test_forms_as_json_has_ids_titles_and_fields() -> None:
    forms = run("forms", "--json").json
    assert [form["id"] for form in forms] == FORMS
    assert sorted(forms[0]["title"]) == ["cy", "en"]
    fields = {form["id"]: form["fields"] for form in forms}
    assert "referral.date" in fields["referral-child"]


def test_forms_of_a_toolkit_that_is_not_there_are_none() -> None:
    assert run("forms", "--toolkit", "nowhere", "--json").json == []


def test_a_new_case_passes_the_check(tmp_path: Path) -> None:
    assert run("new", "case", tmp_path).code == 0
    ran = run("check", tmp_path / "case.yaml", "--json")
    assert (ran.code, ran.json["problems"]) == (0, [])


def test_a_new_case_names_the_schema_that_lies_beside_it(tmp_path: Path) -> None:
    run("new", "case", tmp_path)
    first = (tmp_path / "case.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert (tmp_path / first.partition("$schema=")[2]).is_file()


def test_a_new_case_makes_drafts(tmp_path: Path) -> None:
    run("new", "case", tmp_path)
    assert run("make", "all", tmp_path / "case.yaml", "-o", tmp_path / "out").code == 0


def test_a_new_case_does_not_write_over_an_old_one(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("mine", encoding="utf-8")
    ran = run("new", "case", tmp_path)
    assert (ran.code, "already" in ran.said) == (2, True)
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == "mine"


def test_a_new_case_of_an_unknown_toolkit_is_refused(tmp_path: Path) -> None:
    ran = run("new", "case", tmp_path / "new", "--toolkit", "nowhere")
    assert (ran.code, "choose from: ctm" in ran.err) == (3, True)
    assert not (tmp_path / "new").exists()


def test_the_shipped_templates_pass_their_check() -> None:
    ran = run("template", "check", "--all", "--no-words")
    assert (ran.code, "error" in ran.err) == (0, False)


def test_template_build_writes_both_languages(library: Path, tmp_path: Path) -> None:
    ran = run("template", "build", "referral-child", "--library", library, "-o", tmp_path / "new")
    assert ran.code == 0
    assert len(list((tmp_path / "new").rglob("referral-child.docx"))) == 2


def test_template_build_writes_the_same_bytes_again(library: Path) -> None:
    path = library / "templates/cy/ctm/referral-child.docx"
    before = path.read_bytes()
    run("template", "build", "referral-child", "--library", library)
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["build", "check"])
def test_forms_are_to_be_named_or_all_said(command: str) -> None:
    ran = run("template", command)
    assert (ran.code, "name forms, or say --all" in ran.said) == (2, True)


def test_template_fields_lists_paths_with_loops(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(docx_of("{% for p in people %}{{ p.name }}{% endfor %}{{ case.ref }}"))
    assert run("template", "fields", path, "--json").json == ["case.ref", "people[].name"]


def test_template_text_prints_the_wording(tmp_path: Path) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(docx_of("Dear {{ name }}"))
    assert "Dear {{ name }}" in run("template", "text", path).out.splitlines()


def test_a_word_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    ran = run("template", "fields", tmp_path / "none.docx")
    assert (ran.code, "none.docx" in ran.err) == (3, True)


@pytest.mark.parametrize("ending", ["xlsx", "xlf"])
def test_wording_that_comes_back_unchanged_changes_nothing(
    ending: str, library: Path, tmp_path: Path
) -> None:
    run("wording", "export", tmp_path / f"w.{ending}", "--library", library)
    ran = run("wording", "import", tmp_path / f"w.{ending}", "--library", library)
    assert (ran.code, "0 files changed" in ran.out, ran.err) == (0, True, "")


def test_a_sentence_changed_by_a_translator_reaches_the_template(
    library: Path, tmp_path: Path
) -> None:
    book = tmp_path / "wording.xlsx"
    run("wording", "export", book, "--form", "referral-child", "--library", library)
    after = change_welsh(book)
    assert run("wording", "import", book, "--library", library).code == 0
    assert run("template", "build", "referral-child", "--library", library).code == 0
    shown = run("template", "text", "referral-child", "--lang", "cy", "--library", library)
    assert after in shown.out


def test_wording_in_another_format_is_refused(tmp_path: Path) -> None:
    ran = run("wording", "export", tmp_path / "wording.csv")
    assert (ran.code, ".xlsx or .xlf" in ran.err) == (3, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["wording.xlsx", "wording.xlf"])
def test_wording_that_cannot_be_read_is_told(name: str, tmp_path: Path, library: Path) -> None:
    (tmp_path / name).write_bytes(b"not wording")
    ran = run("wording", "import", tmp_path / name, "--library", library)
    assert (ran.code, ran.err.startswith("error: ")) == (3, True)


def test_wording_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert run("wording", "import", tmp_path / "none.xlsx").code == 3


def change_welsh(book: Path) -> str:
    """Change the first Welsh sentence without placeholders; return what it became."""
    workbook = load_workbook(book)
    sheet = workbook.active
    column = next(c.column for c in sheet[1] if str(c.value).lower().startswith(("cy", "welsh")))
    cell = next(
        row[column - 1]
        for row in sheet.iter_rows(min_row=2)
        if len(str(row[column - 1].value)) > 20 and "{" not in str(row[column - 1].value)
    )
    cell.value = "Brawddeg newydd sbon danlli"
    workbook.save(book)
    return str(cell.value)


@pytest.mark.parametrize(
    "words",
    [
        ("template", "build", "referral-child"),
        ("wording", "sign", "referral-child", "--by", "A. B"),
    ],
)
def test_nothing_is_written_into_the_installed_program(
    words: tuple[str, ...], library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = library.rename(library.with_name("_library"))
    before = {path: path.stat().st_mtime_ns for path in installed.rglob("*")}
    monkeypatch.setattr(catalogue, "lay_over", lambda _: Folders((installed,)))
    ran = run(*words)
    assert (ran.code, "a folder of your own" in ran.said) == (2, True)
    assert {path: path.stat().st_mtime_ns for path in installed.rglob("*")} == before


@pytest.mark.parametrize("words", [("page.docx", "page.docx"), ("case.yaml", "a-release")])
def test_a_file_is_compared_with_a_file_that_is_there(words: tuple[str, str]) -> None:
    ran = run("diff", ROOT / "samples" / words[0], words[1])
    assert (ran.code, "there is no such file" in ran.said) == (2, True)

"""`docgen bulk` and `docgen recipients`: what a person types, and what is said back."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from command_line import SAMPLE, run
from list_specimens import LETTER, list_of, many, write_list
from openpyxl import load_workbook

from docgen.batch import FAULTY_ROWS


def test_letters_are_made_for_a_list(tmp_path: Path) -> None:
    path = write_list(tmp_path, many(2))
    ran = run("bulk", LETTER, SAMPLE, path, "-o", tmp_path / "out")
    assert ran.code == 0
    assert "4 files for 2 rows" in ran.said
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 4


def test_an_option_may_come_before_the_form(tmp_path: Path) -> None:
    path = write_list(tmp_path, many(1))
    assert run("bulk", "-o", tmp_path / "out", LETTER, SAMPLE, path).code == 0


def test_a_list_within_the_case_needs_no_file(tmp_path: Path) -> None:
    ran = run("bulk", LETTER, SAMPLE, "-o", tmp_path / "out", "--format", "docx", "--json")
    assert (ran.json["rows"], ran.json["files"], ran.json["failed"]) == (4, 7, 0)


def test_faults_are_told_with_row_and_column_and_exit_code_two(tmp_path: Path) -> None:
    path = write_list(tmp_path, list_of({}, {"Name": ""}))
    ran = run("bulk", LETTER, SAMPLE, path, "-o", tmp_path / "out")
    assert ran.code == 2
    assert "list.csv, row 3, column A (Name): is empty" in ran.said
    assert f"they are in {tmp_path / 'out' / FAULTY_ROWS}" in ran.said


def test_the_first_twenty_faults_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    path = write_list(tmp_path, list_of(*({"Name": "", "Address": ""} for _ in range(30))))
    ran = run("bulk", LETTER, SAMPLE, path, "-o", tmp_path / "out")
    assert ran.err.count("error: ") == 20
    assert "and 41 more" in ran.said


def test_a_program_gets_every_fault(tmp_path: Path) -> None:
    path = write_list(tmp_path, list_of(*({"Name": ""} for _ in range(30))))
    ran = run("bulk", LETTER, SAMPLE, path, "-o", tmp_path / "out", "--json")
    assert ran.code == 2
    assert [p["code"] for p in ran.json["problems"]].count("missing-value") == 30


def test_a_run_can_be_asked_how_far_it_is(tmp_path: Path) -> None:
    run("bulk", LETTER, SAMPLE, write_list(tmp_path, many(1)), "-o", tmp_path / "out")
    assert "2 of 2 files made" in run("bulk", "status", tmp_path / "out").said
    assert run("bulk", "status", tmp_path / "out", "--json").json["finished"] is True


def test_a_folder_without_a_run_is_told(tmp_path: Path) -> None:
    assert run("bulk", "status", tmp_path).code == 1


def test_a_row_that_could_not_be_made_is_an_error_at_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr("docgen.batch.pressing.Pressman._files", fail)
    path = write_list(tmp_path, many(1))
    ran = run("bulk", LETTER, SAMPLE, path, "-o", tmp_path / "out")
    assert ran.code == 1
    assert "1 row could not be made" in ran.said


def test_progress_is_quiet_where_nobody_sees_it(tmp_path: Path) -> None:
    ran = run("bulk", LETTER, SAMPLE, write_list(tmp_path, many(1)), "-o", tmp_path / "out")
    assert "%" not in ran.err
    assert "━" not in ran.err


@pytest.mark.parametrize(("language", "heading"), [("en", "Reference"), ("cy", "Cyfeirnod")])
def test_an_empty_list_is_written_in_either_language(
    tmp_path: Path, language: str, heading: str
) -> None:
    place = tmp_path / "list.xlsx"
    assert run("recipients", "template", LETTER, "-o", place, "--lang", language).code == 0
    sheet: Any = load_workbook(io.BytesIO(place.read_bytes())).worksheets[0]
    assert sheet["A1"].value == heading
    assert sheet.data_validations.count > 0


def test_an_empty_list_does_not_say_when_it_was_written(tmp_path: Path) -> None:
    run("recipients", "template", LETTER, "-o", tmp_path / "list.xlsx")
    with zipfile.ZipFile(tmp_path / "list.xlsx") as book:
        core = book.read("docProps/core.xml").decode()
        times = {info.date_time[0] for info in book.infolist()}
    assert re.findall(r">(\d{4}-\d\d-\d\d)T", core) == ["2000-01-01", "2000-01-01"]
    assert times == {1980}


def test_a_list_that_was_written_and_filled_is_taken(tmp_path: Path) -> None:
    place = tmp_path / "list.xlsx"
    run("recipients", "template", LETTER, "-o", place, "--lang", "cy")
    book = load_workbook(place)
    sheet: Any = book.worksheets[0]
    named = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(3, named["Enw"], "Nia Ffug")
    sheet.cell(3, named["Cyfeiriad"], "1 Heol Ffug\nZZ99 1AA")
    sheet.cell(3, named["Beth yw'r plentyn neu'r oedolyn i'r person hwn"], "mab")
    sheet.cell(3, named["Iaith gohebu"], "Cymraeg")
    book.save(place)
    ran = run("bulk", LETTER, SAMPLE, place, "-o", tmp_path / "out")
    assert ran.code == 0
    assert [path.name for path in (tmp_path / "out").glob("*.pdf")] == [
        "CTMSB-03-2026_family-letter-initial_r00003_cy.pdf"
    ]


def test_an_empty_list_is_written_as_a_workbook_alone(tmp_path: Path) -> None:
    ran = run("recipients", "template", LETTER, "-o", tmp_path / "list.csv")
    assert (ran.code, "name it `….xlsx`" in ran.said) == (2, True)
    assert list(tmp_path.iterdir()) == []

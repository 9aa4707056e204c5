"""A run of letters in bulk: which files come out of which list, and what is said of each row."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from bulk_runs import DAY, contents, hidden, letters, send
from docx import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Pt
from list_specimens import LETTER, SAMPLE, Lists, csv_of, list_of, many
from openpyxl import load_workbook
from pdf_checks import text_of_pages

from docgen.batch import FAULTY_ROWS, FaultyListError, Order, read_status
from docgen.batch.bundles import MERGE_LIST, ZIP
from docgen.catalogue import Library, load_library
from docgen.engine import Language, OutputFormat, Request, Settings, State, make, read_case
from docgen.errors import CaseError, DocgenError

WORD_AND_PDF = Order((OutputFormat.DOCX, OutputFormat.PDF))


def report_of(folder: Path) -> list[dict[str, str]]:
    """Return the lines of a run's report."""
    return list(csv.DictReader(io.StringIO((folder / "report.csv").read_text("utf-8"))))


def test_a_row_comes_in_the_languages_it_asks_for(lists: Lists, tmp_path: Path) -> None:
    languages = ("cy", "en", "both", "")
    rows = [
        {"Reference": f"A{n}", "Language": one, "Address": f"{n} Heol\nZZ99 1AA"}
        for n, one in enumerate(languages)
    ]
    send(lists, tmp_path / "out", list_of(*rows))
    assert letters(tmp_path / "out") == [
        "A0_cy.pdf", "A1_en.pdf", "A2_cy.pdf", "A2_en.pdf", "A3_cy.pdf", "A3_en.pdf",
    ]  # fmt: skip


def test_a_row_without_a_reference_is_called_by_its_number(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", list_of({"Language": "cy"}))
    assert letters(tmp_path / "out") == ["r00002_cy.pdf"]


def test_a_list_within_the_case_gives_what_make_gives(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", "family.contacts", order=WORD_AND_PDF)
    case = read_case(SAMPLE, library=lists.library, settings=Settings(today=lambda: DAY))
    request = Request((LETTER,), state=State.FINAL)
    made = make(lists.library, case, request, settings=Settings(today=lambda: DAY))
    by_make = {d.name.replace(f"{LETTER}_0", f"{LETTER}_r0000"): d.content for d in made.documents}
    by_bulk = {k: v for k, v in contents(tmp_path / "out").items() if k.startswith("CTMSB")}
    assert by_bulk
    assert {name: by_make[name] == content for name, content in by_bulk.items()} == dict.fromkeys(
        by_bulk, True
    )


def test_a_row_says_of_somebody_what_the_case_would(lists: Lists, tmp_path: Path) -> None:
    headings = ("Person id", "relationship_of_subject", "Initial letter date", "Language")
    send(lists, tmp_path / "row", csv_of([headings, ("father", "son", "2026-04-02", "cy")]))
    send(lists, tmp_path / "case", "family.contacts")
    (row,) = (tmp_path / "row").glob("*_r00002_cy.pdf")
    (case,) = (tmp_path / "case").glob("*_r00002_cy.pdf")
    assert row.read_bytes() == case.read_bytes()


def test_values_of_a_row_are_printed(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", list_of({"Name": "Nia *Ffug* #import", "Language": "en"}))
    (made,) = (tmp_path / "out").glob("*.pdf")
    assert "Nia *Ffug* #import" in text_of_pages(made.read_bytes())[0]


def test_invitees_say_which_event_they_are_invited_to(lists: Lists, tmp_path: Path) -> None:
    data = csv_of([("Name", "Learning event"), ("Nia Ffug", 2)])
    send(lists, tmp_path / "out", data, form="learning-event-invitation")
    (made,) = (tmp_path / "out").glob("*_en.pdf")
    assert "2 July 2026" in " ".join(text_of_pages(made.read_bytes()))


def test_the_report_has_a_line_for_each_file(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", many(3), order=WORD_AND_PDF)
    lines = report_of(tmp_path / "out")
    assert len(lines) == 12
    assert {line["status"] for line in lines} == {"made"}
    assert all((tmp_path / "out" / line["file"]).is_file() for line in lines)


def test_nothing_is_made_while_a_row_has_mistakes(lists: Lists, tmp_path: Path) -> None:
    with pytest.raises(FaultyListError):
        send(lists, tmp_path / "out", list_of({}, {"Name": ""}))
    assert [path.name for path in (tmp_path / "out").iterdir()] == [FAULTY_ROWS]


def test_faulty_rows_come_in_a_workbook_with_why(lists: Lists, tmp_path: Path) -> None:
    with pytest.raises(FaultyListError):
        send(lists, tmp_path / "out", list_of({}, {"Name": ""}))
    sheet = load_workbook(tmp_path / "out" / FAULTY_ROWS).active
    rows = [[cell or "" for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows[0][:3] == ["What is wrong", "Reference", "Name"]
    assert rows[1][0].startswith("column A (Name): is empty")
    assert len(rows) == 2


def test_a_mended_workbook_of_faulty_rows_is_taken(lists: Lists, tmp_path: Path) -> None:
    with pytest.raises(FaultyListError):
        send(lists, tmp_path / "out", list_of({}, {"Name": "", "Language": "cy"}))
    book = load_workbook(tmp_path / "out" / FAULTY_ROWS)
    book.active["C2"] = "Nia Ffug"
    book.save(tmp_path / "mended.xlsx")
    data = tmp_path / "mended.xlsx"
    send(lists, tmp_path / "again", data.read_bytes())
    assert letters(tmp_path / "again") == ["r00003_cy.pdf"]


def test_faulty_rows_are_left_out_and_told_where_that_is_asked_for(
    lists: Lists, tmp_path: Path
) -> None:
    data = list_of({"Language": "cy"}, {"Name": ""})
    summary = send(lists, tmp_path / "out", data, skip_invalid=True)
    assert (summary.files, summary.skipped) == (1, 1)
    skipped = [line for line in report_of(tmp_path / "out") if line["status"] == "skipped"]
    assert [(line["row"], line["why"]) for line in skipped] == [("3", "missing-value")]


def test_an_empty_field_that_the_letter_prints_is_a_warning_with_its_row(
    lists: Lists, tmp_path: Path
) -> None:
    order = Order(state=State.DRAFT)
    summary = send(lists, tmp_path / "out", list_of({"Address": ""}), order=order)
    told = [(p.code, p.where.spot) for p in summary.problems if p.code == "empty-where-printed"]
    assert ("empty-where-printed", "row 2") in told


def test_a_letter_with_more_pages_than_the_others_is_a_warning(
    lists: Lists, tmp_path: Path
) -> None:
    long = {"Name": "Nia " + "Ffug " * 55, "Address": "9 Heol\nZZ99 1AA"}
    rows = [{"Address": f"{n} Heol\nZZ99 1AA"} for n in range(2)]
    summary = send(lists, tmp_path / "out", list_of(*rows, long))
    assert "row 4" in [p.where.spot for p in summary.problems if p.code == "extra-page"]


def with_low_row(folder: Path, library: Library, shown: str = "{{ contact.name }}") -> Library:
    """Return `library` with the letter showing something in a row too low for a second line."""
    for language in Language:
        path = library.template_path(library.form(LETTER), language)
        document = Document(str(path))
        row = document.add_table(1, 2).rows[0]
        row.height, row.height_rule = Pt(30), WD_ROW_HEIGHT_RULE.EXACTLY
        row.cells[0].text = shown
        place = folder / "templates" / language.value / "ctm" / path.name
        place.parent.mkdir(parents=True)
        document.save(str(place))
    return load_library(folder)


def test_text_that_overflows_its_box_is_a_warning_with_its_row(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "library", with_low_row(tmp_path / "own", lists.library))
    long = {"Name": "Nia " + "Ffug " * 30, "Address": "9 Heol\nZZ99 1AA", "Language": "en"}
    summary = send(lists, tmp_path / "out", list_of({"Language": "en"}, long))
    told = [p.where.spot for p in summary.problems if p.code == "text-overflow"]
    assert told == ["row 3"]


def test_a_printed_text_in_one_language_is_a_warning_with_its_row(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = "{{ contact.designation }}"
    monkeypatch.setattr(lists, "library", with_low_row(tmp_path / "own", lists.library, shown))
    data = list_of({"Designation": "Nurse", "Language": "cy"})
    summary = send(lists, tmp_path / "out", data)
    assert "row 2" in [p.where.spot for p in summary.problems if p.code == "no-welsh-text"]


def test_a_text_in_one_language_that_no_letter_prints_is_no_warning(
    lists: Lists, tmp_path: Path
) -> None:
    data = list_of({"Designation": "Nurse", "Language": "cy"})
    codes = [p.code for p in send(lists, tmp_path / "out", data).problems]
    assert "no-welsh-text" not in codes


def test_a_draft_marks_what_is_missing(lists: Lists, tmp_path: Path) -> None:
    data = list_of({"Name": "", "Language": "en"})
    send(lists, tmp_path / "out", data, order=Order(state=State.DRAFT))
    (made,) = (tmp_path / "out").glob("*.pdf")
    assert "[to be given: Name]" in text_of_pages(made.read_bytes())[0]


def test_what_the_case_lacks_stops_all_letters(lists: Lists, tmp_path: Path) -> None:
    with pytest.raises(CaseError):
        send(lists, tmp_path / "out", "no.such.list")


def test_a_folder_with_another_run_is_refused(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", many(1))
    with pytest.raises(DocgenError) as error:
        send(lists, tmp_path / "out", many(2))
    assert "the list of recipients" in error.value.message


def test_what_is_asked_for_besides_is_written(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", many(2), bundles=frozenset({ZIP, MERGE_LIST}))
    merge = (tmp_path / "out" / MERGE_LIST).read_text("utf-8-sig")
    one = next(csv.DictReader(io.StringIO(merge)))
    assert (one["name"], one["languages"]) == ("Nia Rhif 1", "cy en")
    assert one["file_cy_pdf"].endswith("_N0001_cy.pdf")
    with zipfile.ZipFile(tmp_path / "out" / ZIP) as file:
        assert [name.rpartition("N000")[2] for name in file.namelist()] == [
            "1_cy.pdf", "1_en.pdf", "2_cy.pdf", "2_en.pdf",
        ]  # fmt: skip


def test_no_value_of_a_list_stands_in_the_journal_or_the_report(
    lists: Lists, tmp_path: Path
) -> None:
    send(lists, tmp_path / "out", many(2))
    kept = {k: v for k, v in contents(tmp_path / "out").items() if not k.endswith(".pdf")}
    assert hidden(tmp_path / "out") == ["journal.sqlite", "lock.sqlite"]
    assert [name for name, content in kept.items() if b"Rhif" in content] == []


def test_the_status_says_how_far_a_run_has_come(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", many(2))
    status = read_status(tmp_path / "out")
    assert (status.made, status.files, status.rows, status.is_finished) == (4, 4, 2, True)


def test_a_folder_without_a_run_has_no_status(tmp_path: Path) -> None:
    with pytest.raises(DocgenError):
        read_status(tmp_path)

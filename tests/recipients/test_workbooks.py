"""Workbooks as people make them: hidden, merged, with formulas, with several sheets."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time
from typing import Any

import pytest
from list_specimens import NEEDED, WHOLE, Lists, workbook_of
from openpyxl import Workbook

from docgen.errors import CaseError
from docgen.recipients import Choices

BOOK = "list.xlsx"
DATED = (*NEEDED, "Initial letter date")


def with_sheets(**states: str) -> bytes:
    """Return a workbook with a whole list on each sheet, in the state given."""
    book = Workbook()
    for name, state in states.items():
        sheet: Any = book.create_sheet(name)
        sheet.append(NEEDED)
        sheet.append(WHOLE)
        sheet.sheet_state = state
    book.remove(book.worksheets[0])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def hide_column(sheet: Any) -> None:
    sheet.column_dimensions["B"].hidden = True


def hide_row(sheet: Any) -> None:
    sheet.row_dimensions[3].hidden = True


def merge(sheet: Any) -> None:
    sheet.merge_cells("B2:B3")


@pytest.mark.parametrize(
    ("change", "row", "code"),
    [(hide_column, 0, "hidden-column"), (hide_row, 3, "hidden-row"), (merge, 2, "merged-cells")],
)
def test_what_is_hidden_or_merged_is_named(lists: Lists, change: Any, row: int, code: str) -> None:
    data = workbook_of([NEEDED, WHOLE, ("Sion", "2 Heol\nZZ99 1AB", "son")], change)
    checked = lists.check(data, BOOK)
    assert (row, code) in [(f.row, f.fault.code) for f in checked.faults if f.is_error]


def test_a_merged_title_above_the_list_is_nobodys_business(lists: Lists) -> None:
    def merge_title(sheet: Any) -> None:
        sheet.insert_rows(1)
        sheet["A1"] = "Llythyrau"
        sheet.merge_cells("A1:C1")

    assert lists.codes(workbook_of([NEEDED, WHOLE], merge_title), BOOK) == []


def test_a_hidden_sheet_is_not_read_and_is_told(lists: Lists) -> None:
    checked = lists.check(with_sheets(List="visible", Old="hidden", Older="veryHidden"), BOOK)
    assert len(checked.recipients) == 1
    assert "2 hidden sheets" in checked.notes[0].message


def test_two_sheets_that_could_be_the_list_are_asked_about(lists: Lists) -> None:
    with pytest.raises(CaseError) as error:
        lists.check(with_sheets(One="visible", Two="visible"), BOOK)
    assert "--sheet" in error.value.problems[0].hint


def test_the_sheet_that_is_named_is_read(lists: Lists) -> None:
    data = with_sheets(One="visible", Two="visible")
    assert lists.check(data, BOOK, Choices(sheet="two")).recipients


def test_a_sheet_that_is_not_there_is_told(lists: Lists) -> None:
    with pytest.raises(CaseError) as error:
        lists.check(with_sheets(One="visible"), BOOK, Choices(sheet="Three"))
    assert error.value.problems[0].code == "list-sheet"


@pytest.mark.parametrize("cell", [date(2026, 3, 1), datetime(2026, 3, 1)])  # noqa: DTZ001 - Excel
def test_a_date_is_read_as_excel_holds_it(lists: Lists, cell: date) -> None:
    (one,) = lists.check(workbook_of([DATED, (*WHOLE, cell)]), BOOK).recipients
    assert one.values["initial_letter_date"] == "2026-03-01"


@pytest.mark.parametrize("cell", [46082, 46082.5, time(9, 30), True])
def test_what_is_no_date_in_excel_is_told(lists: Lists, cell: object) -> None:
    codes = lists.codes(workbook_of([DATED, (*WHOLE, cell)]), BOOK)
    assert codes == [(2, "D", "wrong-date")]


def test_a_telephone_number_that_excel_took_for_a_number_is_told(lists: Lists) -> None:
    data = workbook_of([(*NEEDED, "Telephone number"), (*WHOLE, 1632960201)])
    assert lists.codes(data, BOOK) == [(2, "D", "lost-digits")]


def test_a_name_that_is_a_number_is_told(lists: Lists) -> None:
    assert lists.codes(workbook_of([NEEDED, (12, *WHOLE[1:])]), BOOK) == [(2, "A", "wrong-type")]


def test_a_reference_that_is_a_number_has_no_point(lists: Lists) -> None:
    data = workbook_of([(*NEEDED, "Reference"), (*WHOLE, 12.0)])
    assert lists.check(data, BOOK).recipients[0].reference == "12"


def test_a_formula_without_a_stored_value_is_told(lists: Lists) -> None:
    data = workbook_of([NEEDED, ('=UPPER("nia")', *WHOLE[1:])])
    assert (2, "A", "formula-not-computed") in lists.codes(data, BOOK)


def test_the_value_that_a_formula_stored_is_read(lists: Lists) -> None:
    data = replaced(
        workbook_of([NEEDED, ("=A9", *WHOLE[1:])]),
        b'<c r="A2"><f>A9</f><v></v></c>',
        b'<c r="A2" t="str"><f>A9</f><v>Nia Ffug</v></c>',
    )
    assert lists.check(data, BOOK).recipients[0].name == "Nia Ffug"


def test_a_formula_that_came_to_an_error_is_told(lists: Lists) -> None:
    data = replaced(
        workbook_of([NEEDED, ("=A9", *WHOLE[1:])]),
        b'<c r="A2"><f>A9</f><v></v></c>',
        b'<c r="A2" t="e"><f>A9</f><v>#REF!</v></c>',
    )
    assert (2, "A", "formula-error") in lists.codes(data, BOOK)


def test_a_workbook_that_is_not_whole_is_told(lists: Lists) -> None:
    with pytest.raises(CaseError) as error:
        lists.check(workbook_of([NEEDED, WHOLE])[:900], BOOK)
    assert error.value.problems[0].code == "list-broken"


def test_a_text_that_is_called_a_workbook_is_told(lists: Lists) -> None:
    with pytest.raises(CaseError) as error:
        lists.check(b"Name,Address", BOOK)
    assert error.value.problems[0].code == "list-broken"


def ods_of(rows: str, columns: str = "") -> bytes:
    """Return an OpenDocument workbook with one sheet, whose rows are given as XML."""
    head = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="List">'
    )
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", "<manifest/>")
        file.writestr("content.xml", head + columns + rows + tail)
    return out.getvalue()


def ods_row(cells: tuple[str, ...], more: str = "") -> str:
    """Return a row of an OpenDocument sheet."""
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row{more}>{inside}</table:table-row>"


PLAIN = ("Nia Ffug", "7 Heol Ffug ZZ99 1AA", "son")


def test_an_opendocument_workbook_is_read(lists: Lists) -> None:
    checked = lists.check(ods_of(ods_row(NEEDED) + ods_row(PLAIN)), "list.ods")
    assert [one.name for one in checked.recipients] == ["Nia Ffug"]


def test_a_hidden_row_of_an_opendocument_workbook_is_named(lists: Lists) -> None:
    rows = ods_row(NEEDED) + ods_row(PLAIN, ' table:visibility="filter"')
    assert (2, "", "hidden-row") in lists.codes(ods_of(rows), "list.ods")


def test_a_hidden_column_of_an_opendocument_workbook_is_named(lists: Lists) -> None:
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    data = ods_of(ods_row(NEEDED) + ods_row(PLAIN), columns)
    assert (0, "B", "hidden-column") in lists.codes(data, "list.ods")


def test_merged_cells_of_an_opendocument_workbook_are_named(lists: Lists) -> None:
    rows = ods_row(NEEDED) + ods_row(PLAIN).replace(
        "<table:table-cell", '<table:table-cell table:number-rows-spanned="2"', 1
    )
    assert (2, "A", "merged-cells") in lists.codes(ods_of(rows), "list.ods")


def replaced(data: bytes, before: bytes, after: bytes) -> bytes:
    """Return a workbook with a part of its first sheet's XML replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert before in part
                part = part.replace(before, after)
            target.writestr(name, part)
    return out.getvalue()

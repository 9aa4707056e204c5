"""What a sheet hides, strikes through or notes, in each kind of workbook."""

from __future__ import annotations

import io
from typing import Any

import pytest
import xlwt
from list_specimens import NEEDED, WHOLE, Lists, ods_of, ods_row, replaced, workbook_of
from openpyxl.comments import Comment
from openpyxl.styles import Font

PLAIN = ("Nia Ffug", "7 Heol Ffug ZZ99 1AA", "son")
OTHER = ("Sion Ffug", "8 Heol Ffug ZZ99 1AB", "son")
STRUCK = (
    '<style:style style:name="ce2"><style:t style:text-line-through-style="solid"/></style:style>'
)


def xls_of(change: Any = lambda _: None, **styles: str) -> bytes:
    """Return an old workbook with two whole rows below the headings, on its second sheet.

    `styles` are those of cells, by the cell's name: `B2="font: struck_out on"`.
    """
    book = xlwt.Workbook()
    book.add_sheet("Nodiadau")
    sheet = book.add_sheet("Rhestr")
    for row, cells in enumerate((NEEDED, PLAIN, OTHER)):
        for column, cell in enumerate(cells):
            style = styles.get(f"{'ABC'[column]}{row + 1}")
            sheet.write(row, column, cell, *([xlwt.easyxf(style)] if style else []))
    change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def hide_row(sheet: Any) -> None:
    sheet.row(2).hidden = True


def hide_column(sheet: Any) -> None:
    sheet.col(1).hidden = True


def merge(sheet: Any) -> None:
    sheet.write_merge(3, 4, 0, 0, "Nia Ffug")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (hide_row, (3, "", "hidden-row")),
        (hide_column, (0, "B", "hidden-column")),
        (merge, (4, "A", "merged-cells")),
    ],
)
def test_what_an_old_workbook_hides_is_named(lists: Lists, change: Any, told: Any) -> None:
    assert told in lists.codes(xls_of(change), "list.xls")


def test_what_an_old_workbook_strikes_through_is_named(lists: Lists) -> None:
    data = xls_of(A3="font: struck_out on", B2="font: bold on")
    struck = [told for told in lists.codes(data, "list.xls") if told[2] == "struck-through"]
    assert struck == [(3, "A", "struck-through")]


def test_an_old_workbook_with_nothing_odd_is_read(lists: Lists) -> None:
    assert lists.codes(xls_of(), "list.xls") == []


def test_an_old_workbook_of_many_sectors_is_read(lists: Lists) -> None:
    def fill(sheet: Any) -> None:
        for row in range(3, 3000):
            for column, cell in enumerate(
                (f"Nia {'x' * (row % 40)}", f"{row} Heol ZZ99 1AA", "son")
            ):
                sheet.write(row, column, cell)
        sheet.row(2500).hidden = True

    assert (2501, "", "hidden-row") in lists.codes(xls_of(fill), "list.xls")


def test_a_row_that_is_struck_through_is_named(lists: Lists) -> None:
    def strike(sheet: Any) -> None:
        sheet["A3"].font = Font(strike=True)
        sheet["A2"].font = Font(bold=True)

    data = workbook_of([NEEDED, WHOLE, OTHER], strike)
    struck = [told for told in lists.codes(data, "list.xlsx") if told[2] == "struck-through"]
    assert struck == [(3, "A", "struck-through")]


def test_a_note_on_a_cell_is_pointed_out(lists: Lists) -> None:
    def note(sheet: Any) -> None:
        sheet["A1"].comment = Comment("enw llawn", "Nia")
        sheet["B2"].comment = Comment("wedi symud", "Nia")

    assert lists.codes(workbook_of([NEEDED, WHOLE], note), "list.xlsx") == [
        (2, "B", "note-on-cell")
    ]


def test_a_row_without_height_is_as_good_as_hidden(lists: Lists) -> None:
    data = workbook_of([NEEDED, WHOLE])
    flat = replaced(data, b'<row r="2"', b'<row r="2" ht="0" customHeight="1"')
    assert (2, "", "hidden-row") in lists.codes(flat, "list.xlsx")


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


def test_what_an_opendocument_workbook_strikes_through_is_named(lists: Lists) -> None:
    rows = ods_row(NEEDED) + ods_row(PLAIN).replace(
        "<table:table-cell", '<table:table-cell table:style-name="ce2"', 1
    )
    data = ods_of(rows, styles=STRUCK)
    assert (2, "A", "struck-through") in lists.codes(data, "list.ods")


def test_an_error_in_an_opendocument_workbook_is_named(lists: Lists) -> None:
    rows = ods_row(NEEDED) + ods_row(PLAIN).replace(
        "<table:table-cell", '<table:table-cell calcext:value-type="error"', 1
    )
    assert (2, "A", "formula-error") in lists.codes(ods_of(rows), "list.ods")


def test_a_note_in_an_opendocument_workbook_is_pointed_out(lists: Lists) -> None:
    note = "<office:annotation><text:p>wedi symud</text:p></office:annotation>"
    rows = ods_row(NEEDED) + ods_row(PLAIN).replace("<text:p>", f"{note}<text:p>", 1)
    assert (2, "A", "note-on-cell") in lists.codes(ods_of(rows), "list.ods")

"""Workbooks as people make them: hidden, merged, with formulas, with several sheets."""

from __future__ import annotations

import io
from datetime import date, datetime, time
from typing import Any

import pytest
from list_specimens import NEEDED, WHOLE, Lists, replaced, workbook_of
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


@pytest.mark.parametrize("name", ["Choices", "Dewisiadau"])
def test_the_choices_of_our_own_empty_list_are_not_told_of(lists: Lists, name: str) -> None:
    def add(sheet: Any) -> None:
        sheet.parent.create_sheet(name).append(["Relation", "mother"])

    assert lists.check(workbook_of([NEEDED, WHOLE], add), BOOK).notes == ()


def test_another_sheet_that_is_not_read_is_told_of(lists: Lists) -> None:
    def add(sheet: Any) -> None:
        sheet.parent.create_sheet("Others").append(["Relation", "mother"])

    notes = lists.check(workbook_of([NEEDED, WHOLE], add), BOOK).notes
    assert [note.code for note in notes] == ["list-sheets"]


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

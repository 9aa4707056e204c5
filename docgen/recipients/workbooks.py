"""A workbook (.xlsx, .xlsm, .xls, .ods) in; the cells of the right sheet out.

The right sheet is the one that was named, or the visible one with the headings. Sheets that are
hidden are never read; they are told.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetMetadata,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from docgen.errors import CaseError, Place, Problem, Severity
from docgen.recipients.bounds import is_bounded
from docgen.recipients.hidden import find_oddities
from docgen.recipients.panics import without_panic
from docgen.recipients.table import (
    CHOICES_SHEET,
    SEARCHED,
    Choices,
    IsHeading,
    Oddities,
    Table,
    with_head,
)

_CANNOT = "the list of recipients cannot be read"
_AGAIN = "open it in Excel or LibreOffice and save it as a workbook (.xlsx)"
_NAME_IT = "name the one with the recipients: `--sheet NAME`"
#: What an empty cell is read as, and what a cell with an error holds.
Cell = str | int | float | bool | date | datetime | time | timedelta


def read_workbook(data: bytes, name: str, choices: Choices, is_heading: IsHeading) -> Table:
    """Return the table of the sheet with the recipients.

    Raises `CaseError` where the file is no workbook, is locked, or has several such sheets.
    """
    if not is_bounded(data):
        raise _refuse(
            "list-broken", "this is not a whole workbook, or too large a one", name, _AGAIN
        )
    with _told(name):  # sheets are read when they are asked for, so a fault may come at any step
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [one for one in book.sheets_metadata if one.typ is SheetTypeEnum.WorkSheet]
        wanted, matched = _choose(book, sheets, name, choices.sheet, is_heading)
        sheet = book.get_sheet_by_name(wanted.name)
        rows = sheet.to_python(skip_empty_area=False)
        oddities = _with_merged(find_oddities(data, sheets.index(wanted), wanted.name), sheet)
    table = Table(name, rows, sheet=wanted.name, oddities=oddities)
    notes = _notes(name, sheets, wanted, matched)
    return replace(with_head(table, is_heading)[0], notes=notes)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Say of a workbook that cannot be read why, and what to do."""
    try:
        with without_panic():
            yield
    except PasswordError:
        hint = "open it, take the password off, and save it again"
        problem = Problem("list-locked", "the workbook has a password", Place(name), hint)
        raise CaseError(_CANNOT, [problem], hint=hint) from None
    except (CalamineError, OSError, ValueError) as error:
        problem = Problem("list-broken", "this is not a whole workbook", Place(name), _AGAIN)
        raise CaseError(_CANNOT, [problem], hint=_AGAIN) from error


def _choose(
    book: CalamineWorkbook,
    sheets: Sequence[SheetMetadata],
    name: str,
    wanted: str,
    is_heading: IsHeading,
) -> tuple[SheetMetadata, list[SheetMetadata]]:
    """Return the sheet to read, and all visible sheets that have such headings."""
    if wanted:
        named = [one for one in sheets if one.name.casefold() == wanted.strip().casefold()]
        if not named:
            hint = f"the workbook has {len(sheets)} sheets; look at the tabs at its foot"
            raise _refuse("list-sheet", "there is no sheet of the name given", name, hint)
        return named[0], named[:1]
    visible = [one for one in sheets if one.visible is SheetVisibleEnum.Visible]
    if not visible:
        raise _refuse("list-sheet-hidden", "every sheet is hidden", name, "show the sheet")
    counts = [_headings(book, one.name, name, is_heading) for one in visible]
    most = max(counts)
    best = [one for one, count in zip(visible, counts, strict=True) if count == most]
    if most and len(best) > 1:
        raise _refuse("list-sheets", f"{len(best)} sheets could be the list", name, _NAME_IT)
    return best[0], best


def _refuse(code: str, message: str, name: str, hint: str) -> CaseError:
    return CaseError(_CANNOT, [Problem(code, message, Place(name), hint)], hint=hint)


def _headings(book: CalamineWorkbook, sheet: str, name: str, is_heading: IsHeading) -> int:
    rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False, nrows=SEARCHED)
    return with_head(Table(name, rows), is_heading)[1]


def _with_merged(found: Oddities, sheet: CalamineSheet) -> Oddities:
    """Return `found` with the merged cells that calamine knows; of .ods it knows none."""
    ranges = sheet.merged_cell_ranges or ()
    blocks = tuple((r1 + 1, c1, r2 + 1, c2) for (r1, c1), (r2, c2) in ranges)
    return replace(found, merged=(*found.merged, *blocks))


def _notes(
    name: str,
    sheets: Sequence[SheetMetadata],
    wanted: SheetMetadata,
    matched: Sequence[SheetMetadata],
) -> tuple[Problem, ...]:
    notes: list[Problem] = []
    if wanted.visible is not SheetVisibleEnum.Visible:
        notes.append(_note("list-sheet-hidden", "the sheet that was named is hidden", name, ""))
    hidden = [one for one in sheets if one.visible is not SheetVisibleEnum.Visible]
    if left := [one for one in hidden if one is not wanted]:
        count = "a hidden sheet is" if len(left) == 1 else f"{len(left)} hidden sheets are"
        hint = "show it and name it with `--sheet` if recipients stand there"
        notes.append(_note("list-sheet-hidden", f"{count} not read", name, hint))
    ours = (CHOICES_SHEET.en, CHOICES_SHEET.cy)
    known = [*hidden, *matched, *(one for one in sheets if one.name in ours)]
    others = [one for one in sheets if one not in known]
    if matched and others:
        message = "one sheet is read, the others are not"
        notes.append(_note("list-sheets", message, name, _NAME_IT))
    return tuple(notes)


def _note(code: str, message: str, name: str, hint: str) -> Problem:
    return Problem(code, message, Place(name), hint, Severity.WARNING)

"""Columns, or rows with faults, in; a workbook to be filled or mended out, always the same bytes.

A cell's text stays text: one that begins with `=` would else become a formula when it is opened.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.language import Language
from docgen.model import FieldKind, Wording
from docgen.recipients.columns import REFERENCE, WHY, Column
from docgen.recipients.faults import RowFault
from docgen.recipients.table import CHOICES_SHEET, Row, Table, plain

_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel's times have no zone
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_SHEET = Wording("Recipients", "Derbynwyr")
_LAST_ROW = 5000
_FORMATS = {FieldKind.DAY: "dd/mm/yyyy", FieldKind.TIME: "hh:mm"}
_WIDTHS = {FieldKind.DAY: 14, FieldKind.TIME: 10, FieldKind.YES_NO: 12}
_YES_NO = {"yes": Wording("yes", "ie"), "no": Wording("no", "na")}


def write_template(columns: Sequence[Column], language: Language) -> bytes:
    """Return an empty list for `columns`, with an example row, headed in `language`."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = _SHEET[language]
    offered: dict[int, list[str]] = {}
    for number, column in enumerate(columns, start=1):
        _write_heading(sheet, number, column, language)
        _write_example(sheet, number, column, language)
        if choices := _choices(column):
            offered[number] = [_label(k, choices, language) for k in choices]
    if offered:
        _offer(book, sheet, columns, offered, language)
    sheet.freeze_panes = "B2"
    return _saved(book)


def write_faulty_rows(
    table: Table, faults: Iterable[RowFault], references: Mapping[int, str]
) -> bytes:
    """Return the rows of `table` that have `faults`, each with why, ready to be mended.

    `references` are what rows without a reference are called, so that a mended row keeps its name.
    """
    by_row: dict[int, list[RowFault]] = {}
    for fault in faults:
        if fault.row and fault.is_error:
            by_row.setdefault(fault.row, []).append(fault)
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(_SHEET.en)
    sheet.freeze_panes = "A2"
    place = _reference_place(table.headings)
    names = () if place is not None else (REFERENCE.label,)
    sheet.append([_cell(sheet, text) for text in (WHY.label, *names, *table.headings)])
    for row, found in sorted(by_row.items()):
        why = "\n".join(_sentence(fault) for fault in found)
        cells = list(table.rows[row - 1])
        own = () if place is not None else (references.get(row, ""),)
        sheet.append([_cell(sheet, value) for value in (why, *own, *cells)])
    return _saved(book)


def _reference_place(headings: Row) -> int | None:
    names = {plain(name) for name in REFERENCE.headings()}
    return next((n for n, heading in enumerate(headings) if plain(heading) in names), None)


def _sentence(fault: RowFault) -> str:
    start = f"{fault.column}: " if fault.column else ""
    return f"{start}{fault.fault.message}; {fault.fault.hint}"


def _cell(sheet: Any, value: object) -> Any:  # noqa: ANN401 - openpyxl has no types
    if isinstance(value, str):
        value = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)
    cell = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        cell.data_type = "s"
        cell.number_format = "@"
    return cell


def _write_heading(sheet: Any, number: int, column: Column, language: Language) -> None:  # noqa: ANN401
    cell = sheet.cell(1, number, column.title[language] or column.name)
    cell.font = Font(bold=True)
    # what must be filled is darker
    cell.fill = PatternFill("solid", fgColor="9CC3D1" if column.required else "E4EEF2")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    width = _WIDTHS.get(column.kind, 40 if column.is_long else 24)
    sheet.column_dimensions[get_column_letter(number)].width = width
    style = _FORMATS.get(column.kind, "@")
    sheet.column_dimensions[get_column_letter(number)].number_format = style
    if column.kind is FieldKind.DAY:
        rule = DataValidation("date", operator="greaterThan", formula1="1", allow_blank=True)
        rule.add(_range(number))
        sheet.add_data_validation(rule)


def _write_example(sheet: Any, number: int, column: Column, language: Language) -> None:  # noqa: ANN401
    value = _example(column, language)
    cell = sheet.cell(2, number, value)
    cell.font = Font(italic=True, color="808080")
    cell.number_format = _FORMATS.get(column.kind, "@")
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _example(column: Column, language: Language) -> object:
    if column is REFERENCE:
        return "EXAMPLE" if language is Language.EN else "ENGHRAIFFT"
    if column.kind is FieldKind.DAY:
        return _EPOCH.replace(year=2026, month=3, day=1)
    if column.kind is FieldKind.TIME:
        return _EPOCH.replace(hour=9, minute=30).time()
    if choices := _choices(column):
        return _label(next(iter(choices)), choices, language)
    return column.example


def _choices(column: Column) -> Mapping[str, Wording]:
    if column.kind is FieldKind.YES_NO:
        return _YES_NO
    return {} if column.kind is FieldKind.PERSON else column.choices


def _label(key: str, choices: Mapping[str, Wording], language: Language) -> str:
    """Return what a choice is called in the list; with its key where another is called so too."""
    label = choices[key][language] or key
    others = [other for other in choices if other != key and choices[other][language] == label]
    return f"{label} ({key})" if others else label


def _offer(
    book: Any,  # noqa: ANN401 - as above
    sheet: Any,  # noqa: ANN401
    columns: Sequence[Column],
    offered: Mapping[int, Sequence[str]],
    language: Language,
) -> None:
    """Give each column with choices a drop-down, from lists on a sheet of their own."""
    lists = book.create_sheet(CHOICES_SHEET[language])
    for place, (number, labels) in enumerate(offered.items(), start=1):
        letter = get_column_letter(place)
        lists.cell(1, place, columns[number - 1].title[language]).font = Font(bold=True)
        for row, label in enumerate(labels, start=2):
            lists.cell(row, place, label)
        lists.column_dimensions[letter].width = 30
        source = f"'{lists.title}'!${letter}$2:${letter}${len(labels) + 1}"
        rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=True)
        rule.add(_range(number))
        sheet.add_data_validation(rule)


def _range(number: int) -> str:
    letter = get_column_letter(number)
    return f"{letter}2:{letter}{_LAST_ROW}"


def _saved(book: Any) -> bytes:  # noqa: ANN401 - as above
    book.properties.created = _EPOCH
    book.properties.creator = ""
    made = io.BytesIO()
    book.save(made)
    return _with_fixed_times(made.getvalue())


def _with_fixed_times(data: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _ZIP_TIME)
            part = source.read(name)
            if name == "docProps/core.xml":  # openpyxl sets the day of the saving as it saves
                part = _MODIFIED.sub(rb"\g<1>2000-01-01T00:00:00Z", part)
            target.writestr(info, part, zipfile.ZIP_DEFLATED)
    return out.getvalue()

"""Turns pairs into a workbook for a translator, and the workbook back into rows.

What a cell says is text and stays text: one that begins with `=` would else be a formula as soon as
somebody opens the file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils.exceptions import InvalidFileException

from docgen.authoring.wordfile import zipped
from docgen.authoring.wording.pairs import Pair
from docgen.authoring.wording.rows import Row
from docgen.errors import LibraryError

_COLUMNS = (
    ("Form", 26),
    ("Place", 34),
    ("English", 70),
    ("Welsh", 70),
    ("Note", 34),
    ("Status", 12),
    ("Mark", 13),
)
_LIMIT = 20_000_000
_MOST_ROWS = 100_000
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel's times have no zone


def write_workbook(pairs: Iterable[Pair]) -> bytes:
    """Return the pairs as a workbook with one row for each."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Wording"
    _write_row(sheet, 1, [name for name, _ in _COLUMNS])
    for number, pair in enumerate(pairs, start=2):
        cells = (pair.form_id, pair.key, pair.english, pair.welsh, pair.note, pair.status)
        _write_row(sheet, number, [*cells, pair.mark])
    _dress(sheet)
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.creator = ""
    made = io.BytesIO()
    book.save(made)
    return _with_fixed_times(made.getvalue())


def read_workbook(data: bytes) -> tuple[Row, ...]:
    """Return the rows of a workbook that `write_workbook` made and somebody has filled."""
    if len(data) > _LIMIT:
        raise LibraryError("the workbook is too large")
    try:
        sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        hint = "save it as an Excel workbook (.xlsx)"
        raise LibraryError("this is not a workbook", hint=hint) from error
    return tuple(_rows(sheet))


def _rows(sheet: Any) -> Iterator[Row]:  # noqa: ANN401 - openpyxl has no types
    rows = sheet.iter_rows(max_row=min(sheet.max_row, _MOST_ROWS), values_only=True)
    names = [str(name or "").strip().casefold() for name in next(rows, ())]
    wanted = [name.casefold() for name, _ in _COLUMNS if name not in ("Note", "Status")]
    missing = [name for name in wanted if name not in names]
    if missing:
        columns = ", ".join(missing)
        raise LibraryError("the workbook lacks a column", hint=f"put back: {columns}")
    places = [names.index(name) for name in wanted]
    for number, row in enumerate(rows, start=2):
        form_id, key, english, welsh, mark = (_plain(row[place]) for place in places)
        if key:
            yield Row(f"row {number}", form_id, key, english, welsh, mark)


def _plain(value: object) -> str:
    # Excel ends a line in a cell with one or both of these
    return "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n")


def _write_row(sheet: Any, number: int, texts: list[str]) -> None:  # noqa: ANN401 - as above
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(number, column, text)
        cell.data_type = "s"
        cell.quotePrefix = True
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _dress(sheet: Any) -> None:  # noqa: ANN401 - as above
    for column, (_, width) in enumerate(_COLUMNS, start=1):
        head = sheet.cell(1, column)
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="D3E2E8")
        sheet.column_dimensions[head.column_letter].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = sheet.dimensions


def _with_fixed_times(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return zipped({name: file.read(name) for name in file.namelist()})

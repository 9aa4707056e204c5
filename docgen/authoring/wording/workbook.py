"""Turns pairs into a workbook for a translator, and the workbook back into rows.

What a cell says is text and stays text: one that begins with `=` would else be a formula as soon as
somebody opens the file.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.authoring.wordfile import zipped
from docgen.authoring.wording.pairs import Pair
from docgen.authoring.wording.reviews import Review, read_day
from docgen.authoring.wording.rows import Row
from docgen.errors import LibraryError

_COLUMNS = (
    ("Form", 26),
    ("Where", 30),
    ("English", 70),
    ("Welsh", 70),
    ("Keep", 28),
    ("Note", 34),
    ("State", 12),
    ("Reviewed by", 20),
    ("Reviewed on", 14),
    ("Place", 34),
    ("Mark", 13),
)
#: What an import reads; the rest is for the translator's eyes.
_TEXTS = ("Form", "Place", "English", "Welsh", "Mark")
_REVIEW = ("Note", "State", "Reviewed by", "Reviewed on")
_STATES = ("missing", "draft", "reviewed")
_LIMIT = 20_000_000
_MOST_ROWS = 100_000
_MOST_COLUMNS = 200
_MOST_UNPACKED = 200_000_000
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - Excel's times have no zone


def write_workbook(pairs: Iterable[Pair]) -> bytes:
    """Return the pairs as a workbook with one row for each."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Wording"
    _write_row(sheet, 1, [name for name, _ in _COLUMNS])
    for number, pair in enumerate(pairs, start=2):
        _write_row(sheet, number, _cells(pair))
    _dress(sheet)
    _offer_states(sheet)
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.creator = ""
    made = io.BytesIO()
    book.save(made)
    return _with_fixed_times(made.getvalue())


def _cells(pair: Pair) -> list[str]:
    review = pair.review
    day = review.on.isoformat() if review.on else ""
    texts = (pair.form_id, pair.where, pair.english, pair.welsh, pair.keep)
    return [*texts, review.note, pair.status, review.by, day, pair.key, pair.mark]


def read_workbook(data: bytes) -> tuple[Row, ...]:
    """Return the rows of a workbook that `write_workbook` made and somebody has filled."""
    if len(data) > _LIMIT:
        raise LibraryError("the workbook is too large")
    try:
        return tuple(_rows(_open(data)))
    except LibraryError:
        raise
    except Exception as error:
        hint = "save it as an Excel workbook (.xlsx)"
        raise LibraryError("this is not a workbook", hint=hint) from error


def _open(data: bytes) -> Any:  # noqa: ANN401 - openpyxl has no types
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > _MOST_UNPACKED:
            raise LibraryError("the workbook is too large")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what is odd about it and is not read
        return load_workbook(io.BytesIO(data)).worksheets[0]


def _rows(sheet: Any) -> Iterator[Row]:  # noqa: ANN401 - openpyxl has no types
    rows = sheet.iter_rows(
        max_row=min(sheet.max_row, _MOST_ROWS),
        max_col=min(sheet.max_column, _MOST_COLUMNS),
        values_only=True,
    )
    names = [str(name or "").strip().casefold() for name in next(rows, ())]
    wanted = [name.casefold() for name in (*_TEXTS, *_REVIEW)]
    missing = [name for name in wanted if name not in names]
    if missing:
        columns = ", ".join(missing)
        raise LibraryError("the workbook lacks a column", hint=f"put back: {columns}")
    places = [names.index(name) for name in wanted]
    for number, row in enumerate(rows, start=2):
        form_id, key, english, welsh, mark, *said = (_plain(row[place]) for place in places)
        if key:
            claims = said[1].strip().casefold() == "reviewed"
            review = _review(*said, claims=claims)
            yield Row(f"row {number}", form_id, key, english, welsh, mark, review, claims)


def _review(note: str, _: str, by: str, on: str, *, claims: bool) -> Review:
    """Return who read a text; nobody, where the state says that it is yet to be read."""
    if not claims:
        return Review(note=note.strip())
    return Review(by.strip(), read_day(on), note.strip())


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()  # a day that was typed as one
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


def _offer_states(sheet: Any) -> None:  # noqa: ANN401 - as above
    """Let Excel offer the three states in a list."""
    offered = DataValidation(type="list", formula1=f'"{",".join(_STATES)}"', allow_blank=True)
    letter = sheet.cell(1, [name for name, _ in _COLUMNS].index("State") + 1).column_letter
    offered.add(f"{letter}2:{letter}{max(sheet.max_row, 2)}")
    sheet.add_data_validation(offered)


def _with_fixed_times(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return zipped({name: file.read(name) for name in file.namelist()})

"""The bytes of a workbook in; what calamine does not tell of a sheet out.

That is: rows and columns that are hidden, formulas whose value was never stored, and, of .ods,
merged cells. Read by pattern, since a sheet of 100,000 rows has fifty megabytes of XML.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import IO

from docgen.recipients.table import Oddities

_TRUE = rb'="(?:1|true)"'
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER = re.compile(rb'\br="(\d+)"')
_HIDDEN = re.compile(rb"\bhidden" + _TRUE)
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*?)/?>")
_SPAN = re.compile(rb'\b(min|max)="(\d+)"')
# a formula with nothing after it; one that comes to an empty text says t="str" and is no fault
_EMPTY_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*t="str")[^>]*\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*?'
    rb"(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ROW_END = b"</row>"  # of a sheet whose names have a prefix there is one piece
_PIECE = 1_000_000
# a cell that holds an error, which calamine takes for an empty one
_FAILED = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"')
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_ID = re.compile(rb'\b\w+:id="([^"]*)"')
_SHEET_NAME = re.compile(rb'\bname="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_TARGET = re.compile(rb'\bTarget="([^"]*)"')
_RELATION_ID = re.compile(rb'\bId="([^"]*)"')

_ODS_TABLE = re.compile(rb'<table:table\b[^>]*table:name="([^"]*)"[^>]*>')
_ODS_PART = re.compile(
    rb"<table:(table-row|table-column|table-cell|covered-table-cell)\b([^>]*?)(/?)>|</table:table>"
)
_ODS_REPEAT = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"')
_ODS_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_ODS_SPAN = re.compile(rb'table:number-(columns|rows)-spanned="(\d+)"')
#: Rows and columns beyond these hold no list; repeated empty ones go to the sheet's end.
_MOST_ROWS = 1_100_000
_MOST_COLUMNS = 20_000


def find_oddities(data: bytes, index: int, sheet: str) -> Oddities:
    """Return what is odd in the sheet called `sheet`, the `index`th of the workbook `data`.

    What cannot be read this way has nothing odd: calamine has read it already.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            names = set(book.namelist())
            if "content.xml" in names:
                return _of_ods(book.read("content.xml"), sheet)
            part = _find_part(book, names, index, sheet)
            if part not in names:
                return Oddities()
            with book.open(part) as stream:
                return _of_xlsx(_pieces(stream))
    except (zipfile.BadZipFile, OSError, KeyError):
        return Oddities()


def _find_part(book: zipfile.ZipFile, names: set[str], index: int, sheet: str) -> str:
    """Return the name of the part that holds the sheet."""
    main, rels = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    fallback = f"xl/worksheets/sheet{index + 1}.xml"
    if not {main, rels} <= names:
        return fallback
    ids = {
        unescape(_first(_SHEET_NAME, tag)): _first(_ID, tag)
        for tag in _SHEET.findall(book.read(main))
    }
    targets = {
        _first(_RELATION_ID, tag): unescape(_first(_TARGET, tag))
        for tag in _RELATION.findall(book.read(rels))
    }
    target = targets.get(ids.get(sheet, ""), "")
    if not target:
        return fallback
    return target.lstrip("/") if target[0] == "/" else posixpath.normpath(f"xl/{target}")


def _first(pattern: re.Pattern[bytes], tag: bytes) -> str:
    found = pattern.search(tag)
    return found.group(1).decode() if found else ""


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Return the XML of a sheet piece by piece, each ending with a whole row."""
    rest = b""
    while chunk := stream.read(_PIECE):
        whole, end, rest = (rest + chunk).rpartition(_ROW_END)
        if end:
            yield whole + end
    yield rest


def _of_xlsx(pieces: Iterator[bytes]) -> Oddities:
    hidden: set[int] = set()
    uncomputed: set[tuple[int, int]] = set()
    failed: set[tuple[int, int]] = set()
    columns: frozenset[int] | None = None
    for xml in pieces:
        if columns is None:  # their list stands before the rows
            columns = frozenset(_hidden_columns(xml))
        rows = (m.group(1) for m in _ROW.finditer(xml) if b"hidden" in m.group(1))
        hidden.update(int(_NUMBER.findall(row)[0]) for row in rows if _HIDDEN.search(row))
        if b"<f" in xml or b":f>" in xml:
            uncomputed.update(_cells(_EMPTY_FORMULA, xml))
        if b't="e"' in xml:
            failed.update(_cells(_FAILED, xml))
    return Oddities(
        frozenset(hidden),
        columns or frozenset(),
        uncomputed=frozenset(uncomputed),
        failed=frozenset(failed),
    )


def _cells(pattern: re.Pattern[bytes], xml: bytes) -> Iterator[tuple[int, int]]:
    """Return the row and the column of each cell that `pattern` finds."""
    for found in pattern.finditer(xml):
        yield int(found.group(2)), _column(found.group(1))


def _hidden_columns(xml: bytes) -> Iterator[int]:
    head = xml[: found.start()] if (found := _ROW.search(xml)) else xml
    for attributes in _COLUMN.findall(head):
        if _HIDDEN.search(attributes):
            span = {name: int(number) for name, number in _SPAN.findall(attributes)}
            last = min(span.get(b"max", 0), _MOST_COLUMNS)
            yield from range(span.get(b"min", 1) - 1, last)


def _column(letters: bytes) -> int:
    number = 0
    for one in letters:
        number = number * 26 + one - ord("A") + 1
    return number - 1


class _OdsSheet:
    """Counts rows and columns as the parts of an .ods sheet go by."""

    def __init__(self) -> None:
        self.row = self.column = self.width = 0
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.repeat = 1

    def see(self, kind: bytes, attributes: bytes) -> None:
        """Take in one part."""
        found = _ODS_REPEAT.search(attributes)
        repeat = int(found.group(1)) if found else 1
        if kind == b"table-column":
            if _ODS_HIDDEN.search(attributes):
                last = min(self.width + repeat, _MOST_COLUMNS)
                self.hidden_columns.update(range(self.width, last))
            self.width += repeat
        elif kind == b"table-row":
            if _ODS_HIDDEN.search(attributes):
                last = min(self.row + repeat, _MOST_ROWS)
                self.hidden_rows.update(range(self.row + 1, last + 1))
            self.row, self.column = self.row + repeat, 0
        else:
            self._see_cell(attributes)
            self.column += repeat

    def _see_cell(self, attributes: bytes) -> None:
        spans = {name: int(number) for name, number in _ODS_SPAN.findall(attributes)}
        wide, high = spans.get(b"columns", 1), spans.get(b"rows", 1)
        if wide > 1 or high > 1:
            block = (self.row, self.column, self.row + high - 1, self.column + wide - 1)
            self.merged.append(block)


def _of_ods(xml: bytes, sheet: str) -> Oddities:
    start = next(
        (m.end() for m in _ODS_TABLE.finditer(xml) if unescape(m.group(1).decode()) == sheet), None
    )
    if start is None:
        return Oddities()
    seen = _OdsSheet()
    for part in _ODS_PART.finditer(xml, start):
        if part.group(1) is None:
            break
        seen.see(part.group(1), part.group(2))
    return Oddities(frozenset(seen.hidden_rows), frozenset(seen.hidden_columns), tuple(seen.merged))

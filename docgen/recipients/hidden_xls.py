"""The workbook stream of an .xls in; what calamine does not tell of a sheet out.

Records as in Microsoft's open specification [MS-XLS], of the cells only what is odd in them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from docgen.recipients.table import Oddities

_BOUND_SHEET, _END = 0x85, 0x0A
_ROW, _COLUMNS, _NOTE = 0x208, 0x7D, 0x1C
_FORMULA, _ERROR = 0x06, 0x205
_FONT, _FORMAT = 0x31, 0xE0
_FILLED = frozenset({0xFD, 0x203, 0x204, 0x27E, _FORMULA})  # texts, numbers, formulas
_ROW_HIDDEN, _COLUMNS_HIDDEN, _STRUCK = 0x20, 0x01, 0x08
_NO_FONT = 4  # no font has this number
_MOST_COLUMNS = 255


def of_xls(book: bytes, sheet: str) -> Oddities:
    """Return what is odd in the sheet called `sheet`."""
    start, fonts, formats = 0, list[int](), list[int]()
    for kind, body in _records(book, 0):
        if kind == _BOUND_SHEET and _name(body) == sheet:
            (start,) = struct.unpack_from("<I", body)
        elif kind == _FONT:
            fonts.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == _FORMAT:
            formats.append(struct.unpack_from("<H", body)[0])
    found = _Found(_struck(fonts, formats))
    if start:
        for kind, body in _records(book, start):
            found.see(kind, body)
    return found.oddities()


class _Found:
    """What was found in the records of a sheet; `struck_formats` are styles that strike through."""

    def __init__(self, struck_formats: frozenset[int]) -> None:
        self._struck_formats = struck_formats
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._failed: set[tuple[int, int]] = set()
        self._struck: set[tuple[int, int]] = set()
        self._noted: set[tuple[int, int]] = set()

    def see(self, kind: int, body: bytes) -> None:
        """Take in one record."""
        if kind == _ROW and struct.unpack_from("<H", body, 12)[0] & _ROW_HIDDEN:
            self._rows.add(_cell(body)[0])
        elif kind == _COLUMNS and struct.unpack_from("<H", body, 8)[0] & _COLUMNS_HIDDEN:
            first, last = struct.unpack_from("<HH", body)
            self._columns.update(range(first, min(last, _MOST_COLUMNS) + 1))
        elif kind == _NOTE:
            self._noted.add(_cell(body))
        elif (kind == _ERROR and body[7]) or (kind == _FORMULA and _is_error(body)):
            self._failed.add(_cell(body))
        if kind in _FILLED and struct.unpack_from("<H", body, 4)[0] in self._struck_formats:
            self._struck.add(_cell(body))

    def oddities(self) -> Oddities:
        """Return all of it."""
        return Oddities(
            frozenset(self._rows),
            frozenset(self._columns),
            failed=frozenset(self._failed),
            struck=frozenset(self._struck),
            noted=frozenset(self._noted),
        )


def _records(book: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Return the records from `at` to the end of what begins there."""
    while at + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, at)
        if kind == _END:
            return
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _name(body: bytes) -> str:
    """Return the name of a sheet: its length, whether its letters have two bytes, its letters."""
    length, is_wide = body[6], body[7] & 1
    return body[8 : 8 + length * (1 + is_wide)].decode("utf-16-le" if is_wide else "latin-1")


def _cell(body: bytes) -> tuple[int, int]:
    """Return the row, from 1, and the column, from 0, with which a record begins."""
    row, column = struct.unpack_from("<HH", body)
    return row + 1, column


def _is_error(body: bytes) -> bool:
    """Return whether what a formula last came to is an error."""
    return body[12:14] == b"\xff\xff" and body[6] == 2


def _struck(fonts: list[int], formats: list[int]) -> frozenset[int]:
    """Return the numbers of the cell formats whose font is struck through."""
    numbers = [*range(_NO_FONT), *range(_NO_FONT + 1, len(fonts) + 1)]
    struck = {n for n, flags in zip(numbers, fonts, strict=False) if flags & _STRUCK}
    return frozenset(n for n, font in enumerate(formats) if font in struck)

"""The content of an OpenDocument workbook in; what calamine does not tell of a sheet out."""

from __future__ import annotations

import re
from html import unescape

from docgen.recipients.table import Oddities

_TABLE = re.compile(rb'<table:table\b[^>]*table:name="([^"]*)"[^>]*>')
_PART = re.compile(
    rb"<(?:table:(table-row|table-column|table-cell|covered-table-cell)|office:(annotation))\b"
    rb"([^>]*?)/?>|</table:table>"
)
_REPEAT = re.compile(rb'table:number-(?:rows|columns)-repeated="(\d+)"')
_HIDDEN = re.compile(rb'table:visibility="(?:collapse|filter)"')
_SPAN = re.compile(rb'table:number-(columns|rows)-spanned="(\d+)"')
_FAILED = b'value-type="error"'
_STYLE = re.compile(rb'<style:style style:name="([^"]*)"(.*?)</style:style>', re.DOTALL)
_STRUCK = re.compile(rb'line-through-(?:style="(?!none)|type="(?!none))')
_STYLE_NAME = re.compile(rb'table:style-name="([^"]*)"')
#: Rows and columns beyond these hold no list; repeated empty ones go to the sheet's end.
_MOST_ROWS = 1_100_000
_MOST_COLUMNS = 20_000


def of_ods(xml: bytes, sheet: str) -> Oddities:
    """Return what is odd in the sheet called `sheet`."""
    start = next(
        (m.end() for m in _TABLE.finditer(xml) if unescape(m.group(1).decode()) == sheet), None
    )
    if start is None:
        return Oddities()
    styles = _STYLE.findall(xml, 0, start)
    seen = _Sheet({name for name, style in styles if _STRUCK.search(style)})
    for part in _PART.finditer(xml, start):
        kind = part.group(1) or part.group(2)
        if kind is None:
            break
        seen.see(kind, part.group(3))
    return seen.oddities()


class _Sheet:
    """Counts rows and columns as the parts of a sheet go by; `struck_styles` strike through."""

    def __init__(self, struck_styles: set[bytes]) -> None:
        self._struck_styles = struck_styles
        self._row = self._column = self._width = 0
        self._cell = (0, 0)
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[tuple[int, int, int, int]] = []
        self._failed: set[tuple[int, int]] = set()
        self._struck: set[tuple[int, int]] = set()
        self._noted: set[tuple[int, int]] = set()

    def see(self, kind: bytes, attributes: bytes) -> None:
        """Take in one part."""
        found = _REPEAT.search(attributes)
        repeat = int(found.group(1)) if found else 1
        if kind == b"annotation":
            self._noted.add(self._cell)
        elif kind == b"table-column":
            if _HIDDEN.search(attributes):
                last = min(self._width + repeat, _MOST_COLUMNS)
                self._hidden_columns.update(range(self._width, last))
            self._width += repeat
        elif kind == b"table-row":
            if _HIDDEN.search(attributes):
                last = min(self._row + repeat, _MOST_ROWS)
                self._hidden_rows.update(range(self._row + 1, last + 1))
            self._row, self._column = self._row + repeat, 0
        else:
            self._see_cell(attributes)
            self._column += repeat

    def oddities(self) -> Oddities:
        """Return all of it."""
        return Oddities(
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
            tuple(self._merged),
            failed=frozenset(self._failed),
            struck=frozenset(self._struck),
            noted=frozenset(self._noted),
        )

    def _see_cell(self, attributes: bytes) -> None:
        self._cell = (self._row, self._column)
        if _FAILED in attributes:
            self._failed.add(self._cell)
        style = _STYLE_NAME.search(attributes) if self._struck_styles else None
        if style and style.group(1) in self._struck_styles and b"value-type" in attributes:
            self._struck.add(self._cell)
        if b"-spanned=" in attributes:
            spans = {name: int(number) for name, number in _SPAN.findall(attributes)}
            wide, high = spans.get(b"columns", 1), spans.get(b"rows", 1)
            if wide > 1 or high > 1:
                row, column = self._cell
                self._merged.append((row, column, row + high - 1, column + wide - 1))

"""Tables in, Typst tables and grids out: widths, merged cells, borders, grounds, header rows.

A table with header rows is data, and becomes a `table` whose header is tagged and repeats. One
without is a form laid out in cells; it becomes a `grid`, which a screen reader reads label,
answer, label, answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from docgen.template.setting.keeping import Store
from docgen.template.setting.measures import bits, number, points, whole
from docgen.template.setting.moulds import Mould
from docgen.template.setting.properties import Properties, merge, read_properties, said
from docgen.template.setting.raw import Raw, parse, split
from docgen.template.setting.table import Cell, Row, Table, text_of

if TYPE_CHECKING:
    from docgen.template.setting.story import Story

_ROWS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins"})
_COLUMNS = 1000  # Word has no more than 63
_GRID = re.compile(r'<w:gridCol [^>]*w:w="([^"]*)"')


@dataclass(frozen=True, slots=True)
class _TableProperties:
    """What the `w:tblPr` that is `written` so says, and with its style."""

    written: str
    own: Properties
    style: str
    resolved: Properties
    look: frozenset[str]


class TableReader:
    """Reads tables, and keeps what their property elements came to."""

    def __init__(self) -> None:
        self._known: Store[str, Properties] = Store()
        self._rows: Store[str, Row] = Store(200)
        self._tables: Store[str, _TableProperties] = Store(200)
        self._last: Store[tuple[object, ...], Mould] = Store(100)
        self._shapes: Store[tuple[object, ...], int] = Store(200)
        self._numbers = count(1)

    def read(self, text: str, story: Story) -> Table:
        """Return the table that the `w:tbl` written in `text` is, read anew as far as it is new."""
        place = (text[: text.find("<w:tr")], story.width)
        last = self._last.get(place)
        mould = last.cast(text) if last is not None else None
        if mould is None:
            mould = Mould.of(self._read(text, story), text)
        return self._last.put(place, mould).table

    def number_of(self, *shape: object) -> int:
        """Return the number of tables of this shape, by which their cells are known in short."""
        known = self._shapes.get(shape)
        return known or self._shapes.put(shape, next(self._numbers))

    def _read(self, text: str, story: Story) -> Table:
        parts = split(Raw("w:tbl", text).inside)
        found = self._properties_of_table(text_of(parts, "w:tblPr"), story)
        grid = next((part for part in parts if part.name == "w:tblGrid"), None)
        rows = [self._row(row, number_) for number_, row in enumerate(_unwrap(parts, "w:tr"))]
        _join_rows(rows)
        count = max((c.column + c.span for r in rows for c in r.cells), default=1)
        columns = [points(width) for width in _GRID.findall(grid.text)] if grid else []
        widths = _widths(columns, found.own, rows, count, story.width)
        return Table(found.style, found.resolved, rows, widths, found.look, found.written)

    def _properties_of_table(self, written: str, story: Story) -> _TableProperties:
        known = self._tables.get(written)
        if known is None:
            own = self.properties(written)
            styles = story.sheet.styles
            style = styles.find(said(own, "tblStyle"), "table")
            resolved = merge(styles.resolve(style, "table"), own)
            known = _TableProperties(written, own, style, resolved, _look(own))
            self._tables.put(written, known)
        return known

    def properties(self, text: str) -> Properties:
        """Return what the property element written in `text` says."""
        if not text:
            return {}
        found = self._known.get(text)
        if found is None:
            found = self._known.put(text, read_properties(parse(text)))
        return found

    def _row(self, raw: Raw, row: int) -> Row:
        """Return the row written in `raw`, from what was read of it before."""
        known = self._rows.get(raw.text)
        if known is None:
            known = self._rows.put(raw.text, self._new_row(raw, row))
        cells = [replace(cell, row=row, rows=1, continues=cell.merged) for cell in known.cells]
        return Row(known.own, known.written, cells)

    def _new_row(self, raw: Raw, row: int) -> Row:
        parts = split(raw.inside)
        written = text_of(parts, "w:trPr")
        own = self.properties(written)
        read = Row(own, written)
        column = max(whole(said(own, "gridBefore"), most=_COLUMNS), 0)
        for item in _unwrap(parts, "w:tc"):
            content = split(item.inside)
            own_text = text_of(content, "w:tcPr")
            properties = self.properties(own_text)
            span = max(whole(said(properties, "gridSpan"), 1, most=_COLUMNS), 1)
            continues = "vMerge" in properties and said(properties, "vMerge") != "restart"
            cell = Cell(item.text, tuple(content), row, column, span, properties, own_text)
            cell.merged = cell.continues = continues
            read.cells.append(cell)
            column += span
        return read


def _unwrap(parts: Iterable[Raw], name: str) -> Iterator[Raw]:
    """Return the elements called `name`, out of content controls too."""
    for part in parts:
        if part.name == name:
            yield part
        elif part.name in _ROWS:
            yield from _unwrap(split(part.inside), name)


def _join_rows(rows: list[Row]) -> None:
    """Count over how many rows each merged cell reaches."""
    open_cells: dict[int, Cell] = {}
    for row in rows:
        for cell in row.cells:
            above = open_cells.get(cell.column)
            if cell.continues and above is not None:
                above.rows += 1
            elif "vMerge" in cell.own:
                cell.continues = False
                open_cells[cell.column] = cell
            else:
                open_cells.pop(cell.column, None)


def _look(own: Properties) -> frozenset[str]:
    """Return the conditions of the table's style that this table asks for (`w:tblLook`)."""
    look = own.get("tblLook", {})
    asked_for = bits(look.get("val"))
    names = {
        "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
    }  # fmt: skip
    asked = {
        n
        for n, bit in names.items()
        if look.get(n) in {"1", "true"} or (n not in look and asked_for & bit)
    }
    for name, bit in (("noHBand", 0x200), ("noVBand", 0x400)):
        if look.get(name) in {"1", "true"} or (name not in look and asked_for & bit):
            asked.add(name)
    return frozenset(asked)


def _widths(
    grid: list[float], own: Properties, rows: list[Row], count: int, room: float
) -> list[float]:
    """Return the width of each column: the grid's, fitted to the width that the table asks for."""
    widths = [*grid, *([0.0] * (count - len(grid)))][:count]
    if not all(widths):
        widths = _widths_of_cells(rows, widths, room)
    kind, asked = said(own, "tblW", "type"), said(own, "tblW", "w")
    wanted = 0.0
    if kind == "pct":
        share = number(asked) / (100 if asked.endswith("%") else 5000)
        wanted = room * share
    elif kind == "dxa":
        wanted = points(asked)
    total = sum(widths)
    if wanted > 0 and abs(wanted - total) > 1:
        return [w * wanted / total for w in widths]
    return widths


def _widths_of_cells(rows: list[Row], widths: list[float], room: float) -> list[float]:
    """Return the columns' widths where the grid does not say them: the cells', or equal shares."""
    for row in rows:
        for cell in row.cells:
            if cell.span == 1 and not widths[cell.column]:
                widths[cell.column] = points(said(cell.own, "tcW", "w"))
    known = sum(widths)
    empty = sum(not w for w in widths)
    share = max((room - known) / empty, 20.0) if empty else 0.0
    return [w or share for w in widths]

"""A table with merged cells in the tree into `<w:tbl>`, in the looks of every other table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from docgen.template.rich.frames import Frame
from docgen.template.rich.properties import Properties
from docgen.template.rich.styles import StyleMap
from docgen.template.rich.tables import of_cell, write_frame
from docgen.template.rich.tree import Cell, Mark, Sheet
from docgen.template.rich.wordxml import element

InsideWriter: TypeAlias = Callable[[Cell, Properties, Mark, int], str]
"""Writes a cell's blocks with properties and a mark, in a width in twips."""

_PADDING: Final = 216  # twips left and right in a cell, Word's default
_EMPTY: Final = "<w:p/>"


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell of a row as Word counts them: one that begins here, or goes on from above."""

    cell: Cell
    column: int
    goes_on: bool = False


def write_sheet(
    sheet: Sheet, frame: Frame, room: int, styles: StyleMap, inside: InsideWriter
) -> str:
    """Return `sheet` as a table in a room of `room` twips."""
    whole = sum(sheet.shares) or 1
    widths = [room * share // whole for share in sheet.shares]
    rows = "".join(
        _write_row(places, widths, inside, header=at < sheet.heads)
        for at, places in enumerate(lay_out(sheet))
    )
    size = element("tblW", w=sum(widths), type="dxa")
    return write_frame(widths, rows, size, frame.left, styles)


def lay_out(sheet: Sheet) -> list[list[_Place]]:
    """Return the rows with every cell that goes on into them, each at its column."""
    below: dict[int, tuple[Cell, int]] = {}  # by column: what goes on, and for how many rows
    rows = []
    for row in sheet.rows:
        places: list[_Place] = []
        column, waiting = 0, list(row)
        while column < len(sheet.shares):
            place = _next_place(column, waiting, below)
            places.append(place)
            column += max(place.cell.across, 1)
        rows.append(places)
    return rows


def _next_place(column: int, waiting: list[Cell], below: dict[int, tuple[Cell, int]]) -> _Place:
    if column in below:
        cell, left = below.pop(column)
        if left > 1:
            below[column] = (cell, left - 1)
        return _Place(cell, column, goes_on=True)
    cell = waiting.pop(0) if waiting else Cell(())
    if cell.down > 1:
        below[column] = (cell, cell.down - 1)
    return _Place(cell, column)


def _write_row(
    places: Sequence[_Place],
    widths: Sequence[int],
    inside: InsideWriter,
    *,
    header: bool,
) -> str:
    told = "<w:cantSplit/>" * _is_short(places) + "<w:tblHeader/>" * header
    cells = "".join(_write_cell(place, widths, inside, header=header) for place in places)
    return f"<w:tr>{f'<w:trPr>{told}</w:trPr>' if told else ''}{cells}</w:tr>"


def _is_short(places: Sequence[_Place]) -> bool:
    """Return whether a row can stay on one page: no cell goes over rows or holds many blocks."""
    return all(p.cell.down == 1 and not p.goes_on and len(p.cell.blocks) < 6 for p in places)


def _write_cell(place: _Place, widths: Sequence[int], inside: InsideWriter, *, header: bool) -> str:
    cell, across = place.cell, max(place.cell.across, 1)
    width = sum(widths[place.column : place.column + across])
    told = element("tcW", w=width, type="dxa")
    if across > 1:
        told += element("gridSpan", val=across)
    if cell.down > 1:
        told += "<w:vMerge/>" if place.goes_on else element("vMerge", val="restart")
    if place.goes_on:
        blocks = _EMPTY
    else:
        mark = Mark.STRONG if header else Mark.PLAIN
        blocks = inside(cell, of_cell(cell.side), mark, max(width - _PADDING, 1))
    return f"<w:tc><w:tcPr>{told}</w:tcPr>{blocks}</w:tc>"

"""A table of a chapter into the tree: merged cells, header rows and what its cells hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from lxml import etree

from docgen.template.chapters.sheet import is_on
from docgen.template.rich.tree import Block, Cell, Sheet
from docgen.template.rich.wordxml import number, value, w

CellReader: TypeAlias = Callable[[etree._Element, str], tuple[Block, ...]]
"""Reads the blocks of a cell that stands at a spot."""

_SIDES: Final = {"center": "center", "right": "right", "end": "right"}
_FIRST_ROW: Final = 0x20  # of a table's look, in hexadecimal: ECMA-376 part 1, 17.18.100


@dataclass(frozen=True, slots=True)
class _Found:
    """A cell as it stands in its row: at which column, and whether it goes on from above."""

    column: int
    cell: Cell
    goes_on: bool


def read_table(table: etree._Element, place: int, read: CellReader) -> Sheet:
    """Return `table`, which is the chapter's `place`th."""
    nodes = [row for row in _rows(table) if row.find(f"{w('trPr')}/{w('del')}") is None]
    found = [list(_cells(row, f"table {place}, row {at}", read)) for at, row in enumerate(nodes, 1)]
    rows = tuple(
        tuple(
            replace(one.cell, down=_depth(found, at, one.column)) for one in row if not one.goes_on
        )
        for at, row in enumerate(found)
    )
    return Sheet(_shares(table, found), rows, _heads(table, nodes))


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for node in table:
        if node.tag == w("tr"):
            yield node
        elif node.tag in (w("sdt"), w("customXml"), w("ins")):
            yield from (row for row in node.iter(w("tr")) if _within(row, table))


def _within(row: etree._Element, table: etree._Element) -> bool:
    return next(row.iterancestors(w("tbl"))) is table


def _cells(row: etree._Element, spot: str, read: CellReader) -> Iterator[_Found]:
    column = number(row.find(f"{w('trPr')}/{w('gridBefore')}"), "val")
    for node in (x for x in row.iter(w("tc")) if next(x.iterancestors(w("tr"))) is row):
        told = node.find(w("tcPr"))
        across = 1 if told is None else max(number(told.find(w("gridSpan")), "val"), 1)
        merged = None if told is None else told.find(w("vMerge"))
        goes_on = merged is not None and value(merged) != "restart"
        blocks = () if goes_on else read(node, spot)
        yield _Found(column, Cell(blocks, across, side=_side(node)), goes_on)
        column += across


def _side(cell: etree._Element) -> str:
    told = cell.find(f"{w('p')}/{w('pPr')}/{w('jc')}")
    return _SIDES.get(value(told), "")


def _depth(rows: list[list[_Found]], at: int, column: int) -> int:
    """Return over how many rows the cell at `column` of row `at` goes."""
    depth = 1
    for row in rows[at + 1 :]:
        if not any(one.column == column and one.goes_on for one in row):
            break
        depth += 1
    return depth


def _shares(table: etree._Element, rows: list[list[_Found]]) -> tuple[int, ...]:
    """Return the widths of the columns; equal ones where the grid does not fit the rows."""
    count = max((one.column + one.cell.across for row in rows for one in row), default=1)
    told = [number(node, "w") for node in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
    return tuple(told) if len(told) == count and all(x > 0 for x in told) else (1,) * count


def _heads(table: etree._Element, rows: list[etree._Element]) -> int:
    """Return how many rows head the table: those that say so, or the first by the table's look."""
    count = 0
    for row in rows:
        if not is_on(row.find(f"{w('trPr')}/{w('tblHeader')}")):
            break
        count += 1
    return count or int(len(rows) > 1 and _looks_headed(table))


def _looks_headed(table: etree._Element) -> bool:
    look = table.find(f"{w('tblPr')}/{w('tblLook')}")
    if value(look, "firstRow"):
        return value(look, "firstRow") in ("1", "true")
    try:
        return bool(int(value(look) or "0", 16) & _FIRST_ROW)
    except ValueError:
        return False

"""Turns cells into tables of fixed widths: every table has its grid, no width is left to chance.

All tables of a form take the whole width of the column, so that their edges line up. Widths come in
per cent and end in twips that add up exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from docgen.authoring.oxml import Element, el
from docgen.authoring.page import Page
from docgen.authoring.paragraphs import paragraph, tag
from docgen.authoring.stylesheet import style_id

_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its paragraphs, how many columns of the grid it spans, what is behind it.

    `borders` are sides that have a rule of their own, with its colour: `(("bottom", "12495E"),)`.
    """

    content: Sequence[Element]
    span: int = 1
    fill: str = ""
    align: str = ""
    borders: tuple[tuple[str, str], ...] = ()
    padding: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells, its least height in twips, and whether it heads the table."""

    cells: Sequence[Cell]
    height: int = 0
    head: bool = False
    splits: bool = False
    exact: bool = False


def columns(page: Page, shares: Sequence[float]) -> list[int]:
    """Return the widths of columns in twips; `shares` are per cent, and 0 takes what is left."""
    free = shares.count(0)
    left = max(0.0, _HUNDRED - sum(shares))
    percents = [share or left / free for share in shares]
    whole = sum(percents)
    edges = [round(page.width * sum(percents[:n]) / whole) for n in range(len(percents) + 1)]
    return [right - left for left, right in pairwise(edges)]


def row_height(page: Page, lines: int) -> int:
    """Return the least height in twips of a row with room for so many `lines` by pen."""
    return page.mm("tables.row") + (lines - 1) * page.mm("tables.pen_line")


def table(
    widths: Sequence[int], rows: Sequence[Row | str], *, style: str = "Form Table", alt: str = ""
) -> Element:
    """Return a table; a row that is a text is a docxtpl tag standing in a row of its own."""
    looks = el(
        "tblPr",
        el("tblStyle", val=style_id(style)),
        el("tblW", w=sum(widths), type="dxa"),
        el("tblLayout", type="fixed"),
        el("tblLook", val="0020" if _has_head(rows) else "0000"),
        el("tblDescription", val=alt) if alt else None,
    )
    grid = el("tblGrid", *(el("gridCol", w=width) for width in widths))
    return el("tbl", looks, grid, *(_row(widths, row) for row in rows))


def gap() -> Element:
    """Return the thin paragraph that keeps Word from making one table of two."""
    return paragraph("Table Gap")


def blank(style: str = "Cell") -> Element:
    """Return the empty paragraph that an empty cell must hold."""
    return paragraph(style)


def _has_head(rows: Sequence[Row | str]) -> bool:
    return any(isinstance(row, Row) and row.head for row in rows)


def _row(widths: Sequence[int], row: Row | str) -> Element:
    if isinstance(row, str):
        row = Row([Cell([tag(row)], span=len(widths))])
    looks = [] if row.splits else [el("cantSplit")]
    if row.height:
        rule = "exact" if row.exact else "atLeast"
        looks.append(el("trHeight", val=row.height, hRule=rule))
    if row.head:
        looks.append(el("tblHeader"))
    made = el("tr", el("trPr", *looks) if looks else None)
    start = 0
    for cell in row.cells:
        made.append(_cell(cell, sum(widths[start : start + cell.span])))
        start += cell.span
    return made


def _cell(cell: Cell, width: int) -> Element:
    # the order is the schema's (ECMA-376 Part 1, 17.4.70)
    looks = [el("tcW", w=width, type="dxa")]
    if cell.span > 1:
        looks.append(el("gridSpan", val=cell.span))
    if cell.borders:
        looks.append(el("tcBorders", *(_border(*border) for border in cell.borders)))
    if cell.fill:
        looks.append(el("shd", val="clear", color="auto", fill=cell.fill))
    if cell.padding is not None:
        sides = ("top", "left", "bottom", "right")
        looks.append(el("tcMar", *(el(s, w=cell.padding, type="dxa") for s in sides)))
    if cell.align:
        looks.append(el("vAlign", val=cell.align))
    return el("tc", el("tcPr", *looks), *cell.content)


def _border(side: str, colour: str) -> Element:
    return el(side, val="single", sz=6, space=0, color=colour)

"""Tables of data whose rows are written in the source: agendas, timetables.

A cell says one thing, as an answer does, or holds a few blocks, such as a sentence and its bullets.
A row may hang on a condition, or stand for each item of a list.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.authoring import paragraphs, tables
from docgen.authoring.answer import KEYS, ask
from docgen.authoring.blocks.answers import Grid, Rows, conditional
from docgen.authoring.blocks.text import check_keys
from docgen.authoring.oxml import Element
from docgen.authoring.page import Page
from docgen.authoring.source import Part
from docgen.authoring.tables import Cell, Row

_PAIR = frozenset({"en", "cy"})


def schedule(page: Page, part: Part) -> list[Element]:
    """Return a table with a header row that repeats, and the rows that the source writes."""
    check_keys(page, part, ("columns", "rows"))
    columns, rows = part.find("columns"), part.find("rows")
    if columns is None or not columns.items or rows is None:
        page.blame(part, "source-shape", "a schedule needs `columns` and `rows`")
        return []
    grid = Grid(tables.columns(page, [column.number("width", 0) for column in columns.items]))
    made: Rows = [_head(page, columns.items)]
    for row in rows.items:
        made += _rows(page, row, grid)
    return [tables.table(grid.widths, made)]


def _head(page: Page, columns: Sequence[Part]) -> Row:
    return Row([_heading(page, column) for column in columns], head=True)


def _heading(page: Page, column: Part) -> Cell:
    check_keys(page, column, ("title", "width"))
    title = column.find("title")
    words = "" if title is None else page.text(title)
    made = paragraphs.text_paragraph(page, "Column Heading", words)
    return Cell([made], fill=page.colour("band"), align="center")


def _rows(page: Page, part: Part, grid: Grid) -> Rows:
    if part.is_list:
        return [_row(page, part, grid)]
    check_keys(page, part, ("cells", "lines", "if", "each"))
    each, cells = part.find("each"), part.find("cells")
    if cells is None:
        page.blame(part, "source-shape", "a row of a schedule is a list of cells, or has `cells`")
        return []
    inner = page if each is None else page.inside(each)
    made: Rows = [_row(inner, cells, grid, part.number("lines", 1))]
    if each is not None:
        made = [f"{{%tr for {page.expression(each)} %}}", *made, "{%tr endfor %}"]
    return conditional(page, part, made)


def _row(page: Page, part: Part, grid: Grid, lines: int = 1) -> Row:
    count = len(part.items)
    if not 0 < count <= grid.count:
        page.blame(part, "source-shape", "a row has as many cells as the table, or fewer")
        return Row([Cell([tables.blank()], span=grid.count)])
    # where a row has fewer cells, its last one takes what is left
    spans = [1] * (count - 1) + [grid.count - count + 1]
    cells = [_cell(page, item, span) for item, span in zip(part.items, spans, strict=True)]
    return Row(cells, height=tables.row_height(page, lines))


def _cell(page: Page, part: Part, span: int) -> Cell:
    if part.is_list:
        return Cell(page.make(page, part.items), span)
    if part.is_text or not _PAIR.isdisjoint(part.entries):
        return Cell([paragraphs.text_paragraph(page, "Cell", page.text(part))], span)
    check_keys(page, part, KEYS)
    return Cell(ask(page, part).answer_paragraphs(page, "Cell"), span)

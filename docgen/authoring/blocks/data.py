"""Tables of data: a header row that repeats on each page, then a row for each item."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.authoring import paragraphs, tables
from docgen.authoring.answer import Asked, ask
from docgen.authoring.blocks.answers import Rows
from docgen.authoring.blocks.text import check_keys
from docgen.authoring.oxml import Element, child, el
from docgen.authoring.page import Page
from docgen.authoring.source import Part
from docgen.authoring.tables import Cell, Row

_BLANK_ROWS = 3
_ALIGN = {"left": "left", "centre": "center", "right": "right"}


@dataclass(frozen=True, slots=True)
class _Column:
    """One column: its heading, its width in per cent, and what its cells say."""

    part: Part
    title: str
    width: float
    align: str
    asked: Asked | None
    tick: str = ""


def table(page: Page, part: Part) -> list[Element]:
    """Return a table with its header row marked as one."""
    check_keys(page, part, ("each", "blank_rows", "columns", "rows", "lines", "splits"))
    each, fixed, listed = part.find("each"), part.find("rows"), part.find("columns")
    if listed is None or not listed.items:
        page.blame(part, "source-shape", "a table needs `columns`")
        return []
    inner = page if each is None else page.inside(each)
    columns = [_column(inner, item) for item in listed.items]
    widths = tables.columns(page, [column.width for column in columns])
    rows: Rows = [_head(page, columns)]
    if each is not None:
        rows += _looped(inner, part, each, columns)
    rows += [_fixed(page, row, columns) for row in (fixed.items if fixed else ())]
    return [tables.table(widths, rows)]


def _column(page: Page, part: Part) -> _Column:
    if part.is_text:
        asked = ask(page, part)
        return _Column(part, asked.title, 0, "left", asked)
    more = ("title", "width", "align", "tick")
    asked = ask(page, part, more=more)
    title, tick = part.find("title"), part.find("tick")
    return _Column(
        part,
        asked.title if title is None else page.text(title),
        part.number("width", 0),
        _ALIGN.get(part.word("align", "left"), "left"),
        asked if part.find("field") or part.find("show") else None,
        "" if tick is None else f"{page.expression(tick)}, true",
    )


def _head(page: Page, columns: list[_Column]) -> Row:
    cells = [
        Cell(
            [_aligned(paragraphs.text_paragraph(page, "Column Heading", c.title), c.align)],
            fill=page.colour("band"),
            align="center",
        )
        for c in columns
    ]
    return Row(cells, head=True)


def _looped(page: Page, part: Part, each: Part, columns: list[_Column]) -> Rows:
    height = tables.row_height(page, part.number("lines", 1))
    # a row that may be higher than a page has to run over it
    splits = part.flag("splits")
    cells = [Cell(_content(page, column)) for column in columns]
    row = Row(cells, height=height, splits=splits)
    blanks = part.number("blank_rows", _BLANK_ROWS)
    loop = f"{page.expression(each)}|or_blank({blanks})" if blanks else page.expression(each)
    return [f"{{%tr for {loop} %}}", row, "{%tr endfor %}"]


def _content(page: Page, column: _Column) -> list[Element]:
    if column.tick:
        runs = [paragraphs.tick_run(column.tick)]
        return [_aligned(paragraphs.paragraph("Tick", *runs), column.align)]
    if column.asked is None:
        return [tables.blank()]
    made = column.asked.answer_paragraphs(page, "Cell")
    return [_aligned(element, column.align) for element in made]


def _fixed(page: Page, part: Part, columns: list[_Column]) -> Row:
    if len(part.items) != len(columns):
        page.blame(part, "source-shape", "a row has as many cells as the table has columns")
    cells = []
    for item, column in zip(part.items, columns, strict=False):
        made = paragraphs.text_paragraph(page, "Cell", page.text(item))
        cells.append(Cell([_aligned(made, column.align)]))
    return Row(cells, height=page.mm("tables.row"))


def _aligned(element: Element, align: str) -> Element:
    looks = child(element, "pPr")
    if align != "left" and looks is not None:
        looks.append(el("jc", val=align))
    return element

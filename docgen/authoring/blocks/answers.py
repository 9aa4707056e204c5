"""Label-and-answer rows, and full-width boxes: what a form asks in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.authoring import paragraphs, tables
from docgen.authoring.answer import Asked, ask
from docgen.authoring.blocks.text import check_keys, heading_paragraph
from docgen.authoring.oxml import Element
from docgen.authoring.page import Page
from docgen.authoring.source import Part
from docgen.authoring.tables import Cell, Row

_PAIRED_LABEL = 25
_DEEPEST = 3

Rows = list[Row | str]


@dataclass(frozen=True, slots=True)
class Grid:
    """The widths of a table's columns, in twips."""

    widths: Sequence[int]

    @property
    def count(self) -> int:
        """Return how many columns there are."""
        return len(self.widths)


def answers(page: Page, part: Part) -> list[Element]:
    """Return a table with labels at the left, shaded, and answers at the right."""
    rows, label_width = part, page.style.sizes["tables.label_width"]
    if part.is_mapping:
        check_keys(page, part, ("label_width", "rows"))
        rows = part.find("rows") or part
        label_width = part.number("label_width", round(label_width))
    paired = any(row.is_list for row in rows.items)
    label = min(label_width, _PAIRED_LABEL) if paired else label_width
    shares = [label, 50 - label, label, 50 - label] if paired else [label, 100 - label]
    grid = Grid(tables.columns(page, shares))
    made: Rows = []
    for row in rows.items:
        made += _rows(page, row, grid)
    return [tables.table(grid.widths, made)]


def box(page: Page, part: Part) -> list[Element]:
    """Return a label as a heading, its helper text, and a box for the answer."""
    asked = ask(page, part, more=("level", "prompts"))
    level = part.number("level", 2)
    made = [_box_label(page, asked, level)]
    for key, style in (("note", "Note"), ("prompts", "List Bullet")):
        below = part.find(key)
        for item in below.listed() if below else ():
            made.append(paragraphs.text_paragraph(page, style, page.text(item)))
    cell = Cell(asked.answer_paragraphs(page))
    row = Row([cell], height=asked.height(page), splits=asked.is_long)
    return [*made, tables.table([page.width], [row])]


def full_row(page: Page, part: Part, span: int) -> Row | None:
    """Return the full-width row that `part` says by `band` or `text`, or None."""
    for key, style, fill in (("band", "Band", "band"), ("text", "Cell", "")):
        below = part.find(key)
        if below is not None:
            check_keys(page, part, (key, "if"))
            words = paragraphs.text_paragraph(page, style, page.text(below))
            return Row([Cell([words], span, page.colour(fill) if fill else "", align="center")])
    return None


def conditional(page: Page, part: Part, rows: Rows) -> Rows:
    """Return `rows`, under the `if` that `part` has."""
    condition = part.find("if")
    if condition is None:
        return rows
    return [f"{{%tr if {page.expression(condition)} %}}", *rows, "{%tr endif %}"]


def _box_label(page: Page, asked: Asked, level: int) -> Element:
    if not level:
        return paragraphs.text_paragraph(page, "Question", asked.title)
    return heading_paragraph(page, asked.part, min(level, _DEEPEST), asked.title)


def _rows(page: Page, part: Part, grid: Grid) -> Rows:
    if part.is_list:
        return [_paired(page, part, grid)]
    whole = full_row(page, part, grid.count)
    if whole is not None:
        return conditional(page, part, [whole])
    loop = part.find("rows")
    if loop is None:
        return conditional(page, part, [_single(page, ask(page, part), grid)])
    inner = page.inside(loop)
    row = _single(inner, ask(inner, part, more=("rows",)), grid)
    looped: Rows = [f"{{%tr for {page.expression(loop)} %}}", row, "{%tr endfor %}"]
    return conditional(page, part, looped)


def _single(page: Page, asked: Asked, grid: Grid) -> Row:
    label = Cell(asked.label_paragraphs(page), fill=page.colour("label"), align=asked.align())
    answer = Cell(asked.answer_paragraphs(page), span=grid.count - 1, align=asked.align())
    return Row([label, answer], height=asked.height(page), splits=asked.is_long)


def _paired(page: Page, part: Part, grid: Grid) -> Row:
    fields = [ask(page, item) for item in part.items[:2]]
    if len(part.items) != grid.count // 2:
        page.blame(part, "source-shape", "two fields share a row, no more and no fewer")
    cells: list[Cell] = []
    for asked in fields:
        align = asked.align()
        cells.append(Cell(asked.label_paragraphs(page), fill=page.colour("label"), align=align))
        cells.append(Cell(asked.answer_paragraphs(page), align=align))
    return Row(cells, height=max(asked.height(page) for asked in fields))

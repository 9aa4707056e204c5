"""Signature blocks: a label, and a line to sign or write on."""

from __future__ import annotations

from docgen.authoring import tables
from docgen.authoring.answer import Asked, ask
from docgen.authoring.keeping import keep_with_next
from docgen.authoring.oxml import Element
from docgen.authoring.page import Page
from docgen.authoring.source import Part
from docgen.authoring.stylesheet import twips
from docgen.authoring.tables import Cell, Row

#: Per cent of the width for labels and lines: of the page, and of a column of `beside`.
_WHOLE, _BESIDE = (26, 44), (34, 66)
_OF_WHOLE = 100


def signature(page: Page, part: Part) -> list[Element]:
    """Return the block, kept on one page."""
    is_column = page.width < twips(page.layout.text_width)
    widths = [round(page.width * share / _OF_WHOLE) for share in (_BESIDE if is_column else _WHOLE)]
    rows = [Row(_cells(page, asked), height=_height(page, asked)) for asked in _asked(page, part)]
    made = tables.table(widths, rows, style="Plain Table")
    keep_with_next(made, last_row=False)
    return [made]


def _asked(page: Page, part: Part) -> list[Asked]:
    return [ask(page, item) for item in part.listed() if not item.is_mapping or item.entries]


def _cells(page: Page, asked: Asked) -> list[Cell]:
    answer = [tables.blank("Answer")] if _is_signed(asked) else asked.answer_paragraphs(page)
    line = (("bottom", page.colour("quiet")),)
    return [
        Cell(asked.label_paragraphs(page), align="bottom"),
        Cell(answer, align="bottom", borders=line),
    ]


def _is_signed(asked: Asked) -> bool:
    return asked.label.outside and asked.part.find("show") is None


def _height(page: Page, asked: Asked) -> int:
    return page.mm("tables.signature_row" if _is_signed(asked) else "tables.row")

"""Signature blocks: a label, and a line to sign or write on; one block, or two side by side."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.authoring import tables
from docgen.authoring.answer import Asked, ask
from docgen.authoring.blocks.text import check_keys
from docgen.authoring.keeping import keep_with_next
from docgen.authoring.oxml import Element
from docgen.authoring.page import Page
from docgen.authoring.source import Part
from docgen.authoring.tables import Cell, Row

_ALONE = (26, 44)
_ASIDE = (16, 30, 8, 16, 30)
_OF_WHOLE = 100


def signature(page: Page, part: Part) -> list[Element]:
    """Return the block, kept on one page."""
    check_keys(page, part, ("left", "right"))
    left, right = part.find("left"), part.find("right")
    shares = _ALONE if right is None else _ASIDE
    widths = [round(page.width * share / _OF_WHOLE) for share in shares]
    first = _asked(page, left or part)
    second = _asked(page, right) if right is not None else []
    rows = [
        Row(
            _cells(page, first, number) + ([_space(), *_cells(page, second, number)] * bool(right)),
            height=_height(page, (*first[number : number + 1], *second[number : number + 1])),
        )
        for number in range(max(len(first), len(second)))
    ]
    made = tables.table(widths, rows, style="Plain Table")
    keep_with_next(made, last_row=False)
    return [made]


def _asked(page: Page, part: Part) -> list[Asked]:
    return [ask(page, item) for item in part.listed() if not item.is_mapping or item.entries]


def _cells(page: Page, fields: Sequence[Asked], number: int) -> list[Cell]:
    if number >= len(fields):
        return [_space(), _space()]
    asked = fields[number]
    answer = [tables.blank("Answer")] if _is_signed(asked) else asked.answer_paragraphs(page)
    line = (("bottom", page.colour("quiet")),)
    return [
        Cell(asked.label_paragraphs(page), align="bottom"),
        Cell(answer, align="bottom", borders=line),
    ]


def _space() -> Cell:
    return Cell([tables.blank()])


def _is_signed(asked: Asked) -> bool:
    return asked.label.outside and asked.part.find("show") is None


def _height(page: Page, fields: Sequence[Asked]) -> int:
    return page.mm("tables.signature_row" if any(map(_is_signed, fields)) else "tables.row")

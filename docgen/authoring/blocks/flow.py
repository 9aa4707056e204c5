"""Conditions, repetitions, breaks, and what must not be parted."""

from __future__ import annotations

from docgen.authoring import paragraphs, tables
from docgen.authoring.blocks.text import Maker, check_keys
from docgen.authoring.keeping import keep_together, keep_with_data, parted
from docgen.authoring.oxml import Element, el
from docgen.authoring.page import Page
from docgen.authoring.source import Part
from docgen.authoring.stylesheet import twips
from docgen.authoring.tables import Cell, Row

#: Millimetres between blocks that stand side by side, of which there are two at least.
_GUTTER, _FEWEST = 10, 2


def when(page: Page, part: Part) -> list[Element]:
    """Return the blocks of `then` where the condition holds, of `else` where not."""
    check_keys(page, part, ("if", "then", "else"))
    condition, then, otherwise = part.find("if"), part.find("then"), part.find("else")
    if condition is None or then is None:
        page.blame(part, "source-shape", "a condition needs `if` and `then`")
        return []
    level = page.notes.level
    made = page.make(page, then.items)
    if otherwise is not None:
        page.notes.level = level
        made += [paragraphs.tag("{%p else %}"), *page.make(page, otherwise.items)]
    return paragraphs.wrapped(f"{{%p if {page.expression(condition)} %}}", made, "{%p endif %}")


def repeat(page: Page, part: Part) -> list[Element]:
    """Return blocks that repeat for each item; on a blank form they print once, empty."""
    check_keys(page, part, ("each", "blocks", "blank"))
    each, blocks = part.find("each"), part.find("blocks")
    if each is None or blocks is None:
        page.blame(part, "source-shape", "a repetition needs `each` and `blocks`")
        return []
    loop = page.expression(each)
    if part.word("blank", "true") == "true" and " if " not in loop:
        loop += "|or_blank"
    made = parted(page.make(page.inside(each), blocks.items))
    keep_with_data(made)
    return paragraphs.wrapped(f"{{%p for {loop} %}}", made, "{%p endfor %}")


def breaks(kind: str) -> Maker:
    """Return the block after which a new page or column begins."""

    def make(page: Page, part: Part) -> list[Element]:
        if not part.is_text:
            page.blame(part, "source-shape", "write `true` after a break")
        return [break_paragraph(kind)]

    return make


def keep(page: Page, part: Part) -> list[Element]:
    """Return blocks that stand on one page."""
    made = page.make(page, part.items)
    keep_together(made)
    return made


def beside(page: Page, part: Part) -> list[Element]:
    """Return lists of blocks side by side, read one after the other."""
    lists = [item for item in part.items if item.is_list]
    if len(lists) < _FEWEST or len(lists) < len(part.items):
        page.blame(part, "source-shape", "`beside` holds two or more lists of blocks")
        return []
    gutter = twips(_GUTTER)
    width = (page.width - gutter * (len(lists) - 1)) // len(lists)
    widths, cells = [width], [Cell(parted(page.make(page.narrowed(width), lists[0].items)))]
    for item in lists[1:]:
        widths += [gutter, width]
        column = parted(page.make(page.narrowed(width), item.items))
        cells += [Cell([tables.blank()]), Cell(column)]
    return [tables.table(widths, [Row(cells)], style="Plain Table")]


def break_paragraph(kind: str) -> Element:
    """Return the paragraph after which a new page or column begins."""
    return paragraphs.paragraph("Column Break", el("r", el("br", type=kind)))

"""A report's own blocks: its cover, its contents list, and panels that lift out what matters."""

from __future__ import annotations

from docgen.authoring import tables
from docgen.authoring.blocks.leaflets import recoloured
from docgen.authoring.blocks.text import check_keys
from docgen.authoring.oxml import XML, Element, el
from docgen.authoring.page import Page
from docgen.authoring.paragraphs import paragraph, tag, text_paragraph
from docgen.authoring.source import Part
from docgen.authoring.stylesheet import twips
from docgen.authoring.tables import Cell, Row

_PADDING = 9  # millimetres
_TOP = 0.66  # of the cover's height: the title; the rest is for what stands below it
_HEIGHT = 226
_PANEL_PADDING = 3.5
_PAIR = ("en", "cy")
_LEVELS = "2-3"
_CONTENTS = "docgen-contents"  # by which the list is known that is filled in, not left to Word


def cover(page: Page, part: Part) -> list[Element]:
    """Return the first page: a field in the house colour with the title, and what is below it."""
    check_keys(page, part, ("blocks", "foot"))
    rows = []
    for key, share in (("blocks", _TOP), ("foot", 1 - _TOP)):
        below = part.find(key)
        if below is not None:
            rows.append(_cover_row(page, below, round(twips(_HEIGHT) * share)))
    return [tables.table([page.width], rows, style="Plain Table")]


def _cover_row(page: Page, part: Part, height: int) -> Row:
    padding = twips(_PADDING)
    content = page.make(page.narrowed(page.width - 2 * padding), part.items)
    for element in content:
        recoloured(element)
    cell = Cell(content, fill=page.colour("house"), padding=padding, align="bottom")
    return Row([cell], height=height)


def contents(page: Page, part: Part) -> list[Element]:
    """Return the heading of the contents list, and the field that is filled when it is made."""
    check_keys(page, part, ("levels", *_PAIR))
    field = paragraph("TOC 2", _sign("begin"), _instruction(part), _sign("separate"), _sign("end"))
    named = el("sdtPr", el("alias", val="Contents"), el("tag", val=_CONTENTS))
    control = el("sdt", named, el("sdtContent", field))
    return [text_paragraph(page, "Contents Heading", page.text(part)), control]


def _sign(kind: str) -> Element:
    return el("r", el("fldChar", fldCharType=kind))


def _instruction(part: Part) -> Element:
    """Return the run that says of which levels of headings the list is (ECMA-376, 17.16.5.68)."""
    told = el("instrText")
    told.text = f' TOC \\o "{part.word("levels", _LEVELS)}" \\h \\z '
    told.set(f"{{{XML}}}space", "preserve")
    return el("r", told)


def panel(page: Page, part: Part) -> list[Element]:
    """Return blocks in a shaded panel with a rule at its left, under a label of its own.

    A panel stays on one page, unless the condition `long` says that it may not fit on one.
    """
    check_keys(page, part, ("label", "blocks", "long"))
    longer = part.find("long")
    whole = _panel(page, part, splits=False)
    if longer is not None:
        split, level = _panel(page, part, splits=True), page.notes.level
        condition = page.expression(longer)
        whole = [tag(f"{{%p if {condition} %}}"), *split, tag("{%p else %}"), *whole]
        whole.append(tag("{%p endif %}"))
        page.notes.level = level
    return whole


def _panel(page: Page, part: Part, *, splits: bool) -> list[Element]:
    label, blocks = part.find("label"), part.find("blocks")
    padding = twips(_PANEL_PADDING)
    content: list[Element] = []
    if label is not None:
        content.append(text_paragraph(page, "Panel Label", page.text(label)))
        if splits:
            _let_go(content[0])
    inner = page.narrowed(page.width - 2 * padding)
    content += page.make(inner, blocks.items) if blocks else []
    border = (("left", page.colour("house")),)
    cell = Cell(content, fill=page.colour("label"), padding=padding, borders=border)
    made = tables.table([page.width], [Row([cell], splits=splits)], style="Plain Table")
    return [tables.gap(), made, paragraph("Panel Gap")]


def _let_go(label: Element) -> None:
    """Take from a label that it keeps with the next: LibreOffice would part the panel nowhere."""
    label[0].insert(1, el("keepNext", val=0))

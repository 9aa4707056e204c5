"""Leaflets: panels, one to a column, folded like a concertina so that they read in order."""

from __future__ import annotations

from docgen.authoring import tables
from docgen.authoring.blocks.flow import break_paragraph
from docgen.authoring.blocks.text import check_keys
from docgen.authoring.oxml import Element, W, el
from docgen.authoring.page import Page
from docgen.authoring.source import Part
from docgen.authoring.stylesheet import style_id, twips
from docgen.authoring.tables import Cell, Row

_COVER_FOOT = 0.28
_COVER_PADDING = 8
_COVER_STYLES = {"": "Cover Text", "Subtitle": "Cover Subtitle", "Lead": "Cover Text"}


def panels(page: Page, part: Part) -> list[Element]:
    """Return the panels in reading order, each in a column of its own."""
    made: list[Element] = []
    for number, item in enumerate(part.items):
        check_keys(page, item, ("cover", "blocks", "foot"))
        if number:
            made.append(break_paragraph("column"))
        made += _cover(page, item) if item.flag("cover") else _panel(page, item)
    return made


def _panel(page: Page, part: Part) -> list[Element]:
    blocks, foot = part.find("blocks"), part.find("foot")
    made = page.make(page, blocks.items) if blocks else []
    if foot is not None:
        padding = twips(_COVER_PADDING / 2)
        inner = page.narrowed(page.width - 2 * padding)
        cell = Cell(page.make(inner, foot.items), fill=page.colour("label"), padding=padding)
        made.append(tables.table([page.width], [Row([cell])], style="Plain Table"))
    return made


def _cover(page: Page, part: Part) -> list[Element]:
    blocks, foot = part.find("blocks"), part.find("foot")
    height = page.mm("leaflet.cover_height")
    padding = twips(_COVER_PADDING)
    inner = page.narrowed(page.width - 2 * padding)
    rows = [
        _cover_row(page, page.make(inner, below.items), round(height * share), align)
        for below, share, align in (
            (blocks, 1 - _COVER_FOOT, "center"),
            (foot, _COVER_FOOT, "bottom"),
        )
        if below is not None
    ]
    return [tables.table([page.width], rows, style="Plain Table")]


def _cover_row(page: Page, content: list[Element], height: int, align: str) -> Row:
    for element in content:
        recoloured(element, "Cover Foot" if align == "bottom" else "")
    fill, padding = page.colour("house"), twips(_COVER_PADDING)
    cell = Cell(content, fill=fill, padding=padding, align=align)
    return Row([cell], height=height, exact=True)


def recoloured(element: Element, style: str = "") -> None:
    """Give a paragraph of a cover the style that reads on the house colour."""
    looks = element.find(f"{{{W}}}pPr")
    if looks is None:
        looks = el("pPr")
        element.insert(0, looks)
    named = looks.find(f"{{{W}}}pStyle")
    was = "" if named is None else named.get(f"{{{W}}}val", "")
    if was.startswith(("Heading", "TemplateTag")):
        return
    if named is not None:
        looks.remove(named)
    wanted = style or _COVER_STYLES.get(was, "Cover Text")
    looks.insert(0, el("pStyle", val=style_id(wanted)))

"""Keeps elements together on a page, and two tables apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docgen.authoring import tables
from docgen.authoring.oxml import Element, W, child, el, is_a
from docgen.authoring.paragraphs import is_tag

_P = f"{{{W}}}p"
_TR = f"{{{W}}}tr"
_HEAD = f"{{{W}}}tblHeader"
_STAND_OFF = 160
_ROOM_ABOVE = ("Heading", "Question", "Closing", "ColumnBreak", "TableGap", "Enclosures")


def keep_with_next(element: Element, *, last_row: bool = True) -> None:
    """Mark every paragraph of `element` to stay on the page of what follows it."""
    rows = list(element.iter(_TR))
    for paragraph in list(element.iter(_P)):
        inside_last = bool(rows) and rows[-1] in paragraph.iterancestors()
        if last_row or not inside_last:
            _mark(paragraph)


def keep_together(elements: Sequence[Element]) -> None:
    """Mark `elements` to stand on one page, and each of their paragraphs too."""
    for element in elements[:-1]:
        keep_with_next(element)
    for element in elements[-1:]:
        if is_a(element, "tbl"):
            keep_with_next(element, last_row=False)
    for element in elements:
        if is_a(element, "p") and not is_tag(element):
            _mark(element, "keepLines")


def keep_with_data(elements: Sequence[Element]) -> None:
    """Mark what stands before the first table of data to stay with the table's first row."""
    heads = (next(element.iter(_HEAD), None) is not None for element in elements)
    first = next((number for number, has_head in enumerate(heads) if has_head), 0)
    for element in elements[:first]:
        keep_with_next(element)


def parted(elements: Iterable[Element]) -> list[Element]:
    """Return `elements` with a thin paragraph between two tables, and after a last one.

    Word makes one table of two that touch. Paragraphs that hold a tag alone are gone by the time
    the form is filled, so they don't part tables. A paragraph after a table stands off from it.
    """
    made: list[Element] = []
    after_table = False
    for element in elements:
        if after_table and is_a(element, "tbl"):
            made.append(tables.gap())
        elif after_table and not is_tag(element):
            _stand_off(element)
        made.append(element)
        if not is_tag(element):
            after_table = is_a(element, "tbl")
    if after_table:
        made.append(tables.gap())
    return made


def _stand_off(paragraph: Element) -> None:
    """Give a paragraph room above, unless its style has it or it breaks the page."""
    named = child(paragraph, "pPr", "pStyle")
    style = "" if named is None else named.get(f"{{{W}}}val", "")
    if style.startswith(_ROOM_ABOVE):
        return
    looks = child(paragraph, "pPr")
    if looks is None:
        looks = el("pPr")
        paragraph.insert(0, looks)
    spacing = child(looks, "spacing")
    if spacing is None:
        spacing = el("spacing")
        later = (child(looks, tag) for tag in ("ind", "jc"))
        after = next((element for element in later if element is not None), None)
        looks.append(spacing) if after is None else after.addprevious(spacing)
    spacing.set(f"{{{W}}}before", str(_STAND_OFF))


def _mark(paragraph: Element, tag: str = "keepNext") -> None:
    looks = paragraph.find(f"{{{W}}}pPr")
    if looks is None:
        looks = el("pPr")
        paragraph.insert(0, looks)
    if child(looks, tag) is None:
        # the schema's order: pStyle, keepNext, keepLines, and then the rest
        earlier = ("pStyle", "keepNext")
        place = sum(child(looks, name) is not None for name in earlier)
        looks.insert(place, el(tag))

"""What may stand in a run, piece by piece: text, breaks, symbols, tick boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.template.setting.runs import Look
from docgen.template.setting.symbols import show_symbols, sign_of
from docgen.template.setting.wordml import Element, attribute, child, short_name, value

if TYPE_CHECKING:
    from docgen.template.setting.inlines import Pieces

TAB, PAGE, COLUMN, LINE = "\x00tab", "\x00page", "\x00column", "#linebreak();"
BREAKS = frozenset({TAB, PAGE, COLUMN})


def add_break(pieces: Pieces, element: Element, _: Look) -> None:
    """Add a break of a line, a page or a column."""
    kind = attribute(element, "w:type")
    piece = {"page": PAGE, "column": COLUMN}.get(kind, LINE)
    pieces.plain = pieces.plain and piece is LINE
    if piece is LINE or not pieces.story.nested:
        pieces.add(piece)


def add_symbol(pieces: Pieces, element: Element, look: Look) -> None:
    """Add a sign of a symbol font as the letter it looks like."""
    sign = sign_of(attribute(element, "w:char")) or "•"
    pieces.say(show_symbols(sign, attribute(element, "w:font")), look)


def add_text(pieces: Pieces, element: Element, look: Look) -> None:
    """Add text; spaces at its ends count only where Word was told to keep them."""
    text = element.text or ""
    kept = attribute(element, "xml:space") == "preserve"
    pieces.say(text if kept else text.strip(), look)
    for inside in element:  # older releases of docxtpl write a line break inside of text
        if short_name(inside) == "w:br":
            add_break(pieces, inside, look)
        pieces.say(inside.tail or "", look)


def add_field_mark(pieces: Pieces, element: Element, look: Look) -> None:
    """Begin, part or end a field; a tick box of a legacy form stands in the mark itself."""
    box = child(element, "w:ffData", "w:checkBox")
    if box is None:
        pieces.field_mark(element, look)
        return
    checked = child(box, "w:checked")
    ticked = value(box, "w:default") if checked is None else attribute(checked, "w:val", "1")
    pieces.say("☒" if ticked in {"1", "true", "on"} else "☐", look)

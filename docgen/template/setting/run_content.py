"""What may stand in a run, piece by piece: text, breaks, symbols, tick boxes, fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.template.setting.runs import Look
from docgen.template.setting.wordml import Element, attribute, child, value

if TYPE_CHECKING:
    from docgen.template.setting.inlines import Pieces

TAB, PAGE, COLUMN, LINE = "\x00tab", "\x00page", "\x00column", "#linebreak();"
BREAKS = frozenset({TAB, PAGE, COLUMN})
COUNTERS = {
    "PAGE": '#context counter(page).display("1");',
    "NUMPAGES": "#context counter(page).final().first();",
    "SECTIONPAGES": "#context counter(page).final().first();",
}


@dataclass(slots=True)
class Field:
    """A complex field that is open: its instruction, whether its result has begun, and where."""

    instruction: str = ""
    result: bool = False
    start: int = 0
    replaced: bool = False


def keyword(instruction: str) -> str:
    """Return the first word of a field's instruction: `PAGE`."""
    return (instruction.split() or [""])[0].upper()


def add_break(pieces: Pieces, element: Element, _: Look) -> None:
    """Add a break of a line, a page or a column."""
    kind = attribute(element, "w:type")
    piece = {"page": PAGE, "column": COLUMN}.get(kind, LINE)
    pieces.plain = pieces.plain and piece is LINE
    pieces.add(piece)


def add_symbol(pieces: Pieces, element: Element, look: Look) -> None:
    """Add a sign of a symbol font as the letter it looks like."""
    code = int(attribute(element, "w:char", "2022"), 16)
    pieces.say(_symbol_look(look).shape(chr(code)), look)


def _symbol_look(look: Look) -> Look:
    return Look(size=look.size, symbol=True)


def add_tick_box(pieces: Pieces, element: Element, look: Look) -> None:
    """Add the box of a legacy form field."""
    default = value(element, "w:checkBox", "w:checked") or value(element, "w:checkBox", "w:default")
    if child(element, "w:checkBox") is not None:
        pieces.say("☒" if default == "1" else "☐", look)


def add_text(pieces: Pieces, element: Element, look: Look) -> None:
    """Add text; spaces at its ends count only where Word was told to keep them."""
    text = element.text or ""
    kept = attribute(element, "xml:space") == "preserve"
    pieces.say(text if kept else text.strip(), look)

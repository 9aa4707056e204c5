"""A paragraph's measures and pieces in; what the prelude's functions are given out."""

from __future__ import annotations

from functools import lru_cache

from docgen.template.setting.colours import typst_colour
from docgen.template.setting.formats import Format
from docgen.template.setting.measures import pt
from docgen.template.setting.run_content import COLUMN, PAGE
from docgen.template.setting.spacing import Around


@lru_cache(maxsize=512)
def write_frame(found: Format) -> tuple[str, ...]:
    """Return how the box round paragraphs is drawn: beside the text, and above and below within.

    A border stands outside the text's own width (ECMA-376 part 1, 17.3.1.7).
    """
    arguments = ["width: 100%"]
    if found.fill:
        arguments.append(f"fill: {typst_colour(found.fill)}")
    strokes = {side: stroke for side, stroke, _ in found.borders}
    if strokes:
        drawn = ", ".join(f"{side}: {stroke}" for side, stroke in strokes.items())
        arguments.append(f"stroke: ({drawn})")
    for name, sides in (("outset", {"left", "right"}), ("inset", {"top", "bottom"})):
        spaces = [f"{side}: {pt(space)}" for side, _, space in found.borders if side in sides]
        if spaces:
            arguments.append(f"{name}: ({', '.join(spaces)})")
    return tuple(arguments)


@lru_cache(maxsize=1024)
def write_measures(found: Format, around: Around) -> str:
    """Return the arguments of `p` and `hd` for a paragraph with this space round it."""
    hanging = -found.first if found.first < 0 else 0.0
    measures = {
        "t" if around.fresh else "b": around.above,
        "e" if around.last else "a": around.below,
        "l": 0.0 if around.boxed else found.left - hanging,
        "r": 0.0 if around.boxed else found.right,
        "f": max(found.first, 0.0),
        "h": hanging,
    }
    arguments = [f"{name}: {pt(size)}" for name, size in measures.items() if size]
    if found.alignment == "justify":
        arguments.append("j: true")
    elif found.alignment:
        arguments.append(f"al: {found.alignment}")
    if found.keep_next and not found.heading:
        arguments.append("k: true")
    elif found.heading and not found.keep_next:
        arguments.append("k: false")
    if found.keep_lines:
        arguments.append("o: false")
    return ", ".join(arguments)


def cut_at_breaks(pieces: list[str]) -> list[tuple[str, list[str]]]:
    """Return pieces cut at breaks: each stretch with the break that ends it."""
    parts: list[tuple[str, list[str]]] = []
    current: list[str] = []
    for piece in pieces:
        if piece in {PAGE, COLUMN}:
            parts.append((piece, current))
            current = []
        else:
            current.append(piece)
    if current or not parts:
        parts.append(("", current))
    return parts

"""A border of Word in, a stroke of Typst out."""

from __future__ import annotations

from collections.abc import Mapping

from docgen.template.setting.colours import hexadecimal, typst_colour
from docgen.template.setting.measures import number, pt

_NONE = frozenset({"none", "nil", ""})
_DASHES = {
    "dotted": "dotted", "dashed": "dashed", "dashSmallGap": "densely-dashed",
    "dotDash": "dash-dotted", "dotDotDash": "dash-dotted",
}  # fmt: skip
_THINNEST = 0.25
_LINES = {"double": 3.0, "triple": 5.0}


def stroke_of(border: Mapping[str, str]) -> str:
    """Return a Word border as a Typst stroke, empty for none."""
    kind = border.get("val", "")
    if kind in _NONE:
        return ""
    colour = typst_colour(hexadecimal(border.get("color", "")) or "000000")
    dash = _DASHES.get(kind)
    tail = f', dash: "{dash}"' if dash else ""
    return f"(thickness: {pt(_thickness(border))}, paint: {colour}{tail})"


def border_space(border: Mapping[str, str]) -> float:
    """Return how far a border's outer edge stands from the text, in points."""
    return number(border.get("space")) + width_of(border)


def width_of(border: Mapping[str, str]) -> float:
    """Return how much room a border takes up, its double or triple line included."""
    return _thickness(border) * _LINES.get(border.get("val", ""), 1.0)


def _thickness(border: Mapping[str, str]) -> float:
    return max(number(border.get("sz"), 4) / 8, _THINNEST)

"""What a board's settings say of its look in; the house style with that laid over it out.

A board changes its colours, fonts, logo and a line of the footer, and every form follows. Colours
that could not be read on one another are refused: a form that somebody cannot read is no form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from docgen.authoring.style import HouseStyle, Logo, read_logo
from docgen.errors import LibraryError, Place, Problem
from docgen.model import Wording

#: WCAG 2.2, success criterion 1.4.3: text and what it stands on.
_LEAST = 4.5
_READ_ON = (
    *(("ink", "paper"), ("house", "paper"), ("quiet", "paper"), ("link", "paper")),
    *(("ink", "label"), ("ink", "band"), ("house", "band")),
)


def with_look(style: HouseStyle, look: Mapping[str, Any], folder: Path) -> HouseStyle:
    """Return `style` with a board's `look`; the logo's file stands in `folder`.

    Raises `LibraryError` for colours that cannot be read, and for a logo that cannot be used.
    """
    if not look:
        return style
    colours = {**style.colours, **{k: str(v).upper() for k, v in _of(look, "colours").items()}}
    _check_contrast(colours)
    fonts = {**style.fonts, **_fonts(look)}
    footer = _wording(_of(look, "footer")) if look.get("footer") else style.footer
    logo = _logo(_of(look, "logo"), folder) if look.get("logo") else style.logo
    return replace(style, colours=colours, fonts=fonts, footer=footer, logo=logo)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, RRGGBB: from 1 to 21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _check_contrast(colours: Mapping[str, str]) -> None:
    problems = [
        Problem(
            "look-contrast",
            f"the colour `{text}` cannot be read on `{ground}`",
            Place(path=f"look.colours.{text}"),
            f"make one darker or the other lighter: {ratio:.1f}:1 is less than {_LEAST}:1",
        )
        for text, ground in _READ_ON
        if (ratio := contrast(colours[text], colours[ground])) < _LEAST
    ]
    if problems:
        raise LibraryError("the board's colours cannot be read", problems)


def _fonts(look: Mapping[str, Any]) -> dict[str, str]:
    given = {"text": look.get("font"), "tick": look.get("tick_font")}
    return {use: str(font) for use, font in given.items() if font}


def _of(look: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = look.get(key)
    return found if isinstance(found, Mapping) else {}


def _wording(pair: Mapping[str, Any]) -> Wording:
    return Wording(str(pair.get("en") or ""), str(pair.get("cy") or ""))


def _logo(given: Mapping[str, Any], folder: Path) -> Logo:
    name = Path(str(given.get("file") or "")).name
    try:
        return read_logo(
            folder / name, float(given.get("width") or 30), _wording(_of(given, "alt"))
        )
    except (OSError, ValueError) as error:
        problem = Problem(
            "look-logo",
            f"the logo `{name}` cannot be used",
            Place(path="look.logo.file"),
            "put a PNG picture of at most 2 MB beside the board's file",
        )
        raise LibraryError("the board's logo cannot be used", [problem]) from error

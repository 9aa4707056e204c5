"""Word's font names and theme in, the families that every machine has out.

Arimo has the measures of Arial; what the PDF needs beyond letters (☐ ☒ ✓) is in the DejaVu Sans
Mono that Typst carries, which also stands for typewriters. Typefaces with serifs become Libertinus
Serif, which Typst carries too, drawn together to the width of Times or of Cambria. All others
become Arimo, which for Calibri is set smaller: then its letters are as high and as wide as
Calibri's, and a page holds what it holds in Word.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from docgen.template.setting.properties import Properties
from docgen.template.setting.wordml import Element, attribute, child, descendants, short_name

SANS, SERIF, MONO = "Arimo", "Libertinus Serif", "DejaVu Sans Mono"
_SERIFS = (
    "times", "tinos", "serif", "cambria", "caladea", "georgia", "garamond", "palatino", "antiqua",
    "bookman", "century", "constantia", "baskerville", "libertin", "minion", "didot",
)  # fmt: skip
_MONOSPACED = ("courier", "consolas", "mono", "menlo", "monaco", "lucida console", "fixedsys")
_SYMBOLS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"})
_THEME_FONTS = {"major": "a:majorFont", "minor": "a:minorFont"}
_THEME_COLOURS = {
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2",
    "light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2",
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip


class Face(NamedTuple):
    """What stands for a typeface: a family, and how it is set to be as wide and as high.

    `scale` is its size for each point of Word's, `moved` and `moved_bold` how much letters move, in
    em of Word's size, over English and Welsh text; `line` is the height of a line for Arial's.
    """

    family: str
    scale: float = 1.0
    moved: float = 0.0
    moved_bold: float = 0.0
    line: float = 1.0


_TIMES: Final = Face(SERIF, moved=-0.0053, moved_bold=-0.0239)
# Carlito and Caladea, which have their measures, say how wide and how high the two are.
_KNOWN: Final = {
    "calibri": Face(SANS, scale=0.9155, moved_bold=-0.0215, line=1.221 / 1.15),
    "carlito": Face(SANS, scale=0.9155, moved_bold=-0.0215, line=1.221 / 1.15),
    "cambria": Face(SERIF, moved=-0.0029, moved_bold=-0.0067, line=1.172 / 1.15),
    "caladea": Face(SERIF, moved=-0.0029, moved_bold=-0.0067, line=1.172 / 1.15),
}


class Theme:
    """The two typefaces and twelve colours of a document's theme."""

    def __init__(self, root: Element | None) -> None:
        self.fonts = {kind: _latin(root, tag) for kind, tag in _THEME_FONTS.items()}
        self.colours: Mapping[str, str] = _read_colours(root)

    def font(self, properties: Properties) -> str:
        """Return the name of the typeface that run properties ask for."""
        asked = properties.get("rFonts", {})
        theme = asked.get("asciiTheme") or asked.get("hAnsiTheme")
        if theme:
            return self.fonts.get(theme[:5], "")
        return asked.get("ascii") or asked.get("hAnsi") or ""

    def colour(self, name: str) -> str:
        """Return a theme colour as six hexadecimal digits, empty if the theme has none such."""
        return self.colours.get(_THEME_COLOURS.get(name, name), "")


def face_of(name: str) -> Face:
    """Return what stands for a typeface."""
    lower = name.lower()
    known = _KNOWN.get(lower.partition(" ")[0])
    if known is not None:
        return known
    if any(word in lower for word in _MONOSPACED):
        return Face(MONO)
    serif = "sans" not in lower and any(word in lower for word in _SERIFS)
    return _TIMES if serif else Face(SANS)


def is_symbol(name: str) -> bool:
    """Return whether a typeface is one of pictures, whose letters mean something else."""
    return name.lower() in _SYMBOLS


def _latin(root: Element | None, tag: str) -> str:
    for font in () if root is None else descendants(root, tag):
        return attribute(child(font, "a:latin"), "typeface")
    return ""


def _read_colours(root: Element | None) -> dict[str, str]:
    found: dict[str, str] = {}
    for scheme in () if root is None else descendants(root, "a:clrScheme"):
        for item in scheme:
            for colour in item:
                name = short_name(item).removeprefix("a:")
                found[name] = attribute(colour, "lastClr") or attribute(colour, "val")
    return found

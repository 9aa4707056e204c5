"""Word's font names and theme in, the families that every machine has out.

Arimo has the measures of Arial; what the PDF needs beyond letters (☐ ☒ ✓) is in the DejaVu Sans
Mono that Typst carries. Any other typeface becomes Arimo, and is told where its letters have
another width, for then lines and pages may break elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.template.setting.properties import Properties
from docgen.template.setting.wordml import Element, attribute, child, descendants, short_name

SANS, MONO = "Arimo", "DejaVu Sans Mono"
_SAME_WIDTHS = frozenset({"", "arial", "arimo", "helvetica", "liberation sans", "arial mt"})
_MONOSPACED = ("courier", "consolas", "mono", "menlo", "monaco", "lucida console", "fixedsys")
_SYMBOLS = frozenset({"symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"})
_SYMBOL_FACES = frozenset({"segoe ui symbol", "ms gothic", "dejavu sans mono", "opensymbol"})
_THEME_FONTS = {"major": "a:majorFont", "minor": "a:minorFont"}
_THEME_COLOURS = {
    "background1": "lt1", "text1": "dk1", "background2": "lt2", "text2": "dk2",
    "light1": "lt1", "dark1": "dk1", "light2": "lt2", "dark2": "dk2",
    "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2",
    "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip


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


def family_of(name: str) -> str:
    """Return the family that stands for a typeface."""
    return MONO if any(word in name.lower() for word in _MONOSPACED) else SANS


def is_same_width(name: str) -> bool:
    """Return whether text in this typeface breaks into the same lines as Arimo."""
    lower = name.lower()
    return lower in _SAME_WIDTHS or lower in _SYMBOLS or lower in _SYMBOL_FACES


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

"""A run's formatting in; whether a reader sees it out, and if not, why; and what is a heading.

Hidden, white on white, or too small to read: the ways in which text is kept in a file and out of
sight. Styles are followed to those they are based on.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from docgen.release.word_names import child, local, value

#: Half points: what is smaller than 4 points is not there to be read.
_TINY = 8
_HEADINGS = ("heading", "title")
_NUMBER = re.compile(r"[0-9]{1,6}")
_OFF = frozenset(("0", "false", "off"))
_PALE = 0xF4
#: Styles are based on one another no deeper than this; a level of 9 is that of plain text.
_DEEPEST, _PLAIN = 20, 9
_HIGHLIGHTS: Mapping[str, str] = MappingProxyType(
    {
        "black": "000000", "blue": "0000ff", "cyan": "00ffff", "green": "00ff00",
        "magenta": "ff00ff", "red": "ff0000", "yellow": "ffff00", "white": "ffffff",
        "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
        "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
        "darkGray": "808080", "lightGray": "c0c0c0",
    }
)  # fmt: skip


class Styles:
    """What the styles of a file say of visibility and of headings, by their ids."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: Mapping[str, etree._Element] = (
            {} if root is None else {value(s, "styleId"): s for s in root if local(s) == "style"}
        )
        self._known: dict[str, str] = {}

    def reason(self, style: str, depth: int = 0) -> str:
        """Return why text in `style` is not seen, or nothing."""
        if style not in self._known and depth < _DEEPEST:
            element = self._styles.get(style)
            found = _reason(child(element, "rPr"))
            based = value(child(element, "basedOn"), "val")
            self._known[style] = found or (self.reason(based, depth + 1) if based else "")
        return self._known.get(style, "")

    def is_heading(self, style: str) -> bool:
        """Return whether a paragraph in `style` is a heading, as the Navigation pane has it.

        A Word in Welsh calls the style by another id, and a board's own is based on Word's.
        """
        for _ in range(_DEEPEST):
            element = self._styles.get(style)
            if style.lower().startswith(_HEADINGS) or _is_outlined(child(element, "pPr")):
                return True
            if value(child(element, "name"), "val").lower().startswith(_HEADINGS):
                return True
            style = value(child(element, "basedOn"), "val")
            if not style:
                break
        return False


def is_heading(paragraph: etree._Element, styles: Styles) -> bool:
    """Return whether `paragraph` is a heading by its own level or by its style."""
    properties = child(paragraph, "pPr")
    style = value(child(properties, "pStyle"), "val")
    return _is_outlined(properties) or (bool(style) and styles.is_heading(style))


def _is_outlined(properties: etree._Element | None) -> bool:
    level = value(child(properties, "outlineLvl"), "val")
    return bool(_NUMBER.fullmatch(level)) and int(level) < _PLAIN


def run_reason(run: etree._Element, paragraph: etree._Element, styles: Styles) -> str:
    """Return why the text of `run` is not seen: `hidden`, `white`, `tiny`, or nothing."""
    properties = child(run, "rPr")
    found = _reason(properties)
    if not found and not (properties is not None and _says_otherwise(properties)):
        named = (child(properties, "rStyle"), child(child(paragraph, "pPr"), "pStyle"))
        reasons = (styles.reason(value(one, "val")) for one in named if one is not None)
        found = next((reason for reason in reasons if reason), "")
    return "" if found == "white" and _is_shaded(paragraph) else found


def _says_otherwise(properties: etree._Element) -> bool:
    return any(local(one) in ("vanish", "color", "sz") for one in properties)


def _reason(properties: etree._Element | None) -> str:
    if properties is None:
        return ""
    for name in ("vanish", "webHidden", "specVanish"):
        found = child(properties, name)
        if found is not None and value(found, "val").lower() not in _OFF:
            return "hidden"
    if _is_white(properties):
        return "white"
    if _is_unpainted(properties):
        return "invisible"
    size = value(child(properties, "sz"), "val")
    return "tiny" if _NUMBER.fullmatch(size) and int(size) < _TINY else ""


def _is_unpainted(properties: etree._Element) -> bool:
    """Return whether letters are painted in no colour, or in that of their own ground."""
    fill = child(properties, "textFill")
    if fill is not None and child(fill, "noFill") is not None:
        return True
    colour = value(child(properties, "color"), "val").lower()
    grounds = (
        value(child(properties, "shd"), "fill").lower(),
        _HIGHLIGHTS.get(value(child(properties, "highlight"), "val"), ""),
    )
    return len(colour) == 6 and colour in grounds


def _is_white(properties: etree._Element) -> bool:
    fill = value(child(properties, "shd"), "fill")
    highlight = value(child(properties, "highlight"), "val")
    if (fill and fill.lower() not in ("auto", "ffffff")) or highlight not in ("", "none", "white"):
        return False
    colour = child(properties, "color")
    if value(colour, "themeColor") in ("background1", "light1"):
        return not value(colour, "themeShade")
    return _is_pale(value(colour, "val"))


def _is_pale(colour: str) -> bool:
    if len(colour) != 6:
        return False
    try:
        return all(int(colour[place : place + 2], 16) >= _PALE for place in (0, 2, 4))
    except ValueError:
        return False


def _is_shaded(paragraph: etree._Element) -> bool:
    """Return whether paragraph, cell, row or table has a ground that white stands out on."""
    element: etree._Element | None = paragraph
    while element is not None and local(element) not in ("body", "hdr", "ftr"):
        for name in ("pPr", "tcPr", "tblPr", "spPr", "bodyPr"):
            properties = child(element, name)
            if properties is not None and _has_fill(properties):
                return True
        if local(element) in ("txbxContent", "wsp", "tbl"):
            return local(element) != "tbl" or child(child(element, "tblPr"), "tblStyle") is not None
        element = element.getparent()
    return False


def _has_fill(properties: etree._Element) -> bool:
    fill = value(child(properties, "shd"), "fill").lower()
    return fill not in ("", "auto", "ffffff") or child(properties, "solidFill") is not None

"""Runs in, Typst markup out: the text of a paragraph with its own looks and language.

What a run looks like is resolved once for each combination of styles and direct formatting, and
kept: a document has thousands of runs and a dozen looks.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from functools import lru_cache

from docgen.template.setting.colours import fill_colour, is_dark, text_colour, typst_colour
from docgen.template.setting.fonts import SANS, family_of, is_symbol
from docgen.template.setting.literal import quote
from docgen.template.setting.measures import number, pt
from docgen.template.setting.properties import (
    Properties,
    is_set,
    merge,
    merge_run_styles,
    read_properties,
    said,
)
from docgen.template.setting.raw import parse
from docgen.template.setting.sheet import Sheet

_HIGHLIGHTS = {
    "yellow": "ffff00", "green": "00ff00", "cyan": "00ffff", "magenta": "ff00ff", "blue": "0000ff",
    "red": "ff0000", "darkBlue": "00008b", "darkCyan": "008b8b", "darkGreen": "006400",
    "darkMagenta": "8b008b", "darkRed": "8b0000", "darkYellow": "808000", "darkGray": "a9a9a9",
    "lightGray": "d3d3d3", "black": "000000", "white": "ffffff",
}  # fmt: skip
_SCRIPTS = {"superscript": "super", "subscript": "sub"}
# The letters of Symbol and Wingdings that documents use, as what they look like.
_SYMBOLS = {
    "·": "•", "§": "▪", "Ø": "➢", "ü": "✓", "v": "❖", "q": "❑", "n": "■", "o": "□", "l": "●",
    "¨": "☐", "þ": "☑", "ý": "☒", "x": "☒", "\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢",
    "\uf0fc": "✓", "\uf076": "❖", "\uf071": "❑", "\uf06e": "■", "\uf06f": "□", "\uf06c": "●",
    "\uf0a8": "☐", "\uf0fe": "☑", "\uf0fd": "☒", "\uf078": "☒", "\uf0e0": "→", "\uf0df": "←",
}  # fmt: skip

_NAME = re.compile(r"\b[tk]-[0-9a-f]{10}\b")
_BOXES = re.compile("([☐☑☒])")


class Words:
    """What a document says again and again, each given a short name.

    Typst reads its source anew for every document, and a third of its time is reading. A name
    comes from what it means, so that a document has the same names whatever was made before it.
    """

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._meanings: dict[str, str] = {}

    def of(self, kind: str, meaning: str) -> str:
        """Return the name of `meaning`, which begins with the letter `kind`."""
        name = self._names.get(meaning)
        if name is None:
            digest = hashlib.sha256(meaning.encode()).hexdigest()[:10]
            name = self._names[meaning] = f"{kind}-{digest}"
            self._meanings[name] = meaning
        return name

    def write(self, source: str) -> str:
        """Return the names that stand in `source`, with what they mean."""
        used = sorted(set(_NAME.findall(source)) & self._meanings.keys())
        return "\n".join(f"#let {name} = {self._meanings[name]}" for name in used)


@dataclass(frozen=True, slots=True)
class Styled:
    """What a table's style says of the text in a cell; `key` tells one such from another."""

    key: object = None
    run: Properties = field(default_factory=dict)
    paragraph: Properties = field(default_factory=dict)


PLAIN = Styled()


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set: everything that Typst is told of it."""

    size: float
    bold: bool = False
    italic: bool = False
    colour: str = ""
    family: str = SANS
    lines: tuple[str, ...] = ()
    script: str = ""
    ground: str = ""
    capitals: bool = False
    small_capitals: bool = False
    tracking: float = 0.0
    language: str = ""
    hidden: bool = False
    symbol: bool = False

    def write(self, content: str, base: Look, words: Words) -> str:
        """Return `content`, markup, set in this look where `base` is what is set around it."""
        arguments = self._arguments(base)
        if arguments:
            meaning = f"text.with({', '.join(arguments)})"
            content = f"#{words.of('t', meaning)}[{content}];"
        for line in self.lines:
            content = f"#{line}[{content}];"
        if self.script:
            content = f"#{self.script}(size: 0.58em)[{content}];"
        if self.ground:
            content = (
                f"#highlight(fill: {typst_colour(self.ground)}, top-edge: 0.905em)[{content}];"
            )
        return content

    def _arguments(self, base: Look) -> list[str]:
        found = []
        if self.size != base.size:
            found.append(f"size: {pt(self.size)}")
        if self.bold != base.bold:
            found.append(f"weight: {700 if self.bold else 400}")
        if self.italic != base.italic:
            found.append(f'style: "{"italic" if self.italic else "normal"}"')
        if self.colour != base.colour:
            found.append(f"fill: {typst_colour(self.colour or '000000')}")
        if self.family != base.family:
            found.append(f'font: "{self.family}"')
        if self.tracking != base.tracking:
            found.append(f"tracking: {pt(self.tracking)}")
        if self.language != base.language and self.language:
            found.append(f'lang: "{self.language}"')
        return found

    def shape(self, text: str) -> str:
        """Return `text` in the letters that are shown: capitals, or what a symbol font draws."""
        if self.symbol:
            return "".join(_SYMBOLS.get(letter, letter) for letter in text)
        return text.upper() if self.capitals or self.small_capitals else text


def look_of(properties: Properties, sheet: Sheet, ground: str = "") -> Look:
    """Return the look that resolved run properties come to, on a ground of that colour."""
    font = sheet.theme.font(properties)
    fill = _HIGHLIGHTS.get(said(properties, "highlight"), "") or fill_colour(
        properties.get("shd", {}), sheet.theme
    )
    colour = text_colour(properties.get("color", {}), sheet.theme)
    if not colour and is_dark(fill or ground):
        colour = "ffffff"
    small = is_set(properties, "smallCaps")
    size = number(said(properties, "sz"), 20) / 2
    return Look(
        size=size * 0.8 if small else size,
        bold=is_set(properties, "b"),
        italic=is_set(properties, "i"),
        colour="" if colour == "000000" else colour,
        family=family_of(font),
        lines=_lines(properties),
        script=_SCRIPTS.get(said(properties, "vertAlign"), ""),
        ground=fill,
        capitals=is_set(properties, "caps"),
        small_capitals=small,
        tracking=number(said(properties, "spacing")) / 20,
        language=said(properties, "lang").partition("-")[0].lower(),
        hidden=is_set(properties, "vanish"),
        symbol=is_symbol(font),
    )


def _lines(properties: Properties) -> tuple[str, ...]:
    lines: tuple[str, ...] = ()
    if said(properties, "u", default="none") not in {"none", ""}:
        lines += ("underline",)
    if is_set(properties, "strike") or is_set(properties, "dstrike"):
        lines += ("strike",)
    return lines


class Looks:
    """The looks of a document's runs, each resolved once."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._known: dict[tuple[str, str, str, object], Look] = {}

    def of(self, properties: str, style: str, ground: str = "", styled: Styled = PLAIN) -> Look:
        """Return the look of a run whose `w:rPr` is written so, in a paragraph of this style.

        `ground` is the colour behind it, `styled` what the table's style says of its cell.
        """
        place = (properties, style, ground, styled.key)
        found = self._known.get(place)
        if found is None:
            found = self._known[place] = self._resolve(properties, style, ground, styled)
        return found

    def _resolve(self, properties: str, style: str, ground: str, styled: Styled) -> Look:
        styles = self._sheet.styles
        own = read_properties(parse(properties) if properties else None)
        layers = [styled.run, styles.resolve(style, "run")]
        character = said(own, "rStyle")
        if character:
            layers.append(styles.resolve(character, "run"))
        merged = merge(merge_run_styles(styles.run_defaults, layers), own)
        return look_of(merged, self._sheet, ground)


@lru_cache(maxsize=4096)
def literal(text: str) -> str:
    """Return `text` as markup that prints it, whatever it holds.

    The boxes of the fallback font are small beside Arial's letters, and Word's own are not.
    """
    if not _BOXES.search(text):
        return f"#{quote(text)};" if text else ""
    pieces = _BOXES.split(text)
    return "".join(
        f'#tick("{piece}");' if n % 2 else f"#{quote(piece)};"
        for n, piece in enumerate(pieces)
        if piece
    )

"""Runs in, Typst markup out: the text of a paragraph with its own looks and language.

What a run looks like is resolved once for each combination of styles and direct formatting, and
kept: a document has thousands of runs and a dozen looks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from docgen.template.setting.colours import fill_colour, is_dark, text_colour, typst_colour
from docgen.template.setting.fonts import SANS, face_of, is_symbol
from docgen.template.setting.keeping import Store
from docgen.template.setting.literal import quote
from docgen.template.setting.measures import figure, number, pt
from docgen.template.setting.prelude import ASCENT, DESCENT, GAP
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
from docgen.template.setting.strokes import stroke_of
from docgen.template.setting.symbols import show_symbols
from docgen.template.setting.words import Words

_HIGHLIGHTS = {
    "yellow": "ffff00", "green": "00ff00", "cyan": "00ffff", "magenta": "ff00ff", "blue": "0000ff",
    "red": "ff0000", "darkBlue": "00008b", "darkCyan": "008b8b", "darkGreen": "006400",
    "darkMagenta": "8b008b", "darkRed": "8b0000", "darkYellow": "808000", "darkGray": "a9a9a9",
    "lightGray": "d3d3d3", "black": "000000", "white": "ffffff",
}  # fmt: skip
_SCRIPTS = {"superscript": "super", "subscript": "sub"}
_UNDERLINES = {
    "double": ("underline", "underline(offset: 0.17em)"),
    "thick": ("underline(stroke: 0.1em)",),
    "dotted": ('underline(stroke: (thickness: 0.05em, dash: "dotted"))',),
    "dash": ('underline(stroke: (thickness: 0.05em, dash: "dashed"))',),
    "none": (),
    "": (),
}
_LANGUAGE = re.compile(r"[a-z]{2,3}")
# A longer one might not fit into a narrow cell, and would stick out of it.
_WIDEST = 17
_MAY_BE_APART = re.compile("[☐☑☒/\u200b]")
_APART = re.compile(r"([☐☑☒\u200b]|[^\W\d_]{1,30}(?:/[^\W\d_]{1,30})+)")
_LOWER = re.compile(r"([^\W\d_A-Z]+)")


@dataclass(frozen=True, slots=True)
class Styled:
    """What a table's style says of the text in a cell; `key` tells one such from another."""

    key: object = None
    run: Properties = field(default_factory=dict)
    paragraph: Properties = field(default_factory=dict)


PLAIN = Styled()


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is set: everything that Typst is told of it.

    `size` is the size that stands for Word's, `line` how high its lines are for Arial's, and `tall`
    the size of Arial whose lines are as high.
    """

    size: float
    bold: bool = False
    italic: bool = False
    colour: str = ""
    family: str = SANS
    lines: tuple[str, ...] = ()
    script: str = ""
    ground: str = ""
    edge: str = ""
    capitals: bool = False
    small_capitals: bool = False
    tracking: float = 0.0
    raised: float = 0.0
    language: str = ""
    hidden: bool = False
    symbol: str = ""
    line: float = 1.0
    tall: float = 0.0
    _wraps: dict[str, tuple[str, str]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def edges(self) -> str:
        """Return how far its lines reach from the base line, as Typst takes it."""
        top, bottom = figure((ASCENT + GAP) * self.line), figure(-DESCENT * self.line)
        return f"top-edge: {top}em, bottom-edge: {bottom}em"

    def write(self, content: str, base: Look, words: Words) -> str:
        """Return `content`, markup, set in this look where `base` is what is set around it."""
        wrap = self._wraps.get(base.language)
        if wrap is None:
            wrap = self._wraps[base.language] = self._wrap(base, words)
        return f"{wrap[0]}{content}{wrap[1]}"

    def say(self, text: str, base: Look, words: Words) -> str:
        """Return `text` set in this look, in the letters that are shown."""
        if self.symbol:
            text = show_symbols(text, self.symbol)
        if self.capitals:
            text = text.upper()
        elif self.small_capitals:
            return self.write(_small_capitals(text), base, words)
        return self.write(literal(text), base, words)

    def _wrap(self, base: Look, words: Words) -> tuple[str, str]:
        """Return what opens and what closes the look."""
        calls = []
        arguments = self._arguments(base)
        if arguments:
            calls.append(words.of("t", f"text.with({', '.join(arguments)})"))
        calls += self.lines
        if self.script:
            calls.append(f"{self.script}(size: 0.58em)")
        if self.ground or self.edge:
            fill, stroke = typst_colour(self.ground), self.edge or "none"
            calls.append(f"highlight(fill: {fill}, stroke: {stroke}, top-edge: 0.905em)")
        opened = "".join(f"#{call}[" for call in reversed(calls))
        return opened, "];" * len(calls)

    def _arguments(self, base: Look) -> list[str]:
        """Return what Typst's `text` must be told, of what `base` does not say already."""
        style, weight = "italic" if self.italic else "normal", 700 if self.bold else 400
        told = {
            f"size: {pt(self.size)}": self.size != base.size,
            f"weight: {weight}": self.bold != base.bold,
            f'style: "{style}"': self.italic != base.italic,
            f"fill: {typst_colour(self.colour or '000000')}": self.colour != base.colour,
            f'font: "{self.family}"': self.family != base.family,
            f"tracking: {pt(self.tracking)}": self.tracking != base.tracking,
            f"baseline: {pt(-self.raised)}": bool(self.raised),
            f'lang: "{self.language}"': self.language not in {"", base.language},
        }
        return [argument for argument, needed in told.items() if needed]


def look_of(properties: Properties, sheet: Sheet, ground: str = "") -> Look:
    """Return the look that resolved run properties come to, on a ground of that colour."""
    font = sheet.theme.font(properties)
    face, bold = face_of(font), is_set(properties, "b")
    fill = _HIGHLIGHTS.get(said(properties, "highlight"), "") or fill_colour(
        properties.get("shd", {}), sheet.theme
    )
    colour = text_colour(properties.get("color", {}), sheet.theme)
    if not colour and is_dark(fill or ground):
        colour = "ffffff"
    size = number(said(properties, "sz"), 20) / 2 or 0.5
    language = said(properties, "lang").partition("-")[0].lower()
    moved = number(said(properties, "spacing")) / 20
    moved += (face.moved_bold if bold else face.moved) * size
    return Look(
        size=round(size * face.scale, 2),
        tall=round(size * face.line, 3),
        bold=bold,
        italic=is_set(properties, "i"),
        colour="" if colour == "000000" else colour,
        family=face.family,
        lines=_lines(properties),
        script=_SCRIPTS.get(said(properties, "vertAlign"), ""),
        ground=fill,
        edge=stroke_of(properties.get("bdr", {})),
        capitals=is_set(properties, "caps"),
        small_capitals=is_set(properties, "smallCaps"),
        tracking=round(moved, 3),
        raised=number(said(properties, "position")) / 2,
        language=language if _LANGUAGE.fullmatch(language) else "",
        hidden=is_set(properties, "vanish"),
        symbol=font if is_symbol(font) else "",
        line=round(face.line / face.scale, 4),
    )


def _lines(properties: Properties) -> tuple[str, ...]:
    lines = _UNDERLINES.get(said(properties, "u", default="none"), ("underline",))
    if is_set(properties, "strike") or is_set(properties, "dstrike"):
        lines += ("strike",)
    return lines


class Looks:
    """The looks of a document's runs, each resolved once."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._known: Store[tuple[str, str, str, object], Look] = Store()

    def of(self, properties: str, style: str, ground: str = "", styled: Styled = PLAIN) -> Look:
        """Return the look of a run whose `w:rPr` is written so, in a paragraph of this style.

        `ground` is the colour behind it, `styled` what the table's style says of its cell.
        """
        place = (properties, style, ground, styled.key)
        found = self._known.get(place)
        if found is None:
            found = self._known.put(place, self._resolve(properties, style, ground, styled))
        return found

    def label(self, properties: str, style: str, ground: str, level: Properties) -> Look:
        """Return the look of a list's label beside a paragraph mark whose `w:rPr` is so written."""
        own = merge(self._merge(properties, style, PLAIN), level)
        # a label takes its size, weight and colour from the paragraph, but not what is drawn there
        for name in ("u", "highlight", "shd", "vanish", "vertAlign"):
            if name not in level:
                own.pop(name, None)
        return look_of(own, self._sheet, ground)

    def _resolve(self, properties: str, style: str, ground: str, styled: Styled) -> Look:
        return look_of(self._merge(properties, style, styled), self._sheet, ground)

    def _merge(self, properties: str, style: str, styled: Styled) -> dict[str, dict[str, str]]:
        styles = self._sheet.styles
        own = read_properties(parse(properties) if properties else None)
        layers = [styled.run, styles.resolve(style, "run")]
        character = said(own, "rStyle")
        if character:
            layers.append(styles.resolve(character, "run"))
        return merge(merge_run_styles(styles.run_defaults, layers), own)


@lru_cache(maxsize=1024)
def literal(text: str) -> str:
    """Return `text` as markup that prints it, whatever it holds.

    The boxes of the fallback font are small beside Arial's letters, and Word's own are not. And
    word processors do not break a line behind a stroke between two words, where Typst would.
    """
    pieces = _APART.split(text) if _MAY_BE_APART.search(text) else [text]
    return "".join(_show_piece(piece, apart=n % 2 == 1) for n, piece in enumerate(pieces) if piece)


def _show_piece(piece: str, *, apart: bool) -> str:
    if not apart or ("/" in piece and len(piece) > _WIDEST):
        return f"#{quote(piece)};"
    if piece == "\u200b":  # a place where a line may end, of which no reader must hear
        return "#box();"
    if "/" in piece:
        return f"#box[#{quote(piece)};];"
    return f'#tick("{piece}");'


def _small_capitals(text: str) -> str:
    """Return `text` with its small letters as capitals that are smaller than the others."""
    pieces = _LOWER.split(text)
    return "".join(
        f"#small[{literal(piece.upper())}];" if n % 2 and piece.islower() else literal(piece)
        for n, piece in enumerate(pieces)
    )

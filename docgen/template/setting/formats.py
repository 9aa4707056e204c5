"""Paragraph properties in, the measures of a paragraph out.

Styles, the list's level and direct formatting are laid over one another in the standard's order
(ECMA-376 part 1, 17.7.2): style, numbering, paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from docgen.template.setting.colours import fill_colour
from docgen.template.setting.keeping import Store
from docgen.template.setting.measures import figure, number, points, pt, whole
from docgen.template.setting.numbering import Level
from docgen.template.setting.prelude import ASCENT, DESCENT, GAP, LINE
from docgen.template.setting.properties import Properties, is_set, merge, read_properties, said
from docgen.template.setting.raw import parse
from docgen.template.setting.runs import PLAIN, Styled
from docgen.template.setting.sheet import Sheet
from docgen.template.setting.strokes import border_space, stroke_of

_EM = re.compile(r"[\d.]+(?=em)")
_ALIGNMENTS = {
    "center": "center", "right": "right", "end": "right", "both": "justify",
    "distribute": "justify",
}  # fmt: skip
_SIDES = ("top", "bottom", "left", "right")
_KINDS = {"right": "right", "end": "right", "center": "center", "decimal": "decimal"}
_LEADERS = {"dot": ".", "hyphen": "-", "underscore": "_", "heavy": "_", "middleDot": "·"}


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab stop: where from the left margin in points, which way it pulls, and its leader."""

    at: float
    kind: str
    leader: str = ""

    def write(self) -> str:
        """Return the stop as the prelude's `tb` takes it."""
        leader = f'"{self.leader}"' if self.leader else "none"
        return f'({pt(self.at)}, "{self.kind}", {leader})'


@dataclass(frozen=True, slots=True)
class Format:
    """A paragraph's measures, in points; `line` is the edges of its lines where not single.

    `pitch` is the exact height of a line, `least` the least, `multiple` how often the typeface's.
    """

    style: str = ""
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    alignment: str = ""
    line: str = ""
    pitch: float = 0.0
    least: float = 0.0
    multiple: float = 1.0
    keep_next: bool = False
    keep_lines: bool = False
    new_page: bool = False
    contextual: bool = False
    automatic: tuple[bool, bool] = (False, False)
    heading: int = 0
    num: str = ""
    level: int = 0
    borders: tuple[tuple[str, str, float], ...] = ()
    between: str = ""
    fill: str = ""
    tabs: tuple[Tab, ...] = ()

    @property
    def box(self) -> tuple[object, ...]:
        """Return what paragraphs must share to stand in one border and on one ground."""
        return (self.borders, self.fill, self.edge, self.right) if self.is_boxed else ()

    @property
    def edge(self) -> float:
        """Return where a border or a ground begins: a hanging first line stands within it."""
        return self.left + min(self.first, 0.0)

    @property
    def is_boxed(self) -> bool:
        """Return whether there is a border or a ground to draw."""
        return bool(self.borders or self.fill)

    def height(self, size: float) -> float:
        """Return the height of one line of type of this size."""
        natural = LINE * size if self.multiple == 1 else _multiplied(size, self.multiple)
        return self.pitch or max(natural, self.least)

    def edges(
        self, size: float, line: float = 1.0, around: float = 1.0, *, mixed: bool = False
    ) -> str:
        """Return the edges of lines whose largest letters are so large, empty for single lines.

        `line` is how high the lines of their typeface are, and `around` that of the document's.
        What a line is higher than its letters stands below them, but above where it is a least
        height. Where letters are `mixed` in size, each line is as high as its own need.
        """
        if self.pitch:
            return self.line
        if self.least > LINE * size:
            below = f", bottom-edge: {pt(-DESCENT * size)}" if line != around else ""
            return f"top-edge: {pt(self.least - DESCENT * size)}{below}"
        if self.multiple > 1 and not mixed and line == around:
            high = _multiplied(size, self.multiple) - (ASCENT + GAP) * size
            return f"bottom-edge: {pt(-high)}"
        if line == around and self.multiple <= 1:
            return _scaled(self.line, line)
        top, high = (ASCENT + GAP) * min(self.multiple, 1.0), LINE * max(self.multiple, 1.0)
        below = f"bottom-edge: {figure((ASCENT + GAP - high) * line)}em"
        return below if line == around else f"top-edge: {figure(top * line)}em, {below}"


def _scaled(edge: str, line: float) -> str:
    """Return an edge in em of Arial, for a typeface whose lines are so high."""
    if line == 1.0 or not edge:
        return edge
    return _EM.sub(lambda found: f"{figure(float(found.group()) * line)}", edge)


def _multiplied(size: float, multiple: float) -> float:
    """Return the height of a line, in whole twips as LibreOffice reckons it."""
    return int(round(LINE * size * 20) * multiple) / 20


class Formats:
    """The formats of a document's paragraphs, each resolved once."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._known: Store[tuple[str, object], Format] = Store()

    def of(self, properties: str, styled: Styled = PLAIN) -> Format:
        """Return the format of a paragraph whose `w:pPr` is written so, in a cell so styled."""
        place = (properties, styled.key)
        found = self._known.get(place)
        if found is None:
            own = read_properties(parse(properties) if properties else None)
            found = self._known.put(place, self._read(own, styled.paragraph))
        return found

    def _read(self, own: Properties, table: Properties) -> Format:
        styles = self._sheet.styles
        style = styles.find(said(own, "pStyle"), "paragraph")
        below = merge(styles.paragraph_defaults, table, styles.resolve(style, "paragraph"))
        num, level, found = self._level(merge(below, own), style)
        if found is not None and "numPr.numId" in own:
            resolved = merge(below, found.paragraph, own)
        elif found is not None:
            resolved = merge(styles.paragraph_defaults, found.paragraph, below, own)
        else:
            resolved = merge(below, own)
        heading = self._heading(resolved, style)
        return replace(
            _measure(resolved, self._sheet), style=style, num=num, level=level, heading=heading
        )

    def _level(self, resolved: Properties, style: str) -> tuple[str, int, Level | None]:
        num = said(resolved, "numPr.numId")
        if num in {"", "0"}:
            return "", 0, None
        numbering = self._sheet.numbering
        text = said(resolved, "numPr.ilvl")
        level = whole(text) if text.isdecimal() else numbering.level_of_style(num, style)
        found = numbering.level(num, level)
        return (num, level, found) if found is not None else ("", 0, None)

    def _heading(self, resolved: Properties, style: str) -> int:
        level = self._sheet.styles.heading_level(style)
        outline = said(resolved, "outlineLvl")
        if outline.isdecimal():
            return whole(outline) + 1 if whole(outline) < 9 else 0
        return level


def _measure(found: Properties, sheet: Sheet) -> Format:
    indents = found.get("ind", {})
    left = points(indents.get("left") or indents.get("start"))
    hanging = points(indents.get("hanging"))
    first = -hanging if hanging else points(indents.get("firstLine"))
    format_ = Format(
        left=left,
        right=points(indents.get("right") or indents.get("end")),
        first=first,
        alignment=_ALIGNMENTS.get(said(found, "jc"), ""),
        keep_next=is_set(found, "keepNext"),
        keep_lines=is_set(found, "keepLines"),
        new_page=is_set(found, "pageBreakBefore"),
        contextual=is_set(found, "contextualSpacing"),
        borders=_borders(found),
        between=stroke_of(found.get("pBdr.between", {})),
        fill=fill_colour(found.get("shd", {}), sheet.theme),
        tabs=_tabs(found, left if first < 0 else None),
    )
    return _space(format_, found.get("spacing", {}))


def _space(format_: Format, spacing: Mapping[str, str]) -> Format:
    """Return `format_` with the space around the paragraph and between its lines."""
    auto = {"1", "true", "on"}
    found = spacing.get("beforeAutospacing") in auto, spacing.get("afterAutospacing") in auto
    before = 14.0 if found[0] else points(spacing.get("before"))
    after = 14.0 if found[1] else points(spacing.get("after"))
    spaced = replace(format_, before=before, after=after, automatic=found)
    amount, rule = number(spacing.get("line")), spacing.get("lineRule", "auto")
    pitch = points(spacing.get("line"))
    if amount <= 0:
        return spaced
    if rule == "atLeast":
        return replace(spaced, least=pitch)
    if rule == "exact":
        edges = f"top-edge: {pt(pitch * 0.8)}, bottom-edge: {pt(-pitch * 0.2)}"
        return replace(spaced, line=edges, pitch=pitch)
    multiple = amount / 240
    if abs(multiple - 1) < 0.01:
        return spaced
    top = (ASCENT + GAP) * multiple
    line = f"top-edge: {figure(top)}em" if multiple < 1 else ""
    return replace(spaced, line=line, multiple=multiple)


def _borders(found: Properties) -> tuple[tuple[str, str, float], ...]:
    """Return the borders that are drawn: the side, the stroke, and the space to the text."""
    sides = ((side, found.get(f"pBdr.{side}", {})) for side in _SIDES)
    drawn = ((side, stroke_of(x), border_space(x)) for side, x in sides)
    return tuple(border for border in drawn if border[1])


def _tabs(found: Properties, hanging: float | None) -> tuple[Tab, ...]:
    stops = [
        Tab(
            points(x.get("pos")),
            _KINDS.get(x.get("val", ""), "left"),
            _LEADERS.get(x.get("leader", ""), ""),
        )
        for name, x in found.items()
        if name.startswith("tab.") and x.get("val") not in {"clear", "bar"}
    ]
    if hanging is not None:
        stops.append(Tab(hanging, "left"))
    return tuple(sorted(stops, key=lambda stop: stop.at))

"""Where a drawing is anchored in, the call that puts it there, or room for it in the text, out.

What text flows over or under is put in its place on the page. What text flows round cannot be set
so in Typst; it stands above its paragraph, where at least nothing covers it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.template.setting.measures import emu, number, points, pt
from docgen.template.setting.prelude import ASCENT, GAP
from docgen.template.setting.wordml import Element, attribute, child, descendants, short_name

if TYPE_CHECKING:
    from docgen.template.setting.story import Story

_ALIGNMENTS = {
    "left": "start", "inside": "start", "top": "start", "center": "center",
    "right": "end", "outside": "end", "bottom": "end",
}  # fmt: skip
_ROUND = ("wp:wrapSquare", "wp:wrapTight", "wp:wrapThrough")
_DEFAULT = 72.0


@dataclass(frozen=True, slots=True)
class Place:
    """One coordinate: what it counts from, and an alignment or an offset in points."""

    base: str = "here"
    alignment: str = ""
    offset: float = 0.0

    def write(self) -> str:
        """Return the coordinate as the prelude's `anchored` takes it."""
        return f'("{self.base}", "{self.alignment}", {pt(self.offset)})'


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a drawing stands on the page: `inline`, `above` its paragraph, or `free` of the text."""

    kind: str
    width: float
    height: float
    across: Place = Place()
    down: Place = Place()

    def put(self, shown: str, story: Story) -> tuple[str, str]:
        """Return what stands in the line, and what stands above the paragraph, for `shown`."""
        if self.kind == "inline":
            return f"#box({shown});", ""
        if self.kind == "above":
            side = {"center": "center", "end": "right"}.get(self.across.alignment, "left")
            left = max(self.across.offset, 0.0) if self.across.base != "page" else 0.0
            padded = f"pad(left: {pt(min(left, story.width - self.width))}, {shown})"
            return "", f"#block(width: 100%, align({side}, {padded if left > 0 else shown}))"
        where = f"{self.across.write()}, {self.down.write()}, {pt(self.width)}, {pt(self.height)}"
        return f"#anchored({where}, {shown});", ""


def anchor_of(element: Element, story: Story) -> Anchor:
    """Return how the `w:drawing` or `w:pict` `element` stands on its page."""
    inline, anchor = child(element, "wp:inline"), child(element, "wp:anchor")
    if inline is not None:
        return Anchor("inline", *_extent(inline))
    if anchor is not None:
        return _read_anchor(anchor, story)
    for shape in element.iter():
        style = attribute(shape, "style")
        if short_name(shape).startswith("v:") and style:
            return _read_style(style, story)
    return Anchor("inline", _DEFAULT, _DEFAULT)


def is_flowed_round(element: Element) -> bool:
    """Return whether text should flow round the drawing at its sides."""
    return any(next(descendants(element, name), None) is not None for name in _ROUND)


def _extent(element: Element) -> tuple[float, float]:
    extent = child(element, "wp:extent")
    return emu(attribute(extent, "cx")), emu(attribute(extent, "cy"))


def _read_anchor(anchor: Element, story: Story) -> Anchor:
    width, height = _extent(anchor)
    across = _read_place(child(anchor, "wp:positionH"), story)
    down = _read_place(child(anchor, "wp:positionV"), story)
    above = child(anchor, "wp:wrapTopAndBottom") is not None or is_flowed_round(anchor)
    # a header's drawings are laid beside its text by hand, and pushed text would cover the body
    kind = "above" if above and story.outlined else "free"
    return Anchor(kind, width, height, across, down)


def _read_place(position: Element | None, story: Story) -> Place:
    base = _base(attribute(position, "relativeFrom"), story)
    align = child(position, "wp:align")
    if align is not None:
        return Place(base, _ALIGNMENTS.get((align.text or "").strip(), "start"))
    offset = child(position, "wp:posOffset")
    moved = emu(offset.text if offset is not None else None)
    return Place(base, "", moved - _rise(attribute(position, "relativeFrom"), story))


def _rise(relative: str, story: Story) -> float:
    """Return how far the base line is below the top of the line that a drawing counts from."""
    return (ASCENT + GAP) * story.document.base.tall if relative in {"paragraph", "line"} else 0.0


def _base(relative: str, story: Story) -> str:
    if relative == "page":
        return "page"
    if relative in {"paragraph", "line", "character"} or (relative == "column" and story.nested):
        return "here"
    return "margin"


def _read_style(style: str, story: Story) -> Anchor:
    """Return how a shape of VML stands, by its style: CSS of a kind."""
    parts = dict(item.strip().split(":", 1) for item in style.split(";") if ":" in item)
    width, height = _css(parts.get("width"), _DEFAULT), _css(parts.get("height"), _DEFAULT)
    if parts.get("position") != "absolute":
        return Anchor("inline", width, height)
    places = []
    for side, axis in (("left", "horizontal"), ("top", "vertical")):
        default = "text" if axis == "vertical" else "column"
        relative = parts.get(f"mso-position-{axis}-relative", default)
        relative = {"text": "paragraph" if axis == "vertical" else "column"}.get(relative, relative)
        aligned = _ALIGNMENTS.get(parts.get(f"mso-position-{axis}", ""), "")
        moved = _css(parts.get(f"margin-{side}")) - _rise(relative, story)
        places.append(Place(_base(relative, story), aligned, moved))
    return Anchor("free", width, height, *places)


def _css(text: str | None, default: float = 0.0) -> float:
    """Return a length of VML in points; one without a unit is in pixels."""
    if not text or text.strip().endswith("%"):
        return default
    text = text.strip()
    return points(text, default) if text[-1].isalpha() else number(text) * 0.75

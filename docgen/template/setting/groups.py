"""A group of Word's shapes in; one figure of Typst out: boxes with their words, lines, arrow heads.

What is drawn is a flow chart or the like: rectangles, ellipses and straight lines, not turned. A
group with anything else in it is left to the engine that knows it. Its words are set as any other,
and a screen reader is told the alternative text of the whole (ECMA-376 part 1, 20.1.7.6).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.template.setting.colours import typst_colour
from docgen.template.setting.fonts import Theme
from docgen.template.setting.literal import quote
from docgen.template.setting.measures import emu, number, pt
from docgen.template.setting.shapes import SETTABLE_SHAPES, box_insets, fill_of, line_of
from docgen.template.setting.wordml import Element, attribute, child, descendants, short_name

_SAFE = frozenset({"wpg:cNvPr", "wpg:cNvGrpSpPr", "wpg:grpSpPr", "wps:wsp", "wpg:extLst"})
#: Looks that come from the theme, grounds of more than one colour, and what no box may hold.
_UNKNOWN = ("wps:style", "a:gradFill", "a:pattFill", "a:blip", "w:drawing")
_ENDS = {"a:tailEnd": 1, "a:headEnd": -1}
_HEAD = {"sm": 2.0, "med": 3.0, "lg": 5.0}
_ROUNDING = 16667.0
_WITHIN = 0.29289  # how far a text stands within a rounded corner: 1 - cos 45° of its radius
_THINNEST = 2.0  # a head is as large on a thinner line
_ANCHORS = {"ctr": "horizon", "b": "bottom"}

#: Sets the content of a text box that is so wide.
SetText = Callable[[Element, float], str]


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a shape stands within its drawing, in points, and whether it runs backwards."""

    x: float
    y: float
    width: float
    height: float
    across: bool = False
    down: bool = False

    @property
    def ends(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return where a line from corner to corner starts and ends."""
        left, right = self.x, self.x + self.width
        top, bottom = self.y, self.y + self.height
        xs = (right, left) if self.across else (left, right)
        ys = (bottom, top) if self.down else (top, bottom)
        return (xs[0], ys[0]), (xs[1], ys[1])


def find_group(drawing: Element) -> Element | None:
    """Return the group that a drawing is, or None where it is none or cannot be set."""
    group = next(descendants(drawing, "wpg:wgp"), None)
    return group if group is not None and is_settable(group) else None


def is_settable(group: Element) -> bool:
    """Return whether all that a group holds can be set."""
    shapes = [item for item in group if short_name(item) == "wps:wsp"]
    known = all(short_name(item) in _SAFE for item in group)
    return bool(shapes) and known and all(map(_is_simple, shapes))


def draw_group(
    group: Element, size: tuple[float, float], set_text: SetText, theme: Theme, alt: str | None
) -> str:
    """Return a group as an expression of Typst; without `alt` it is a mere ornament if empty."""
    scale = _scale(group, size)
    drawn = [
        shown
        for shape in group
        if short_name(shape) == "wps:wsp"
        for shown in _shape(shape, _frame(shape, scale), set_text, theme)
    ]
    width, height = size
    inside = "; ".join(drawn)
    body = f"block(width: {pt(width)}, height: {pt(height)}, breakable: false, {{ {inside} }})"
    if alt == "":
        return f"pdf.artifact({body})"
    return f"figure(alt: {quote(alt or 'drawing')}, outlined: false, numbering: none, {body})"


def _is_simple(shape: Element) -> bool:
    properties = child(shape, "wps:spPr")
    kind = attribute(child(properties, "a:prstGeom"), "prst")
    turned = attribute(child(properties, "a:xfrm"), "rot") not in {"", "0"}
    unknown = any(next(descendants(shape, name), None) is not None for name in _UNKNOWN)
    return kind in SETTABLE_SHAPES and not turned and not unknown


def _scale(group: Element, size: tuple[float, float]) -> tuple[float, float, float, float]:
    """Return what a group's own coordinates begin with, and how many of them make a point."""
    frame = child(group, "wpg:grpSpPr", "a:xfrm")
    start, extent = child(frame, "a:chOff"), child(frame, "a:chExt")
    whole = [number(attribute(extent, name)) for name in ("cx", "cy")]
    steps = [
        length / side if length and side else 12700.0
        for length, side in zip(whole, size, strict=True)
    ]
    return number(attribute(start, "x")), number(attribute(start, "y")), steps[0], steps[1]


def _frame(shape: Element, scale: tuple[float, float, float, float]) -> _Frame:
    left, top, across, down = scale
    place = child(shape, "wps:spPr", "a:xfrm")
    corner, extent = child(place, "a:off"), child(place, "a:ext")
    return _Frame(
        (number(attribute(corner, "x")) - left) / across,
        (number(attribute(corner, "y")) - top) / down,
        number(attribute(extent, "cx")) / across,
        number(attribute(extent, "cy")) / down,
        attribute(place, "flipH") in {"1", "true"},
        attribute(place, "flipV") in {"1", "true"},
    )


def _shape(shape: Element, frame: _Frame, set_text: SetText, theme: Theme) -> Iterator[str]:
    properties = child(shape, "wps:spPr")
    kind = attribute(child(properties, "a:prstGeom"), "prst")
    stroke = line_of(properties, theme)
    if kind in {"line", "straightConnector1"}:
        yield from _line(properties, frame, stroke)
        return
    looks = [f"width: {pt(frame.width)}", f"height: {pt(frame.height)}"]
    looks += [f"fill: {typst_colour(fill_of(properties, theme))}", f"stroke: {stroke or 'none'}"]
    if kind == "roundRect":
        looks.append(f"radius: {pt(_radius(properties, frame))}")
    name = "ellipse" if kind == "ellipse" else "rect"
    yield _placed(frame.x, frame.y, f"{name}({', '.join(looks)})")
    yield from _words(shape, frame, set_text)


def _words(shape: Element, frame: _Frame, set_text: SetText) -> Iterator[str]:
    """Return the words of a box, within its margins, where it has them stand."""
    box = next(descendants(shape, "w:txbxContent"), None)
    if box is None:
        return
    rounded = attribute(child(shape, "wps:spPr", "a:prstGeom"), "prst") == "roundRect"
    corner = _radius(child(shape, "wps:spPr"), frame) * _WITHIN if rounded else 0.0
    insets = {side: size + corner for side, size in box_insets(box).items()}
    margins = ", ".join(f"{side}: {pt(size)}" for side, size in insets.items())
    width = max(frame.width - insets["left"] - insets["right"], 1.0)
    anchor = _ANCHORS.get(attribute(child(shape, "wps:bodyPr"), "anchor"), "top")
    held = f"width: {pt(frame.width)}, height: {pt(frame.height)}, inset: ({margins})"
    content = f"align({anchor}, block(width: 100%)[{set_text(box, width)}])"
    yield _placed(frame.x, frame.y, f"block({held}, {content})")


def _radius(properties: Element | None, frame: _Frame) -> float:
    """Return the radius of a rounded corner, as the shape's one adjustment has it."""
    given = child(properties, "a:prstGeom", "a:avLst", "a:gd")
    share = number(attribute(given, "fmla").removeprefix("val "), _ROUNDING)
    return min(frame.width, frame.height) * share / 100000


def _line(properties: Element | None, frame: _Frame, stroke: str) -> Iterator[str]:
    """Return a line with the heads that it has; it ends where a head begins."""
    line = child(properties, "a:ln")
    if not stroke or line is None:
        return
    weight = emu(attribute(line, "w") or None, 0.75)
    points = list(frame.ends)
    heads = []
    for name, turn in _ENDS.items():
        end = child(line, name)
        if attribute(end, "type", "none") == "none":
            continue
        tip, tail = (points[1], points[0]) if turn > 0 else (points[0], points[1])
        size = [
            max(weight, _THINNEST) * _HEAD.get(attribute(end, side), 3.0) for side in ("len", "w")
        ]
        base, corners = _head(tip, tail, size[0], size[1])
        points[1 if turn > 0 else 0] = base
        heads.append(f"polygon(fill: {stroke}.paint, {', '.join(map(_point, (tip, *corners)))})")
    yield _placed(
        0, 0, f"line(start: {_point(points[0])}, end: {_point(points[1])}, stroke: {stroke})"
    )
    yield from (_placed(0, 0, head) for head in heads)


def _head(
    tip: tuple[float, float], tail: tuple[float, float], length: float, width: float
) -> tuple[tuple[float, float], list[tuple[float, float]]]:
    """Return where an arrow head's base is, and its two other corners."""
    across, down = tip[0] - tail[0], tip[1] - tail[1]
    whole = (across**2 + down**2) ** 0.5 or 1.0
    across, down = across / whole, down / whole
    base = (tip[0] - across * length, tip[1] - down * length)
    half = width / 2
    return base, [
        (base[0] - down * half, base[1] + across * half),
        (base[0] + down * half, base[1] - across * half),
    ]


def _point(point: tuple[float, float]) -> str:
    return f"({pt(point[0])}, {pt(point[1])})"


def _placed(x: float, y: float, shown: str) -> str:
    return f"place(dx: {pt(x)}, dy: {pt(y)}, {shown})"

"""Text boxes and simple shapes in, Typst blocks with their ground and border out."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.template.setting.alternates import is_taken
from docgen.template.setting.anchors import Anchor
from docgen.template.setting.colours import hexadecimal, relit, typst_colour
from docgen.template.setting.fonts import Theme
from docgen.template.setting.measures import emu, number, points, pt
from docgen.template.setting.wordml import Element, attribute, child, descendants, short_name

_INSETS = {"left": "lIns", "top": "tIns", "right": "rIns", "bottom": "bIns"}
_DEFAULTS = {"left": 7.2, "top": 3.6, "right": 7.2, "bottom": 3.6}
_LINES = frozenset({"line", "straightConnector1"})
_SHAPES = {"rect": "rect", "roundRect": "rect", "ellipse": "ellipse"}
_FILLS = ("no", "solid", "grad", "patt", "blip", "grp")
SETTABLE_SHAPES = _LINES | frozenset(_SHAPES)


def text_boxes(element: Element) -> Iterator[Element]:
    """Return the content of the text boxes in a drawing, each once."""
    for box in descendants(element, "w:txbxContent"):
        if is_taken(box):
            yield box


def box_insets(box: Element) -> dict[str, float]:
    """Return the space within a text box, at each side, in points."""
    for parent in box.iterancestors():
        name = short_name(parent)
        if name == "wps:wsp":
            body = child(parent, "wps:bodyPr")
            return {
                side: emu(attribute(body, key) or None, _DEFAULTS[side])
                for side, key in _INSETS.items()
            }
        if name == "v:textbox":
            given = [*attribute(parent, "inset").split(","), "", "", "", ""][:4]
            return {
                side: points(text.strip(), 0.0) if text.strip() else _DEFAULTS[side]
                for side, text in zip(_INSETS, given, strict=True)
            }
    return dict(_DEFAULTS)


def draw_box(box: Element, anchor: Anchor, content: str, theme: Theme) -> str:
    """Return a text box with this content."""
    fill, stroke, grows = _box_look(box, theme)
    inset = box_insets(box)
    insets = ", ".join(f"{side}: {pt(size)}" for side, size in inset.items())
    arguments = [f"width: {pt(anchor.width)}", f"inset: ({insets})"]
    if not grows and anchor.kind != "above":
        arguments.append(f"height: {pt(anchor.height)}")
        room = max(anchor.height - inset["top"] - inset["bottom"], 0.0)
        content = f"#fits({pt(room)})[{content}]"
    if fill:
        arguments.append(f"fill: {typst_colour(fill)}")
    if stroke:
        arguments.append(f"stroke: {stroke}")
    if _is_rounded(box):
        arguments.append(f"radius: {pt(min(anchor.width, anchor.height) / 6)}")
    return f"block({', '.join(arguments)})[{content}]"


def draw_shapes(element: Element, anchor: Anchor, theme: Theme) -> Iterator[str]:
    """Return the lines, rectangles and ellipses of a drawing that hold no text."""
    for shape in descendants(element, "wps:wsp"):
        kind = attribute(next(descendants(shape, "a:prstGeom"), None), "prst")
        if child(shape, "wps:txbx") is not None or kind not in SETTABLE_SHAPES:
            continue
        properties = child(shape, "wps:spPr")
        stroke = line_of(properties, theme)
        if kind in _LINES:
            drawn = f"line(end: ({pt(anchor.width)}, {pt(anchor.height)}), stroke: {stroke})"
        else:
            fill = typst_colour(fill_of(properties, theme))
            size = f"width: {pt(anchor.width)}, height: {pt(anchor.height)}"
            drawn = f"{_SHAPES[kind]}({size}, fill: {fill}, stroke: {stroke or 'none'})"
        yield f"pdf.artifact({drawn})"


def is_rule(element: Element) -> bool:
    """Return whether a `w:pict` is Word's horizontal line."""
    return any(attribute(x, "o:hr") in {"t", "true", "1"} for x in element)


def _box_look(box: Element, theme: Theme) -> tuple[str, str, bool]:
    """Return a text box's ground, its stroke, and whether it grows with its text."""
    for parent in box.iterancestors():
        name = short_name(parent)
        if name == "wps:wsp":
            properties = child(parent, "wps:spPr")
            grows = child(parent, "wps:bodyPr", "a:spAutoFit") is not None
            return fill_of(properties, theme), line_of(properties, theme), grows
        if name in {"v:shape", "v:rect", "v:roundrect"}:
            fill = "" if attribute(parent, "filled") in {"f", "false"} else "ffffff"
            fill = fill and (hexadecimal(attribute(parent, "fillcolor")) or fill)
            stroked = attribute(parent, "stroked") not in {"f", "false"}
            colour = hexadecimal(attribute(parent, "strokecolor")) or "000000"
            weight = max(points(attribute(parent, "strokeweight"), 0.75), 0.25)
            grows = any("fit-shape-to-text:t" in attribute(x, "style") for x in parent)
            stroke = f"(thickness: {pt(weight)}, paint: {typst_colour(colour)})"
            return fill, stroke if stroked else "", grows
    return "", "", True


def _is_rounded(box: Element) -> bool:
    """Return whether a text box has round corners, as Word rounds them unless somebody drags."""
    for parent in box.iterancestors():
        name = short_name(parent)
        if name in {"wps:wsp", "v:shape", "v:rect", "v:roundrect"}:
            shape = child(parent, "wps:spPr", "a:prstGeom")
            return name == "v:roundrect" or attribute(shape, "prst") == "roundRect"
    return False


def fill_of(properties: Element | None, theme: Theme) -> str:
    """Return the digits of a shape's ground, empty where it has none.

    A shape that says nothing of it has that of its style (20.1.4.1.10).
    """
    solid = child(properties, "a:solidFill")
    if solid is not None:
        return _colour(solid, theme)
    said = any(child(properties, f"a:{kind}Fill") is not None for kind in _FILLS)
    ref = None if said else _ref(properties, "a:fillRef")
    return "" if ref is None else _colour(ref, theme)


def line_of(properties: Element | None, theme: Theme) -> str:
    """Return the stroke of a shape as Typst takes it, empty where it has none."""
    line, ref = child(properties, "a:ln"), _ref(properties, "a:lnRef")
    if (line is None and ref is None) or child(line, "a:noFill") is not None:
        return ""
    solid = child(line, "a:solidFill")
    paint = ref if solid is None else solid
    colour = _colour(paint, theme) if paint is not None else "000000"
    usual = 0.75 if ref is None else min(number(attribute(ref, "idx")), 3) / 2
    weight = emu(attribute(line, "w") or None, usual)
    return f"(thickness: {pt(max(weight, 0.25))}, paint: {typst_colour(colour)})"


def _ref(properties: Element | None, name: str) -> Element | None:
    """Return what a shape's style says of its ground or its line, None where that is nothing."""
    shape = None if properties is None else properties.getparent()
    found = child(shape, "wps:style", name)
    return None if attribute(found, "idx", "0") == "0" else found


def _colour(solid: Element, theme: Theme) -> str:
    for item in solid:
        kind, name = short_name(item), attribute(item, "val")
        if kind == "a:srgbClr":
            return _lit(hexadecimal(name), item)
        if kind == "a:sysClr":
            return hexadecimal(attribute(item, "lastClr")) or "000000"
        if kind == "a:schemeClr":
            return _lit(hexadecimal(theme.colour(name)) or "000000", item)
    return ""


def _lit(digits: str, item: Element) -> str:
    """Return a colour as light as its luminance says."""
    by, plus = child(item, "a:lumMod"), child(item, "a:lumOff")
    if by is None and plus is None:
        return digits
    share = number(attribute(by, "val"), 100000) / 100000
    return relit(digits, by=share, plus=number(attribute(plus, "val")) / 100000)

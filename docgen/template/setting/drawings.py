"""Drawings in; pictures with their alternative text out, and the text boxes among them."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.template.setting.literal import quote
from docgen.template.setting.measures import emu, number, pt
from docgen.template.setting.sheet import target_of
from docgen.template.setting.wordml import Element, attribute, child, descendants, short_name

if TYPE_CHECKING:
    from docgen.template.setting.story import Story

SETTABLE = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})


def draw(element: Element, story: Story) -> str:
    """Return the markup of every picture in a `w:drawing` or a `w:pict`."""
    return "".join(_picture(blip, element, story) for blip in _blips(element))


def text_boxes(element: Element) -> Iterator[Element]:
    """Return the content of the text boxes in a drawing, each once."""
    for box in descendants(element, "w:txbxContent"):
        if not any(short_name(x) == "mc:Fallback" for x in box.iterancestors()):
            yield box


def alternative(element: Element) -> str | None:
    """Return what a drawing says to who cannot see it; empty if decorative, None if nothing."""
    for properties in descendants(element, "wp:docPr"):
        decorative = next(descendants(properties, "adec:decorative"), None)
        if decorative is not None and attribute(decorative, "val") in {"1", "true"}:
            return ""
        return attribute(properties, "descr") or attribute(properties, "title") or None
    for shape in descendants(element, "v:shape"):
        return attribute(shape, "alt") or None
    return None


def _blips(element: Element) -> Iterator[Element]:
    if any(True for _ in descendants(element, "a:blip")):
        yield from descendants(element, "a:blip")
    else:
        yield from descendants(element, "v:imagedata")


def _picture(blip: Element, element: Element, story: Story) -> str:
    relation = attribute(blip, "r:embed") or attribute(blip, "r:id")
    target, external = target_of(story.part, relation, story.members)
    ending = posixpath.splitext(target)[1].lower()
    if external or target not in story.members or ending not in SETTABLE:
        return ""
    path = story.add_file(story.members[target], ending)
    width, height = _size(blip, element)
    shown = f"image({quote(path)}, width: {pt(width)}, height: {pt(height)}"
    alt = alternative(element)
    described = f'{shown}, alt: {quote(alt or "picture")}, fit: "stretch")'
    if alt == "":
        described = f"pdf.artifact({described})"
    return _placed(element, described)


def _size(blip: Element, element: Element) -> tuple[float, float]:
    """Return width and height of a picture, its own within a group, else that of the drawing."""
    for parent in blip.iterancestors():
        name = short_name(parent)
        if name in {"wp:inline", "wp:anchor"}:
            extent = child(parent, "wp:extent")
            return emu(attribute(extent, "cx")), emu(attribute(extent, "cy"))
        if name == "v:shape":
            return _vml_size(attribute(parent, "style"))
        if parent is element:
            break
    return 72.0, 72.0


def _vml_size(style: str) -> tuple[float, float]:
    parts = dict(item.split(":", 1) for item in style.split(";") if ":" in item)
    return number(parts.get("width"), 72), number(parts.get("height"), 72)


def _placed(element: Element, shown: str) -> str:
    """Return a picture in the line, or where its anchor puts it on the page."""
    anchor = child(element, "wp:anchor")
    if anchor is None:
        return f"#box({shown});"
    across, down = child(anchor, "wp:positionH"), child(anchor, "wp:positionV")
    if child(anchor, "wp:wrapTopAndBottom") is not None or across is None or down is None:
        return f"#box({shown});"
    side = _text(across, "wp:align") or "left"
    side = {"inside": "left", "outside": "right"}.get(side, side)
    offset_x, offset_y = emu(_text(across, "wp:posOffset")), emu(_text(down, "wp:posOffset"))
    return f"#box(place({side} + top, dx: {pt(offset_x)}, dy: {pt(offset_y)}, {shown}));"


def _text(element: Element, name: str) -> str:
    found = child(element, name)
    return "" if found is None else (found.text or "").strip()


def asset_path(content: bytes, ending: str) -> str:
    """Return the path by which Typst reads a picture: it tells its content and nothing else."""
    return f"/assets/{hashlib.sha256(content).hexdigest()[:32]}{ending}"

"""Drawings in; pictures with their alternative text, text boxes and simple shapes out."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docgen.template.setting.anchors import Anchor, anchor_of
from docgen.template.setting.groups import draw_group, find_group
from docgen.template.setting.literal import quote
from docgen.template.setting.measures import number, pt
from docgen.template.setting.shapes import (
    box_insets,
    draw_box,
    draw_shapes,
    is_rule,
    text_boxes,
)
from docgen.template.setting.sheet import target_of
from docgen.template.setting.wordml import Element, attribute, child, descendants, short_name

if TYPE_CHECKING:
    from docgen.template.setting.story import Story

SETTABLE = frozenset({".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp"})
_NOT_DRAWN = ("c:chart", "dgm:relIds", "wpg:wgp", "wpc:wpc", "v:textpath", "o:OLEObject")


@dataclass(slots=True)
class Drawn:
    """What a drawing comes to: markup for the line it stands in, and for above its paragraph."""

    inline: str = ""
    above: list[str] = field(default_factory=list)

    def add(self, shown: str, anchor: Anchor, story: Story) -> None:
        """Add one thing that is shown, an expression of Typst, where `anchor` has it."""
        inline, above = anchor.put(shown, story)
        self.inline += inline
        if above:
            self.above.append(above)


def draw(element: Element, story: Story) -> Drawn:
    """Return what a `w:drawing`, a `w:pict` or a `w:object` comes to."""
    group = find_group(element)
    return _draw_parts(element, story) if group is None else _draw_group(group, element, story)


def _draw_group(group: Element, element: Element, story: Story) -> Drawn:
    drawn = Drawn()
    anchor = anchor_of(element, story)
    size, alt = (anchor.width, anchor.height), alternative(element)
    shown = draw_group(group, size, story.text_box, story.sheet.theme, alt)
    drawn.add(_with_own_lines(shown, story), anchor, story)
    return drawn


def _draw_parts(element: Element, story: Story) -> Drawn:
    drawn = Drawn()
    anchor = anchor_of(element, story)
    theme = story.sheet.theme
    missing = _find_undrawn(element, story)
    for name in missing:
        story.leave_out(name)
    if missing:
        return drawn
    if is_rule(element):
        drawn.above.append('#block(spacing: 0pt, line(length: 100%, stroke: 1pt + rgb("a0a0a0")))')
    for blip in _blips(element):
        shown = _picture(blip, element, anchor, story)
        if shown:
            drawn.add(shown, anchor, story)
    for shape in draw_shapes(element, anchor, theme):
        drawn.add(shape, anchor, story)
    for box in text_boxes(element):
        insets = box_insets(box)
        room = max(anchor.width - insets["left"] - insets["right"], 10.0)
        content = story.text_box(box, room)
        shown = draw_box(box, anchor, content, theme)
        drawn.add(_with_own_lines(shown, story), anchor, story)
    return drawn


def _with_own_lines(shown: str, story: Story) -> str:
    """Return words in a drawing that are not spaced as the lines of its paragraph are."""
    return f"{{ set text({story.document.base.edges}); {shown} }}"


def _find_undrawn(element: Element, story: Story) -> list[str]:
    found = [name for name in _NOT_DRAWN if next(descendants(element, name), None) is not None]
    if found == ["o:OLEObject"] and has_picture(element, story.part, story.members):
        return []  # what Word shows of an embedded file is a picture of it
    return found


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


def has_picture(element: Element, part: str, members: Mapping[str, bytes]) -> bool:
    """Return whether all pictures of an embedded object in `part` are there, and can be set."""
    found = [
        target_of(part, attribute(blip, "r:id"), members)
        for blip in descendants(element, "v:imagedata")
    ]
    settable = (posixpath.splitext(target)[1].lower() in SETTABLE for target, _ in found)
    return bool(found) and all(settable) and not any(external for _, external in found)


def _blips(element: Element) -> Iterator[Element]:
    """Return the pictures of a drawing, those within text boxes left to the boxes."""
    found = [*descendants(element, "a:blip")] or [*descendants(element, "v:imagedata")]
    for blip in found:
        inside = any(short_name(x) == "w:txbxContent" for x in _up_to(blip, element))
        if not inside:
            yield blip


def _up_to(item: Element, element: Element) -> Iterator[Element]:
    for parent in item.iterancestors():
        if parent is element:
            return
        yield parent


def _picture(blip: Element, element: Element, anchor: Anchor, story: Story) -> str:
    """Return a picture as an expression of Typst, empty where there is none that can be set."""
    relation = attribute(blip, "r:embed") or attribute(blip, "r:id")
    target, external = target_of(story.part, relation, story.members)
    ending = posixpath.splitext(target)[1].lower()
    if external or ending not in SETTABLE:
        if relation or attribute(blip, "r:link"):
            story.leave_out("a:blip")
        return ""
    if target not in story.members:
        return ""
    path = story.add_file(story.members[target], ending)
    size = f"width: {pt(anchor.width)}, height: {pt(anchor.height)}"
    alt = alternative(element)
    shown = f'image({quote(path)}, {size}, alt: {quote(alt or "picture")}, fit: "stretch")'
    shown = _cropped(blip, shown, anchor)
    return f"pdf.artifact({shown})" if alt == "" else shown


def _cropped(blip: Element, shown: str, anchor: Anchor) -> str:
    """Return a picture cut to the part that `a:srcRect` leaves of it."""
    parent = blip.getparent()
    cut = child(parent, "a:srcRect")
    sides = [number(attribute(cut, side)) / 100000 for side in ("l", "t", "r", "b")]
    left, top, right, bottom = sides
    across, down = 1 - left - right, 1 - top - bottom
    if not any(sides) or across <= 0 or down <= 0:
        return shown
    width, height = anchor.width / across, anchor.height / down
    whole = f"width: {pt(width)}, height: {pt(height)}"
    shown = shown.replace(f"width: {pt(anchor.width)}, height: {pt(anchor.height)}", whole)
    moved = f"move(dx: {pt(-left * width)}, dy: {pt(-top * height)}, {shown})"
    return f"box(width: {pt(anchor.width)}, height: {pt(anchor.height)}, clip: true, {moved})"


def asset_path(content: bytes, ending: str) -> str:
    """Return the path by which Typst reads a picture: it tells its content and nothing else."""
    return f"/assets/{hashlib.sha256(content).hexdigest()[:32]}{ending}"

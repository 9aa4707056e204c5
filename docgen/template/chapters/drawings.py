"""A drawing in a chapter into a picture with its words, text boxes, or a reason why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.template.chapters.source import ChapterSource
from docgen.template.rich.tree import Image
from docgen.template.rich.wordxml import R, w

_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V: Final = "{urn:schemas-microsoft-com:vml}"
_O: Final = "{urn:schemas-microsoft-com:office:office}"
_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_DIAGRAM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_EMU: Final = 914_400 * 6.2  # English Metric Units of a line of text, about
_NUMBER: Final = re.compile(r"[0-9]{1,12}")


@dataclass(slots=True)
class Drawn:
    """What a drawing comes to: a picture, text boxes, or the kind of what is left out."""

    image: Image | None = None
    boxes: list[etree._Element] = field(default_factory=list)
    left_out: str = ""


def read_drawing(node: etree._Element, source: ChapterSource) -> Drawn:
    """Return what the drawing `node` comes to."""
    chosen = _chosen(node)
    boxes = list(_boxes(chosen))
    if boxes:
        source.findings.tell("box", f"text box {source.findings.count('box')}")
        return Drawn(boxes=boxes)
    if kind := _unknown(node, chosen):
        return Drawn(left_out=kind)
    relation = _relation(chosen)
    if relation is None:
        return Drawn(left_out="drawing") if _is_shape(chosen) else Drawn()
    return _picture(chosen, relation, source)


def _chosen(node: etree._Element) -> etree._Element:
    """Return the newest way of an alternative that Word itself would show."""
    if node.tag != f"{_MC}AlternateContent":
        return node
    choice = node.find(f"{_MC}Choice")
    fallback = node.find(f"{_MC}Fallback")
    found = choice if choice is not None else fallback
    return node if found is None else found


def _boxes(node: etree._Element) -> Iterator[etree._Element]:
    for box in node.iter(w("txbxContent")):
        if not any(above.tag == w("txbxContent") for above in box.iterancestors()):
            yield box


def _unknown(node: etree._Element, chosen: etree._Element) -> str:
    """Return what kind of thing a drawing is that has no picture to take; empty for none."""
    for tag, kind in ((_CHART, "chart"), (_DIAGRAM, "diagram"), (f"{_O}OLEObject", "object")):
        if next(chosen.iter(tag), None) is not None:
            return kind
    return "object" if node.tag == w("object") else ""


def _relation(node: etree._Element) -> str | None:
    """Return the relationship of the picture in a drawing, None where there is none."""
    blips = [*node.iter(f"{_A}blip"), *node.iter(f"{_V}imagedata")]
    for blip in blips:
        for name in ("embed", "link", "id"):
            if relation := blip.get(f"{{{R}}}{name}"):
                return relation
    return None


def _is_shape(node: etree._Element) -> bool:
    return any(True for _ in node.iter(f"{_WP}inline", f"{_WP}anchor", f"{_V}shape", f"{_V}group"))


def _picture(node: etree._Element, relation: str, source: ChapterSource) -> Drawn:
    path = source.picture(relation)
    if path is None:
        return Drawn(left_out="linked")
    if not path:
        return Drawn(left_out="picture")
    alt = _alternative(node)
    if not alt:
        return Drawn(left_out="picture-words")
    return Drawn(Image(path, alt, wide=_width(node)))


def _alternative(node: etree._Element) -> str:
    """Return the words that stand for the picture to somebody who cannot see it."""
    for told in (*node.iter(f"{_WP}docPr"), *node.iter(f"{_PIC}cNvPr")):
        if words := (told.get("descr") or told.get("title") or "").strip():
            return words
    return next((x for shape in node.iter(f"{_V}shape") if (x := shape.get("alt", ""))), "")


def _width(node: etree._Element) -> int:
    """Return how much of a line the picture takes, in thousandths; 0 where nobody says."""
    extent = next(node.iter(f"{_WP}extent"), None)
    wide = "" if extent is None else extent.get("cx", "")
    return min(int(int(wide) * 1000 / _EMU), 1000) if _NUMBER.fullmatch(wide) else 0

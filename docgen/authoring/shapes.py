"""Turns boxes and lines into a drawing: one group of Word's own shapes, with alternative text.

A drawing of shapes can be changed in Word, prints sharp at any size, and takes its words from the
document's data and language as any paragraph does. Lengths are millimetres from the drawing's upper
left corner (ECMA-376 Part 1, 20.1; groups and shapes as Word 2010 has added them).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.authoring.oxml import NAMESPACES, WP, A, Element, el

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_WORD_2010 = "http://schemas.microsoft.com/office/word/2010"
WPG = f"{_WORD_2010}/wordprocessingGroup"
WPS = f"{_WORD_2010}/wordprocessingShape"
_NAMESPACES = {**NAMESPACES, "mc": MC, "wpg": WPG, "wps": WPS}
_EMU_PER_MM = 36000
_EMU_PER_POINT = 12700
_ROUNDING = 10000  # of the shorter side, in thousandths of per cent


@dataclass(frozen=True, slots=True)
class Box:
    """A rounded box with paragraphs in its middle; `fill` and `line` are colours."""

    x: float
    y: float
    width: float
    height: float
    content: Sequence[Element]
    fill: str
    line: str
    name: str = ""
    padding: float = 0.8


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one point to another, level or upright, with an arrow head at its end or not."""

    start: tuple[float, float]
    end: tuple[float, float]
    colour: str
    arrow: bool = False
    weight: float = 1.0


def drawing(size: tuple[float, float], shapes: Sequence[Box | Line], alt: str) -> Element:
    """Return a run that holds `shapes` as one drawing of this width and height."""
    width, height = (_emu(side) for side in size)
    made = [
        _box(number, shape) if isinstance(shape, Box) else _line(number, shape)
        for number, shape in enumerate(shapes, start=2)
    ]
    group = _make(WPG, "wgp", _make(WPG, "cNvGrpSpPr"), _group_look(width, height), *made)
    data = _make(A, "graphicData", group, uri=WPG)
    inline = _make(
        WP,
        "inline",
        _make(WP, "extent", cx=width, cy=height),
        _make(WP, "docPr", id=1, name="Drawing", descr=alt),
        _make(WP, "cNvGraphicFramePr"),
        _make(A, "graphic", data),
        distT=0, distB=0, distL=0, distR=0,
    )  # fmt: skip
    choice = _make(MC, "Choice", el("drawing", inline), Requires="wpg")
    return el("r", _make(MC, "AlternateContent", choice))


def _group_look(width: int, height: int) -> Element:
    def whole(prefix: str) -> list[Element]:
        off = "chOff" if prefix else "off"
        ext = "chExt" if prefix else "ext"
        return [_make(A, off, x=0, y=0), _make(A, ext, cx=width, cy=height)]

    return _make(WPG, "grpSpPr", _make(A, "xfrm", *whole(""), *whole("ch")))


def _box(number: int, box: Box) -> Element:
    rounding = _make(A, "gd", name="adj", fmla=f"val {_ROUNDING}")
    look = _make(
        WPS,
        "spPr",
        _place((box.x, box.y), (box.width, box.height)),
        _make(A, "prstGeom", _make(A, "avLst", rounding), prst="roundRect"),
        _filled(box.fill),
        _make(A, "ln", _filled(box.line), w=round(0.75 * _EMU_PER_POINT)),
    )
    inset = _emu(box.padding)
    insets = {"lIns": inset, "tIns": inset, "rIns": inset, "bIns": inset}
    body = _make(WPS, "bodyPr", _make(A, "noAutofit"), wrap="square", anchor="ctr", **insets)
    text = _make(WPS, "txbx", el("txbxContent", *box.content))
    about = _make(WPS, "cNvPr", id=number, name=box.name or f"Box {number}")
    return _make(WPS, "wsp", about, _make(WPS, "cNvSpPr"), look, text, body)


def _line(number: int, line: Line) -> Element:
    (x0, y0), (x1, y1) = line.start, line.end
    place = _place((min(x0, x1), min(y0, y1)), (abs(x1 - x0), abs(y1 - y0)))
    for flip, backwards in (("flipH", x1 < x0), ("flipV", y1 < y0)):
        if backwards:
            place.set(flip, "1")
    head = [_make(A, "tailEnd", type="triangle", w="med", len="med")] if line.arrow else []
    weight = round(line.weight * _EMU_PER_POINT)
    look = _make(
        WPS,
        "spPr",
        place,
        _make(A, "prstGeom", _make(A, "avLst"), prst="straightConnector1"),
        _make(A, "ln", _filled(line.colour), *head, w=weight),
    )
    about = _make(WPS, "cNvPr", id=number, name=f"Line {number}")
    return _make(WPS, "wsp", about, _make(WPS, "cNvCnPr"), look, _make(WPS, "bodyPr"))


def _place(corner: tuple[float, float], size: tuple[float, float]) -> Element:
    (x, y), (cx, cy) = ([_emu(length) for length in pair] for pair in (corner, size))
    return _make(A, "xfrm", _make(A, "off", x=x, y=y), _make(A, "ext", cx=cx, cy=cy))


def _filled(colour: str) -> Element:
    return _make(A, "solidFill", _make(A, "srgbClr", val=colour))


def _emu(millimetres: float) -> int:
    return round(millimetres * _EMU_PER_MM)


def _make(namespace: str, tag: str, *children: Element, **attributes: object) -> Element:
    made = etree.Element(f"{{{namespace}}}{tag}", nsmap=_NAMESPACES)
    for name, value in attributes.items():
        made.set(name, str(value))
    made.extend(children)
    return made

"""Turns the board's logo into an inline picture with alternative text."""

from __future__ import annotations

import struct

from lxml import etree

from docgen.authoring.oxml import NAMESPACES, PIC, WP, A, Element, R, el
from docgen.authoring.page import Page
from docgen.authoring.paragraphs import paragraph
from docgen.authoring.style import Logo
from docgen.language import Language

LOGO_ID = "rIdLogo"
LOGO_NAME = "logo.png"
_EMU_PER_MM = 36000
_PNG = b"\x89PNG\r\n\x1a\n"


def logo(page: Page, style: str) -> list[Element]:
    """Return a paragraph with the logo, or nothing where the board has none."""
    if page.style.logo is None:
        return []
    return [paragraph(style, el("r", drawing(page.style.logo, page.language)))]


def drawing(shown: Logo, language: Language) -> Element:
    """Return the logo as what a run shows."""
    return el("drawing", _inline(shown, shown.alt[language]))


def _inline(shown: Logo, alt: str) -> Element:
    width, height = _pixels(shown.picture)
    across = round(shown.width * _EMU_PER_MM)
    size = {"cx": str(across), "cy": str(round(across * height / width))}
    inline = _make(WP, "inline", distT="0", distB="0", distL="0", distR="0")
    inline.append(_make(WP, "extent", **size))
    inline.append(_make(WP, "docPr", id="1", name="Logo", descr=alt))
    graphic = etree.SubElement(inline, f"{{{A}}}graphic")
    data = etree.SubElement(graphic, f"{{{A}}}graphicData", uri=PIC)
    data.append(_picture(size))
    return inline


def _picture(size: dict[str, str]) -> Element:
    made = _make(PIC, "pic")
    about = etree.SubElement(made, f"{{{PIC}}}nvPicPr")
    etree.SubElement(about, f"{{{PIC}}}cNvPr", id="1", name="Logo")
    etree.SubElement(about, f"{{{PIC}}}cNvPicPr")
    fill = etree.SubElement(made, f"{{{PIC}}}blipFill")
    etree.SubElement(fill, f"{{{A}}}blip").set(f"{{{R}}}embed", LOGO_ID)
    etree.SubElement(etree.SubElement(fill, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    shape = etree.SubElement(made, f"{{{PIC}}}spPr")
    frame = etree.SubElement(shape, f"{{{A}}}xfrm")
    etree.SubElement(frame, f"{{{A}}}off", x="0", y="0")
    frame.append(_make(A, "ext", **size))
    outline = etree.SubElement(shape, f"{{{A}}}prstGeom", prst="rect")
    etree.SubElement(outline, f"{{{A}}}avLst")
    return made


def _make(namespace: str, tag: str, **attributes: str) -> Element:
    return etree.Element(f"{{{namespace}}}{tag}", attributes, nsmap=NAMESPACES)


def _pixels(picture: bytes) -> tuple[int, int]:
    """Return width and height of a PNG; a logo is one, so that it is the same everywhere."""
    if not picture.startswith(_PNG):
        raise ValueError("the logo must be a PNG picture")
    width, height = struct.unpack(">II", picture[16:24])
    return width, height

"""WordprocessingML names in, short names out: how every module here asks a Word element things.

Namespaces are shortened once (`w:p`, `wp:inline`, `a:blip`), so that the tables which dispatch by
tag read like the standard (ECMA-376 part 1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

_OFFICE = "http://schemas.openxmlformats.org"
_MICROSOFT = "http://schemas.microsoft.com/office"
NAMESPACES: Mapping[str, str] = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "m": f"{_OFFICE}/officeDocument/2006/math",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "pic": f"{_OFFICE}/drawingml/2006/picture",
    "c": f"{_OFFICE}/drawingml/2006/chart",
    "dgm": f"{_OFFICE}/drawingml/2006/diagram",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w14": f"{_MICROSOFT}/word/2010/wordml",
    "w15": f"{_MICROSOFT}/word/2012/wordml",
    "wp14": f"{_MICROSOFT}/word/2010/wordprocessingDrawing",
    "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
    "wpg": f"{_MICROSOFT}/word/2010/wordprocessingGroup",
    "wpc": f"{_MICROSOFT}/word/2010/wordprocessingCanvas",
    "adec": f"{_MICROSOFT}/drawing/2017/decorative",
    "asvg": f"{_MICROSOFT}/drawing/2016/SVG/main",
    "cp": f"{_OFFICE}/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()}
_LONG: dict[str, str] = {}
_SHORT: dict[str, str] = {}
_OFF = frozenset({"0", "false", "off", "none"})

Element = etree._Element


def long_name(short: str) -> str:
    """Return `w:p` as lxml spells it, `{http://…}p`."""
    known = _LONG.get(short)
    if known is None:
        prefix, _, local = short.rpartition(":")
        known = _LONG[short] = f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local
    return known


def short_name(element: Element) -> str:
    """Return an element's name as the standard writes it, `w:p`."""
    tag = str(element.tag)
    known = _SHORT.get(tag)
    if known is None:
        uri, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
        known = _SHORT[tag] = f"{_PREFIXES.get(uri, uri)}:{local}" if uri else local
    return known


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first child, grandchild… along `path`, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(long_name(name))
    return element


def children(element: Element | None, name: str) -> list[Element]:
    """Return the children called `name`."""
    return [] if element is None else element.findall(long_name(name))


def descendants(element: Element, name: str) -> Iterator[Element]:
    """Return every element called `name` below `element`."""
    return element.iter(long_name(name))


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """Return an attribute's value, `default` where it or the element is absent."""
    return default if element is None else element.get(long_name(name), default)


def value(element: Element | None, *path: str, default: str = "") -> str:
    """Return `w:val` of the element at `path` below `element`."""
    return attribute(child(element, *path), "w:val", default)


def is_on(element: Element | None) -> bool:
    """Return whether an on/off element is there and is not switched off."""
    return element is not None and attribute(element, "w:val", "1") not in _OFF


def text_of(element: Element) -> str:
    """Return all the text below `element`, as a reader of the Word file sees it."""
    return "".join(t.text or "" for t in descendants(element, "w:t"))

"""Bytes of a Word part into elements, and names and values into the text of new ones."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_NOTHING: Final = b"<none/>"
_TAG: Final = re.compile(r"<w:\w+")
_IN_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTE: Final = {**_IN_TEXT, **str.maketrans({'"': "&quot;", "\n": " ", "\t": " "})}


def w(name: str) -> str:
    """Return `name` as lxml calls it."""
    return f"{{{W}}}{name}"


def parse_part(data: bytes) -> etree._Element:
    """Return the root of a part; of a part that is not there, a root without children."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    return etree.fromstring(data or _NOTHING, parser)


def parse_fragment(xml: str) -> etree._Element:
    """Return the element in `xml`, which leaves its namespace to the part it stands in."""
    return etree.fromstring(_TAG.sub(rf'\g<0> xmlns:w="{W}"', xml, count=1) if xml else _NOTHING)


def number(node: etree._Element | None, name: str) -> int:
    """Return the number in an attribute; some programs write `360.0` or nothing."""
    text = "" if node is None else node.get(w(name), "")
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return 0


def value(node: etree._Element | None, name: str = "val") -> str:
    """Return the text in an attribute, or nothing."""
    return "" if node is None else node.get(w(name), "")


def element(name: str, **attributes: object) -> str:
    """Return an empty element: `element("ind", left=360)` is `<w:ind w:left="360"/>`."""
    told = "".join(f' w:{key}="{quote(str(x))}"' for key, x in attributes.items())
    return f"<w:{name}{told}/>"


def quote(text: str) -> str:
    """Return `text` fit to stand in an attribute."""
    return text.translate(_IN_ATTRIBUTE)


def escape(text: str) -> str:
    """Return `text` fit to stand between tags."""
    return text.translate(_IN_TEXT)

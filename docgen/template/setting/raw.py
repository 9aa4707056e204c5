"""The text of a Word part in, its elements out as pieces of that text, none of them parsed.

A document that is made a thousand times is nearly the same a thousand times. An element that is
kept as the text it is written in can be looked up: what was once read of it need not be read again.
Only what is new is parsed.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from docgen.template.setting.wordml import NAMESPACES, Element

_NAME = re.compile(r"<([A-Za-z_][\w.-]*:?[\w.-]*)")
_DECLARED = " ".join(
    f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items() if prefix != "xml"
)
_PREFIX = re.compile(r'\sxmlns:([\w.-]+)="([^"]*)"')


class Raw(NamedTuple):
    """An element: its name and the text that it is written in."""

    name: str
    text: str

    @property
    def inside(self) -> str:
        """Return what stands between its tags."""
        start = self.text.index(">") + 1
        return "" if self.text[start - 2] == "/" else self.text[start : self.text.rindex("</")]


def split(xml: str) -> list[Raw]:
    """Return the elements that `xml` holds side by side; what stands between them is left out."""
    found = []
    place = xml.find("<")
    while place >= 0:
        name = _NAME.match(xml, place)
        if name is None:  # a comment or an instruction
            place = xml.find("<", xml.index(">", place))
            continue
        end = _end_of(xml, place, name.group(1))
        found.append(Raw(name.group(1), xml[place:end]))
        place = xml.find("<", end)
    return found


def _end_of(xml: str, place: int, name: str) -> int:
    """Return where the element that begins at `place` ends."""
    opened = xml.index(">", place) + 1
    if xml[opened - 2] == "/":
        return opened
    close = f"</{name}>"
    depth, at = 1, opened
    while depth:
        end = xml.index(close, at)
        depth += _count_open(xml, name, at, end) - 1
        at = end + len(close)
    return at


def _count_open(xml: str, name: str, start: int, end: int) -> int:
    """Return how many elements called `name` begin there and do not end at once."""
    if xml.find(f"<{name}", start, end) < 0:
        return 0
    count = 0
    for found in re.finditer(rf"<{re.escape(name)}(?=[\s/>])[^>]*>", xml[start:end]):
        count += not found.group().endswith("/>")
    return count


def parse(text: str, declared: str = "") -> Element:
    """Return the element written in `text`; `declared` are the namespaces of the part."""
    return etree.fromstring(f"<x {declared or _DECLARED}>{text}</x>")[0]


def declarations(root: str) -> str:
    """Return the namespaces that a part's root declares, with those that everybody uses."""
    known = {f"{prefix}": uri for prefix, uri in NAMESPACES.items() if prefix != "xml"}
    known.update(dict(_PREFIX.findall(root)))
    return " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in known.items())


def root_of(xml: str) -> tuple[str, str]:
    """Return the start tag of a part's root, and what the root holds."""
    start = xml.index("<", xml.find("?>") + 2 if xml.startswith("<?") else 0)
    while xml.startswith("<!--", start):
        start = xml.index("<", xml.index("-->", start))
    opened = xml.index(">", start) + 1
    if xml[opened - 2] == "/":
        return xml[start:opened], ""
    return xml[start:opened], xml[opened : xml.rindex("</")]


@lru_cache(maxsize=2048)
def unescape(text: str) -> str:
    """Return the characters that `text` of XML stands for."""
    return html.unescape(text) if "&" in text else text

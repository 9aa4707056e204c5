"""The text of a Word part in, its elements out as pieces of that text, none of them parsed.

A document that is made a thousand times is nearly the same a thousand times. An element that is
kept as the text it is written in can be looked up: what was once read of it need not be read again.
Only what is new is parsed.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from docgen.errors import TemplateError
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


def split(xml: str, before: Sequence[Raw] = ()) -> list[Raw]:
    """Return the elements that `xml` holds side by side; what stands between them is left out.

    An element that stands in its turn in `before` too is taken from there and not read again.
    """
    found: list[Raw] = []
    place = xml.find("<")
    while place >= 0:
        turn = len(found)
        if turn < len(before) and xml.startswith(before[turn].text, place):
            found.append(before[turn])
            place = xml.find("<", place + len(before[turn].text))
            continue
        name = _NAME.match(xml, place)
        if name is None:  # a comment or an instruction
            place = xml.find("<", _find(xml, ">", place))
            continue
        end = end_of(xml, place, name.group(1))
        found.append(Raw(name.group(1), xml[place:end]))
        place = xml.find("<", end)
    return found


def end_of(xml: str, place: int, name: str) -> int:
    """Return where the element that begins at `place` ends."""
    opened = _find(xml, ">", place)
    if xml[opened - 1] == "/":
        return opened + 1
    end = _find(xml, f"</{name}>", opened)
    if xml.find(f"<{name}>", opened, end) >= 0 or xml.find(f"<{name} ", opened, end) >= 0:
        return _end_among(xml, place, name)  # it holds others of its kind
    return end + len(name) + 3


def _end_among(xml: str, place: int, name: str) -> int:
    depth = 0
    for tag in _tags(name).finditer(xml, place):
        closes, empty = tag.groups()
        if closes:
            depth -= 1
        elif not empty:
            depth += 1
        if depth == 0:
            return tag.end()
    raise _torn()


def _find(xml: str, sign: str, place: int) -> int:
    """Return where `sign` stands next, without which an element has no end."""
    found = xml.find(sign, place)
    if found < 0:
        raise _torn()
    return found


def _torn() -> TemplateError:
    message = "a tag of the template stands across the borders of what Word writes"
    return TemplateError(message, hint="open it in Word, type the tags anew and save it")


@lru_cache(maxsize=256)
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/)?{re.escape(name)}(?:\s[^>]*?)?(/)?>")


def parse(text: str, declared: str = "") -> Element:
    """Return the element written in `text`; `declared` are the namespaces of the part.

    Raises `TemplateError` where a tag of the template has torn it apart.
    """
    try:
        return etree.fromstring(f"<x {declared or _DECLARED}>{text}</x>")[0]
    except etree.XMLSyntaxError as error:
        raise _torn() from error


@lru_cache(maxsize=256)
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


@lru_cache(maxsize=1024)
def unescape(text: str) -> str:
    """Return the characters that `text` of XML stands for."""
    return html.unescape(text) if "&" in text else text

"""A template's parts in, the paragraphs and cells in it that no data can change out.

They are the same in every document, so that what they come to can be defined once for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
_ENDS = re.compile(r"</w:(p|tc)>")


def constants_of(parts: Mapping[str, bytes]) -> frozenset[str]:
    """Return the text of each paragraph and cell, as it is written, that holds no tag."""
    texts = (
        content.decode("utf-8", "replace") for name, content in parts.items() if _is_text(name)
    )
    return frozenset(element for xml in texts for element in _elements(xml) if "{" not in element)


def _is_text(name: str) -> bool:
    return _PARTS.fullmatch(name) is not None


def _elements(xml: str) -> Iterator[str]:
    for end in _ENDS.finditer(xml):
        name, place = end.group(1), end.start()
        start = max(xml.rfind(f"<w:{name}>", 0, place), xml.rfind(f"<w:{name} ", 0, place))
        if start >= 0:
            yield xml[start : end.end()]

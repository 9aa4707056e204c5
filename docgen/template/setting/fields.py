"""Word's fields in, what they print out: page numbers live, others as Word last printed them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.template.setting.literal import quote

_WORDS = re.compile(r'"[^"]*"|\S+')
_FORMATS = {
    "roman": "i", "ROMAN": "I", "alphabetic": "a", "ALPHABETIC": "A", "ARABIC": "1", "Arabic": "1",
}  # fmt: skip
_COUNTERS = {"PAGE": "pageno", "NUMPAGES": "pages", "SECTIONPAGES": "section-pages"}


@dataclass(slots=True)
class Field:
    """A complex field that is open: its instruction, whether its result has begun, and where."""

    instruction: str = ""
    result: bool = False
    start: int = 0
    replaced: bool = False


def counter_of(instruction: str) -> str:
    """Return the markup of a page number, empty for a field of another kind."""
    words = _WORDS.findall(instruction)
    call = _COUNTERS.get(words[0].upper()) if words else None
    if call is None:
        return ""
    form = next((_FORMATS[word] for word in words if word in _FORMATS), "")
    return f"#{call}({quote(form) if form else 'none'});"


def target_of_link(instruction: str) -> tuple[str, str]:
    """Return the address and the bookmark that a HYPERLINK or REF field leads to."""
    words = _WORDS.findall(instruction)
    name = words[0].upper() if words else ""
    plain = [word.strip('"') for word in words[1:] if not word.startswith("\\")]
    if name == "HYPERLINK":
        place = words.index("\\l") if "\\l" in words[:-1] else -1
        anchor = words[place + 1].strip('"') if place > 0 else ""
        address = words[1].strip('"') if len(words) > 1 and place != 1 else ""
        return ("" if address.startswith("\\") else address), anchor
    if name in {"REF", "PAGEREF", "NOTEREF"} and "\\h" in words:
        return "", plain[0] if plain else ""
    return "", ""

"""A paragraph that was written before in; one that differs from it in its texts alone out.

Forty letters have the same lines with other names in them. Where the XML round the texts is the
same, so is the markup round them, and only the texts are said anew.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from docgen.template.setting.raw import unescape
from docgen.template.setting.runs import literal

_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(?=</w:t>)")
#: Beside a decimal tab the text itself is taken apart.
_TAKEN_APART: Final = '"decimal"'
_MOST: Final = 20


@dataclass(frozen=True, slots=True)
class LineMould:
    """What stands before each text of a paragraph and behind the last: in XML, and as markup.

    `kept` says of each text whether the blanks at its ends are kept.
    """

    written: tuple[str, ...]
    markup: tuple[str, ...]
    kept: tuple[bool, ...]

    @classmethod
    def of(cls, text: str, write: Callable[[str], str]) -> LineMould:
        """Return the mould of the paragraph in `text`, of which `write` makes markup.

        It is found by stand-ins in the place of the texts. Where they do not come out one by one,
        or the paragraph itself not as it should, nothing fits the mould.
        """
        tags = [found.group(1) for found in _TEXT.finditer(text)]
        if not 0 < len(tags) <= _MOST:
            return UNFIT
        stand_ins = [f"qz{place}zq" for place in range(len(tags))]
        names = iter(stand_ins)
        marked = _TEXT.sub(lambda found: found.group(1) + next(names), text)
        markup = _cut(write(marked), [literal(name) for name in stand_ins])
        if markup is None:
            return UNFIT
        kept = tuple("preserve" in tag for tag in tags)
        mould = cls(_cut(marked, stand_ins) or (), markup, kept)
        return mould if mould.cast(text) == write(text) else UNFIT

    def cast(self, text: str) -> str | None:
        """Return the markup of the paragraph in `text`, None where it does not fit."""
        said: list[str] = []
        place = 0
        for before, shown, kept in zip(self.written, self.markup, self.kept, strict=False):
            if not text.startswith(before, place):
                return None
            start = place + len(before)
            place = text.find("<", start)
            words = text[start:place] if kept else text[start:place].strip()
            if place < 0 or not words:  # an empty run is not set at all
                return None
            said += (shown, literal(unescape(words)))
        if not said or text[place:] != self.written[-1]:
            return None
        return "".join((*said, self.markup[-1]))


UNFIT: Final = LineMould((), (), ())


def _cut(text: str, marks: list[str]) -> tuple[str, ...] | None:
    """Return `text` cut at `marks`, None where one is not in it once, or not in its turn."""
    if _TAKEN_APART in text or any(text.count(mark) != 1 for mark in marks):
        return None
    pieces = []
    for mark in marks:
        before, found, text = text.partition(mark)
        if not found:
            return None
        pieces.append(before)
    return (*pieces, text)

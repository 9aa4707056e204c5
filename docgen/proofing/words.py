"""A text in, its words out, with what leans on them (`'r`, `'ch`) as words of their own.

A mark stands for what is not to be read: a value that people type, an address, a text in the other
language. Two words are neighbours only where nothing but a space is between them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

#: What stands in a text in place of something that is not to be read.
UNREAD = "▮"

#: Addresses, what Markdown has for a machine, and the names in braces of the house style's words.
_NOT_READ = re.compile(
    r"\]\([^\s)]*|\[\^[^\]]*\]|"
    r"\S+@\S+|\b(?:https?://|www\.)\S+|\{\w+\}"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:uk|org|com|wales|cymru)\b\S*"
)
#: A line that goes on in the next; an empty line, or one that begins with a mark, is a new one.
_WRAP = re.compile(r"(?<!\n)\n(?=[^\W\d_])")
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?|\d+(?:[.,:]\d+)*(?:[^\W\d_]+)?")
_LEANING = re.compile(r"(?<=[^\W\d_])'(?:r|n|i|u|w|ch|m|th|s)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, as written and in small letters; `gap` is what stands between it and the last."""

    text: str
    lower: str
    start: int
    end: int
    gap: str

    @property
    def follows(self) -> bool:
        """Return whether the word before this one is its neighbour."""
        return self.gap in ("", " ") and self.start > 0

    @property
    def is_figure(self) -> bool:
        """Return whether this is a number, or a code that begins with one."""
        return self.text[0].isdigit()

    @property
    def is_letter(self) -> bool:
        """Return whether this is a capital letter by itself, as in *Plentyn A*."""
        return len(self.text) == 1 and self.text.isupper()

    @property
    def is_capital(self) -> bool:
        """Return whether it has a capital first."""
        return self.text[0].isupper()


def listed(text: str) -> frozenset[str]:
    """Return the words of a list that is written out as a text."""
    return frozenset(text.split())


def plain(text: str) -> str:
    """Return `text` with straight apostrophes, plain spaces, and marks for addresses."""
    text = unicodedata.normalize("NFC", text)
    text = _WRAP.sub(" ", text.translate(_SAME))
    return _NOT_READ.sub(lambda found: UNREAD * len(found[0]), text)


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a `plain` text."""
    return tuple(_words(text))


def _words(text: str) -> Iterator[Word]:
    last = 0
    for found in _TOKEN.finditer(text):
        for start, end in _parts(text, found.start(), found.end()):
            written = text[start:end]
            yield Word(written, written.casefold(), start, end, text[last:start])
            last = end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the word, and after it what leans on it."""
    if text[end - 1] == "'":  # the closing one of a quotation
        end -= 1
    leaning = _LEANING.search(text, start, end)
    if leaning is None:
        yield start, end
        return
    yield start, leaning.start()
    yield leaning.start(), end


_SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "\u00a0": " ", "\u2011": "-", "\t": " "})

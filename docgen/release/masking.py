"""A place in a text in; the words around it out, with everything masked that could be personal.

Only words in small letters are shown, and of those none that belongs to anybody in the case; names,
figures, addresses and the finding itself become marks. What is left is enough to know the place by
when one is there, and says nothing to anybody else.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from docgen.release.folding import letters_of
from docgen.release.passages import Passage

_WORD = re.compile(r"\S+")
_MARK = "▇▇▇"
_AROUND = 60
_SHOWN = 5


def mask(text: str, start: int, end: int, private: AbstractSet[str]) -> str:
    """Return up to five words either side of `start` to `end`; `private` words are masked too."""
    before = _words(text[max(0, start - _AROUND) : start], private, cut=start > _AROUND)
    after = _words(text[end : end + _AROUND], private, cut=False)
    shown = [*before[-_SHOWN:], _MARK, *after[:_SHOWN]]
    return " ".join(one for place, one in enumerate(shown) if place == 0 or one != shown[place - 1])


def under_heading(passage: Passage, private: AbstractSet[str]) -> str:
    """Return under which heading a passage stands, and which paragraph below it it is."""
    heading = mask_all(passage.heading, private) if passage.heading else ""
    if not heading.strip("… "):
        return ""
    number = f"paragraph {passage.number} " if passage.number else ""
    return f"({number}under the heading “{heading}”)"


def mask_all(text: str, private: AbstractSet[str]) -> str:
    """Return a heading with its own words, but for figures and what belongs to somebody."""
    shown = ("…" if _is_private(word, private) else word for word in text.split()[:8])
    return " ".join(shown)


def _words(text: str, private: AbstractSet[str], *, cut: bool) -> list[str]:
    words = _WORD.findall(text)
    if cut:
        words = words[1:]
    return [_shown(word, private) for word in words]


def _shown(word: str, private: AbstractSet[str]) -> str:
    bare = word.strip(".,;:!?()[]“”\"'‘’…–-")
    is_plain = (
        len(bare) > 1 and bare.isalpha() and bare.islower() and not _is_private(bare, private)
    )
    return bare if is_plain else "…"


def _is_private(word: str, private: AbstractSet[str]) -> bool:
    pieces = re.split(r"[-'’/]", word)
    return any(letters_of(piece) in private for piece in (word, *pieces)) or any(
        character.isdigit() for character in word
    )

"""Names that must not appear and a text's words in; words that are nearly such a name out.

A word is near a name when one letter was left out, added, changed or swapped with its neighbour, or
when both sound alike (`Stephen`, `Steven`; `Siân`, `Shan`). What is near is told as doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from docgen.release.folding import letters_of
from docgen.release.needles import Needle
from docgen.release.vocabulary import Vocabulary

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’](?=[^\W\d_])|[015](?=[^\W\d_]))*")
#: What a scanner takes for letters.
_FIGURES = str.maketrans("015", "ols")
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ph|ff", "f"), (r"ck|[kq]|c(?![eiyh])", "c"), (r"sh|si(?=[aeou])", "s"),
        (r"ie|ey|ee|ea|[iy]", "i"), (r"oo|ou|w(?![aeiou])|u", "u"), (r"th|dd", "d"), (r"ll", "l"),
        (r"rh", "r"), (r"z", "s"), (r"v", "f"), (r"(?<=[a-z])h", ""), (r"(.)\1", r"\1"),
        (r"(?<=..)[ei]$", ""),
    )
)  # fmt: skip
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class NearWord:
    """A word at `start` to `end` of a text that is nearly the name of `needle`."""

    start: int
    end: int
    needle: Needle = field(repr=False)


class NearFinder:
    """Knows the names by each of their letters left out, and by their sound."""

    def __init__(self, needles: Iterable[Needle], vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._names: dict[str, Needle] = {}
        self._less: dict[str, str] = {}
        self._sounds: dict[str, str] = {}
        self._seen: dict[str, str | None] = {}
        for needle in needles:
            if needle.lone and len(needle.letters) >= _SHORTEST and "," not in needle.form:
                self._take(needle)

    def _take(self, needle: Needle) -> None:
        name = needle.letters
        if self._vocabulary.is_common(name) and len(name) < 6:
            return
        self._names.setdefault(name, needle)
        self._sounds.setdefault(_sound(name), name)
        if len(name) > _SHORTEST:
            for shorter in _one_less(name):
                self._less.setdefault(shorter, name)

    def find(self, text: str) -> Iterator[NearWord]:
        """Yield the words of `text`, with a capital, that are near a name and are none."""
        for found in WORD.finditer(text):
            word = found[0]
            if len(word) < _SHORTEST or not word[0].isupper():
                continue
            name = self._name_near(word)
            if name is not None:
                yield NearWord(*found.span(), self._names[name])

    def _name_near(self, written: str) -> str | None:
        if written not in self._seen:
            self._seen[written] = self._look_up(written)
        return self._seen[written]

    def _look_up(self, written: str) -> str | None:
        meant = written.translate(_FIGURES)
        word = letters_of(meant)
        if word in self._names:
            return None if meant == written else word
        return None if self._vocabulary.is_ordinary(written) else self._look(word)

    def _look(self, word: str) -> str | None:
        if self._vocabulary.is_common(word) or len(word) < _SHORTEST:
            return None
        if word in self._less and len(word) >= _SHORTEST:
            return self._less[word]
        for shorter in _one_less(word):
            if shorter in self._names and len(shorter) > _SHORTEST:
                return shorter
            name = self._less.get(shorter)
            if name is not None and _is_one_away(word, name):
                return name
        sound = _sound(word)
        return self._sounds.get(sound) if len(sound) > 2 and word[-1] not in "s" else None


def _one_less(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _is_one_away(word: str, name: str) -> bool:
    """Return whether one letter was changed, or two neighbours swapped."""
    if len(word) != len(name):
        return False
    differ = [
        place for place, (one, other) in enumerate(zip(word, name, strict=True)) if one != other
    ]
    if len(differ) == 1:
        return len(name) > _SHORTEST
    first, *rest = differ
    return rest == [first + 1] and word[first] == name[first + 1] and word[first + 1] == name[first]


def _sound(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word

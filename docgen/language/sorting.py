"""A text in; the key that puts it in its language's alphabetical order out.

Welsh has 29 letters, eight of them written with two signs, each after its first sign: *Cymru*
before *Chwaer*, *Lôn* before *Llanelli*. The order agrees with ICU's Welsh collation, and beyond
it knows words in which n and g are two letters (Bangor). As there: letters decide first, then
accents, then capitals; spaces come before marks, marks before figures, figures before letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from types import MappingProxyType
from typing import TypeVar

from docgen.language.exceptions import N_AND_G
from docgen.language.grammar import Language
from docgen.language.names import name_key

Key = tuple[tuple[tuple[int, int], ...], tuple[str, ...], tuple[bool, ...], str]
T = TypeVar("T")


def sort_key(text: str, language: Language) -> Key:
    """Return the key of `text` in the alphabetical order of `language`; no two texts share one."""
    letters = [
        letter
        for word in _words(unicodedata.normalize("NFD", text).translate(_LIGATURES))
        for letter in _letters(word, language)
    ]
    return (
        tuple(_weight(base.lower(), language) for base, _ in letters),
        tuple(marks.translate(_ACCENTS) for _, marks in letters),
        tuple(sign.isupper() for base, _ in letters for sign in base),
        text,
    )


def sort_texts(items: Iterable[T], language: Language) -> list[T]:
    """Return `items` in the alphabetical order of what they print."""
    return sorted(items, key=lambda item: sort_key(str(item), language))


def sort_people(items: Iterable[T], language: Language) -> list[T]:
    """Return people in the alphabetical order of their surnames, then of their other names."""
    return sorted(items, key=lambda item: sort_key(name_key(str(item)), language))


def sort_by_moment(items: Iterable[T]) -> list[T]:
    """Return records in the order of their `datetime`: a day alone comes before its hours.

    What has no day yet comes last, in the order in which it was written.
    """
    return sorted(items, key=_moment)


def _moment(item: object) -> tuple[date, time]:
    moment = item.get("datetime") if isinstance(item, Mapping) else None
    parts = moment if isinstance(moment, Mapping) else {}
    return parts.get("date") or date.max, parts.get("time") or time.min


def _words(text: str) -> Iterator[str]:
    """Yield runs of letters with their accents, and every other sign by itself."""
    start = 0
    for at, sign in enumerate(text):
        if not (sign.isalpha() or unicodedata.combining(sign)):
            if start < at:
                yield text[start:at]
            yield sign
            start = at + 1
    if start < len(text):
        yield text[start:]


def _letters(word: str, language: Language) -> Iterator[tuple[str, str]]:
    """Yield each letter of a decomposed `word` with its accents; a Welsh digraph is one."""
    signs = _signs(word)
    apart = language is Language.CY and word.lower().startswith(N_AND_G)
    digraphs = _DIGRAPHS if language is Language.CY else _NONE
    at = 0
    while at < len(signs):
        base, marks = signs[at]
        following, accents = signs[at + 1] if at + 1 < len(signs) else ("", "")
        pair = (base + following).lower()
        joined = pair in digraphs and not marks and not (base.islower() and following.isupper())
        whole = joined and not (apart and pair == "ng")
        yield (base + following, accents) if whole else (base, marks)
        at += 2 if whole else 1


def _signs(word: str) -> list[tuple[str, str]]:
    """Return each base sign of `word` with the accents that follow it."""
    signs: list[tuple[str, str]] = []
    for sign in word:
        if signs and unicodedata.combining(sign):
            base, marks = signs[-1]
            signs[-1] = (base, marks + sign)
        else:
            signs.append((sign, ""))
    return signs


def _weight(letter: str, language: Language) -> tuple[int, int]:
    """Return the class of a sign (space, mark, figure, letter, other) and its place in it."""
    alphabet = _WELSH if language is Language.CY else _ENGLISH
    if letter in alphabet:
        return 3, alphabet[letter]
    if letter.isspace():
        return 0, 0
    if letter.isdigit():
        return 2, unicodedata.digit(letter)
    if letter.isalpha():
        return 4, ord(letter[0])
    return 1, _MARKS.get(letter, len(_MARKS) + ord(letter))


def _alphabet(letters: str) -> Mapping[str, int]:
    return MappingProxyType({letter: at for at, letter in enumerate(letters.split())})


_ENGLISH = _alphabet("a b c d e f g h i j k l m n o p q r s t u v w x y z")
_WELSH = _alphabet("a b c ch d dd e f ff g ng h i j k l ll m n o p ph q r rh s t th u v w x y z")
_DIGRAPHS = frozenset(letter for letter in _WELSH if len(letter) == 2)
_NONE: frozenset[str] = frozenset()

# The order of marks in CLDR's root collation; a curly mark stands with its straight twin.
_MARKS: Mapping[str, int] = MappingProxyType(
    {
        sign: at
        for at, group in enumerate(("_", "-‐‑–—", ",", ";", ":", "!", "?", ".", "'‘’", '"“”', "("))
        for sign in group
    }
)
# There too an acute comes before a grave; the rest are in the order of their code points.
_ACCENTS = str.maketrans("\u0300\u0301", "\u0301\u0300")
_LIGATURES = str.maketrans(
    {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss"}
)

"""A name found among ordinary words in; what it weighs out, judged by the words beside it.

`Hope` is a word and a name: `Hope was seen` and `Ms Hope` name somebody, `there is hope` names
nobody, and `HOPE` on a line of its own may.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.release.folding import letters_of
from docgen.release.passages import Weight
from docgen.release.spans import Span
from docgen.release.vocabulary import Vocabulary

_NEXT = re.compile(r"\s*(['’]s\b)?\s*([\w'’-]*)\s*([\w'’-]*)")
_LAST = re.compile(r"([\w'’-]+)[\s.,“\"‘(]*$")
_DATED = re.compile(r"[\s,]{1,2}(?:19|20)\d\d\b|\s\d{1,2}(?:st|nd|rd|th)?\b")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th|af|ail|il|ydd|ed|fed|eg|ain)?\s(?:of\s|o\s)?$")
#: After `was` these tell of people and of times: `a girl`, `a busy month`.
_EITHER = frozenset(("a", "an", "no", "been"))
_OPENS = re.compile(r"(?:^|[.!?:;•\n\t|]\s*)[“\"‘(\s]*$")


def weigh(text: str, span: Span, vocabulary: Vocabulary) -> Weight | None:
    """Return what `span` weighs where it stands in `text`; None where it is an ordinary word."""
    needle = span.needle
    if span.inside and needle.lone:
        return _lighter(needle.weight)
    if span.broken:
        return Weight.POSSIBLE
    if needle.lone:
        return _alone(text, span, vocabulary)
    return Weight.POSSIBLE if needle.common and _is_half_small(text, span) else needle.weight


def _is_half_small(text: str, span: Span) -> bool:
    """Return whether one word has a capital and another has none: `Will may` is no May Will."""
    written = re.findall(r"[^\W\d_]+", text[span.start : span.end])
    return len({word[0].isupper() for word in written}) > 1


def _alone(text: str, span: Span, vocabulary: Vocabulary) -> Weight | None:
    """Return what one word of a name weighs that stands by itself."""
    needle = span.needle
    if needle.common:
        return _among_words(text, span, vocabulary)
    if needle.form == "first name" and needle.ordinary and _is_anothers(text, span):
        return Weight.POSSIBLE
    if text[span.start].islower():
        return _in_small_letters(text, span, vocabulary)
    return needle.weight


#: Words after which a first name is that of a house, a school or a street.
_HOUSE = re.compile(
    r"\b(?:T[ŷy]|Llys|Ysgol|Capel|Eglwys|St\.?|Saint|Heol|Ffordd|Stryd|Neuadd|Canolfan|Plas)\s+$",
    re.I,
)


def _is_anothers(text: str, span: Span) -> bool:
    """Return whether a first name is a house's, or another person's whose surname follows it.

    The person's own surname would be part of the find.
    """
    surname = re.match(r"[ \u00a0]\n?[A-ZŴŶÂÊÎÔÛ][\w'’-]+", text[span.end : span.end + 30])
    return surname is not None or bool(_HOUSE.search(text[max(0, span.start - 20) : span.start]))


def _in_small_letters(text: str, span: Span, vocabulary: Vocabulary) -> Weight | None:
    """Return what a name in small letters weighs: as a name, unless it is a word too."""
    if not span.needle.ordinary:
        return _lighter(span.needle.weight)
    near = _neighbours(text, span)
    is_person = near.before in vocabulary.before or near.belongs
    return Weight.POSSIBLE if is_person and "," not in span.needle.form else None


def _lighter(weight: Weight) -> Weight:
    return Weight.LIKELY if weight is Weight.FOUND else weight


def _among_words(text: str, span: Span, vocabulary: Vocabulary) -> Weight | None:
    """Return what a word weighs that is a name as well, by the words beside it."""
    near = _neighbours(text, span)
    is_person = near.before in vocabulary.before
    if not text[span.start].isupper() and text[span.start].lower() != text[span.start].upper():
        return Weight.POSSIBLE if is_person else None
    if is_person:
        return span.needle.weight
    if near.after in vocabulary.after or near.belongs:
        return Weight.LIKELY
    if span.needle.letters in vocabulary.times and _is_time(near, vocabulary):
        return None if near.is_dated else Weight.POSSIBLE
    return _by_place(text, span, near, vocabulary)


def _is_time(near: _Near, vocabulary: Vocabulary) -> bool:
    """Return whether a month or a season is meant: `in May`, `May 2026`, `by Summer`."""
    return near.is_dated or near.before in vocabulary.in_time or near.before.isdigit()


def _by_place(text: str, span: Span, near: _Near, vocabulary: Vocabulary) -> Weight:
    """Return what a word with a capital weighs by where it stands: within a sentence a name."""
    opens = _opens(text, span.start)
    word = text[span.start : span.end]
    if near.before in vocabulary.articles or near.is_the:
        return Weight.POSSIBLE
    if opens and near.after in vocabulary.linking and near.next in vocabulary.fates:
        is_time = span.needle.letters in vocabulary.times
        return Weight.POSSIBLE if is_time and near.next in _EITHER else Weight.LIKELY
    is_loud = word.isupper() and len(word) > 1
    doubtful = opens or is_loud or _is_in_a_name(text, span, vocabulary)
    return Weight.POSSIBLE if doubtful else Weight.LIKELY


@dataclass(frozen=True, slots=True)
class _Near:
    """The folded words beside a find, and what is known of them."""

    before: str
    after: str
    next: str
    belongs: bool
    is_the: bool
    is_dated: bool


def _neighbours(text: str, span: Span) -> _Near:
    last = _LAST.search(text[max(0, span.start - 40) : span.start])
    following = _NEXT.match(text, span.end)
    before = last[1] if last else ""
    return _Near(
        before=letters_of(before),
        after=letters_of(following[2]) if following else "",
        next=letters_of(following[3]) if following else "",
        belongs=bool(following and following[1]),
        is_the=before.lower().endswith(("'r", "’r")),
        is_dated=bool(_DATED.match(text, span.end) or _DAY.search(text[: span.start][-8:])),
    )


def _opens(text: str, start: int) -> bool:
    """Return whether a sentence, a line or a cell begins at `start`."""
    return bool(_OPENS.search(text[max(0, start - 20) : start]))


def _is_in_a_name(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    """Return whether a word with a capital stands beside it: `Park Street`, `Cwm Taf Morgannwg`.

    Words that open a sentence, and days, have a capital and are no part of a name.
    """
    after = re.match(r"[ \u00a0-]([^\W\d_]+)", text[span.end : span.end + 30])
    if after is not None and after[1][0].isupper():
        return True
    before = re.search(r"([^\W\d_]+)[ \u00a0-]$", text[max(0, span.start - 30) : span.start])
    if before is None or not before[1][0].isupper():
        return False
    said = letters_of(before[1])
    return said not in vocabulary.openers and said not in vocabulary.times

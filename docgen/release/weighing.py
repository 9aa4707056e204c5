"""A name found among ordinary words in; what it weighs out, judged by the words beside it.

`Hope` is a word and a name: `Hope was seen` and `Ms Hope` name somebody, `there is hope` names
nobody, and `HOPE` on a line of its own may.
"""

from __future__ import annotations

import re

from docgen.release.folding import letters_of
from docgen.release.passages import Weight
from docgen.release.spans import Span
from docgen.release.vocabulary import Vocabulary

_NEXT = re.compile(r"\s*(['’]s\b)?\s*([\w'’-]*)")
_LAST = re.compile(r"([\w'’-]+)[\s.,“\"‘(]*$")
_OPENS = re.compile(r"(?:^|[.!?:;•\n\t|]\s*)[“\"‘(\s]*$")


def weigh(text: str, span: Span, vocabulary: Vocabulary) -> Weight | None:
    """Return what `span` weighs where it stands in `text`; None where it is an ordinary word."""
    needle = span.needle
    if span.inside and needle.lone:
        return _lighter(needle.weight)
    if span.broken:
        return Weight.POSSIBLE
    return _alone(text, span, vocabulary) if needle.lone else needle.weight


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
    before, _, belongs = _neighbours(text, span)
    is_person = before in vocabulary.before or belongs
    return Weight.POSSIBLE if is_person and "," not in span.needle.form else None


def _lighter(weight: Weight) -> Weight:
    return Weight.LIKELY if weight is Weight.FOUND else weight


def _among_words(text: str, span: Span, vocabulary: Vocabulary) -> Weight | None:
    word = text[span.start : span.end]
    before, after, belongs = _neighbours(text, span)
    is_person = before in vocabulary.before
    if not word[:1].isupper():
        return Weight.POSSIBLE if is_person else None
    if is_person:
        return span.needle.weight
    does = after in vocabulary.after or belongs
    return Weight.LIKELY if does else _by_place(text, span, word)


def _by_place(text: str, span: Span, word: str) -> Weight:
    """Return what a word with a capital weighs by where it stands: within a sentence a name."""
    opens = bool(_OPENS.search(text[max(0, span.start - 20) : span.start]))
    is_loud = word.isupper() and len(word) > 1
    return Weight.POSSIBLE if opens or is_loud or _is_in_a_name(text, span) else Weight.LIKELY


def _neighbours(text: str, span: Span) -> tuple[str, str, bool]:
    last = _LAST.search(text[max(0, span.start - 40) : span.start])
    following = _NEXT.match(text, span.end)
    after = letters_of(following[2]) if following else ""
    before = letters_of(last[1]) if last else ""
    return before, after, bool(following and following[1])


def _is_in_a_name(text: str, span: Span) -> bool:
    """Return whether a word with a capital stands beside it: `Park Street`, `Cwm Taf Morgannwg`."""
    after = re.match(r"[ \u00a0-]([^\W\d_]+)", text[span.end : span.end + 30])
    before = re.search(r"([^\W\d_]+)[ \u00a0-]$", text[max(0, span.start - 30) : span.start])
    return any(one is not None and one[1][0].isupper() for one in (after, before))

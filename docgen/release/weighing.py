"""A name found among ordinary words in; what it weighs out, judged by the words beside it.

`Hope` is a word and a name: `Hope was seen` and `Ms Hope` name somebody, `there is hope` names
nobody, and `HOPE` on a line of its own may.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.release.citations import is_cited
from docgen.release.folding import letters_of
from docgen.release.needles import PLURAL
from docgen.release.passages import Weight
from docgen.release.spans import Span
from docgen.release.vocabulary import Vocabulary

_NEXT = re.compile(r"\s*(['’]s\b)?\s*([\w'’-]*)\s*([\w'’-]*)")
_LISTED = re.compile(r"[\s,/]*(?:(?:and|or|the|a|ac|neu|yr?)\s+)*([\w'’-]+)")
_LAST = re.compile(r"([\w'’-]+)[\s.,:/“\"‘(]*$")
#: Before a full stop only these belong to the name that follows.
_TITLES = frozenset(("mr", "mrs", "ms", "mx", "dr", "prof", "st", "rev", "sgt", "insp", "cllr"))
#: The one word with a capital that follows: `Road` after `Hanna`, but not `Court Hearing`.
_CAPITAL = re.compile(r"[ \u00a0]([A-ZŴŶÂÊÎÔÛ][\w'’-]+)(?!\s[A-ZŴŶÂÊÎÔÛ]|[\w'’-])")
#: What tells of a person after a name: `Rose, aged ten`, `Penny (grandmother)`.
_TOLD_OF = re.compile(r",\s+(?:aged|whose|who|her|his|oed)\b|\s\((?:\w+\s)?(?P<kin>\w+)\)")
_DATED = re.compile(r"[\s,]{1,2}(?:19|20)\d\d\b|\s\d{1,2}(?:st|nd|rd|th)?\b")
_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th|af|ail|il|ydd|ed|fed|eg|ain)?\s(?:of\s|o\s)?$")
#: After `was` these tell of people and of times: `a girl`, `a busy month`.
_EITHER = frozenset(("a", "an", "no", "been"))
#: So many words, and letters, after `was a` may say who somebody was.
_FOLLOWING, _AROUND = 6, 50
_OPENS = re.compile(r"(?:^|[.!?:;•\n\t|]\s*)[“\"‘(\s]*$")


def weigh(text: str, span: Span, vocabulary: Vocabulary) -> Weight | None:
    """Return what `span` weighs where it stands in `text`; None where it is an ordinary word."""
    needle = span.needle
    if span.inside and needle.lone:
        return Weight.POSSIBLE if needle.common else _lighter(needle.weight)
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
    if needle.form == PLURAL:
        return _of_family(text, span, vocabulary)
    is_authors = needle.form.startswith("part of") and is_cited(text, span, vocabulary.openers)
    if needle.common and not is_authors:
        return _among_words(text, span, vocabulary)
    is_place = _names_a_place(text, span, vocabulary) or _is_a_street(text, span, vocabulary)
    if is_authors or is_place or _is_anothers(text, span):
        return Weight.POSSIBLE
    if text[span.start].islower():
        return _in_small_letters(text, span, vocabulary)
    return needle.weight


def _of_family(text: str, span: Span, vocabulary: Vocabulary) -> Weight | None:
    """Return what the plural of a word weighs that is a surname: `the Prices had moved`."""
    near = _neighbours(text, span)
    if near.before != "the" or not text[span.start].isupper():
        return None
    does = near.after in vocabulary.linking or near.after in vocabulary.after
    return Weight.LIKELY if does else Weight.POSSIBLE


#: Words after which a first name is that of a house, a school or a street.
_HOUSE = re.compile(
    r"\b(?:T[ŷy]|G?[ŵw]yl|Llys|Ysgol|Capel|Eglwys|St\.?|Saint|Heol|Ffordd|Stryd|Neuadd|Canolfan|Plas)\s+$",
    re.I,
)


def _is_anothers(text: str, span: Span) -> bool:
    """Return whether a first name is a house's, or another person's whose surname follows it.

    The person's own surname would be part of the find.
    """
    if span.needle.form != "first name" or not span.needle.ordinary:
        return False
    surname = re.match(r"[ \u00a0]\n?[A-ZŴŶÂÊÎÔÛ][\w'’-]+", text[span.end : span.end + 30])
    return surname is not None or bool(_HOUSE.search(text[max(0, span.start - 20) : span.start]))


def _is_a_street(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    """Return whether a road or a house has the name: `Hanna Road`, which is nobody's address."""
    following = _CAPITAL.match(text, span.end)
    return following is not None and letters_of(following[1]) in vocabulary.streets


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
    if near.after in vocabulary.after or near.belongs or _is_told_of(text, span, vocabulary):
        return Weight.LIKELY
    return _by_meaning(text, span, near, vocabulary)


def _is_told_of(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    """Return whether what follows a name says who it is."""
    found = _TOLD_OF.match(text, span.end)
    return found is not None and (not found["kin"] or letters_of(found["kin"]) in vocabulary.before)


def _by_meaning(text: str, span: Span, near: _Near, vocabulary: Vocabulary) -> Weight | None:
    """Return what a word with a capital weighs that may mean a time, a place or somebody."""
    if span.needle.letters in vocabulary.times and _is_time(near, vocabulary):
        return None if near.is_dated else Weight.POSSIBLE
    if near.after in vocabulary.things or _names_a_place(text, span, vocabulary):
        return Weight.POSSIBLE
    if _is_a_colour(text, span, near, vocabulary):
        return Weight.POSSIBLE
    return _by_place(text, span, near, vocabulary)


def _names_a_place(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    """Return whether a place is meant: `in Mali`, `nurses from Mali`, `Mali, Kenya and Chad`."""
    if span.needle.letters not in vocabulary.places:
        return False
    near = _neighbours(text, span)
    before = {"from": vocabulary.from_place, "of": vocabulary.of_place}.get(near.before)
    is_in = near.before in vocabulary.in_place if before is None else near.earlier in before
    return is_in or _is_listed(text, span, near, vocabulary)


def _is_a_colour(text: str, span: Span, near: _Near, vocabulary: Vocabulary) -> bool:
    """Return whether a rating is meant: `rated Amber`, `Red / Amber / Green`."""
    if span.needle.letters not in vocabulary.colours:
        return False
    beside = _beside(text, span, near)
    return near.before in vocabulary.ratings or bool(beside & vocabulary.colours)


def _is_listed(text: str, span: Span, near: _Near, vocabulary: Vocabulary) -> bool:
    """Return whether a country that is nobody's name stands beside it in a list."""
    return bool(_beside(text, span, near) & vocabulary.lands)


def _beside(text: str, span: Span, near: _Near) -> set[str]:
    """Return the words that a find may be in one list with."""
    following = _LISTED.match(text, span.end)
    return {near.before, near.earlier, letters_of(following[1]) if following else ""}


def _is_time(near: _Near, vocabulary: Vocabulary) -> bool:
    """Return whether a month or a season is meant: `in May`, `May 2026`, `by Summer`."""
    return near.is_dated or near.before in vocabulary.in_time or near.before.isdigit()


def _by_place(text: str, span: Span, near: _Near, vocabulary: Vocabulary) -> Weight:
    """Return what a word with a capital weighs by where it stands: within a sentence a name."""
    opens = _opens(text, span.start)
    word = text[span.start : span.end]
    if (
        near.before in vocabulary.articles and not _is_clause(span, near, vocabulary)
    ) or near.is_the:
        return Weight.POSSIBLE
    if opens and near.after in vocabulary.linking and near.next in vocabulary.fates:
        is_sure = near.next not in _EITHER or _is_said_to_be_somebody(text, span, vocabulary)
        return Weight.LIKELY if is_sure else Weight.POSSIBLE
    is_loud = word.isupper() and len(word) > 1
    doubtful = opens or is_loud or _is_in_a_name(text, span, vocabulary)
    return Weight.POSSIBLE if doubtful else Weight.LIKELY


def _is_said_to_be_somebody(text: str, span: Span, vocabulary: Vocabulary) -> bool:
    """Return whether a person is named after `was a`: `a quiet girl`, and not `a barrier`."""
    following = re.findall(r"[\w'’-]+", text[span.end : span.end + _AROUND])[:_FOLLOWING]
    return any(letters_of(word) in vocabulary.before for word in following)


def _is_clause(span: Span, near: _Near, vocabulary: Vocabulary) -> bool:
    """Return whether `that` is no article: `said that Hope was there`, but `that May was cold`."""
    is_time = span.needle.letters in vocabulary.times
    does = near.after in vocabulary.linking and (not is_time or near.next in vocabulary.fates)
    is_said = near.earlier in vocabulary.after and not is_time
    return near.before == "that" and (does or is_said)


@dataclass(frozen=True, slots=True)
class _Near:
    """The folded words beside a find, and what is known of them."""

    before: str
    earlier: str
    after: str
    next: str
    belongs: bool
    is_the: bool
    is_dated: bool


def _neighbours(text: str, span: Span) -> _Near:
    last = _LAST.search(text[max(0, span.start - 40) : span.start])
    following = _NEXT.match(text, span.end)
    before = last[1] if last and not _is_stopped(last) else ""
    earlier = _LAST.search(last.string[: last.start()]) if last else None
    return _Near(
        before=letters_of(before),
        earlier=letters_of(earlier[1]) if earlier else "",
        after=letters_of(following[2]) if following else "",
        next=letters_of(following[3]) if following else "",
        belongs=bool(following and following[1]),
        is_the=before.lower().endswith(("'r", "’r")),
        is_dated=bool(_DATED.match(text, span.end) or _DAY.search(text[: span.start][-8:])),
    )


def _is_stopped(last: re.Match[str]) -> bool:
    """Return whether a sentence ends between a word and the find: `their son. Will this help?`."""
    return "." in last[0][len(last[1]) :] and letters_of(last[1]) not in _TITLES


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

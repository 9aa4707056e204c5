"""A document in; what in it, put together, could point to one family out, with what to say instead.

A report that names nobody is still read by neighbours. An exact date, an exact age, the sex, a
named school, an inspection with its year, a small place: each is harmless, and three of them are a
name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from docgen.language import Language
from docgen.release.ages import find_ages
from docgen.release.dates import find_dates
from docgen.release.findings import Finding
from docgen.release.folding import in_order, letters_of
from docgen.release.masking import mask, under_heading
from docgen.release.passages import Passage, Reading, Weight
from docgen.release.vocabulary import Vocabulary

_FAMILY = re.compile(
    r"\b(?:twins?|triplets?|(?:youngest|eldest|oldest|only)\s+(?:of|child)|gefeill\w+|efeill\w+|"
    r"tripledi|"
    r"(?:un o|the\s+\w+\s+of)\s+(?:\w+)\s+(?:children|siblings|blant|brodyr))\b",
    re.I,
)
_PLACE = re.compile(
    r"(?<![.!?:] )(?<!^)\b(?:in|at|near|from|outside|yn|ym|yng|ger|"
    r"o)\s+((?:[A-ZŴŶÂÊÎÔÛ][\w'’-]{2,})(?:[ -](?:[A-Z][\w'’-]+|y|yr|ar|upon|under))*)"
)
_ENGLISH_STREETS = (
    "Street|St|Road|Rd|Lane|Avenue|Ave|Close|Crescent|Drive|Terrace|Way|Gardens|Grove|Row|Square|"
    "Court|Place|Mews|Rise|Walk|Parade"
)
_WELSH_STREETS = (
    "Heol|Stryd|Lôn|Ffordd|Rhodfa|Cilgant|Clos|Rhes|Teras|Maes|Llys|Trem|Gerddi|Lloc|Parc|Cwrt"
)
_WORD = r"[A-ZŴŶÂÊÎÔÛ][\w'’-]+"
#: `31 Chapel Lane`, `22b Stryd y Ffowndri`: somebody's, whoever lives there.
_STREET = re.compile(
    rf"(?<![\d/.-])\d{{1,4}}[a-z]?,?\s(?:(?:{_WORD}\s){{1,3}}(?:{_ENGLISH_STREETS})\b"
    rf"|(?:{_WELSH_STREETS})\s(?:(?:yr?|[yYr]['’]r|ar|o)\s){{0,2}}{_WORD})"
)
_TIME_WORDS = frozenset(
    letters_of(word)
    for word in in_order(
        "January February March April May June July August September October November December "
        "Monday Tuesday "
        "Wednesday Thursday Friday Saturday Sunday Christmas Easter Ionawr Chwefror Mawrth "
        "Ebrill Mai Mehefin "
        "Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr Fai Fawrth Chwefror Ragfyr Orffennaf "
        "Nhachwedd Nadolig "
        "Pasg Llun Mercher Iau Gwener Sadwrn Sul Welsh English Gymraeg Saesneg Section Part Act "
        "Year Adran Rhan "
        "Child Adult Plentyn Oedolyn Safeguarding Diogelu Local The Board Panel Review Bwrdd "
        "Adolygiad Reviewer Chair"
    )
)
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Subject:
    """What the case says of its subject, which tells a clue from a chance likeness."""

    days: Mapping[date, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    age: int | None = field(default=None, repr=False)
    is_adult: bool = False
    pronoun: str = field(default="", repr=False)
    pseudonym: Mapping[Language, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class _Clue:
    kind: str
    start: int
    end: int
    path: str = ""
    offer: str = ""


_MESSAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "exact-date": ("an exact date", "say the month, the season or how long after"),
        "exact-age": ("an exact age", "say an age band"),
        "sex": ("the sex, by its words", "say the pseudonym, the child, the adult, or they"),
        "named-service": ("a service by its name", "say what it is: the school, the hospital"),
        "inspection": (
            "an inspection that is on the web",
            "leave it out, or say that it was inspected",
        ),
        "small-place": ("a place by its name", "say what it is: a town, a village"),
        "street-address": ("a house by its number and street", "leave it out, or say: their home"),
        "family-make-up": ("how the family is made up", "say: brothers and sisters"),
    }
)


def find_jigsaw(
    reading: Reading, subject: Subject, vocabulary: Vocabulary, private: AbstractSet[str]
) -> Iterator[Finding]:
    """Yield the clues of `reading`, one finding for each kind and place, and their sum."""
    searcher = _Searcher(subject, vocabulary)
    found: dict[tuple[str, str], list[tuple[Passage, _Clue]]] = defaultdict(list)
    for passage in reading.prose():
        for clue in searcher.clues(passage.text):
            named = clue.kind in ("named-service", "small-place")
            key = (
                clue.kind,
                letters_of(passage.text[clue.start : clue.end]) if named else clue.path,
            )
            found[key].append((passage, clue))
    for (kind, _), clues in found.items():
        yield _finding(reading.name, kind, clues, subject, private)
    yield from _sum(reading.name, {kind for kind, _ in found})


def _finding(
    document: str,
    kind: str,
    clues: list[tuple[Passage, _Clue]],
    subject: Subject,
    private: AbstractSet[str],
) -> Finding:
    passage, first = clues[0]
    message, hint = _MESSAGES[kind]
    told = f"{message}, as `{first.path}` gives it" if first.path else message
    places = list(dict.fromkeys(_where(one, private) for one, _ in clues))
    more = f", and {len(places) - 3} more places" if len(places) > 3 else ""
    return Finding(
        code=kind,
        weight=Weight.SIGNAL,
        message=told,
        document=document,
        spot="; ".join(places[:3]) + more,
        path=first.path,
        hint=hint,
        excerpt=mask(passage.text, first.start, first.end, private),
        offer=_offer(kind, subject),
        count=len(clues),
    )


def _where(passage: Passage, private: AbstractSet[str]) -> str:
    place = ", ".join(one for one in (passage.part, passage.spot) if one)
    return f"{place} {under_heading(passage, private)}".strip()


def _offer(kind: str, subject: Subject) -> str:
    if kind == "exact-age" and subject.age is not None:
        return age_band(subject.age, is_adult=subject.is_adult)
    if kind == "sex" and subject.pseudonym:
        return " / ".join(dict.fromkeys(subject.pseudonym.values()))
    return ""


def age_band(age: int, *, is_adult: bool) -> str:
    """Return the band that is said instead of an age: `6 to 10`, `in their forties`."""
    if is_adult:
        return f"{age // 10 * 10} to {age // 10 * 10 + 9}"
    bands = ((0, "under 1"), (5, "1 to 5"), (10, "6 to 10"), (15, "11 to 15"))
    return next((words for top, words in bands if age <= top), "16 or 17")


def _sum(document: str, kinds: Iterable[str]) -> Iterator[Finding]:
    strong = sorted(set(kinds) - {"sex"})
    every = sorted(set(kinds))
    if len(every) > 2 and strong:
        named = ", ".join(_MESSAGES[kind][0] for kind in every)
        yield Finding(
            "jigsaw",
            Weight.SIGNAL,
            f"these stand together and could point to one family: {named}",
            document,
            hint="take out all but those that the learning needs",
        )


class _Searcher:
    """Finds clues in one text after another."""

    def __init__(self, subject: Subject, vocabulary: Vocabulary) -> None:
        self._subject = subject
        self._vocabulary = vocabulary
        kinds = "|".join(vocabulary.services)
        capital = r"[A-ZŴŶÂÊÎÔÛ][\w'’-]+"
        self._service = re.compile(
            rf"\b(?:{capital}\s(?:{capital}\s){{0,3}}(?:{kinds})(?!\sReview)|(?:Ysgol|Ysbyty|Meddygfa|Coleg|Canolfan|Meithrinfa|Cartref)\s(?:Gynradd\s|Uwchradd\s|y\s|yr\s)?{capital})\b"
        )
        self._inspection = re.compile(rf"\b(?:{'|'.join(vocabulary.inspections)})\b", re.I)
        words = {
            word for sexes in vocabulary.sexes.values() for word in sexes.get(subject.pronoun, ())
        }
        either = "|".join(sorted(map(re.escape, words), key=len, reverse=True))
        self._sex = re.compile(rf"\b(?:{either})\b", re.I) if words else None

    def clues(self, text: str) -> Iterator[_Clue]:
        """Yield the clues of one passage."""
        yield from self._days(text)
        yield from (_Clue("exact-age", *span) for span in find_ages(text))
        yield from self._services(text)
        yield from (_Clue("family-make-up", *found.span()) for found in _FAMILY.finditer(text))
        yield from (_Clue("street-address", *found.span()) for found in _STREET.finditer(text))
        yield from self._inspections(text)
        yield from self._places(text)
        if self._sex is not None:
            yield from (_Clue("sex", *found.span()) for found in self._sex.finditer(text))

    def _days(self, text: str) -> Iterator[_Clue]:
        for found in find_dates(text):
            if found.day and found.month and found.year:
                path = self._subject.days.get(_day(found.year, found.month, found.day), "")
                yield _Clue("exact-date", found.start, found.end, path)

    def _services(self, text: str) -> Iterator[_Clue]:
        for found in self._service.finditer(text):
            if not any(letters_of(word) in _TIME_WORDS for word in found[0].split()):
                yield _Clue("named-service", *found.span())

    def _inspections(self, text: str) -> Iterator[_Clue]:
        for found in self._inspection.finditer(text):
            around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
            if re.search(r"\b(?:19|20)\d\d\b", around):
                yield _Clue("inspection", *found.span())

    def _places(self, text: str) -> Iterator[_Clue]:
        for found in _PLACE.finditer(text):
            words = [letters_of(word) for word in found[1].split()]
            known = self._vocabulary.large_places | _TIME_WORDS
            if not any(word in known for word in words):
                yield _Clue("small-place", *found.span(1))


def _day(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date.min

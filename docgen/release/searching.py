"""A reading and the facts that must not stand in it in; findings out, each with its place.

Every flow of the document is folded once; needles, dates, initials and near spellings are looked
for in it, what is allowed is taken away, and of finds that lie in one another the widest is told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import accumulate

from docgen.release.dates import Dated, find_dates
from docgen.release.facts import Fact, Kind, Role
from docgen.release.findings import Finding
from docgen.release.folding import Folded, fold, letters_of, put_right
from docgen.release.initials import InitialsFinder
from docgen.release.masking import mask, under_heading
from docgen.release.near import NearFinder
from docgen.release.needles import Needle, make_needles
from docgen.release.passages import Passage, Reading, Sort, Weight
from docgen.release.showing import way_to_see
from docgen.release.spans import Finder
from docgen.release.stretches import Stretches
from docgen.release.vocabulary import Vocabulary
from docgen.release.weighing import weigh

_ORDER = {weight: place for place, weight in enumerate(Weight)}


@dataclass(frozen=True, slots=True)
class _Hit:
    """A fact that stands at `start` to `end` of a flow's text, in the form that `form` says."""

    start: int
    end: int
    fact: Fact
    form: str
    weight: Weight

    @property
    def rank(self) -> tuple[int, int, int]:
        """Return what puts the widest and heaviest first."""
        return self.start, -self.end, _ORDER[self.weight]


@dataclass(frozen=True, slots=True)
class Banned:
    """What may not stand in a document, and what may: facts of the case, and texts of the board.

    `initials` says whether the subject's and the family's initials may not stand either.
    """

    facts: tuple[Fact, ...] = ()
    allowed: tuple[Fact, ...] = ()
    phrases: tuple[str, ...] = field(default=(), repr=False)
    initials: bool = True


class Search:
    """Looks for the facts of `banned` in any number of documents."""

    def __init__(self, banned: Banned, vocabulary: Vocabulary, private: AbstractSet[str]) -> None:
        needles = make_needles(banned.facts, vocabulary)
        allowed = make_needles(banned.allowed, vocabulary)
        self._finder = Finder(needles)
        self._near = NearFinder(needles, vocabulary)
        self._initials = InitialsFinder(_with_initials(banned.facts) if banned.initials else ())
        self._days = [(date.fromisoformat(f.value[:10]), f) for f in banned.facts if _is_day(f)]
        self._allowed = Finder(needle for needle in allowed if not needle.lone)
        self._shared = {needle.letters for needle in allowed if needle.lone}
        self._phrases = Finder(_phrase_needles(banned.phrases))
        self._vocabulary = vocabulary
        self._private = private

    def search(self, reading: Reading) -> tuple[Finding, ...]:
        """Return what of the banned facts `reading` says, one finding for each place and form."""
        found: dict[tuple[str, ...], Finding] = {}
        for flow in reading.flows():
            for finding in self._search_flow(flow, reading):
                key = (finding.part, finding.spot, finding.path, finding.message)
                found[key] = _together(found[key], finding) if key in found else finding
        return tuple(found.values())

    def _search_flow(self, flow: Sequence[Passage], reading: Reading) -> Iterator[Finding]:
        text = "\n".join(passage.text for passage in flow)
        starts = [0, *accumulate(len(passage.text) + 1 for passage in flow)]
        labels = flow[0].sort is Sort.LABEL
        readings = dict.fromkeys((text, put_right(text)))
        hits = dict.fromkeys(hit for one in readings for hit in self._hits(one, labels=labels))
        for hit in hits:
            place = bisect_right(starts, hit.start) - 1
            passage = flow[min(place, len(flow) - 1)]
            finding = self._finding(hit, passage, hit.start - starts[place], reading.name)
            way = way_to_see(passage) if reading.format == "docx" else ""
            hint = f"{finding.hint}; in Word: {way}" if way else finding.hint
            yield replace(finding, hint=hint, way=way)

    def _hits(self, text: str, *, labels: bool) -> Iterator[_Hit]:
        folded = fold(text)
        free = [(one.start, one.end) for one in self._allowed_in(folded)]
        allowed = Stretches(free)
        found = [
            *self._named(folded, labels=labels),
            *self._dated(text),
            *self._initialled(text, labels=labels),
        ]
        kept = list(_widest(hit for hit in found if not allowed.hold(hit.start, hit.end)))
        covered = Stretches([*free, *((hit.start, hit.end) for hit in kept)])
        yield from kept
        for near in () if labels else self._near.find(text):
            hit = _Hit(
                near.start, near.end, near.needle.fact, "spelling near the name", Weight.POSSIBLE
            )
            if not covered.touch(hit.start, hit.end):
                yield hit

    def _allowed_in(self, folded: Folded) -> Iterator[_Hit]:
        for finder in (self._allowed, self._phrases):
            for span in finder.find(folded):
                if not span.inside and not span.broken:
                    yield _Hit(span.start, span.end, span.needle.fact, "", Weight.SIGNAL)

    def _named(self, folded: Folded, *, labels: bool) -> Iterator[_Hit]:
        for span in self._finder.find(folded, labels=labels):
            weight = weigh(folded.text, span, self._vocabulary)
            if weight is not None:
                needle = span.needle
                if needle.lone and needle.letters in self._shared:
                    weight = Weight.POSSIBLE
                yield _Hit(span.start, span.end, needle.fact, needle.form, weight)

    def _dated(self, text: str) -> Iterator[_Hit]:
        for dated in find_dates(text) if self._days else ():
            for day, fact in self._days:
                weight = _same_day(dated, day)
                if weight is not None:
                    form = fact.kind.value if dated.day else f"month of the {fact.kind.value}"
                    yield _Hit(dated.start, dated.end, fact, form, weight)

    def _initialled(self, text: str, *, labels: bool) -> Iterator[_Hit]:
        for found in self._initials.find(text):
            if labels and found.weight is Weight.POSSIBLE:
                continue  # two letters of a label are the label's own
            yield _Hit(found.start, found.end, found.fact, "initials", found.weight)

    def _finding(self, hit: _Hit, passage: Passage, start: int, document: str) -> Finding:
        return Finding(
            code=_code(hit),
            weight=hit.weight,
            message=f"{hit.form}, as `{hit.fact.path}` gives it",
            document=document,
            part=passage.part,
            spot=" ".join(
                one for one in (passage.spot, under_heading(passage, self._private)) if one
            ),
            path=hit.fact.path,
            hint=_hint(hit),
            excerpt=mask(passage.text, start, start + hit.end - hit.start, self._private),
        )


def _together(one: Finding, other: Finding) -> Finding:
    """Return two findings of one place and form as one, with what the heavier of them says."""
    heavier = other if _ORDER[other.weight] < _ORDER[one.weight] else one
    return replace(heavier, count=one.count + other.count)


def private_words(facts: Iterable[Fact]) -> frozenset[str]:
    """Return the folded words of all facts, which no message may show."""
    words = (
        word for fact in facts for word in fact.value.replace("-", " ").replace("'", " ").split()
    )
    wholes = (word for fact in facts for word in fact.value.split())
    letters = {letters_of(word) for group in (words, wholes) for word in group}
    return frozenset(one for one in letters if len(one) > 1)


def _phrase_needles(phrases: Iterable[str]) -> Iterator[Needle]:
    """Yield the needles of texts that may stand anywhere, such as the board's own address."""
    for phrase in phrases:
        letters = letters_of(phrase)
        if len(letters) > 4:
            fact = Fact(Kind.NAME, phrase, "board", Role.BOARD)
            yield Needle(letters, fact, "", Weight.SIGNAL)


def _with_initials(facts: Iterable[Fact]) -> Iterator[Fact]:
    near = (Role.SUBJECT, Role.FAMILY)
    return (f for f in facts if f.role in near and f.kind in (Kind.NAME, Kind.INITIALS))


def _is_day(fact: Fact) -> bool:
    return fact.kind in (Kind.BIRTH, Kind.DEATH)


def _same_day(dated: Dated, day: date) -> Weight | None:
    """Return what a date of the text weighs as `day`: whole, or without its year, day or month."""
    if dated.month is None:  # in a language that is not known here
        return Weight.LIKELY if (dated.day, dated.year) == (day.day, day.year) else None
    if dated.month != day.month:
        return None
    if dated.year == day.year:
        return {day.day: Weight.FOUND, None: Weight.SIGNAL}.get(dated.day)
    return Weight.POSSIBLE if dated.year is None and dated.day == day.day else None


def _widest(hits: Iterable[_Hit]) -> Iterator[_Hit]:
    """Yield the hits that lie in no other that weighs as much; of equals the first person's."""
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda one: one.rank):
        wider = [one for one in kept[-12:] if one.start <= hit.start and hit.end <= one.end]
        if not any(_ORDER[one.weight] <= _ORDER[hit.weight] for one in wider):
            kept.append(hit)
    return iter(kept)


_CODES = {
    Kind.NAME: "person-name",
    Kind.INITIALS: "person-initials",
    Kind.BIRTH: "person-date",
    Kind.DEATH: "person-date",
    Kind.ADDRESS: "person-address",
    Kind.POSTCODE: "person-address",
    Kind.SCHOOL: "person-place",
    Kind.PHONE: "person-contact",
    Kind.EMAIL: "person-contact",
    Kind.NUMBER: "person-number",
}


def _code(hit: _Hit) -> str:
    if hit.form.startswith("spelling"):
        return "near-name"
    if hit.weight is Weight.SIGNAL:
        return "person-month" if _is_day(hit.fact) else "place-named"
    return _CODES[hit.fact.kind]


def _hint(hit: _Hit) -> str:
    if _code(hit) == "person-month":
        return "say an age band, or how long after"
    if hit.weight in (Weight.POSSIBLE, Weight.SIGNAL):
        return "look at the place; if it is that person, take it out"
    return f"take it out, or put the pseudonym there; search for the value of `{hit.fact.path}`"

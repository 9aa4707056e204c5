"""A document and what is known of its case in; every reason why it should not go out yet, out.

One `Gate` serves all documents for one audience: who may stand in a document depends on the level
of its form and on whom it is addressed to, and what is looked for is made ready once for each such
pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from docgen.language import Language
from docgen.release.audiences import Audience, Level, Need
from docgen.release.facts import Fact, Kind
from docgen.release.findings import Finding
from docgen.release.jigsaw import Subject, find_jigsaw
from docgen.release.passages import Passage, Reading, Sort, Trait, Weight
from docgen.release.pdf_reading import read_pdf
from docgen.release.searching import Banned, Search, private_words
from docgen.release.vocabulary import Vocabulary
from docgen.release.word_reading import read_word


@dataclass(frozen=True, slots=True)
class Paper:
    """One document before the gate: `card` is the identity level of its form, if it has one.

    `name` is the name it goes out under, `label` how messages call it; `addressee` is a person's
    id.
    """

    name: str = field(repr=False)
    label: str
    content: bytes = field(repr=False)
    form_id: str = ""
    language: Language | None = None
    card: str = ""
    addressee: str = ""
    marking: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What the gate knows: the case's facts, the board's own texts, its markings, the subject."""

    facts: tuple[Fact, ...] = field(repr=False)
    phrases: tuple[str, ...] = field(repr=False)
    authors: frozenset[str]
    markings: tuple[str, ...]
    subject: Subject = field(repr=False)


class Gate:
    """The checks of one audience over any number of papers."""

    def __init__(self, audience: Audience, known: Known, vocabulary: Vocabulary) -> None:
        self.audience = audience
        self.known = known
        self.private = private_words(known.facts)
        self._vocabulary = vocabulary
        self._searches: dict[tuple[Level, str], Search] = {}

    def read(self, paper: Paper) -> Reading:
        """Return all that `paper` says; a file that is neither Word nor PDF is unread."""
        read = read_pdf if paper.content[:1024].find(b"%PDF-") >= 0 else read_word
        reading = read(paper.content, paper.label, allowed=self.known.authors)
        name = Passage(paper.name, "file name", "", Sort.LABEL)
        return Reading(
            paper.label, reading.format, (*reading.passages, name), reading.traits, reading.language
        )

    @staticmethod
    def name_of(name: str) -> Reading:
        """Return a file's name as a reading of its own."""
        return Reading("", "", (Passage(name, "file name", "", Sort.LABEL),))

    def check(self, paper: Paper, reading: Reading) -> Iterator[Finding]:
        """Yield what is found in one paper."""
        yield from self.search_for(paper).search(reading)
        yield from self._traits(reading)
        yield from self._marking(paper, reading)
        if self.audience.jigsaw is Need.TELL:
            yield from find_jigsaw(reading, self.known.subject, self._vocabulary, self.private)

    def search_for(self, paper: Paper) -> Search:
        """Return the search for what may not stand in `paper`."""
        level = self.audience.level(paper.card)
        key = (level, paper.addressee)
        if key not in self._searches:
            banned = self._banned(level, paper.addressee)
            self._searches[key] = Search(banned, self._vocabulary, self.private)
        return self._searches[key]

    def names_someone(self, text: str) -> bool:
        """Return whether a text, such as a reason on the record, names anybody of the case."""
        banned = Banned(self.known.facts, (), self.known.phrases)
        reading = Reading("", "", (Passage(text, "text"),))
        return any(
            one.refuses for one in Search(banned, self._vocabulary, self.private).search(reading)
        )

    def _banned(self, level: Level, addressee: str) -> Banned:
        free: list[Fact] = []
        held: list[Fact] = []
        for fact in self.known.facts:
            (free if self._may_stand(fact, level, addressee) else held).append(fact)
        initials = level.rank < Level.INITIALS.rank
        return Banned(tuple(held), tuple(free), self.known.phrases, initials)

    def _may_stand(self, fact: Fact, level: Level, addressee: str) -> bool:
        if addressee and fact.person == addressee:
            return True
        if fact.kind is Kind.NAME:
            return self.audience.may_name(fact.role, level)
        if fact.kind is Kind.INITIALS:
            return level.rank >= Level.INITIALS.rank
        return self.audience.may_reach(fact.role, level)

    def _traits(self, reading: Reading) -> Iterator[Finding]:
        for trait in reading.traits:
            always = trait.code == "unreadable"
            if always or self.audience.clean is not Need.IGNORE:
                tells = self.audience.clean is Need.TELL and not always
                yield _from_trait(trait, reading.name, Weight.SIGNAL if tells else trait.weight)

    def _marking(self, paper: Paper, reading: Reading) -> Iterator[Finding]:
        """Yield a marking that stands in what is published, and one that is wanting elsewhere."""
        pattern = _either(self.known.markings)
        if self.audience.marking == "none":
            found = _first(reading, pattern)
            if found is not None:
                hint = (
                    "a published document carries none: set its status to published, or take it out"
                )
                yield Finding(
                    "protective-marking",
                    Weight.LIKELY,
                    "it carries a protective marking",
                    reading.name,
                    found.part,
                    found.spot,
                    hint=hint,
                )
        elif paper.marking and _first(reading, _either((paper.marking,))) is None:
            yield Finding(
                "marking-missing",
                Weight.POSSIBLE,
                "it does not carry the marking of its form",
                reading.name,
                hint="build the form's template anew",
            )


def _either(words: Sequence[str]) -> re.Pattern[str]:
    long_first = sorted(filter(None, words), key=len, reverse=True)
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(map(re.escape, long_first))})(?![\w-])" if long_first else r"(?!)"
    )


def _first(reading: Reading, pattern: re.Pattern[str]) -> Passage | None:
    return next((one for one in reading.passages if pattern.search(one.text)), None)


def _from_trait(trait: Trait, document: str, weight: Weight) -> Finding:
    return Finding(
        trait.code, weight, trait.message, document, trait.part, trait.spot, hint=trait.hint
    )

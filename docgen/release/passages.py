"""What a reader takes out of a document: every text place, what is not clean, what is unread.

A document is given up as `Passage`s: a text and where a person finds it. Passages that follow one
another in the same flow (the paragraphs of the body, the lines of a page) are searched as one text,
so that a name broken over two of them is still one name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from typing import NamedTuple


class Sort(StrEnum):
    """How a text came to be: written for a reader, kept from the reader's sight, or a label."""

    PROSE = "prose"
    HIDDEN = "hidden"
    LABEL = "label"


class Weight(StrEnum):
    """How much a finding matters: the first two refuse a release, the others are told."""

    FOUND = "found"
    LIKELY = "likely"
    POSSIBLE = "possible"
    SIGNAL = "signal"


class Under(NamedTuple):
    """The heading that something stands under, and which paragraph below it; 0 for no paragraph."""

    heading: str = ""
    number: int = 0


NOWHERE = Under()
REFUSING = frozenset((Weight.FOUND, Weight.LIKELY))


@dataclass(frozen=True, slots=True)
class Passage:
    """One text and its place: `part` is `body` or `page 3`, `spot` `table 2, row 1, cell 3`.

    `heading` is the text of the heading above it, and `number` which paragraph below that it is,
    for a person who looks for the place.
    """

    text: str = field(repr=False)
    part: str
    spot: str = ""
    sort: Sort = Sort.PROSE
    heading: str = field(default="", repr=False)
    language: str = ""
    number: int = 0

    @property
    def flow(self) -> tuple[str, Sort]:
        """Return what this passage is read on with."""
        return self.part, self.sort


@dataclass(frozen=True, slots=True)
class Trait:
    """Something in a file that should not go out with it, whatever it says.

    `code` is stable, `message` says it without a value, `hint` what a person does about it.
    """

    code: str
    message: str
    part: str = ""
    spot: str = ""
    hint: str = ""
    weight: Weight = Weight.FOUND


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a document says anywhere, and what it carries besides."""

    name: str
    format: str
    passages: tuple[Passage, ...] = field(default=(), repr=False)
    traits: tuple[Trait, ...] = ()
    language: str = ""

    def flows(self) -> Iterator[tuple[Passage, ...]]:
        """Yield the passages that are read on from one to the next, together."""
        for _, group in groupby(self.passages, key=lambda one: one.flow):
            yield tuple(group)

    def prose(self) -> Iterator[Passage]:
        """Yield what a reader of the document sees."""
        return (one for one in self.passages if one.sort is Sort.PROSE)


class UnreadableError(Exception):
    """A file, or a part of it, that cannot be read; `reason` says why without quoting it."""

    def __init__(self, reason: str, part: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.part = part


def unread(reason: str, part: str = "", spot: str = "") -> Trait:
    """Return the trait of what could not be read, which always refuses a release."""
    return Trait("unreadable", reason, part, spot, "take it out, or save the file anew without it")


#: What says more than this, in letters, is no document: it is not looked through, and says so.
TEXT_LIMIT = 20_000_000


def within_limit(passages: Sequence[Passage]) -> tuple[tuple[Passage, ...], tuple[Trait, ...]]:
    """Return the passages of a document that can be searched; else none, and why."""
    if sum(len(passage.text) for passage in passages) > TEXT_LIMIT:
        return (), (unread("the file says more than any document can"),)
    return tuple(passages), ()

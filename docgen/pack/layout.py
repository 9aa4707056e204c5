"""Pieces and their page counts in; which pages each has in the pack, and their numbers, out.

Pages are numbered from 1 on the cover to the last. A late paper's are numbered by the paper
(`4A-1`) and count for nobody else, so that a pack that people already have keeps its numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from docgen.pack.geometry import PageBox
from docgen.pack.papers import Piece


@dataclass(frozen=True, slots=True)
class Known:
    """How a pack of an earlier day numbered the pages of a piece, and the blank ones before it."""

    labels: tuple[str, ...]
    blank_labels: tuple[str, ...] = ()


Labels = Mapping[int, Known]


@dataclass(frozen=True, slots=True)
class Sized:
    """A piece, and what is seen of each of its pages."""

    piece: Piece
    boxes: tuple[PageBox, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece in its place: the pages from `first` (counted from 0), and their labels.

    The pages of `blank_labels` stand before it, so that it begins on a right-hand page.
    """

    piece: Piece
    boxes: tuple[PageBox, ...]
    first: int
    labels: tuple[str, ...]
    blank_labels: tuple[str, ...] = ()

    @property
    def pages(self) -> range:
        """Return the numbers of its pages, counted from 0."""
        return range(self.first, self.first + len(self.boxes))


@dataclass(frozen=True)
class Layout:
    """All pieces in their places."""

    placed: tuple[Placed, ...]

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Return the label of every page."""
        return tuple(label for one in self.placed for label in (*one.blank_labels, *one.labels))

    @cached_property
    def last(self) -> str:
        """Return the highest number that a page has."""
        numbers = [int(label) for label in self.labels if label.isdecimal()]
        return str(max(numbers, default=0))

    @property
    def pages(self) -> int:
        """Return how many pages there are."""
        return len(self.labels)


def lay_out(
    pieces: Sequence[Sized], *, right_hand: bool = False, known: Labels | None = None
) -> Layout:
    """Return `pieces` in their places.

    With `right_hand`, each paper and each sheet before it begins on a right-hand page. `known` has
    the labels of pieces, by their place in `pieces`, that a pack of an earlier day gave them.
    """
    counter = _Counter(known or {})
    placed: list[Placed] = []
    first = 0
    for place, one in enumerate(pieces):
        blank_labels = tuple(counter.blank(place, first % 2 if right_hand else 0))
        first += len(blank_labels)
        labels = counter.label(place, one)
        placed.append(Placed(one.piece, one.boxes, first, labels, blank_labels))
        first += len(one.boxes)
    return Layout(tuple(placed))


class _Counter:
    """Gives each page its label; late papers and what grew have labels of their own."""

    def __init__(self, known: Labels) -> None:
        self._known = known
        self._next = 1
        self._late: dict[str, int] = {}
        self._last = ""

    def blank(self, place: int, count: int) -> Iterator[str]:
        """Yield labels for `count` blank pages: where numbers are known, one more has a letter."""
        known = self._known[place].blank_labels[:count] if place in self._known else ()
        yield from known
        for _ in range(count - len(known)):
            yield f"{self._last}A" if self._known else self._count()

    def label(self, place: int, one: Sized) -> tuple[str, ...]:
        labels = tuple(self._labels(place, one, len(one.boxes)))
        self._last = labels[-1]
        return labels

    def _labels(self, place: int, one: Sized, count: int) -> Iterator[str]:
        if place in self._known:
            yield from _stretched(self._known[place].labels, count)
        elif one.piece.is_late:
            yield from (self._count_late(one.piece.number) for _ in range(count))
        else:
            yield from (self._count() for _ in range(count))

    def _count(self) -> str:
        self._next += 1
        return str(self._next - 1)

    def _count_late(self, number: str) -> str:
        self._late[number] = self._late.get(number, 0) + 1
        return f"{number}-{self._late[number]}"


def _stretched(labels: Sequence[str], count: int) -> Iterator[str]:
    """Return `count` labels: those of before, and then the last of them with letters."""
    yield from labels[:count]
    more = count - len(labels)
    yield from (f"{labels[-1]}{letter}" for letter in ascii_uppercase[: max(0, more)])

"""What a typed text says, as a small tree: paragraphs, lists, tables, notes and their words.

The tree knows neither Markdown nor Word: `reading` makes it, `writing` prints it. It is frozen, so
one reading serves every form, both programs and both outputs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntFlag
from typing import TypeAlias, TypeVar


class Mark(IntFlag):
    """How words stand out."""

    PLAIN = 0
    STRONG = 1
    EMPHASIS = 2
    CODE = 4
    LINK = 8
    RAISED = 16
    LOWERED = 32
    STRUCK = 64
    WELSH = 128
    ENGLISH = 256


@dataclass(frozen=True, slots=True)
class Words:
    """Words that look alike; a line feed is a line break, a tab a tab."""

    text: str
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The place in the text where the footnote `label` is called."""

    label: str


@dataclass(frozen=True, slots=True)
class Image:
    """A picture by the `path` that the text calls it by; `alt` says what it shows.

    `typed` is its code, which prints where the text brings no picture of this path. `wide` is how
    much of its room it takes, in thousandths, where somebody has said so.
    """

    path: str
    alt: str
    caption: str = ""
    typed: str = ""
    wide: int = 0


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to `url`."""

    url: str
    title: str
    spans: tuple[Words | NoteMark | Image, ...]


Span: TypeAlias = Words | Link | NoteMark | Image
Spans: TypeAlias = tuple[Span, ...]
_Piece = TypeVar("_Piece", bound=Span)


def join_words(spans: Iterable[_Piece]) -> Iterator[_Piece | Words]:
    """Yield `spans` with neighbouring words that look alike as one."""
    last: Words | None = None
    for span in spans:
        if isinstance(span, Words) and last is not None and last.mark == span.mark:
            last = Words(last.text + span.text, span.mark)
            continue
        if last is not None:
            yield last
        last = span if isinstance(span, Words) else None
        if last is None:
            yield span
    if last is not None:
        yield last


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of text."""

    spans: Spans = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, `level` 1 to 6 as typed."""

    level: int
    spans: Spans


@dataclass(frozen=True, slots=True)
class Line:
    """A line across the page."""


@dataclass(frozen=True, slots=True)
class Code:
    """Lines that keep their spaces, in type of one width."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else said."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, with the number that was typed before it."""

    number: int
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Points:
    """A list. `closing` is what follows a number: `.` or `)`; empty for bullets."""

    items: tuple[Item, ...]
    closing: str
    loose: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the first row is its header; `sides` says left, center, right or nothing."""

    sides: tuple[str, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph with a number of its own before it, as reports number theirs: 3.2."""

    number: str
    spans: Spans


@dataclass(frozen=True, slots=True)
class Caption:
    """The words below a picture or above a table."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell over `across` columns and `down` rows, with blocks of its own."""

    blocks: tuple[Block, ...]
    across: int = 1
    down: int = 1
    side: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a Word file has it: cells over several columns or rows, blocks in each.

    `shares` are the widths of its columns in relation to one another; the first `heads` rows are
    its header. A cell stands in the row where it begins.
    """

    shares: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 1


Block: TypeAlias = (
    Paragraph | Heading | Line | Code | Quote | Points | Grid | Numbered | Caption | Sheet
)


@dataclass(frozen=True, slots=True)
class TypedText:
    """A whole text: its blocks, its footnotes by label, and its pictures by path."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]]
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)

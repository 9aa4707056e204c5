"""What a typed text says, as a small tree: paragraphs, lists, tables, notes and their words.

The tree knows neither Markdown nor Word: `reading` makes it, `writing` prints it. It is frozen, so
one reading serves every form, both programs and both outputs.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntFlag
from typing import TypeAlias


class Mark(IntFlag):
    """How words stand out."""

    PLAIN = 0
    STRONG = 1
    EMPHASIS = 2
    CODE = 4
    LINK = 8


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
class Link:
    """Words that lead to `url`."""

    url: str
    title: str
    spans: tuple[Words | NoteMark, ...]


Span: TypeAlias = Words | Link | NoteMark
Spans: TypeAlias = tuple[Span, ...]


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


Block: TypeAlias = Paragraph | Heading | Line | Code | Quote | Points | Grid


@dataclass(frozen=True, slots=True)
class TypedText:
    """A whole text: its blocks, and its footnotes by label."""

    blocks: tuple[Block, ...]
    notes: Mapping[str, tuple[Block, ...]]

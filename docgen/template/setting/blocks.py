"""What is read of a document and what its stories share: paragraphs, memory, the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.template.setting.formats import Format, Formats
from docgen.template.setting.numbering import Counters
from docgen.template.setting.runs import Look, Looks, Words
from docgen.template.setting.sheet import Sheet
from docgen.template.setting.tables import TableReader


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it is read: its measures, its pieces, and its label where it is in a list."""

    format: Format
    pieces: list[str]
    look: Look
    label: str = ""
    behind: list[str] = field(default_factory=list)
    mark: str = ""
    ground: str = ""
    steady: bool = False
    written: dict[tuple[object, ...], str] = field(default_factory=dict)


Block = Paragraph | str


@dataclass(slots=True)
class Memory:
    """What was read of earlier documents of the same template, in the same language.

    Paragraphs, labels, headers and tables' properties are known by the text that they are written
    in, so that a document costs only what is new in it.
    """

    paragraphs: dict[tuple[object, ...], Paragraph] = field(default_factory=dict)
    labels: dict[tuple[object, ...], Look] = field(default_factory=dict)
    sides: dict[tuple[object, ...], tuple[str, float]] = field(default_factory=dict)
    tables: TableReader = field(default_factory=TableReader)
    known_tables: dict[tuple[object, ...], str] = field(default_factory=dict)
    cells: dict[tuple[object, ...], str] = field(default_factory=dict)
    words: Words = field(default_factory=Words)


@dataclass(slots=True)
class Document:
    """What all stories of one document share while it is set.

    `turns` counts what depends on the document so far (numbers, headings, notes, pictures): what
    was written without a turn will be written so again.
    """

    sheet: Sheet
    members: Mapping[str, bytes]
    base: Look
    looks: Looks
    formats: Formats
    counters: Counters
    memory: Memory
    bookmarks: frozenset[str] = frozenset()
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    defined: set[str] = field(default_factory=set)
    headings: list[int] = field(default_factory=list)
    turns: int = 0

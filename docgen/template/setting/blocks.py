"""What is read of a document and what its stories share: paragraphs, memory, the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.template.setting.formats import Format, Formats
from docgen.template.setting.keeping import Store
from docgen.template.setting.numbering import Counters
from docgen.template.setting.recurring import Recurring
from docgen.template.setting.runs import Look, Looks
from docgen.template.setting.sheet import Sheet
from docgen.template.setting.table_styles import TableStyles
from docgen.template.setting.tables import TableReader
from docgen.template.setting.words import Words


@dataclass(frozen=True, slots=True)
class Label:
    """A bullet or a number: its markup, how wide about it is, and what follows it."""

    markup: str
    width: float
    suffix: str = "tab"
    alignment: str = "left"


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it is read: its measures, its pieces, and its label where it is in a list.

    `size` is that of its largest letters, `above` what drawings stand above it, `written` what it
    came to before, by its surroundings. It is `steady` where it is the same in every document that
    has it, and `constant` where no data can have had a part in it.
    """

    format: Format
    pieces: list[str]
    size: float
    label: Label | None = None
    above: list[str] = field(default_factory=list)
    mark: str = ""
    ground: str = ""
    steady: bool = False
    constant: bool = False
    written: dict[tuple[object, ...], str] = field(default_factory=dict)


Block = Paragraph | str


@dataclass(slots=True)
class Memory:
    """What was read of earlier documents of the same template, in the same language.

    Paragraphs, labels, headers and tables' properties are known by the text that they are written
    in, so that a document costs only what is new in it.
    """

    paragraphs: Store[tuple[object, ...], Paragraph] = field(default_factory=Store)
    labels: Store[tuple[object, ...], Label] = field(default_factory=Store)
    sides: Store[tuple[object, ...], tuple[str, float]] = field(default_factory=lambda: Store(50))
    tables: TableReader = field(default_factory=TableReader)
    known_tables: Store[tuple[object, ...], str] = field(default_factory=lambda: Store(100))
    cells: Store[tuple[object, ...], str] = field(default_factory=Store)


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
    words: Words
    table_styles: TableStyles
    template: Mapping[str, bytes]
    constants: frozenset[str]
    recurring: Recurring
    number: int
    bookmarks: frozenset[str] = frozenset()
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    defined: set[str] = field(default_factory=set)
    headings: list[int] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    unset: dict[str, None] = field(default_factory=dict)
    turns: int = 0

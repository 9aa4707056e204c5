"""What is read of a document and what its stories share: paragraphs, memory, the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docgen.template.setting.formats import Format, Formats
from docgen.template.setting.keeping import Store
from docgen.template.setting.numbering import Counters
from docgen.template.setting.patterns import Pattern
from docgen.template.setting.recurring import Recurring
from docgen.template.setting.runs import Look, Looks
from docgen.template.setting.sheet import Sheet
from docgen.template.setting.table_styles import TableStyles
from docgen.template.setting.table_writer import Frame
from docgen.template.setting.tables import TableReader
from docgen.template.setting.words import Words

_NOT_IN_LABELS = re.compile(r"[^A-Za-z0-9_.-]")


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

    `size` is that of its largest letters in terms of Arial's lines, and `lines` how high those of
    their typeface, and of the document's, are for Arial's; they are `mixed` where some are smaller.
    `above` is what drawings stand above it, `written` what it came to before, by its surroundings.
    It is `steady` where it is the same in every document that has it, and `constant` where no data
    can have had a part in it. As a heading of the document it has a `level` in the outline.
    """

    format: Format
    pieces: list[str]
    size: float
    label: Label | None = None
    level: int = 0
    above: list[str] = field(default_factory=list)
    mark: str = ""
    ground: str = ""
    steady: bool = False
    constant: bool = False
    written: dict[tuple[object, ...], str] = field(default_factory=dict)
    lines: tuple[float, float] = (1.0, 1.0)
    mixed: bool = False

    @property
    def edges(self) -> str:
        """Return the edges of its lines, empty where they are the document's own."""
        return self.format.edges(self.size, *self.lines, mixed=self.mixed)


Block = Paragraph | str


def is_empty(block: Block) -> bool:
    """Return whether a block is a paragraph that holds nothing."""
    return isinstance(block, Paragraph) and not block.pieces and not block.above


def with_mark(mark: str, block: Block) -> Block:
    """Return a block with the mark of a bookmark at its start."""
    if isinstance(block, str):
        return mark + block
    return replace(block, pieces=[mark, *block.pieces], steady=False)


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
    frames: Store[tuple[object, ...], Frame] = field(default_factory=Store)
    openings: Store[tuple[object, ...], tuple[str, list[str]]] = field(
        default_factory=lambda: Store(50)
    )
    patterns: Store[tuple[object, ...], Pattern] = field(default_factory=lambda: Store(50))
    cell_patterns: Store[tuple[object, ...], Pattern] = field(default_factory=lambda: Store(400))


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
    waiting: str = ""
    headings: list[int] = field(default_factory=list)
    endnotes: list[str] = field(default_factory=list)
    unset: dict[str, None] = field(default_factory=dict)
    turns: int = 0

    def label_of(self, bookmark: str) -> str:
        """Return the Typst label of a bookmark, empty where the document has none such."""
        return _label(bookmark) if bookmark in self.bookmarks else ""

    def mark(self, bookmark: str) -> str:
        """Return what stands for `bookmark` in its place; once, and only if it is linked to."""
        if bookmark not in self.bookmarks or bookmark in self.defined:
            return ""
        self.turns += 1
        self.defined.add(bookmark)
        return _mark(bookmark)

    def take_waiting(self) -> str:
        """Return the marks of bookmarks that began between blocks, for the block that follows."""
        self.turns += 1
        marks, self.waiting = self.waiting, ""
        return marks

    def lost_marks(self) -> str:
        """Return the marks that links lead to and that stood nowhere, such as between two rows."""
        return "".join(_mark(bookmark) for bookmark in sorted(self.bookmarks - self.defined))


def _mark(bookmark: str) -> str:
    return f"#metadata(none){_label(bookmark)}"


def _label(bookmark: str) -> str:
    return f"<bm-{_NOT_IN_LABELS.sub('-', bookmark)}>"

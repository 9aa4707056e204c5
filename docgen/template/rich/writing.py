"""The tree of a typed text into WordprocessingML, in the styles of the template around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from docgen.template.rich.bases import Base
from docgen.template.rich.figures import Figures
from docgen.template.rich.frames import Frame, Paragraphs
from docgen.template.rich.lists import ListLook, find_look, number_items
from docgen.template.rich.notes import Notes
from docgen.template.rich.properties import Properties
from docgen.template.rich.runs import Pen
from docgen.template.rich.sheets import write_sheet
from docgen.template.rich.state import RenderState
from docgen.template.rich.tables import SPACER, write_table
from docgen.template.rich.tree import (
    Block,
    Caption,
    Cell,
    Code,
    Grid,
    Heading,
    Item,
    Line,
    Mark,
    Numbered,
    Paragraph,
    Points,
    Quote,
    Sheet,
    Spans,
    TypedText,
    Words,
)
from docgen.template.rich.wordxml import element

_RULE: Final = f"<w:pBdr>{element('bottom', val='single', sz=6, space=1, color='auto')}</w:pBdr>"
_LEFT: Final = {"jc": element("jc", val="left")}
_NOT_IN_CELLS: Final = ("ind", "pageBreakBefore", "numPr", "keepNext", "framePr", "pBdr", "tabs")
_DEEPEST_HEADING: Final = 9
_NUMBERED: Final = 794  # twips that a numbered paragraph's words are moved in: 14 mm
_TABLES: Final = (Grid, Sheet)
_LED: Final = (Points, Quote, Grid, Sheet)


def write_blocks(
    typed: TypedText, base: Base, state: RenderState, *, tag: str = "", under: int | None = None
) -> str:
    """Return `typed` as block-level elements, a paragraph at least.

    `tag` is the language of the words where it is not the document's. The highest heading comes
    one level below `under`, by default below the heading that the text stands under.
    """
    blocks = typed.blocks or (Paragraph(),)
    above = base.under if under is None else under
    shift = above + 1 - min(_heading_levels(blocks), default=1)
    writer = Writer(state, base, typed.notes, tag, shift=shift, pictures=typed.pictures)
    leading = SPACER if base.after_table and isinstance(blocks[0], _TABLES) else ""
    return f"{leading}{writer.write(blocks, Frame())}{''.join(writer.notes.gathered)}"


def write_spans(spans: Spans, base: Base, state: RenderState, *, tag: str = "") -> str:
    """Return `spans` as runs, to stand in a paragraph."""
    return Writer(state, base, {}, tag).runs(spans)


@dataclass
class Writer:
    """Writes the blocks of one text; `lead` is what its first paragraph begins with."""

    state: RenderState
    base: Base
    typed_notes: Mapping[str, tuple[Block, ...]]
    tag: str = ""
    lead: str = ""
    shift: int = 0
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def notes(self) -> Notes:
        """Return the notes that the text calls."""
        return Notes(self.state, self.typed_notes, self._write_note)

    @cached_property
    def pen(self) -> Pen:
        """Return what words are written with."""
        return Pen(self.state.styles, self.base.run, self.tag)

    @cached_property
    def bold(self) -> Pen:
        """Return what the header of a table is written with."""
        return Pen(self.state.styles, self.base.run, self.tag, Mark.STRONG)

    @cached_property
    def paragraphs(self) -> Paragraphs:
        """Return the paragraphs of the text."""
        return Paragraphs(self.state.styles, self.base, self.base.run)

    @cached_property
    def cells(self) -> Paragraphs:
        """Return the paragraphs of cells: the text's, without their place on the page."""
        told = self.base.paragraph.items()
        kept = {name: xml for name, xml in told if name not in _NOT_IN_CELLS}
        style = self.state.styles.find("paragraph", "table text") or self.base.style
        base = replace(self.base, style=style, paragraph=kept)
        return Paragraphs(self.state.styles, base, self.base.run)

    @cached_property
    def figures(self) -> Figures:
        """Return what the text's pictures are drawn by."""
        return Figures(self.state, self.pictures, self.paragraphs, self.pen)

    def write(self, blocks: Sequence[Block], frame: Frame, *, close: bool = False) -> str:
        """Return `blocks`, one below the other, `close` in a tight list."""
        written, above = "", frame.after_table
        for at, block in enumerate(blocks):
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            place = frame.between(
                above=at > 0, below=below is not None, close=close, after_table=above
            )
            if isinstance(below, _LED):
                place = replace(place, leads=_ends_in_colon(block))
            written += self.write_block(block, place)
            above = isinstance(block, _TABLES)
            if above and (below is None or isinstance(below, _TABLES)):
                written += SPACER
        return written

    def write_block(self, block: Block, frame: Frame) -> str:
        """Return one block."""
        match block:
            case Quote(blocks):
                written = self.write(blocks or (Paragraph(),), frame.quoted())
            case Points():
                written = self._write_points(block, frame)
            case Grid():
                written = self._write_grid(block, frame)
            case Sheet():
                written = self._write_sheet(block, frame)
            case Line():
                written = self.paragraphs.write("", frame, {"pBdr": _RULE})
            case _:
                written = self._write_words(block, frame)
        return written

    def _write_words(
        self, block: Paragraph | Heading | Code | Numbered | Caption, frame: Frame
    ) -> str:
        """Return a block that is one paragraph."""
        match block:
            case Heading():
                written = self._write_heading(block, frame)
            case Code(text):
                inner = self.runs((Words(text, Mark.CODE),))
                written = self.paragraphs.write(inner, frame, _LEFT)
            case Numbered(number, spans):
                written = self._write_numbered(number, spans, frame)
            case Caption(spans):
                written = self.figures.write_caption(self.runs(spans), frame)
            case Paragraph(spans) if self.figures.are(spans):
                written = self.figures.write(spans, frame)
            case Paragraph(spans):
                written = self._write_paragraph(spans, frame)
        return written

    def runs(self, spans: Spans, pen: Pen | None = None) -> str:
        """Return the words of a paragraph."""
        lead, self.lead = self.lead, ""
        pen = pen or self.pen
        return lead + pen.write_all(spans, self.state, self.notes.call, self.figures.draw)

    def _write_paragraph(self, spans: Spans, frame: Frame) -> str:
        styles = self.state.styles
        style = styles.find("paragraph", "quote") if frame.quotes and not frame.depth else ""
        if not style or not styles.same_size(style, self.base.style):
            return self.paragraphs.write(self.runs(spans), frame)
        by_style = frame.quotes == 1 and styles.paragraph_property(style, "ind")
        moved = {} if by_style else {"ind": element("ind", left=frame.left)}
        changes = {**moved, **self.paragraphs.styled_gaps(frame)}
        return self.paragraphs.write_styled(style, self.runs(spans), changes)

    def _write_numbered(self, number: str, spans: Spans, frame: Frame) -> str:
        inner = self.pen.write(Words(f"{number}\t")) + self.runs(spans)
        style = self.state.styles.find("paragraph", "numbered paragraph")
        if style and not frame.left and not self.paragraphs.left:
            return self.paragraphs.write_styled(style, inner, self.paragraphs.styled_gaps(frame))
        left = self.paragraphs.left + frame.left + _NUMBERED
        return self.paragraphs.write(
            inner, frame, {"ind": element("ind", left=left, hanging=_NUMBERED)}
        )

    def _write_sheet(self, sheet: Sheet, frame: Frame) -> str:
        room = max(self.base.width - self.paragraphs.left - frame.left, 1)
        return write_sheet(sheet, frame, room, self.state.styles, self._write_inside)

    def _write_inside(self, cell: Cell, changes: Properties, mark: Mark, width: int) -> str:
        """Return the blocks of a table's cell, which is `width` twips wide."""
        kept = {**self.cells.base.paragraph, **changes}
        base = replace(
            self.cells.base, paragraph=kept, width=width, after_table=False, in_cell=True
        )
        inner = Writer(
            self.state, base, self.typed_notes, self.tag, shift=self.shift, pictures=self.pictures
        )
        if mark:
            inner.pen = self.bold
        blocks = cell.blocks or (Paragraph(),)
        return inner.write(blocks, Frame()) + "".join(inner.notes.gathered)

    def _write_heading(self, heading: Heading, frame: Frame) -> str:
        level = min(max(heading.level + self.shift, 1), _DEEPEST_HEADING)
        styles = self.state.styles.headings
        if level <= len(styles):
            moved = {"ind": element("ind", left=frame.left)} if frame.left else {}
            inner = self.runs(heading.spans, Pen(self.state.styles, {}, self.tag))
            return self.paragraphs.write_styled(styles[level - 1], inner, moved)
        outline = {"keepNext": "<w:keepNext/>", "outlineLvl": element("outlineLvl", val=level - 1)}
        return self.paragraphs.write(self.runs(heading.spans, self.bold), frame, outline)

    def _write_points(self, points: Points, frame: Frame) -> str:
        look = find_look(points, frame, self.paragraphs)
        last = len(points.items) - 1
        written = ""
        for at, (num, item) in enumerate(number_items(points, look, self.state)):
            place = frame.between(
                above=at > 0,
                below=at < last,
                close=not points.loose,
                after_table=frame.after_table and at == 0,
            )
            inside = frame.depth or frame.quotes or (frame.last and self.base.table_style)
            ends = at == last and not inside
            closing = replace(look, ends=ends)
            written += self._write_item(item, num, closing, place, close=not points.loose)
        return written

    def _write_item(
        self, item: Item, num: int, look: ListLook, frame: Frame, *, close: bool
    ) -> str:
        spans, rest = _led(item.blocks)
        head = frame.between(
            above=False, below=bool(rest), close=close, after_table=frame.after_table
        )
        if rest:
            look = replace(look, ends=False)
        written = look.write_item(self.paragraphs, self.runs(spans), num, head)
        inner = replace(frame, left=look.left, depth=frame.depth + 1)
        below = inner.between(above=True, below=False, close=close, after_table=False)
        return written + self.write(rest, below, close=close)

    def _write_grid(self, grid: Grid, frame: Frame) -> str:
        room = max(self.base.width - self.paragraphs.left, 1)
        moved = replace(frame, left=frame.left + self.paragraphs.left)
        return write_table(grid, moved, room, self.state.styles, self._write_cell)

    def _write_cell(self, spans: Spans, changes: Properties, mark: Mark) -> str:
        return self.cells.write(self.runs(spans, self.bold if mark else None), Frame(), changes)

    def _write_note(self, blocks: tuple[Block, ...], base: Base, number: str) -> str:
        writer = Writer(self.state, base, {}, self.tag, shift=self.shift)
        writer.lead = number + writer.pen.write(Words(" "))
        return writer.write(blocks, Frame())


def _led(blocks: tuple[Block, ...]) -> tuple[Spans, Sequence[Block]]:
    """Return the words beside an item's bullet, and the blocks below them."""
    match blocks:
        case (Paragraph(spans), *rest):
            return spans, rest
        case _:
            return (), blocks


def _ends_in_colon(block: Block) -> bool:
    match block:
        case Paragraph((*_, Words(text))):
            return text.rstrip().endswith(":")
        case _:
            return False


def _heading_levels(blocks: Sequence[Block]) -> Iterator[int]:
    for block in blocks:
        match block:
            case Heading(level):
                yield level
            case Quote(inner):
                yield from _heading_levels(inner)
            case Points(items):
                for item in items:
                    yield from _heading_levels(item.blocks)

"""The tree of a typed text into WordprocessingML, in the styles of the template around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from docgen.template.rich.bases import Base
from docgen.template.rich.frames import Frame, Paragraphs
from docgen.template.rich.lists import ListLook, find_look, number_items
from docgen.template.rich.notes import Notes
from docgen.template.rich.properties import Properties
from docgen.template.rich.runs import Pen
from docgen.template.rich.state import RenderState
from docgen.template.rich.tables import SPACER, write_table
from docgen.template.rich.tree import (
    Block,
    Code,
    Grid,
    Heading,
    Item,
    Line,
    Mark,
    Paragraph,
    Points,
    Quote,
    Spans,
    TypedText,
    Words,
)
from docgen.template.rich.wordxml import element

_RULE: Final = f"<w:pBdr>{element('bottom', val='single', sz=6, space=1, color='auto')}</w:pBdr>"
_LEFT: Final = {"jc": element("jc", val="left")}
_NOT_IN_CELLS: Final = ("ind", "pageBreakBefore", "numPr", "keepNext", "framePr", "pBdr", "tabs")
_DEEPEST_HEADING: Final = 9


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
    writer = Writer(state, base, typed.notes, tag, shift=shift)
    leading = SPACER if base.after_table and isinstance(blocks[0], Grid) else ""
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
        return Paragraphs(self.state.styles, replace(self.base, paragraph=kept), self.base.run)

    def write(self, blocks: Sequence[Block], frame: Frame, *, close: bool = False) -> str:
        """Return `blocks`, one below the other, `close` in a tight list."""
        written, above = "", frame.after_table
        for at, block in enumerate(blocks):
            below = blocks[at + 1] if at + 1 < len(blocks) else None
            place = frame.between(
                above=at > 0, below=below is not None, close=close, after_table=above
            )
            written += self.write_block(block, place)
            above = isinstance(block, Grid)
            if above and (below is None or isinstance(below, Grid)):
                written += SPACER
        return written

    def write_block(self, block: Block, frame: Frame) -> str:
        """Return one block."""
        match block:
            case Paragraph(spans):
                written = self._write_paragraph(spans, frame)
            case Heading():
                written = self._write_heading(block, frame)
            case Quote(blocks):
                written = self.write(blocks or (Paragraph(),), frame.quoted())
            case Points():
                written = self._write_points(block, frame)
            case Code(text):
                written = self.paragraphs.write(self.runs((Words(text, Mark.CODE),)), frame, _LEFT)
            case Line():
                written = self.paragraphs.write("", frame, {"pBdr": _RULE})
            case Grid():
                written = self._write_grid(block, frame)
        return written

    def runs(self, spans: Spans, pen: Pen | None = None) -> str:
        """Return the words of a paragraph."""
        lead, self.lead = self.lead, ""
        return lead + (pen or self.pen).write_all(spans, self.state, self.notes.call)

    def _write_paragraph(self, spans: Spans, frame: Frame) -> str:
        styles = self.state.styles
        style = styles.find("paragraph", "quote") if frame.quotes and not frame.depth else ""
        if not style or not styles.same_size(style, self.base.style):
            return self.paragraphs.write(self.runs(spans), frame)
        by_style = frame.quotes == 1 and styles.paragraph_property(style, "ind")
        moved = {} if by_style else {"ind": element("ind", left=frame.left)}
        changes = {**moved, **self.paragraphs.styled_gaps(frame)}
        return self.paragraphs.write_styled(style, self.runs(spans), changes)

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
            written += self._write_item(item, num, look, place, close=not points.loose)
        return written

    def _write_item(
        self, item: Item, num: int, look: ListLook, frame: Frame, *, close: bool
    ) -> str:
        spans, rest = _led(item.blocks)
        head = frame.between(
            above=False, below=bool(rest), close=close, after_table=frame.after_table
        )
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

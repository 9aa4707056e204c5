"""Blocks one after the other in, their markup out, with an eye on neighbours where Word has one.

Items of a list become one list, paragraphs in the same border one box, and space between equals
may fall away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from docgen.template.setting.blocks import Block, Document, Paragraph
from docgen.template.setting.formats import Format
from docgen.template.setting.lists import continues_list, is_item, write_items
from docgen.template.setting.measures import pt
from docgen.template.setting.notes import length_of_list
from docgen.template.setting.paragraphs import cut_at_breaks, write_frame, write_measures
from docgen.template.setting.run_content import COLUMN, LINE, PAGE, TAB
from docgen.template.setting.spacing import Around, Spacing
from docgen.template.setting.tabs import write_tabbed

#: More does not surely fit on a page, and Typst cuts off what must not be parted and does not fit.
_MOST_ITEMS = 20
_MOST_LETTERS = 2000


class Written(NamedTuple):
    """A group of so many blocks as it is written; see `patterns.Group`."""

    markup: str
    length: int
    around: Around | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """Writes the blocks of one story, which is so wide, and which `opens` a page or does not.

    Space that Word finds by itself falls away at the ends of a story that is `tight`.
    """

    document: Document
    width: float
    opens: bool = False
    tight: bool = False

    @property
    def _spacing(self) -> Spacing:
        return Spacing(self.document.sheet.settings.adds_spacing)

    def write_alone(self, paragraph: Paragraph, around: Around) -> str:
        """Return a paragraph that stands alone, with this space round it."""
        return self._group([paragraph], around)

    def groups(self, blocks: Sequence[Block]) -> Iterator[Written]:
        """Yield each group of neighbours as it is written."""
        spacing = self._spacing
        place, fresh = 0, True
        while place < len(blocks):
            block = blocks[place]
            if isinstance(block, str):
                yield Written(block, 1)
                place, fresh = place + 1, False
                continue
            end = _end_of_group(blocks, place, block)
            group = [b for b in blocks[place:end] if isinstance(b, Paragraph)]
            if is_item(block):
                group = group[: length_of_list([item.pieces for item in group], self.width)]
                end = place + len(group)
            above = spacing.before(block.format, _format_at(blocks, place - 1))
            below = spacing.after(group[-1].format, _format_at(blocks, end))
            around = Around(
                0.0 if self._falls(block, 0, at_end=not place) else above,
                0.0 if self._falls(group[-1], 1, at_end=end == len(blocks)) else below,
                fresh=fresh or block.format.new_page,
                last=end == len(blocks),
                top=self.opens and not place,
            )
            written = self._group(group, around)
            markup = self.document.recurring.markup(written, self.document.number)
            alone = end == place + 1 and not block.format.num
            yield Written(markup, end - place, around, alone)
            place, fresh = end, group[-1].pieces[-1:] in ([PAGE], [COLUMN])

    def _falls(self, paragraph: Paragraph, side: int, *, at_end: bool) -> bool:
        """Return whether the space before (0) or after (1) a paragraph falls away."""
        return self.tight and at_end and paragraph.format.automatic[side]

    def _group(self, group: list[Paragraph], around: Around) -> str:
        first = group[0]
        start = "#pagebreak(weak: true)" if first.format.new_page and not around.top else ""
        if is_item(first):
            return start + self._list(group, around)
        if first.format.is_boxed:
            return start + self._boxed(group, around)
        return start + self._plain(first, around)

    def _list(self, group: list[Paragraph], around: Around) -> str:
        between = self._spacing.between
        written = write_items(group, 0.0, lambda item: self._body(item, item.pieces), between)
        sticky = "sticky: true" if group[-1].format.keep_next else ""
        return around.block(written, sticky, "breakable: false" if _stays_whole(group) else "")

    def _boxed(self, group: list[Paragraph], around: Around) -> str:
        """Return paragraphs that share a border and a ground, in one box."""
        found = group[0].format
        inner = []
        for place, paragraph in enumerate(group):
            above = group[place - 1].format if place else None
            below = group[place + 1].format if place + 1 < len(group) else None
            if above is not None and found.between:
                inner.append(f"#line(length: 100%, stroke: {found.between})")
            inside = Around(
                self._spacing.before(paragraph.format, above) if above else 0.0,
                self._spacing.after(paragraph.format, below) if below else 0.0,
                boxed=True,
            )
            inner.append(self._plain(paragraph, inside))
        box = f"#block({', '.join(write_frame(found))})[{''.join(inner)}]"
        sticky = "sticky: true" if found.keep_next else ""
        return around.block(box, sticky, left=found.edge, right=found.right)

    def _plain(self, paragraph: Paragraph, around: Around) -> str:
        """Return one paragraph, as it is known where it has been written before."""
        if not paragraph.steady:
            return self._lines(paragraph, around)
        place = (around, self.width if TAB in paragraph.pieces else 0.0)
        known = paragraph.written.get(place)
        if known is None:
            known = self._lines(paragraph, around)
            if paragraph.constant:
                known = self.document.words.keep(known)
            paragraph.written[place] = known
        return known

    def _lines(self, paragraph: Paragraph, around: Around) -> str:
        """Return one paragraph, cut where a page or a column is broken."""
        parts = cut_at_breaks(paragraph.pieces)
        if len(parts) == 1 and not parts[0][0] and not paragraph.above:
            return self._line(paragraph, paragraph.pieces, around)
        written = list(paragraph.above)
        for place, (ending, pieces) in enumerate(parts):
            if pieces or len(parts) == 1:
                part = around.part(first=place == 0, last=place == len(parts) - 1)
                written.append(self._line(paragraph, pieces, part))
                paragraph = replace(paragraph, label=None) if paragraph.label else paragraph
            if ending:
                written.append("#pagebreak(weak: false)" if ending == PAGE else "#colbreak()")
        return "".join(written)

    def _line(self, paragraph: Paragraph, pieces: list[str], around: Around) -> str:
        found = paragraph.format
        if not paragraph.label and not "".join(pieces).strip():
            sticky = "sticky: true" if found.keep_next else ""
            return around.blank(found.height(paragraph.size), sticky)
        arguments = write_measures(found, around)
        if not paragraph.level:
            return f"#p({arguments})[{self._body(paragraph, pieces)}]"
        base = self.document.base
        # what measures a heading's tabs stands around it: PDF/UA wants its words at once
        body = self._body(paragraph, pieces, call="tabbed")
        context = "context " if "#tabbed(" in body else ""
        head = f"#{context}hd({paragraph.level}, {pt(base.size)}, {700 if base.bold else 400}"
        return f"{head}{', ' if arguments else ''}{arguments})[{body}]"

    def _body(self, paragraph: Paragraph, pieces: list[str], *, call: str = "tb") -> str:
        """Return a paragraph's content with its label, tabs and line height."""
        found, label = paragraph.format, paragraph.label
        if label is not None and not is_item(paragraph):
            behind = {"space": ['#" ";'], "nothing": []}.get(label.suffix, [TAB])
            pieces = [label.markup, *behind, *pieces]
        if pieces and pieces[-1] == LINE:  # behind it stands an empty line, which Typst leaves out
            pieces = [*pieces, f"#box(height: {pt(found.height(paragraph.size))});"]
        if TAB in pieces:
            every = self.document.sheet.settings.tab
            body = write_tabbed(found, pieces, every, self.width, call=call)
        else:
            body = "".join(pieces)
        edges = paragraph.edges
        return f"#set text({edges});{body}" if edges else body


def _stays_whole(items: Sequence[Paragraph]) -> bool:
    """Return whether no page break parts a list: each item keeps with the next, and all fit."""
    letters = sum(len(piece) for item in items for piece in item.pieces)
    fits = len(items) <= _MOST_ITEMS and letters <= _MOST_LETTERS
    return fits and len(items) > 1 and all(item.format.keep_next for item in items[:-1])


def _end_of_group(blocks: Sequence[Block], place: int, first: Paragraph) -> int:
    """Return the end of the list, or of the box, that begins at `place`."""
    last, end = first, place + 1
    listed = is_item(first)
    while end < len(blocks):
        block = blocks[end]
        if not isinstance(block, Paragraph):
            break
        if not (continues_list(first, last, block) if listed else _shares_box(first, block)):
            break
        last = block
        end += 1
    return end


def _shares_box(first: Paragraph, block: Paragraph) -> bool:
    found = first.format
    return found.is_boxed and not block.format.new_page and found.box == block.format.box


def _format_at(blocks: Sequence[Block], place: int) -> Format | None:
    block = blocks[place] if 0 <= place < len(blocks) else None
    return block.format if isinstance(block, Paragraph) else None

"""Blocks one after the other in, their markup out, with an eye on neighbours where Word has one.

Items of a list become one list, paragraphs in the same border one box, and space between equals
may fall away.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.template.setting.blocks import Block, Document, Paragraph
from docgen.template.setting.formats import Format
from docgen.template.setting.lists import continues_list, is_item, write_items
from docgen.template.setting.measures import pt
from docgen.template.setting.paragraphs import cut_at_breaks, write_frame, write_measures
from docgen.template.setting.run_content import COLUMN, PAGE, TAB
from docgen.template.setting.spacing import Around, Spacing
from docgen.template.setting.tabs import write_tabbed

#: More does not surely fit on a page, and Typst cuts off what must not be parted and does not fit.
_MOST_ITEMS = 20
_MOST_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class Flow:
    """Writes the blocks of one story; `outlined` says whether its headings are the document's."""

    document: Document
    outlined: bool
    width: float

    @property
    def _spacing(self) -> Spacing:
        return Spacing(self.document.sheet.settings.adds_spacing)

    def write(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Return the markup of `blocks`, a piece for each group of neighbours."""
        spacing = self._spacing
        place, fresh = 0, True
        while place < len(blocks):
            block = blocks[place]
            if isinstance(block, str):
                yield block
                place, fresh = place + 1, False
                continue
            end = _end_of_group(blocks, place, block)
            group = [b for b in blocks[place:end] if isinstance(b, Paragraph)]
            around = Around(
                spacing.before(block.format, _format_at(blocks, place - 1)),
                spacing.after(group[-1].format, _format_at(blocks, end)),
                fresh=fresh or block.format.new_page,
                last=end == len(blocks),
            )
            written = self._group(group, around)
            yield self.document.recurring.markup(written, self.document.number)
            place, fresh = end, group[-1].pieces[-1:] in ([PAGE], [COLUMN])

    def _group(self, group: list[Paragraph], around: Around) -> str:
        first = group[0]
        start = "#pagebreak(weak: true)" if first.format.new_page else ""
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
        return around.block(box, sticky, left=found.left, right=found.right)

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
        level = self._heading(found)
        if not level:
            return f"#p({arguments})[{self._body(paragraph, pieces)}]"
        base = self.document.base
        # what measures a heading's tabs stands around it: PDF/UA wants its words at once
        body = self._body(paragraph, pieces, call="tabbed")
        context = "context " if "#tabbed(" in body else ""
        head = f"#{context}hd({level}, {pt(base.size)}, {700 if base.bold else 400}"
        return f"{head}{', ' if arguments else ''}{arguments})[{body}]"

    def _heading(self, found: Format) -> int:
        """Return the level a heading has in the outline: no first below 1, and none left out."""
        if not found.heading or not self.outlined:
            return 0
        self.document.turns += 1
        levels = self.document.headings
        level = 1 if not levels else min(found.heading, levels[-1] + 1)
        levels.append(level)
        return level

    def _body(self, paragraph: Paragraph, pieces: list[str], *, call: str = "tb") -> str:
        """Return a paragraph's content with its label, tabs and line height."""
        found, label = paragraph.format, paragraph.label
        if label is not None and not is_item(paragraph):
            behind = {"space": ['#" ";'], "nothing": []}.get(label.suffix, [TAB])
            pieces = [label.markup, *behind, *pieces]
        if TAB in pieces:
            every = self.document.sheet.settings.tab
            body = write_tabbed(found, pieces, every, self.width, call=call)
        else:
            body = "".join(pieces)
        edges = found.edges(paragraph.size)
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

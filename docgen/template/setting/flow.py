"""Blocks one after the other in, their markup out, with an eye on neighbours where Word has one.

Items of a list become one list, paragraphs in the same border one box, and space between equals
may fall away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from docgen.template.setting.blocks import Block, Document, Paragraph
from docgen.template.setting.formats import Format
from docgen.template.setting.measures import pt
from docgen.template.setting.paragraphs import (
    cut_at_breaks,
    write_frame,
    write_measures,
    write_stepped,
)
from docgen.template.setting.run_content import COLUMN, PAGE, TAB


@dataclass(frozen=True, slots=True)
class Flow:
    """Writes the blocks of one story; `outlined` says whether its headings are the document's."""

    document: Document
    outlined: bool

    def write(self, blocks: list[Block]) -> Iterator[str]:
        """Return the markup of `blocks`, a piece for each group of neighbours."""
        place = 0
        while place < len(blocks):
            block = blocks[place]
            if isinstance(block, str):
                yield block
                place += 1
                continue
            end = self._end_of_group(blocks, place)
            group = [b for b in blocks[place:end] if isinstance(b, Paragraph)]
            above = self._gap(_format_at(blocks, place - 1), group[0].format)
            below = 0.0 if _format_at(blocks, end) else group[-1].format.after
            if place == 0 and above:  # where a page, a cell or a column begins, space counts
                yield f"#v({pt(above)})"
                above = 0.0
            ends = end == len(blocks)
            yield self._group(group, above, 0.0 if ends else below)
            if ends and below:
                yield f"#v({pt(below)})"
            place = end

    def _gap(self, above: Format | None, found: Format) -> float:
        """Return the space between two paragraphs; none between equals where their style says so.

        ECMA-376 part 1, 17.3.1.9 and 17.15.3.21.
        """
        alike = above is not None and above.style == found.style
        before = 0.0 if found.contextual and alike else found.before
        after = 0.0 if above is None or (above.contextual and alike) else above.after
        return before + after if self.document.sheet.settings.adds_spaces else max(before, after)

    @staticmethod
    def _end_of_group(blocks: list[Block], place: int) -> int:
        """Return the end of the list, or of the box, that begins at `place`."""
        first = blocks[place]
        end = place + 1
        while end < len(blocks):
            block = blocks[end]
            if not (isinstance(block, Paragraph) and isinstance(first, Paragraph)):
                break
            if not (_is_item(first) and _is_item(block)) and not (
                first.format.is_boxed
                and not _is_item(first)
                and not _is_item(block)
                and first.format.box == block.format.box
            ):
                break
            end += 1
        return end

    def _group(self, group: list[Paragraph], above: float, below: float) -> str:
        if _is_item(group[0]):
            return self._list(group, above, below)
        if group[0].format.is_boxed:
            return self._boxed(group, above, below)
        return self._plain(group[0], above, below)

    def _boxed(self, group: list[Paragraph], above: float, below: float) -> str:
        """Return paragraphs that share a border and a ground, in one box."""
        found = group[0].format
        gaps = [
            0.0,
            *(self._gap(a.format, b.format) for a, b in pairwise(group)),
        ]
        inner = [self._plain(p, gap, 0.0, boxed=True) for p, gap in zip(group, gaps, strict=True)]
        box = f"#block({', '.join(write_frame(found))})[{''.join(inner)}]"
        outer = ["width: 100%", f"above: {pt(above)}", f"below: {pt(below)}"]
        if found.keep_next:
            outer.append("sticky: true")
        if found.left or found.right:
            outer.append(f"inset: (left: {pt(found.left)}, right: {pt(found.right)})")
        return f"#block({', '.join(outer)})[{box}]"

    def _plain(
        self, paragraph: Paragraph, above: float, below: float, *, boxed: bool = False
    ) -> str:
        """Return one paragraph, as it is known where it has been written before."""
        if not paragraph.steady:
            return self._lines(paragraph, above, below, boxed=boxed)
        place = (above, below, boxed)
        known = paragraph.written.get(place)
        if known is None:
            known = self._lines(paragraph, above, below, boxed=boxed)
            paragraph.written[place] = known
        return known

    def _lines(self, paragraph: Paragraph, above: float, below: float, *, boxed: bool) -> str:
        """Return one paragraph with this space round it, cut where a page or a column is broken."""
        found = paragraph.format
        parts = cut_at_breaks(paragraph.pieces)
        written = []
        for place, (ending, pieces) in enumerate(parts):
            last = place == len(parts) - 1
            if pieces or len(parts) == 1:
                space = (above if place == 0 else 0.0, below if last else 0.0)
                written.append(self._line(paragraph, pieces, space, boxed=boxed))
            if ending:
                written.append("#pagebreak(weak: false)" if ending == PAGE else "#colbreak()")
        start = f"#pagebreak(weak: true)#v({pt(found.before)})" if found.new_page else ""
        return start + "".join(written) + "".join(f"#block[{box}]" for box in paragraph.behind)

    def _line(
        self, paragraph: Paragraph, pieces: list[str], space: tuple[float, float], *, boxed: bool
    ) -> str:
        found = paragraph.format
        above, below = space
        if not "".join(pieces).strip():
            height = found.height(paragraph.look.size)
            sticky = ", sticky: true" if found.keep_next else ""
            return f"#block(height: {pt(height)}, above: {pt(above)}, below: {pt(below)}{sticky})"
        arguments = write_measures(found, above, below, boxed=boxed)
        body = self._body(paragraph, pieces)
        level = self._heading(found)
        if level:
            base = self.document.base
            head = f"#hd({level}, {pt(base.size)}, {700 if base.bold else 400}"
            return f"{head}{', ' if arguments else ''}{arguments})[{body}]"
        return f"#p({arguments})[{body}]"

    def _is_heading(self, found: Format) -> bool:
        return bool(found.heading) and self.outlined

    def _heading(self, found: Format) -> int:
        """Return the level a heading has in the outline: no first below 1, and none left out."""
        if not self._is_heading(found):
            return 0
        self.document.turns += 1
        levels = self.document.headings
        level = 1 if not levels else min(found.heading, levels[-1] + 1)
        levels.append(level)
        return level

    def _body(self, paragraph: Paragraph, pieces: list[str]) -> str:
        """Return a paragraph's content with its label, tabs and line height."""
        found = paragraph.format
        if paragraph.label and not _is_item(paragraph):
            pieces = [paragraph.label, TAB, *pieces]
        if TAB not in pieces:
            body = "".join(pieces)
        elif self._is_heading(found):
            body = write_stepped(found, pieces)
        else:
            body = self._tabbed(found, pieces)
        edges = found.edges(paragraph.look.size)
        if edges:
            body = f"#set text({edges});{body}"
        return body

    def _tabbed(self, found: Format, pieces: list[str]) -> str:
        cut: list[list[str]] = [[]]
        for piece in pieces:
            if piece == TAB:
                cut.append([])
            else:
                cut[-1].append(piece)
        stops = ", ".join(tab.write() for tab in found.tabs)
        segments = ", ".join(f"[{''.join(segment)}]" for segment in cut)
        start = found.left + found.first
        every = pt(self.document.sheet.settings.tab)
        return f"#tb({pt(start)}, ({stops}{',' if stops else ''}), {every}, {segments});"

    def _list(self, group: list[Paragraph], above: float, below: float) -> str:
        written = self._items(group, 0.0)
        sticky = ", sticky: true" if group[-1].format.keep_next else ""
        return f"#block(width: 100%, above: {pt(above)}, below: {pt(below)}{sticky})[{written}]"

    def _items(self, group: list[Paragraph], origin: float) -> str:
        """Return the items of a list whose enclosing text begins at `origin`; deeper ones nest."""
        first = group[0].format
        items = []
        place = 0
        while place < len(group):
            end = place + 1
            while end < len(group) and group[end].format.level > first.level:
                end += 1
            inner = group[place + 1 : end]
            body = self._item_body(group[place], inner)
            items.append((group[place], body))
            place = end
        return _write_items(items, origin)

    def _item_body(self, paragraph: Paragraph, inner: list[Paragraph]) -> str:
        found = paragraph.format
        body = self._body(paragraph, paragraph.pieces)
        justify = ", justify: true" if found.alignment == "justify" else ""
        body = f"#par(hanging-indent: 0pt{justify})[{body}]"
        if not inner:
            return body
        gap = found.after + inner[0].format.before
        if found.contextual and inner[0].format.style == found.style:
            gap = 0.0
        return body + (f"#v({pt(gap)}, weak: true)" if gap else "") + self._items(inner, found.left)


def _write_items(items: list[tuple[Paragraph, str]], origin: float) -> str:
    """Return items as one PDF list, each label in a box as wide as the hanging indent."""
    found = items[0][0].format
    hanging = max(-found.first, 0.0)
    indent = max(found.left - hanging - origin, 0.0)
    gap = 0.0 if found.contextual else found.before + found.after
    right = f", inset: (right: {pt(found.right)})" if found.right else ""
    known = ", ".join(f"[{paragraph.label}]" for paragraph, _ in items)
    number = f"numbering: n => box(width: {pt(hanging)}, ({known},).at(n - 1, default: []))"
    written = ", ".join(f"enum.item({n})[{body}]" for n, (_, body) in enumerate(items, start=1))
    inner = f"#enum(indent: {pt(indent)}, spacing: {pt(gap)}, {number}, {written})"
    return f"#block(width: 100%{right})[{inner}]" if right else inner


def _is_item(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is set as an item of a list, and not as a numbered heading."""
    found = paragraph.format
    breaks = {TAB, PAGE, COLUMN} & set(paragraph.pieces)
    return bool(paragraph.label) and not found.heading and not breaks and not found.is_boxed


def _format_at(blocks: list[Block], place: int) -> Format | None:
    block = blocks[place] if 0 <= place < len(blocks) else None
    return block.format if isinstance(block, Paragraph) else None

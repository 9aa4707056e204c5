"""A part of a document, as it is rendered, in; its Typst markup out.

`Story` reads blocks one after the other, and looks at neighbours where Word does: items of a list
become one list, paragraphs in the same border one box, and space between equals may fall away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from docgen.template.setting.blocks import Block, Document, Label, Paragraph, with_mark
from docgen.template.setting.contents import find_contents
from docgen.template.setting.drawings import asset_path
from docgen.template.setting.flow import Flow
from docgen.template.setting.inlines import Pieces
from docgen.template.setting.lists import width_of
from docgen.template.setting.notes import NOTE, in_note, keep_notes
from docgen.template.setting.numbering import Level
from docgen.template.setting.raw import Raw, parse, split
from docgen.template.setting.repeating import write_groups
from docgen.template.setting.runs import PLAIN, Looks, Styled
from docgen.template.setting.sheet import Sheet
from docgen.template.setting.table_writer import Drawer
from docgen.template.setting.wordml import Element, attribute, child
from docgen.template.setting.words import Words

_THROUGH = frozenset(["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"])
_NOT_SET = frozenset({"w:altChunk", "m:oMathPara", "w:subDoc"})
_PARAGRAPH = re.compile(
    r"<w:p(?: [^>]*)?>(<w:pPr>.*?</w:pPr>|<w:pPr/>)?(.*)</w:p>\Z|<w:p(?: [^>]*)?/>\Z", re.DOTALL
)
_MARK = re.compile(r"<w:rPr>(?:(?!</w:rPr>|<w:rPrChange[ >]).)*", re.DOTALL)


@dataclass(slots=True)
class Story:
    """One part being read: body, header, footer or notes; `width` is that of its text.

    `height` is that of a page between its margins.
    """

    document: Document
    part: str
    width: float
    ground: str = ""
    styled: Styled = PLAIN
    outlined: bool = True
    linked: bool = True
    nested: bool = False
    declared: str = ""
    height: float = 697.9
    in_cell: bool = False

    @property
    def sheet(self) -> Sheet:
        """Return the styles and lists of the document."""
        return self.document.sheet

    @property
    def looks(self) -> Looks:
        """Return the looks of the document's runs."""
        return self.document.looks

    @property
    def words(self) -> Words:
        """Return the short names that the document uses."""
        return self.document.words

    @property
    def members(self) -> Mapping[str, bytes]:
        """Return the members of the Word file."""
        return self.document.members

    def set(self, blocks: list[Raw], *, opens: bool = False, tight: bool = False) -> str:
        """Return the markup of blocks that may open a page, anew as far as they are new."""
        kind = (self.nested, self.declared, opens, tight)
        place = (self.part, len(blocks), self.width, self.height, *kind)
        flow = Flow(self.document, self.width, opens, tight)
        groups = write_groups(self, blocks, flow, self.document.memory.patterns, place)
        written = "\n".join([group.markup for group in groups])
        if NOTE in written:
            width, height = self.width, self.height
            written = "\n".join(keep_notes(group.markup, width, height) for group in groups)
        return written + self.document.take_waiting() if self.document.waiting else written

    def cell(
        self,
        blocks: Iterable[Raw],
        width: float,
        fill: str,
        styled: Styled,
        place: tuple[object, ...],
    ) -> str:
        """Return the markup of the cell at `place`, whose table's style says so of its text."""
        inside = Story(
            self.document,
            self.part,
            width,
            fill or self.ground,
            styled,
            self.outlined,
            self.linked,
            nested=True,
            declared=self.declared,
            height=self.height,
            in_cell=True,
        )
        content = [block for block in blocks if block.name != "w:tcPr"]
        flow = Flow(self.document, width, tight=True)
        patterns = self.document.memory.cell_patterns
        groups = write_groups(inside, content, flow, patterns, (*place, len(content)))
        return "\n".join([group.markup for group in groups])

    def text_box(self, element: Element, width: float) -> str:
        """Return the markup of a text box's content, which is so wide."""
        text = etree.tostring(element, encoding="unicode")
        inside = replace(
            self,
            width=width,
            ground="",
            styled=PLAIN,
            outlined=False,
            nested=True,
            in_cell=False,
        )
        return inside.set(split(Raw("w:txbxContent", text).inside))

    def note(self, kind: str, number: str) -> str:
        """Return the content of a `footnote` or an `endnote`."""
        content = self.document.notes.get((kind, number))
        if content is None:
            return ""
        part = f"word/{kind}s.xml"
        inside = Story(self.document, part, self.width, outlined=False, nested=True)
        blocks = [block for block in inside.read(split(content)) if isinstance(block, Paragraph)]
        return "#parbreak();".join(map(in_note, blocks))

    def add_file(self, content: bytes, ending: str) -> str:
        """Keep a picture for Typst, and return the path by which it is shown."""
        path = asset_path(content, ending)
        self.document.files[path] = content
        return path

    def leave_out(self, name: str) -> None:
        """Remember that the document holds an element called `name`, which is not set."""
        self.document.turns += 1
        self.document.unset[name] = None

    def read(self, blocks: Iterable[Raw]) -> Iterator[Block]:
        """Yield what these blocks are read as."""
        document = self.document
        for block in blocks:
            if block.name == "w:bookmarkStart":
                name = attribute(parse(block.text, self.declared), "w:name")
                document.waiting += document.mark(name)
                continue
            for read in self._read_block(block):
                yield with_mark(document.take_waiting(), read) if document.waiting else read

    def _read_block(self, block: Raw) -> Iterator[Block]:
        if block.name == "w:p":
            yield self.read_paragraph(block.text)
        elif block.name == "w:tbl":
            yield self.read_table(block.text)
        elif contents := find_contents(block, self):
            before, shown, behind = contents
            yield from (*self.read(before), shown, *self.read(behind))
        elif block.name in _THROUGH:
            yield from self.read(split(block.inside))
        elif block.name in _NOT_SET:
            self.leave_out(block.name)

    def read_table(self, text: str) -> str:
        """Return the table written in `text`, as it is known where nothing in it takes a turn."""
        memory, turns = self.document.memory, self.document.turns
        place = (
            text,
            self.width,
            self.height,
            self.ground,
            self.styled.key,
            self.outlined,
            self.linked,
        )
        known = memory.known_tables.get(place)
        if known is None:
            known = Drawer(memory.tables.read(text, self), self).write()
            if turns == self.document.turns:
                memory.known_tables.put(place, known)
            return known
        return self.document.recurring.markup(known, self.document.number)

    def read_paragraph(self, text: str) -> Paragraph:
        """Return the paragraph written in `text`, which may be known from an earlier document."""
        place = (text, self.ground, self.styled.key, self.outlined, self.linked)
        known = self.document.memory.paragraphs.get(place)
        if known is not None:
            return self._placed(known)
        paragraph, plain = self._new_paragraph(text)
        if not plain:
            self.document.turns += 1
        else:
            paragraph.steady = not paragraph.format.heading and not paragraph.format.new_page
            paragraph.constant = text in self.document.constants
            self.document.memory.paragraphs.put(place, paragraph)
        return self._placed(paragraph)

    def _new_paragraph(self, text: str) -> tuple[Paragraph, bool]:
        """Return a paragraph, and whether it would be the same in any other document."""
        cut = _PARAGRAPH.match(text)
        properties, runs = (cut.group(1) or "", cut.group(2) or "") if cut else ("", "")
        if cut is None or "<w:pPrChange" in properties:
            cut = None
            element = child(parse(text, self.declared), "w:pPr")
            properties = "" if element is None else etree.tostring(element, encoding="unicode")
        found = self.document.formats.of(properties, self.styled)
        ground = found.fill or self.ground
        pieces = Pieces(self, found.style, self.document.base, ground)
        simple = pieces.read_simply(runs) if cut is not None else None
        if simple is None:
            pieces = Pieces(self, found.style, self.document.base, ground)
            simple = pieces.read(parse(text, self.declared))
        mark = _MARK.search(properties)
        own = f"{mark.group()}</w:rPr>" if mark else ""
        if not pieces.tallest:
            pieces.measure(self.looks.of(own, found.style, ground, self.styled))
        size, above = pieces.tallest, pieces.above
        paragraph = Paragraph(found, simple, size, above=above, mark=own, ground=ground)
        paragraph.lines, paragraph.mixed = (pieces.line, self.document.base.line), pieces.mixed
        return paragraph, pieces.plain

    def _placed(self, paragraph: Paragraph) -> Paragraph:
        """Return `paragraph` with its number and its level in the outline of this document.

        No first heading is below level 1, and none leaves a level out: PDF/UA-1, 7.4.2. They are
        counted as they are read, since what stands in a table is written before its neighbours.
        """
        placed = self._labelled(paragraph)
        wanted = paragraph.format.heading if self.outlined else 0
        if not wanted or not (placed.label or "".join(paragraph.pieces).strip()):
            return placed
        self.document.turns += 1
        levels = self.document.headings
        levels.append(min(wanted, levels[-1] + 1) if levels else 1)
        return replace(placed, level=levels[-1])

    def _labelled(self, paragraph: Paragraph) -> Paragraph:
        """Return `paragraph` with the bullet or number that it has in this document."""
        found = paragraph.format
        if not found.num or not paragraph.pieces:
            return paragraph
        level = self.sheet.numbering.level(found.num, found.level)
        if level is None:
            return paragraph
        if level.format == "bullet":
            text = level.text
        else:
            self.document.turns += 1
            text = self.document.counters.next_label(found.num, found.level)
        if not text:
            return paragraph
        return replace(paragraph, label=self._label(text, level, paragraph), steady=False)

    def _label(self, text: str, level: Level, paragraph: Paragraph) -> Label:
        """Return the label `text` of a level of a list, beside a paragraph."""
        found, memory = paragraph.format, self.document.memory.labels
        key = (text, found.num, found.level, found.style, paragraph.mark, paragraph.ground)
        known = memory.get(key)
        if known is None:
            look = self.looks.label(paragraph.mark, found.style, paragraph.ground, level.run)
            markup = look.say(text, self.document.base, self.words)
            width = width_of(text, look.size)
            known = memory.put(key, Label(markup, width, level.suffix, level.alignment))
        return known

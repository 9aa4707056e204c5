"""A part of a document, as it is rendered, in; its Typst markup out.

`Story` reads blocks one after the other, and looks at neighbours where Word does: items of a list
become one list, paragraphs in the same border one box, and space between equals may fall away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from docgen.template.setting.blocks import Block, Document, Label, Paragraph
from docgen.template.setting.contents import write_contents
from docgen.template.setting.drawings import asset_path
from docgen.template.setting.flow import Flow
from docgen.template.setting.inlines import Pieces
from docgen.template.setting.lists import width_of
from docgen.template.setting.numbering import Level
from docgen.template.setting.raw import Raw, parse, split
from docgen.template.setting.run_content import TAB
from docgen.template.setting.runs import PLAIN, Looks, Styled
from docgen.template.setting.sheet import Sheet
from docgen.template.setting.table_writer import Drawer
from docgen.template.setting.wordml import Element, child
from docgen.template.setting.words import Words

_THROUGH = frozenset(["w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"])
_NOT_SET = frozenset({"w:altChunk", "m:oMathPara", "w:subDoc"})
_LABEL = re.compile(r"[^A-Za-z0-9_.-]")
_PARAGRAPH = re.compile(
    r"<w:p(?: [^>]*)?>(<w:pPr>.*?</w:pPr>|<w:pPr/>)?(.*)</w:p>\Z|<w:p(?: [^>]*)?/>\Z", re.DOTALL
)
_MARK = re.compile(r"<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>", re.DOTALL)


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

    def set(self, blocks: Iterable[Raw]) -> str:
        """Return the markup of these blocks."""
        flow = Flow(self.document, self.outlined, self.width)
        return "\n".join(flow.write(list(self._read(blocks))))

    def cell(self, blocks: Iterable[Raw], width: float, fill: str, styled: Styled) -> str:
        """Return the markup of a table's cell, with what the table's style says of its text."""
        ground = fill or self.ground
        inside = replace(self, width=width, ground=ground, styled=styled, nested=True)
        read = list(inside._read(blocks))
        if len(read) > 1 and isinstance(read[-2], str) and _is_empty(read[-1]):
            # the paragraph that Word must have behind a table in a cell takes no room
            read.pop()
        flow = Flow(self.document, self.outlined, width)
        return "\n".join(flow.write(read))

    def text_box(self, element: Element, width: float) -> str:
        """Return the markup of a text box's content, which is so wide."""
        text = etree.tostring(element, encoding="unicode")
        inside = replace(self, width=width, ground="", styled=PLAIN, outlined=False, nested=True)
        return inside.set(split(Raw("w:txbxContent", text).inside))

    def note(self, kind: str, number: str) -> str:
        """Return the content of a `footnote` or an `endnote`."""
        content = self.document.notes.get((kind, number))
        if content is None:
            return ""
        inside = Story(self.document, f"word/{kind}s.xml", self.width, outlined=False)
        blocks = [block for block in inside._read(split(content)) if isinstance(block, Paragraph)]
        lines = ("".join(" " if p == TAB else p for p in b.pieces) for b in blocks)
        return "#parbreak();".join(line.replace('#" ', '#"', 1) for line in lines)

    def add_file(self, content: bytes, ending: str) -> str:
        """Keep a picture for Typst, and return the path by which it is shown."""
        path = asset_path(content, ending)
        self.document.files[path] = content
        return path

    def leave_out(self, name: str) -> None:
        """Remember that the document holds an element called `name`, which is not set."""
        self.document.turns += 1
        self.document.unset[name] = None

    def label_of(self, bookmark: str) -> str:
        """Return the Typst label of a bookmark, empty where the document has none such."""
        return _label(bookmark) if bookmark in self.document.bookmarks else ""

    def define(self, bookmark: str) -> str:
        """Return the label to be put where `bookmark` stands; once, and only if it is linked to."""
        if bookmark not in self.document.bookmarks or bookmark in self.document.defined:
            return ""
        self.document.defined.add(bookmark)
        return _label(bookmark)

    def _read(self, blocks: Iterable[Raw]) -> Iterator[Block]:
        for block in blocks:
            if block.name == "w:p":
                yield self._paragraph(block.text)
            elif block.name == "w:tbl":
                yield self._table(block.text)
            elif (contents := write_contents(block, self)) is not None:
                yield contents
            elif block.name in _THROUGH:
                yield from self._read(split(block.inside))
            elif block.name in _NOT_SET:
                self.leave_out(block.name)

    def read_paragraph(self, text: str) -> Paragraph:
        """Return the paragraph written in `text`."""
        return self._paragraph(text)

    def _table(self, text: str) -> str:
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

    def _paragraph(self, text: str) -> Paragraph:
        """Return the paragraph written in `text`, which may be known from an earlier document."""
        place = (text, self.ground, self.styled.key, self.outlined, self.linked)
        known = self.document.memory.paragraphs.get(place)
        if known is not None:
            return self._labelled(known)
        paragraph, plain = self._new_paragraph(text)
        if not plain:
            self.document.turns += 1
        else:
            paragraph.steady = not paragraph.format.heading and not paragraph.format.new_page
            paragraph.constant = text in self.document.constants
            self.document.memory.paragraphs.put(place, paragraph)
        return self._labelled(paragraph)

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
        own = mark.group() if mark else ""
        size = pieces.tallest or self.looks.of(own, found.style, ground, self.styled).size
        paragraph = Paragraph(found, simple, size, above=pieces.above, mark=own, ground=ground)
        return paragraph, pieces.plain

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


def _is_empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.pieces and not block.above


def _label(bookmark: str) -> str:
    return f"<bm-{_LABEL.sub('-', bookmark)}>"

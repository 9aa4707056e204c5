"""A part of a document, as it is rendered, in; its Typst markup out.

`Story` reads blocks one after the other, and looks at neighbours where Word does: items of a list
become one list, paragraphs in the same border one box, and space between equals may fall away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from docgen.template.setting.blocks import Block, Document, Paragraph
from docgen.template.setting.drawings import asset_path
from docgen.template.setting.flow import Flow
from docgen.template.setting.formats import Format
from docgen.template.setting.inlines import Pieces
from docgen.template.setting.raw import Raw, parse, split
from docgen.template.setting.runs import PLAIN, Look, Looks, Styled, Words, literal, look_of
from docgen.template.setting.sheet import Sheet
from docgen.template.setting.table_writer import Drawer
from docgen.template.setting.wordml import Element, child

_THROUGH = frozenset(["w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"])
_LABEL = re.compile(r"[^A-Za-z0-9_.-]")
_PARAGRAPH = re.compile(
    r"<w:p(?: [^>]*)?>(<w:pPr>.*?</w:pPr>|<w:pPr/>)?(.*)</w:p>\Z|<w:p(?: [^>]*)?/>\Z", re.DOTALL
)
_MARK = re.compile(r"<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>", re.DOTALL)
_KEPT, _KEPT_TABLES = 20_000, 200


@dataclass(slots=True)
class Story:
    """One part being read: body, header, footer or notes; `width` is that of its text."""

    document: Document
    part: str
    width: float
    ground: str = ""
    styled: Styled = PLAIN
    outlined: bool = True
    declared: str = ""

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
        return self.document.memory.words

    @property
    def members(self) -> Mapping[str, bytes]:
        """Return the members of the Word file."""
        return self.document.members

    def set(self, blocks: Iterable[Raw]) -> str:
        """Return the markup of these blocks."""
        flow = Flow(self.document, self.outlined)
        return "\n".join(flow.write(list(self._read(blocks))))

    def cell(self, blocks: Iterable[Raw], width: float, fill: str, styled: Styled) -> str:
        """Return the markup of a table's cell, with what the table's style says of its text."""
        inside = Story(
            self.document, self.part, width, fill or self.ground, styled, declared=self.declared
        )
        return inside.set(blocks)

    def text_box(self, element: Element) -> str:
        """Return the markup of a text box's content."""
        text = etree.tostring(element, encoding="unicode")
        inside = Story(self.document, self.part, self.width, outlined=False)
        return inside.set(split(Raw("w:txbxContent", text).inside))

    def note(self, kind: str, number: str) -> str:
        """Return the content of a footnote or an endnote."""
        name = kind.removeprefix("w:").removesuffix("Reference")
        content = self.document.notes.get((name, number))
        if content is None:
            return ""
        inside = Story(self.document, f"word/{name}s.xml", self.width, outlined=False)
        blocks = [block for block in inside._read(split(content)) if isinstance(block, Paragraph)]
        return "#parbreak()".join("".join(block.pieces) for block in blocks)

    def add_file(self, content: bytes, ending: str) -> str:
        """Keep a picture for Typst, and return the path by which it is shown."""
        path = asset_path(content, ending)
        self.document.files[path] = content
        return path

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
            elif block.name == "w:sdt":
                for part in split(block.inside):
                    if part.name == "w:sdtContent":
                        yield from self._read(split(part.inside))
            elif block.name in _THROUGH:
                yield from self._read(split(block.inside))

    def _table(self, text: str) -> str:
        """Return the table written in `text`, as it is known where nothing in it takes a turn."""
        memory, turns = self.document.memory, self.document.turns
        place = (text, self.width, self.ground, self.styled.key, self.outlined)
        known = memory.known_tables.get(place)
        if known is None:
            known = Drawer(memory.tables.read(text, self), self).write()
            if turns == self.document.turns and len(memory.known_tables) < _KEPT_TABLES:
                memory.known_tables[place] = known
        return known

    def _paragraph(self, text: str) -> Paragraph:
        """Return the paragraph written in `text`, which may be known from an earlier document."""
        place = (text, self.ground, self.styled.key, self.outlined)
        known = self.document.memory.paragraphs.get(place)
        if known is not None:
            return self._labelled(known)
        paragraph, plain = self._new_paragraph(text)
        if not plain:
            self.document.turns += 1
        elif len(self.document.memory.paragraphs) < _KEPT:
            paragraph.steady = not paragraph.format.heading and not paragraph.format.new_page
            self.document.memory.paragraphs[place] = paragraph
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
        look = self.looks.of("" if simple else own, found.style, ground, self.styled)
        paragraph = Paragraph(found, simple, look, behind=pieces.boxes, mark=own, ground=ground)
        return paragraph, pieces.plain

    def _labelled(self, paragraph: Paragraph) -> Paragraph:
        """Return `paragraph` with the bullet or number that it has in this document."""
        found = paragraph.format
        if not found.num or not paragraph.pieces:
            return paragraph
        level = self.sheet.numbering.level(found.num, found.level)
        if level is None:
            return paragraph
        bullet = level.format == "bullet"
        self.document.turns += not bullet
        text = level.text if bullet else self._number(found)
        if not text:
            return paragraph
        key = ("label", found.num, found.level, found.style, paragraph.mark, paragraph.ground)
        look = self.document.memory.labels.get(key)
        if look is None:
            own = self.looks.of(paragraph.mark, found.style, paragraph.ground, self.styled)
            properties = {**_as_properties(own), **level.run}
            look = self.document.memory.labels[key] = look_of(
                properties, self.sheet, paragraph.ground
            )
        label = look.write(literal(look.shape(text)), self.document.base, self.words)
        return replace(paragraph, label=label, steady=False)

    def _number(self, found: Format) -> str:
        return self.document.counters.next_label(found.num, found.level)


def _label(bookmark: str) -> str:
    return f"<bm-{_LABEL.sub('-', bookmark)}>"


def _as_properties(look: Look) -> dict[str, dict[str, str]]:
    """Return the size, weight and colour of a look as run properties, for a label to start from."""
    found = {"sz": {"val": f"{look.size * 2:g}"}}
    if look.bold:
        found["b"] = {"val": "1"}
    if look.italic:
        found["i"] = {"val": "1"}
    if look.colour:
        found["color"] = {"val": look.colour}
    return found

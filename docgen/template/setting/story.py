"""A part of a document, as it is rendered, in; its Typst markup out.

`Story` reads blocks one after the other, and looks at neighbours where Word does: items of a list
become one list, paragraphs in the same border one box, and space between equals may fall away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from docgen.template.setting.colours import typst_colour
from docgen.template.setting.drawings import asset_path
from docgen.template.setting.formats import Format, Formats
from docgen.template.setting.inlines import COLUMN, PAGE, TAB, Pieces
from docgen.template.setting.measures import pt
from docgen.template.setting.numbering import Counters
from docgen.template.setting.raw import Raw, parse, split
from docgen.template.setting.runs import PLAIN, Look, Looks, Styled, Words, literal, look_of
from docgen.template.setting.sheet import Sheet
from docgen.template.setting.tables import Drawer, TableReader
from docgen.template.setting.wordml import Element, child

_THROUGH = frozenset(["w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "w:smartTag"])
_LABEL = re.compile(r"[^A-Za-z0-9_.-]")
_PARAGRAPH = re.compile(
    r"<w:p(?: [^>]*)?>(<w:pPr>.*?</w:pPr>|<w:pPr/>)?(.*)</w:p>\Z|<w:p(?: [^>]*)?/>\Z", re.DOTALL
)
_MARK = re.compile(r"<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>", re.DOTALL)
_KEPT, _KEPT_TABLES = 20_000, 200
_STEP = 9.0


@dataclass(slots=True)
class Paragraph:
    """A paragraph as it is read: its measures, its pieces, and its label where it is in a list."""

    format: Format
    pieces: list[str]
    look: Look
    label: str = ""
    behind: list[str] = field(default_factory=list)
    mark: str = ""
    ground: str = ""
    steady: bool = False
    written: dict[tuple[object, ...], str] = field(default_factory=dict)


Block = Paragraph | str


@dataclass(slots=True)
class Memory:
    """What was read of earlier documents of the same template, in the same language.

    Paragraphs, labels, headers and tables' properties are known by the text that they are written
    in, so that a document costs only what is new in it.
    """

    paragraphs: dict[tuple[object, ...], Paragraph] = field(default_factory=dict)
    labels: dict[tuple[object, ...], Look] = field(default_factory=dict)
    sides: dict[tuple[object, ...], tuple[str, float]] = field(default_factory=dict)
    tables: TableReader = field(default_factory=TableReader)
    known_tables: dict[tuple[object, ...], str] = field(default_factory=dict)
    cells: dict[tuple[object, ...], str] = field(default_factory=dict)
    words: Words = field(default_factory=Words)


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
    bookmarks: frozenset[str] = frozenset()
    notes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    defined: set[str] = field(default_factory=set)
    headings: list[int] = field(default_factory=list)
    turns: int = 0


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
        return "\n".join(self._write(list(self._read(blocks))))

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

    def _write(self, blocks: list[Block]) -> Iterator[str]:
        place = 0
        while place < len(blocks):
            block = blocks[place]
            if isinstance(block, str):
                yield block
                place += 1
                continue
            end = self._end_of_group(blocks, place)
            group = [b for b in blocks[place:end] if isinstance(b, Paragraph)]
            before = _format_at(blocks, place - 1)
            after = _format_at(blocks, end)
            yield self._group(group, before, after)
            place = end

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

    def _group(self, group: list[Paragraph], before: Format | None, after: Format | None) -> str:
        if _is_item(group[0]):
            return self._list(group, before, after)
        if group[0].format.is_boxed:
            return self._boxed(group, before, after)
        return self._plain(group[0], before, after)

    def _boxed(self, group: list[Paragraph], before: Format | None, after: Format | None) -> str:
        """Return paragraphs that share a border and a ground, in one box."""
        found = group[0].format
        inner = []
        for place, paragraph in enumerate(group):
            above = group[place - 1].format if place else None
            below = group[place + 1].format if place + 1 < len(group) else None
            inner.append(self._plain(paragraph, above, below, boxed=(place == 0, below is None)))
        space = _space(found, before, above=True)
        last = _space(group[-1].format, after, above=False)
        box = f"#block({', '.join(_frame(found))})[{''.join(inner)}]"
        insets = {"left": found.left, "right": found.right, "top": space}
        inset = ", ".join(f"{side}: {pt(size)}" for side, size in insets.items() if size)
        outer = ["width: 100%"]
        if found.keep_next:
            outer.append("sticky: true")
        if inset:
            outer.append(f"inset: ({inset})")
        return f"#block({', '.join(outer)})[{box}]" + (f"#v({pt(last)})" if last else "")

    def _plain(
        self,
        paragraph: Paragraph,
        before: Format | None,
        after: Format | None,
        *,
        boxed: tuple[bool, bool] | None = None,
    ) -> str:
        """Return one paragraph, as it is known where it has been written before."""
        found = paragraph.format
        above = _space(found, before, above=True)
        below = _space(found, after, above=False)
        if boxed is not None:
            above, below = (0.0 if boxed[0] else above), (0.0 if boxed[1] else below)
        if not paragraph.steady:
            return self._lines(paragraph, above, below, boxed=boxed is not None)
        place = (above, below, boxed is not None)
        known = paragraph.written.get(place)
        if known is None:
            known = self._lines(paragraph, above, below, boxed=boxed is not None)
            paragraph.written[place] = known
        return known

    def _lines(self, paragraph: Paragraph, above: float, below: float, *, boxed: bool) -> str:
        """Return one paragraph with this space round it, cut where a page or a column is broken."""
        found = paragraph.format
        parts = _cut(paragraph.pieces)
        written = []
        for place, (ending, pieces) in enumerate(parts):
            last = place == len(parts) - 1
            if pieces or len(parts) == 1:
                space = (above if place == 0 else 0.0, below if last else 0.0)
                written.append(self._line(paragraph, pieces, space, boxed=boxed))
            if ending:
                written.append("#pagebreak(weak: false)" if ending == PAGE else "#colbreak()")
        start = "#pagebreak(weak: true)" if found.new_page else ""
        return start + "".join(written) + "".join(f"#block[{box}]" for box in paragraph.behind)

    def _line(
        self, paragraph: Paragraph, pieces: list[str], space: tuple[float, float], *, boxed: bool
    ) -> str:
        found = paragraph.format
        above, below = space
        if not "".join(pieces).strip():
            height = found.height(paragraph.look.size) + above + below
            sticky = ", sticky: true" if found.keep_next else ""
            return f"#block(height: {pt(height)}{sticky})"
        arguments = _arguments(found, above, below, boxed=boxed)
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
            body = _stepped(found, pieces)
        else:
            body = self._tabbed(found, pieces)
        if found.line:
            body = f"#set text({found.line});{body}"
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
        every = pt(self.sheet.settings.tab)
        return f"#tb({pt(start)}, ({stops}{',' if stops else ''}), {every}, {segments});"

    def _list(self, group: list[Paragraph], before: Format | None, after: Format | None) -> str:
        space = _space(group[0].format, before, above=True)
        last = _space(group[-1].format, after, above=False)
        written = self._items(group, 0.0)
        inset = f", inset: (top: {pt(space)})" if space else ""
        sticky = ", sticky: true" if group[-1].format.keep_next else ""
        after_ = f"#v({pt(last)})" if last else ""
        return f"#block(width: 100%{inset}{sticky})[{written}]{after_}"

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


def _stepped(found: Format, pieces: list[str]) -> str:
    """Return a heading's content; a number stands in the hanging indent, other tabs are steps.

    Typst must read a heading's title without laying it out, so nothing in it may be measured.
    """
    first = pieces.index(TAB)
    hanging = -found.first
    number, rest = "".join(pieces[:first]), pieces[first + 1 :]
    if hanging > 0 and number:
        number = f"#box(width: {pt(hanging)})[{number}];"
    elif number:
        number += f"#h({pt(_STEP)});"
    return number + "".join(f"#h({pt(_STEP)});" if piece == TAB else piece for piece in rest)


def _is_item(paragraph: Paragraph) -> bool:
    """Return whether a paragraph is set as an item of a list, and not as a numbered heading."""
    found = paragraph.format
    breaks = {TAB, PAGE, COLUMN} & set(paragraph.pieces)
    return bool(paragraph.label) and not found.heading and not breaks and not found.is_boxed


def _format_at(blocks: list[Block], place: int) -> Format | None:
    block = blocks[place] if 0 <= place < len(blocks) else None
    return block.format if isinstance(block, Paragraph) else None


def _space(found: Format, neighbour: Format | None, *, above: bool) -> float:
    """Return the space before or after; none between equals where the style says so (17.3.1.9)."""
    if found.contextual and neighbour is not None and neighbour.style == found.style:
        return 0.0
    return found.before if above else found.after


def _arguments(found: Format, above: float, below: float, *, boxed: bool) -> str:
    left = 0.0 if boxed else found.left
    hanging = -found.first if found.first < 0 else 0.0
    measures = {
        "b": above,
        "a": below,
        "l": left - hanging,
        "r": 0.0 if boxed else found.right,
        "f": max(found.first, 0.0),
        "h": hanging,
    }
    arguments = [f"{name}: {pt(size)}" for name, size in measures.items() if size]
    if found.alignment == "justify":
        arguments.append("j: true")
    elif found.alignment:
        arguments.append(f"al: {found.alignment}")
    if found.keep_next and not found.heading:
        arguments.append("k: true")
    elif found.heading and not found.keep_next:
        arguments.append("k: false")
    if found.keep_lines:
        arguments.append("o: false")
    return ", ".join(arguments)


def _cut(pieces: list[str]) -> list[tuple[str, list[str]]]:
    """Return pieces cut at breaks: each stretch with the break that ends it."""
    parts: list[tuple[str, list[str]]] = []
    current: list[str] = []
    for piece in pieces:
        if piece in {PAGE, COLUMN}:
            parts.append((piece, current))
            current = []
        else:
            current.append(piece)
    if current or not parts:
        parts.append(("", current))
    return parts


def _frame(found: Format) -> list[str]:
    """Return how the box round paragraphs is drawn: beside the text, and above and below within.

    A border stands outside the text's own width (ECMA-376 part 1, 17.3.1.7).
    """
    arguments = ["width: 100%"]
    if found.fill:
        arguments.append(f"fill: {typst_colour(found.fill)}")
    strokes = {side: stroke for side, stroke, _ in found.borders}
    if strokes:
        drawn = ", ".join(f"{side}: {stroke}" for side, stroke in strokes.items())
        arguments.append(f"stroke: ({drawn})")
    for name, sides in (("outset", {"left", "right"}), ("inset", {"top", "bottom"})):
        spaces = [f"{side}: {pt(space)}" for side, _, space in found.borders if side in sides]
        if spaces:
            arguments.append(f"{name}: ({', '.join(spaces)})")
    return arguments


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

"""The blocks of a chapter, as Word keeps them, into the blocks of a typed text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from docgen.template.chapters.counting import ItemLabel
from docgen.template.chapters.lists import Entry, nest
from docgen.template.chapters.runs import RunReader
from docgen.template.chapters.sheet import Meaning
from docgen.template.chapters.source import ChapterSource
from docgen.template.chapters.tables import read_table
from docgen.template.rich.tree import (
    Block,
    Caption,
    Heading,
    Image,
    Link,
    Mark,
    Paragraph,
    Quote,
    Span,
    Spans,
    Words,
)
from docgen.template.rich.wordxml import number, value, w

_THROUGH: Final = frozenset(map(w, ("customXml", "smartTag", "ins", "moveTo", "sdtContent")))
_GALLERY: Final = "Table of Contents"


@dataclass(slots=True)
class BodyReader:
    """Reads the blocks of one story of a chapter, front to back.

    `entries` are the paragraphs of the list that is being read, `quoted` those of the quotation.
    """

    source: ChapterSource
    spot: str = ""
    headings: int = 0
    bold: int = 0
    done: list[Block] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    quoted: list[Block] = field(default_factory=list)

    def read(self, nodes: Iterable[etree._Element]) -> tuple[Block, ...]:
        """Return the blocks in `nodes`."""
        self._walk(nodes)
        self._close()
        return tuple(_captioned(self.done))

    def _walk(self, nodes: Iterable[etree._Element]) -> None:
        for node in nodes:
            if node.tag == w("p"):
                self._paragraph(node)
            elif node.tag == w("tbl"):
                self._close()
                self.done.append(self._table(node))
            elif node.tag == w("sdt"):
                self._control(node)
            elif node.tag in _THROUGH:
                self._walk(node)
            elif node.tag == w("altChunk"):
                self.source.findings.tell("inserted", self._here)

    def _control(self, node: etree._Element) -> None:
        gallery = node.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
        if value(gallery) == _GALLERY:
            self.source.findings.tell("contents")
            return
        content = node.find(w("sdtContent"))
        self._walk(() if content is None else content)

    @property
    def _here(self) -> str:
        """Return where this is, as somebody would look for it."""
        if self.spot:
            return self.spot
        return f"below heading {self.headings}" if self.headings else "before the first heading"

    def _table(self, node: etree._Element) -> Block:
        place = self.source.findings.count("table")
        return read_table(node, place, self._cell)

    def _cell(self, cell: etree._Element, spot: str) -> tuple[Block, ...]:
        return BodyReader(self.source, spot).read(cell)

    def _paragraph(self, node: etree._Element) -> None:
        properties = node.find(w("pPr"))
        style = "" if properties is None else value(properties.find(w("pStyle")))
        meaning = self.source.sheet.meaning(style)
        if meaning.contents:
            self.source.findings.tell("contents")
            return
        reader = RunReader(self.source, self._here)
        spans = _trimmed(reader.read(node))
        label = self._label(properties, meaning) if spans else None
        self._place(spans, meaning, label)
        for box in reader.boxes:
            self._close()
            self.done += BodyReader(self.source, self._here).read(box)

    def _label(
        self, properties: etree._Element | None, meaning: Meaning
    ) -> tuple[int, ItemLabel] | None:
        """Return how deep in which list a paragraph is, by itself or by its style."""
        own = None if properties is None else properties.find(w("numPr"))
        num, depth = meaning.num, meaning.num_level
        if own is not None:
            num = number(own.find(w("numId")), "val") if own.find(w("numId")) is not None else num
            depth = number(own.find(w("ilvl")), "val") if own.find(w("ilvl")) is not None else depth
        label = self.source.counting.next_label(num, depth) if num else None
        return None if label is None else (depth, label)

    def _place(self, spans: Spans, meaning: Meaning, label: tuple[int, ItemLabel] | None) -> None:
        """Put a paragraph where it belongs."""
        if not spans:
            return
        if meaning.level is not None:
            self._heading(spans, meaning.level, label)
        elif label is not None:
            self._close(quotes=True)
            self.entries.append(Entry(label[0], label[1], _words_of(spans), _pictures_of(spans)))
        elif meaning.quote:
            self._close(lists=True)
            self.quoted.append(Paragraph(spans))
        else:
            self._close()
            self._plain(spans, caption=meaning.caption)

    def _heading(self, spans: Spans, level: int, label: tuple[int, ItemLabel] | None) -> None:
        self._close()
        self.headings += 1
        words = _words_of(spans)
        if label is not None and not label[1].is_bullet:
            words = (Words(f"{label[1].text} "), *words)
        self.done += [Heading(level, words), *_pictures_of(spans)]

    def _plain(self, spans: Spans, *, caption: bool) -> None:
        words = _words_of(spans)
        if caption:
            self.done.append(Caption(words))
        elif words:
            self.bold += _is_bold(words)
            self.done.append(Paragraph(words))
        self.done += _pictures_of(spans)

    def _close(self, *, lists: bool = False, quotes: bool = False) -> None:
        """End the list and the quotation that are being read, or the one that is named."""
        if self.entries and not quotes:
            self.done += nest(self.entries)
            self.entries = []
        if self.quoted and not lists:
            self.done.append(Quote(tuple(self.quoted)))
            self.quoted = []


def _trimmed(spans: Spans) -> Spans:
    """Return `spans` without blanks at their ends; nothing where they are only blanks."""
    ahead = _stripped(spans, str.lstrip)
    return tuple(reversed(_stripped(tuple(reversed(ahead)), str.rstrip)))


def _stripped(spans: Spans, strip: Callable[[str], str]) -> Spans:
    """Return `spans` with the blanks gone that the first of its words begin with."""
    match spans:
        case (Words(text, mark), *rest):
            left = strip(text)
            return (Words(left, mark), *rest) if left else _stripped(tuple(rest), strip)
        case _:
            return spans


def _words_of(spans: Spans) -> Spans:
    """Return `spans` without their pictures, which stand by themselves."""
    return _trimmed(tuple(span for span in spans if not isinstance(span, Image)))


def _pictures_of(spans: Sequence[Span]) -> tuple[Block, ...]:
    found = [
        inner
        for span in spans
        for inner in (span.spans if isinstance(span, Link) else (span,))
        if isinstance(inner, Image)
    ]
    return tuple(Paragraph((image,)) for image in found)


def _is_bold(spans: Spans) -> bool:
    return all(isinstance(span, Words) and Mark.STRONG in span.mark for span in spans)


def _captioned(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield `blocks`, a caption that follows a picture as the picture's own."""
    waiting: Image | None = None
    for block in blocks:
        match block:
            case Caption(spans) if waiting is not None:
                yield Paragraph((replace(waiting, caption=_text(spans)),))
                waiting = None
                continue
            case _ if waiting is not None:
                yield Paragraph((waiting,))
                waiting = None
        match block:
            case Paragraph((Image() as image,)):
                waiting = image
            case _:
                yield block
    if waiting is not None:
        yield Paragraph((waiting,))


def _text(spans: Spans) -> str:
    words = (x for span in spans for x in (span.spans if isinstance(span, Link) else (span,)))
    return "".join(x.text for x in words if isinstance(x, Words))

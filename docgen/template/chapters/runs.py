"""The runs of a chapter's paragraph into spans: words as they stand out, links, notes, pictures.

What a run looks like is dropped, since a chapter takes on the report's looks; what it means is
kept: bold, italics (underlining too, which on a page reads as a link), raised and lowered signs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.template.chapters.drawings import read_drawing
from docgen.template.chapters.findings import LEFT_OUT
from docgen.template.chapters.sheet import is_on
from docgen.template.chapters.source import ChapterSource
from docgen.template.rich.tree import Link, Mark, NoteMark, Span, Words, join_words
from docgen.template.rich.wordxml import R, value, w
from docgen.template.setting.symbols import show_symbols, sign_of

_INSIDE: Final = frozenset(
    map(w, ("ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "fldSimple"))
)
_GONE: Final = frozenset(map(w, ("del", "moveFrom")))
_CROSS: Final = frozenset({"REF", "PAGEREF", "NOTEREF", "STYLEREF"})
_TEXTS: Final = {w("tab"): "\t", w("cr"): "\n", w("noBreakHyphen"): "\u2011"}
_MATHS: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_NO_FIELD: Final = ""
_LANGUAGES: Final = {"cy": Mark.WELSH, "en": Mark.ENGLISH}


@dataclass(slots=True)
class RunReader:
    """Reads one paragraph; `boxes` are text boxes that stand in it, to be set after it."""

    source: ChapterSource
    spot: str
    boxes: list[etree._Element] = field(default_factory=list)
    _fields: list[list[str]] = field(default_factory=list)

    def read(self, paragraph: etree._Element) -> tuple[Span, ...]:
        """Return the spans of `paragraph`, neighbours that look alike in one."""
        return tuple(join_words(self._walk(paragraph)))

    def _walk(self, element: etree._Element) -> Iterator[Span]:
        for node in element:
            if node.tag == w("r"):
                yield from self._run(node)
            elif node.tag == w("hyperlink"):
                yield from self._link(node)
            elif node.tag in _GONE:
                self.source.findings.tell("changes")
            elif node.tag in _INSIDE:
                yield from self._through(node)
            elif node.tag == w("sdt"):
                content = node.find(w("sdtContent"))
                yield from () if content is None else self._walk(content)
            elif node.tag in (_MATHS, f"{_MATHS}Para"):
                yield self._leave_out("equation")

    def _through(self, node: etree._Element) -> Iterator[Span]:
        if node.tag in (w("ins"), w("moveTo")):
            self.source.findings.tell("changes")
        if node.tag == w("fldSimple") and _keyword(value(node, "instr")) in _CROSS:
            self.source.findings.tell("references")
        yield from self._walk(node)

    def _link(self, node: etree._Element) -> Iterator[Span]:
        url = self.source.url(node.get(f"{{{R}}}id", ""))
        spans = tuple(join_words(self._walk(node)))
        inside = tuple(x for x in spans if not isinstance(x, Link))
        if url and inside:
            yield Link(url, value(node, "tooltip"), inside)
        else:
            yield from spans

    def _run(self, run: etree._Element) -> Iterator[Span]:
        properties = run.find(w("rPr"))
        if properties is not None and is_on(properties.find(w("vanish"))):
            self.source.findings.tell("hidden")
            return
        mark = self._mark(properties)
        for node in run:
            handler = _IN_RUN.get(node.tag)
            if node.tag == w("fldChar"):
                self._field(node)
            elif node.tag == w("instrText") and self._fields:
                self._fields[-1][0] += node.text or ""
            elif handler is not None and not self._in_code:
                yield from handler(self, node, mark)

    def _mark(self, properties: etree._Element | None) -> Mark:
        if properties is None:
            return Mark.PLAIN
        style = value(properties.find(w("rStyle")))
        mark = Mark.PLAIN
        for names, meant in ((("b",), Mark.STRONG), (("i", "u"), Mark.EMPHASIS)):
            own = [node for name in names if (node := properties.find(w(name))) is not None]
            by_style = any(self.source.sheet.run(style, name) for name in names if name != "u")
            if any(map(is_on, own)) or (by_style and not own):
                mark |= meant
        raised = value(properties.find(w("vertAlign")))
        mark |= {"superscript": Mark.RAISED, "subscript": Mark.LOWERED}.get(raised, Mark.PLAIN)
        mark |= Mark.STRUCK if is_on(properties.find(w("strike"))) else Mark.PLAIN
        return mark | self._language(properties)

    def _language(self, properties: etree._Element) -> Mark:
        """Return the mark of words that are in another language than the chapter."""
        own, whole = value(properties.find(w("lang")))[:2], self.source.sheet.language
        return _LANGUAGES.get(own, Mark.PLAIN) if whole and own != whole else Mark.PLAIN

    def _field(self, node: etree._Element) -> None:
        """Go into or out of a field, of which the result alone is read (17.16.18)."""
        kind = value(node, "fldCharType")
        if kind == "begin":
            self._fields.append([_NO_FIELD, "code"])
        elif kind == "separate" and self._fields:
            self._fields[-1][1] = "result"
        elif kind == "end" and self._fields and _keyword(self._fields.pop()[0]) in _CROSS:
            self.source.findings.tell("references")

    @property
    def _in_code(self) -> bool:
        return any(state == "code" for _, state in self._fields)

    def _leave_out(self, kind: str) -> Words:
        count = self.source.findings.count(kind)
        self.source.findings.tell(kind, f"{kind} {count}, {self.spot}")
        return Words(LEFT_OUT, Mark.STRONG)

    def text(self, node: etree._Element, mark: Mark) -> Iterator[Span]:
        """Read words, a tab or a line break."""
        if node.tag == w("br"):
            if value(node, "type") in ("", "textWrapping"):
                yield Words("\n", mark)
            return
        words = node.text or "" if node.tag == w("t") else _TEXTS[node.tag]
        if words:
            yield Words(words, mark)

    def symbol(self, node: etree._Element, mark: Mark) -> Iterator[Span]:
        """Read a sign of a symbol font as the letter that looks like it."""
        if sign := sign_of(value(node, "char")):
            yield Words(show_symbols(sign, value(node, "font")), mark)

    def note(self, node: etree._Element, _: Mark) -> Iterator[Span]:
        """Read the call of a footnote or an endnote."""
        kind = "footnotes" if node.tag == w("footnoteReference") else "endnotes"
        label = f"{kind}-{value(node, 'id')}"
        if label in self.source.notes:
            yield NoteMark(label)

    def comment(self, _: etree._Element, __: Mark) -> Iterator[Span]:
        """Note that there are comments."""
        self.source.findings.tell("comments")
        yield from ()

    def drawing(self, node: etree._Element, _: Mark) -> Iterator[Span]:
        """Read a picture, and keep text boxes for after the paragraph."""
        found = read_drawing(node, self.source)
        self.boxes += found.boxes
        if found.image is not None:
            yield found.image
        if found.left_out:
            yield self._leave_out(found.left_out)


_IN_RUN: dict[str, Callable[[RunReader, etree._Element, Mark], Iterator[Span]]] = {
    **dict.fromkeys(map(w, ("t", "tab", "cr", "br", "noBreakHyphen")), RunReader.text),
    w("sym"): RunReader.symbol,
    **dict.fromkeys(map(w, ("footnoteReference", "endnoteReference")), RunReader.note),
    w("commentReference"): RunReader.comment,
    **dict.fromkeys(map(w, ("drawing", "pict", "object")), RunReader.drawing),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": (
        RunReader.drawing
    ),
}


def _keyword(instruction: str) -> str:
    return (instruction.split() or [""])[0].upper()

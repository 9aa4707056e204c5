"""Sections in, Typst page settings and what stands on the pages out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from docgen.template.setting.blocks import Document
from docgen.template.setting.heights import height_of
from docgen.template.setting.measures import pt, whole
from docgen.template.setting.raw import declarations, root_of, split
from docgen.template.setting.sections import Section, group_sections
from docgen.template.setting.story import Story

_KINDS = ("default", "first", "even")
_BREAK = "#pagebreak(weak: false)"
_FORMATS = {"lowerRoman": "i", "upperRoman": "I", "lowerLetter": "a", "upperLetter": "A"}
_OPENINGS = {"oddPage": "odd", "evenPage": "even"}
# What pushes text that does not fill its page down to its middle or its end.
_SPRINGS = {"center": ("#v(1fr)", "#v(1fr)"), "bottom": ("#v(1fr)", "")}


@dataclass(frozen=True, slots=True)
class Side:
    """The headers or the footers of a section by kind, and how high each comes out.

    Those that are `still` are the same in every document.
    """

    name: str
    distance: float
    texts: Mapping[str, str]
    heights: Mapping[str, float]
    still: Mapping[str, str]

    @property
    def key(self) -> tuple[object, ...]:
        """Return what of it the settings of the pages depend on."""
        return (*self.heights.items(), *self.still.items())

    def margin(self, stated: float, kinds: Sequence[str]) -> float:
        """Return the margin that leaves room for these kinds; one below zero does not give way."""
        heights = [self.heights[kind] for kind in kinds if kind in self.heights]
        if stated < 0 or not heights:
            return abs(stated)
        return max(stated, self.distance + max(heights))


class Pages:
    """Writes the sections of one document, one after the other."""

    def __init__(self, document: Document, part: str, declared: str) -> None:
        self.document = document
        self.part = part
        self.declared = declared

    def write(self, sections: Sequence[Section]) -> str:
        """Return the markup of all sections."""
        written = [
            self._write_group(group, place) for place, group in enumerate(group_sections(sections))
        ]
        # behind a break that ends the document comes no page more, neither in Word
        written[-1] = written[-1].rstrip("\n").removesuffix(_BREAK)
        ending = f"{self.document.lost_marks()}#metadata(none)<docgen-end>"
        return "\n".join([*written, self._endnotes(), ending])

    def _write_group(self, group: Sequence[Section], place: int) -> str:
        """Return sections that follow on on one another's pages."""
        first = group[0]
        # a section of one column follows on one of two: no page can have both as its setting
        mixed = any(section.paper.columns != first.paper.columns for section in group)
        written = [self._open(first, place, 1 if mixed else first.paper.columns)]
        for section in group:
            story = Story(
                self.document,
                self.part,
                section.paper.column_width,
                declared=self.declared,
                height=section.paper.text_height,
            )
            opens = section is first
            body = story.set(section.blocks, opens=opens, tight=opens and not place)
            if mixed and section.paper.columns > 1:
                # columns are as long as one another only where text follows on below them
                even = section is not group[-1]
                gutter = pt(section.paper.gutter)
                asked = f"cols({section.paper.columns}, {gutter})"
                filled = f"columns({section.paper.columns}, gutter: {gutter})"
                body = f"#{asked if even else filled}[{body}]"
            written.append(_padded(section, first, body))
        if first.paper.columns == 1 and not mixed:
            before, behind = _SPRINGS.get(first.paper.vertical, ("", ""))
            written[1] = before + written[1]
            written[-1] += behind
        return "\n".join(written)

    def _open(self, section: Section, place: int, columns: int) -> str:
        """Return the page settings with which a section begins on a page of its own."""
        header = self._side("header", section, section.headers)
        footer = self._side("footer", section, section.footers)
        key = (section.paper.written, place, columns, header.key, footer.key)
        openings = self.document.memory.openings
        start, end = openings.get(key) or openings.put(
            key, self._set_pages(section, place, columns, header, footer)
        )
        return "\n".join([start, *_held(header, place), *_held(footer, place), *end])

    def _set_pages(
        self, section: Section, place: int, columns: int, header: Side, footer: Side
    ) -> tuple[str, list[str]]:
        """Return what sets the pages of a section, before and behind its headers as data."""
        usual = ("default", "even")
        top = header.margin(section.paper.margins["top"], usual)
        bottom = footer.margin(section.paper.margins["bottom"], _KINDS)
        margins = {
            "top": top,
            "bottom": bottom,
            "left": section.paper.margins["left"],
            "right": section.paper.margins["right"],
        }
        settings = [
            f"width: {pt(section.paper.size[0])}",
            f"height: {pt(section.paper.size[1])}",
            f"margin: ({', '.join(f'{side}: {pt(size)}' for side, size in margins.items())})",
            f"columns: {columns}",
            "header-ascent: 0pt, footer-descent: 0pt",
            f"header: {_choose(header, section, place)}",
            f"footer: {_choose(footer, section, place)}",
        ]
        pattern = _FORMATS.get(section.paper.numbering)
        settings.append(f'numbering: "{pattern}"' if pattern else "numbering: none")
        lines = []
        opening = _OPENINGS.get(section.paper.kind)
        if place and opening:
            lines.append(f'#pagebreak(to: "{opening}", weak: true)')
        rules = [f"set page({', '.join(settings)})"]
        if columns > 1:
            rules.append(f"set columns(gutter: {pt(section.paper.gutter)})")
        setting = self.document.words.setting("\n".join(rules))
        lines.append(f"#show: {setting}")
        if section.paper.start:
            lines.append(f"#counter(page).update({whole(section.paper.start)})")
        lines.append(f"#metadata(none)<section-{place}>#metadata(none)<docgen-section>")
        down = header.margin(section.paper.margins["top"], ("first",)) - top
        falls = section.paper.has_first and columns == 1 and abs(down) > 0.5
        return "\n".join(lines), [f"#v({pt(down)})"] if falls else []

    def _side(self, name: str, section: Section, parts: Mapping[str, str]) -> Side:
        """Return the headers or footers of a section."""
        document = self.document
        texts: dict[str, str] = {}
        heights: dict[str, float] = {}
        still: dict[str, str] = {}
        for kind in _KINDS:
            part = parts.get(kind, "")
            if part in document.members and self._is_used(section, kind):
                texts[kind], heights[kind] = self._read_side(part, section.paper.text_width)
                if document.members[part] == document.template.get(part):
                    still[kind] = texts[kind]
        distance = section.paper.header if name == "header" else section.paper.footer
        return Side(name, distance, texts, heights, still)

    def _read_side(self, name: str, width: float) -> tuple[str, float]:
        """Return the markup of one header or footer, and its height."""
        document = self.document
        content = document.members[name]
        key = (name, content, width)
        known = document.memory.sides.get(key)
        if known is None:
            turns = document.turns
            start, inside = root_of(content.decode())
            declared = declarations(start)
            story = Story(document, name, width, outlined=False, linked=False, declared=declared)
            blocks = split(inside)
            height = height_of(blocks, width, document.formats, document.looks)
            text = story.set(blocks)
            if turns == document.turns and content == document.template.get(name):
                text = document.words.keep(text)
            known = text, height
            if turns == document.turns:
                document.memory.sides.put(key, known)
            return known
        return document.recurring.markup(known[0], document.number), known[1]

    def _is_used(self, section: Section, kind: str) -> bool:
        if kind == "even":
            return self.document.sheet.settings.even_and_odd
        return kind == "default" or section.paper.has_first

    def _endnotes(self) -> str:
        """Return the endnotes, which stand behind a short line at the document's end."""
        notes = self.document.endnotes
        if not notes:
            return ""
        rule = "#block(above: 8pt, below: 4pt, pdf.artifact(line(length: 144pt, stroke: 0.5pt)))"
        shown = [
            f'#p()[#super(size: 0.58em)[#numbering("i", {number_})]#" ";{note}]'
            for number_, note in enumerate(notes, start=1)
        ]
        return "\n".join([rule, *shown])


def _held(side: Side, place: int) -> list[str]:
    """Return the headers as data in the text, where the page settings find them.

    In `set page` they would be part of the style of all that follows, and Typst could keep no
    layout from one document to the next. Those that are the same in all documents stand there.
    """
    return [
        f"#metadata([{text}])<{side.name}-{place}-{kind}>"
        for kind, text in side.texts.items()
        if kind not in side.still
    ]


def _choose(side: Side, section: Section, place: int) -> str:
    """Return the header of each page: of the first, of the even ones, of the others."""
    if not side.texts:
        return "none"
    found = {kind: _put(side, place, kind) for kind in side.texts}
    lines = ["context {", "let at = here().page()"]
    if section.paper.has_first:
        first = f"locate(<section-{place}>).page()" if place else "1"
        lines.append(f"if at == {first} {{ return {found.get('first', 'none')} }}")
    if "even" in found:
        lines.append(f"if calc.even(at) {{ return {found['even']} }}")
    return "\n".join([*lines, found.get("default", "none"), "}"])


def _put(side: Side, place: int, kind: str) -> str:
    """Return a header that begins, or a footer that ends, so far from the paper's edge."""
    content = f"query(<{side.name}-{place}-{kind}>).first().value"
    if kind in side.still:
        content = f"[{side.still[kind]}]"
    edge, distance = ("top", side.distance) if side.name == "header" else ("bottom", -side.distance)
    return f"place({edge} + left, dy: {pt(distance)}, block(width: 100%, {content}))"


def _padded(section: Section, first: Section, body: str) -> str:
    """Return a section's text, moved in or out where its margins are not the page's."""
    sides = {
        side: section.paper.margins[side] - first.paper.margins[side] for side in ("left", "right")
    }
    if not any(abs(size) > 0.5 for size in sides.values()):
        return body
    return f"#pad(left: {pt(sides['left'])}, right: {pt(sides['right'])})[{body}]"

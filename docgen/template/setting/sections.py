"""Sections in, Typst page settings out: paper, margins, columns, headers and footers.

Word puts a header at a fixed distance from the paper's edge and lets it push the text down; Typst
has no such thing, so the height of each header is reckoned here, from its lines, and the margin
made large enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.template.setting.blocks import Document
from docgen.template.setting.measures import number, points, pt
from docgen.template.setting.prelude import LINE
from docgen.template.setting.raw import Raw, declarations, parse, root_of, split
from docgen.template.setting.sheet import target_of
from docgen.template.setting.story import Story
from docgen.template.setting.wordml import Element, attribute, child, children, is_on, value

_SECTION = re.compile(r"<w:sectPr[ >].*?</w:sectPr>|<w:sectPr/>", re.DOTALL)
_PROPERTIES = re.compile(r"<w:pPr>.*?</w:pPr>", re.DOTALL)
_RUN_LOOKS = re.compile(
    r"<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>(?=<w:(?:t|drawing|tab)[ />])", re.DOTALL
)
_LETTERS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_EXTENT = re.compile(r'<wp:extent [^>]*cy="(\d+)"')
_KINDS = ("default", "first", "even")
_FORMATS = {"lowerRoman": "i", "upperRoman": "I", "lowerLetter": "a", "upperLetter": "A"}


@dataclass(slots=True)
class Section:
    """One section: its blocks, and what `w:sectPr` says of its pages, in points."""

    blocks: list[Raw]
    properties: Element | None
    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)

    def measure(self, name: str, key: str, default: float) -> float:
        """Return one measure of the page."""
        return points(attribute(child(self.properties, f"w:{name}"), f"w:{key}"), default)

    @property
    def kind(self) -> str:
        """Return how the section begins: `nextPage`, `continuous`, `oddPage`."""
        return value(self.properties, "w:type", default="nextPage")

    @property
    def columns(self) -> int:
        """Return the number of columns."""
        return max(int(number(attribute(child(self.properties, "w:cols"), "w:num"), 1)), 1)

    @property
    def gutter(self) -> float:
        """Return the space between two columns."""
        return self.measure("cols", "space", 36.0)

    @property
    def text_width(self) -> float:
        """Return the width of the page between its margins."""
        page = self.measure("pgSz", "w", 595.3)
        return page - self.measure("pgMar", "left", 72.0) - self.measure("pgMar", "right", 72.0)

    @property
    def column_width(self) -> float:
        """Return the width of one column."""
        return (self.text_width - self.gutter * (self.columns - 1)) / self.columns

    @property
    def has_first(self) -> bool:
        """Return whether its first page has a header and a footer of its own."""
        return is_on(child(self.properties, "w:titlePg"))


def split_sections(
    body: str, declared: str, part: str, members: Mapping[str, bytes]
) -> list[Section]:
    """Return the sections of a document; what one does not say of its headers it inherits."""
    sections: list[Section] = []
    blocks: list[Raw] = []
    for item in split(body):
        if item.name == "w:sectPr":
            sections.append(Section(blocks, parse(item.text, declared)))
            blocks = []
            continue
        blocks.append(item)
        inner = _SECTION.search(item.text) if item.name == "w:p" else None
        if inner is not None:
            sections.append(Section(blocks, parse(inner.group(), declared)))
            blocks = []
    if blocks or not sections:
        sections.append(Section(blocks, None))
    _inherit(sections, part, members)
    return sections


def _inherit(sections: Sequence[Section], part: str, members: Mapping[str, bytes]) -> None:
    headers: dict[str, str] = {}
    footers: dict[str, str] = {}
    for section in sections:
        for found, tag in ((headers, "w:headerReference"), (footers, "w:footerReference")):
            for item in children(section.properties, tag):
                target, _ = target_of(part, attribute(item, "r:id"), members)
                found[attribute(item, "w:type", "default")] = target
        section.headers, section.footers = dict(headers), dict(footers)


class Pages:
    """Writes the sections of one document, one after the other."""

    def __init__(self, document: Document, part: str, declared: str) -> None:
        self.document = document
        self.part = part
        self.declared = declared

    def write(self, sections: Sequence[Section]) -> str:
        """Return the markup of all sections."""
        written = []
        for place, section in enumerate(sections):
            continues = (
                place > 0 and section.kind == "continuous" and _alike(section, sections[place - 1])
            )
            story = Story(self.document, self.part, section.column_width, declared=self.declared)
            body = story.set(section.blocks)
            if continues:
                written.append(self._continued(section, body))
            else:
                written.append(self._opened(section, place) + "\n" + body)
        return "\n".join(written)

    def _continued(self, section: Section, body: str) -> str:
        """Return a section that goes on on the same page."""
        if section.columns == 1:
            return body
        return f"#columns({section.columns}, gutter: {pt(section.gutter)})[{body}]"

    def _opened(self, section: Section, place: int) -> str:
        """Return the page settings with which a section begins on a page of its own."""
        header, header_height = self._margin_text(section, section.headers)
        footer, footer_height = self._margin_text(section, section.footers)
        above, below = (
            section.measure("pgMar", "header", 36.0),
            section.measure("pgMar", "footer", 36.0),
        )
        top = section.measure("pgMar", "top", 72.0)
        bottom = section.measure("pgMar", "bottom", 72.0)
        top = abs(top) if top < 0 or not header else max(top, above + header_height)
        bottom = abs(bottom) if bottom < 0 or not footer else max(bottom, below + footer_height)
        left, right = (
            section.measure("pgMar", "left", 72.0),
            section.measure("pgMar", "right", 72.0),
        )
        width, height = section.measure("pgSz", "w", 595.3), section.measure("pgSz", "h", 841.9)
        settings = [
            f"width: {pt(width)}, height: {pt(height)}",
            f"margin: (top: {pt(top)}, bottom: {pt(bottom)}, left: {pt(left)}, right: {pt(right)})",
            f"columns: {section.columns}",
            "header-ascent: 0pt, footer-descent: 0pt",
        ]
        shown, held = self._choose(section, header, place, above, None)
        shown_below, held_below = self._choose(section, footer, place, None, below)
        settings += [f"header: {shown}", f"footer: {shown_below}"]
        numbering = child(section.properties, "w:pgNumType")
        pattern = _FORMATS.get(attribute(numbering, "w:fmt"))
        if pattern:
            settings.append(f'numbering: "{pattern}"')
        start = attribute(numbering, "w:start")
        opening = (
            "" if place == 0 or section.kind != "oddPage" else '#pagebreak(to: "odd", weak: true)\n'
        )
        lines = [f"{opening}#set page({', '.join(settings)})"]
        if section.columns > 1:
            lines.append(f"#set columns(gutter: {pt(section.gutter)})")
        if start:
            lines.append(f"#counter(page).update({int(number(start))})")
        lines.append(f"#metadata(none)<section-{place}>")
        lines += [held, held_below]
        return "\n".join(lines)

    def _margin_text(
        self, section: Section, parts: Mapping[str, str]
    ) -> tuple[dict[str, str], float]:
        """Return the headers or footers of a section by kind, and the height of the highest."""
        texts: dict[str, str] = {}
        height = 0.0
        for kind in _KINDS:
            name = parts.get(kind, "")
            if name not in self.document.members or not self._is_used(section, kind):
                continue
            texts[kind], reach = self._side(name, section.text_width)
            height = max(height, reach)
        return texts, height

    def _side(self, name: str, width: float) -> tuple[str, float]:
        """Return the markup of one header or footer, and its height."""
        content = self.document.members[name]
        key = ("side", name, content, width)
        known = self.document.memory.sides.get(key)
        if known is None:
            start, inside = root_of(content.decode())
            story = Story(self.document, name, width, outlined=False, declared=declarations(start))
            blocks = split(inside)
            known = story.set(blocks), self._height(blocks, story)
            if not self.document.files:
                self.document.memory.sides[key] = known
        return known

    def _is_used(self, section: Section, kind: str) -> bool:
        if kind == "even":
            return self.document.sheet.settings.even_and_odd
        return kind == "default" or section.has_first

    def _height(self, blocks: Iterable[Raw], story: Story) -> float:
        """Return how high a header comes out, reckoned from its paragraphs, tables and pictures."""
        total = 0.0
        for block in blocks:
            if block.name == "w:tbl":
                for row in split(block.inside):
                    cells = [split(c.inside) for c in split(row.inside) if c.name == "w:tc"]
                    total += max((self._height(c, story) for c in cells), default=0.0)
            elif block.name == "w:p":
                total += self._paragraph_height(block.text, story)
            elif block.name in {"w:sdt", "w:sdtContent"}:
                total += self._height(split(block.inside), story)
        return total

    def _paragraph_height(self, text: str, story: Story) -> float:
        properties = _PROPERTIES.search(text)
        found = self.document.formats.of(properties.group() if properties else "")
        sizes = [story.looks.of(run, found.style).size for run in ("", *_RUN_LOOKS.findall(text))]
        letters = sum(map(len, _LETTERS.findall(text)))
        lines = text.count("<w:br/>") + max(
            1, -(-int(letters * max(sizes) * 0.5) // max(int(story.width), 1))
        )
        pictures = [number(high) / 12700 for high in _EXTENT.findall(text)]
        line = found.pitch or LINE * max(sizes) * found.multiple
        return found.before + found.after + max([line * lines, *pictures])

    def _choose(
        self,
        section: Section,
        texts: Mapping[str, str],
        place: int,
        above: float | None,
        below: float | None,
    ) -> tuple[str, str]:
        """Return the header of each page, and what must stand in the text for it to be found.

        The header itself stands in the text as data. In `set page` it would be part of the style
        of all that follows, and Typst could keep no layout from one document to the next.
        """
        if not texts:
            return "none", ""
        side = "header" if below is None else "footer"
        labels = {kind: f"<{side}-{place}-{kind}>" for kind in texts}
        found = {
            kind: _boxed(f"query({label}).first().value", above, below)
            for kind, label in labels.items()
        }
        held = "\n".join(f"#metadata([{text}]){labels[kind]}" for kind, text in texts.items())
        default = found.get("default", "none")
        lines = ["context {", "let at = here().page()"]
        if section.has_first:
            first = f"locate(<section-{place}>).page()" if place else "1"
            lines.append(f"if at == {first} {{ return {found.get('first', 'none')} }}")
        if "even" in found:
            lines.append(f"if calc.even(at) {{ return {found['even']} }}")
        return "\n".join([*lines, default, "}"]), held


def _boxed(content: str, above: float | None, below: float | None) -> str:
    """Return a header that begins, or a footer that ends, so far from the paper's edge."""
    if below is None:
        return f"place(top + left, dy: {pt(above or 0.0)}, block(width: 100%, {content}))"
    return f"place(bottom + left, dy: {pt(-below)}, block(width: 100%, {content}))"


def _alike(one: Section, other: Section) -> bool:
    """Return whether two sections have the same paper and margins."""
    names = (("pgSz", "w"), ("pgSz", "h"), ("pgMar", "left"), ("pgMar", "right"))
    return all(one.measure(n, k, 0.0) == other.measure(n, k, 0.0) for n, k in names)

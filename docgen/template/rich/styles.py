"""A template's styles into what rich text needs to know of them.

Read once, when the template is compiled: which of Word's own styles it has (Word writes their
names in English whatever its language), how their lists are numbered, and which numbers are free.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

from lxml import etree

from docgen.template.package import Package
from docgen.template.rich.numbering import ListLevel, Numbering
from docgen.template.rich.properties import (
    Properties,
    read_paragraph_properties,
    read_run_properties,
)
from docgen.template.rich.wordxml import number, parse_part, value, w

_LOOK: Final = ("rFonts", "sz", "color", "b", "i")


@dataclass(frozen=True, slots=True)
class Style:
    """A style as far as rich text cares: its own properties, and what it is based on."""

    id: str
    kind: str = ""
    based_on: str = ""
    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)


@dataclass(frozen=True)
class StyleMap:
    """What a template offers to rich text; `names` gives a style's id by kind and lower-case name.

    `bullets` and `numbers` hold the levels that the template's own list styles have, outermost
    first. `next_…` are the first free identifiers of its numbering and its footnotes. The style
    without an id holds the defaults of the document.
    """

    names: Mapping[tuple[str, str], str] = field(default_factory=dict)
    styles: Mapping[str, Style] = field(default_factory=dict)
    bullets: tuple[ListLevel, ...] = ()
    numbers: tuple[ListLevel, ...] = ()
    next_num: int = 1
    next_abstract: int = 0
    next_note: int = 1
    document: str = "word/document.xml"
    numbering_part: str = ""
    notes_part: str = ""

    @classmethod
    def from_package(cls, package: Package) -> StyleMap:
        """Return the map of a Word file."""
        kinds = ("styles", "numbering", "footnotes")
        styles, numbering, notes = (next(iter(package.related(kind)), "") for kind in kinds)
        found = cls.from_styles(*(package.parts.get(x, b"") for x in (styles, numbering, notes)))
        return replace(found, document=package.main, numbering_part=numbering, notes_part=notes)

    @classmethod
    def from_styles(cls, styles: bytes, numbering: bytes = b"", notes: bytes = b"") -> StyleMap:
        """Return the map of a styles part, with the numbering and footnotes parts beside it."""
        root = parse_part(styles)
        by_id = {value(node, "styleId"): _read_style(node) for node in root.iter(w("style"))}
        by_id[""] = _read_defaults(root)
        names = {
            (by_id[value(node, "styleId")].kind, value(node.find(w("name"))).lower()): value(
                node, "styleId"
            )
            for node in root.iter(w("style"))
        }
        lists = Numbering(
            parse_part(numbering),
            names,
            {style.id: style.paragraph for style in by_id.values() if style.id},
            {style.id: style.based_on for style in by_id.values()},
        )
        return cls(
            names,
            by_id,
            tuple(lists.levels("list bullet", bullets=True)),
            tuple(lists.levels("list number", bullets=False)),
            max(lists.nums, default=0) + 1,
            max(lists.abstracts, default=-1) + 1,
            max((number(x, "id") for x in parse_part(notes).iter(w("footnote"))), default=0) + 1,
        )

    def find(self, kind: str, *names: str) -> str:
        """Return the id of the first style of `names` that the template has, or nothing."""
        return next((self.names[kind, x] for x in names if (kind, x) in self.names), "")

    def paragraph_property(self, style: str, name: str, *, defaults: bool = True) -> str:
        """Return the paragraph property `name` of `style`, its ancestors or the defaults."""
        chain = (x for x in self._chain(style) if x.id or defaults)
        return next((x.paragraph[name] for x in chain if name in x.paragraph), "")

    def looks_alike(self, one: str, other: str) -> bool:
        """Return whether two paragraph styles set their words in the same type."""
        return self._look(one) == self._look(other)

    def same_size(self, one: str, other: str) -> bool:
        """Return whether two paragraph styles set their words in the same size."""
        size = _LOOK.index("sz")
        return self._look(one)[size] == self._look(other)[size]

    def beside_document(self, name: str) -> str:
        """Return the name of a part in the folder of the document."""
        return posixpath.join(posixpath.dirname(self.document), name)

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Return the ids of `Heading 1` to `Heading 9`, as far as they follow on each other."""
        found: list[str] = []
        while style := self.find("paragraph", f"heading {len(found) + 1}"):
            found.append(style)
        return tuple(found)

    @cached_property
    def normal(self) -> str:
        """Return the id of the style of a paragraph that names none."""
        return self.find("paragraph", "normal")

    @cached_property
    def heading_levels(self) -> Mapping[str, int]:
        """Return how deep the headings are, by style id; a title counts as the first level."""
        levels = {style: level for level, style in enumerate(self.headings, 1)}
        title = self.find("paragraph", "title")
        return {title: 1, **levels} if title else levels

    def _look(self, style: str) -> tuple[str, ...]:
        chain = tuple(self._chain(style))
        return tuple(next((x.run[n] for x in chain if n in x.run), "") for n in _LOOK)

    def _chain(self, style: str) -> Iterator[Style]:
        """Yield `style`, what it is based on, and last the defaults of the document."""
        seen: set[str] = set()
        at = style or self.normal
        while at and at in self.styles and at not in seen:
            seen.add(at)
            yield self.styles[at]
            at = self.styles[at].based_on
        if "" in self.styles:
            yield self.styles[""]


def _read_style(node: etree._Element) -> Style:
    return Style(
        value(node, "styleId"),
        value(node, "type") or "paragraph",
        value(node.find(w("basedOn"))),
        read_paragraph_properties(node.find(w("pPr"))),
        read_run_properties(node.find(w("rPr"))),
    )


def _read_defaults(root: etree._Element) -> Style:
    paragraph = root.find(f"{w('docDefaults')}/{w('pPrDefault')}/{w('pPr')}")
    run = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
    return Style("", "", "", read_paragraph_properties(paragraph), read_run_properties(run))

"""The body of a document in, its sections out: blocks, paper, margins, columns, headers by kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.template.setting.measures import number, points
from docgen.template.setting.raw import Raw, parse, split
from docgen.template.setting.sheet import target_of
from docgen.template.setting.wordml import Element, attribute, child, children, is_on, value

_SECTION = re.compile(r"<w:sectPr[ >].*?</w:sectPr>|<w:sectPr/>", re.DOTALL)
_DEFAULTS = {
    ("pgSz", "w"): 595.3, ("pgSz", "h"): 841.9, ("pgMar", "left"): 72.0, ("pgMar", "right"): 72.0,
    ("pgMar", "top"): 72.0, ("pgMar", "bottom"): 72.0, ("pgMar", "header"): 36.0,
    ("pgMar", "footer"): 36.0, ("cols", "space"): 36.0,
}  # fmt: skip


@dataclass(slots=True)
class Section:
    """One section: its blocks, and what `w:sectPr` says of its pages, in points."""

    blocks: list[Raw]
    properties: Element | None
    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)

    def measure(self, name: str, key: str) -> float:
        """Return one measure of the page, as Word has it where nothing is said."""
        said = attribute(child(self.properties, f"w:{name}"), f"w:{key}")
        return points(said, _DEFAULTS.get((name, key), 0.0))

    def margin(self, side: str) -> float:
        """Return the margin at a side; the binding's room is part of the left one."""
        gutter = self.measure("pgMar", "gutter") if side == "left" else 0.0
        return self.measure("pgMar", side) + gutter

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
        return self.measure("cols", "space")

    @property
    def text_width(self) -> float:
        """Return the width of the page between its margins."""
        return max(self.measure("pgSz", "w") - self.margin("left") - self.margin("right"), 36.0)

    @property
    def column_width(self) -> float:
        """Return the width of one column."""
        return (self.text_width - self.gutter * (self.columns - 1)) / self.columns

    @property
    def has_first(self) -> bool:
        """Return whether its first page has a header and a footer of its own."""
        return is_on(child(self.properties, "w:titlePg"))

    def follows_on(self, before: Section) -> bool:
        """Return whether it goes on on the page where `before` ends: paper allows no other."""
        same = all(self.measure("pgSz", key) == before.measure("pgSz", key) for key in ("w", "h"))
        return self.kind == "continuous" and same


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


def group_sections(sections: Sequence[Section]) -> list[list[Section]]:
    """Return sections in groups that share their first page's paper."""
    groups: list[list[Section]] = []
    for section in sections:
        if groups and section.follows_on(groups[-1][-1]):
            groups[-1].append(section)
        else:
            groups.append([section])
    return groups


def _inherit(sections: Sequence[Section], part: str, members: Mapping[str, bytes]) -> None:
    headers: dict[str, str] = {}
    footers: dict[str, str] = {}
    for section in sections:
        for found, tag in ((headers, "w:headerReference"), (footers, "w:footerReference")):
            for item in children(section.properties, tag):
                target, _ = target_of(part, attribute(item, "r:id"), members)
                found[attribute(item, "w:type", "default")] = target
        section.headers, section.footers = dict(headers), dict(footers)

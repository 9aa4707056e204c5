"""The body of a document in, its sections out: blocks, paper, margins, columns, headers by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from docgen.template.setting.measures import points, whole
from docgen.template.setting.raw import Raw, parse
from docgen.template.setting.sheet import target_of
from docgen.template.setting.wordml import Element, attribute, child, children, is_on, value

_SECTION = re.compile(r"<w:sectPr[ >].*?</w:sectPr>|<w:sectPr/>", re.DOTALL)
_SIDES = ("top", "bottom", "left", "right")
_COLUMNS = 45  # as many as Word sets, and how wide each is at least
_NARROWEST = 36.0
_DEFAULTS = {
    ("pgSz", "w"): 612.0, ("pgSz", "h"): 792.0, ("pgMar", "left"): 72.0, ("pgMar", "right"): 72.0,
    ("pgMar", "top"): 72.0, ("pgMar", "bottom"): 72.0, ("pgMar", "header"): 36.0,
    ("pgMar", "footer"): 36.0, ("cols", "space"): 36.0,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """What one `w:sectPr` says of its pages, in points; `sides` are the headers it refers to.

    `kind` is how the section begins: `nextPage`, `continuous`, `oddPage`. `gutter` is the space
    between two columns. The binding's room is part of the left margin. `written` is how it stands
    in the file, `vertical` where text stands that does not fill its page.
    """

    size: tuple[float, float]
    margins: Mapping[str, float]
    header: float
    footer: float
    columns: int
    gutter: float
    kind: str
    has_first: bool
    numbering: str
    start: str
    sides: tuple[tuple[str, str, str], ...]
    written: str
    vertical: str = "top"

    @property
    def text_width(self) -> float:
        """Return the width of the page between its margins."""
        return max(self.size[0] - self.margins["left"] - self.margins["right"], 36.0)

    @property
    def text_height(self) -> float:
        """Return the height of the page between its margins, as they are stated."""
        return self.size[1] - abs(self.margins["top"]) - abs(self.margins["bottom"])

    @property
    def column_width(self) -> float:
        """Return the width of one column."""
        return (self.text_width - self.gutter * (self.columns - 1)) / self.columns


@dataclass(slots=True)
class Section:
    """One section: its blocks, its paper, and its headers and footers by kind."""

    blocks: list[Raw]
    paper: Paper
    headers: dict[str, str] = field(default_factory=dict)
    footers: dict[str, str] = field(default_factory=dict)

    def follows_on(self, before: Section) -> bool:
        """Return whether it goes on on the page where `before` ends: paper allows no other."""
        return self.paper.kind == "continuous" and self.paper.size == before.paper.size


@lru_cache(maxsize=512)
def read_paper(text: str, declared: str) -> Paper:
    """Return what the `w:sectPr` written in `text` says, as Word has it where it says nothing."""
    properties = parse(text, declared) if text else None
    numbering = child(properties, "w:pgNumType")
    margins = {side: _measure(properties, "pgMar", side) for side in _SIDES}
    margins["left"] += _measure(properties, "pgMar", "gutter")
    paper = Paper(
        size=(_measure(properties, "pgSz", "w"), _measure(properties, "pgSz", "h")),
        margins=margins,
        header=_measure(properties, "pgMar", "header"),
        footer=_measure(properties, "pgMar", "footer"),
        columns=max(whole(attribute(child(properties, "w:cols"), "w:num"), 1, most=_COLUMNS), 1),
        gutter=max(_measure(properties, "cols", "space"), 0.0),
        kind=value(properties, "w:type", default="nextPage"),
        has_first=is_on(child(properties, "w:titlePg")),
        numbering=attribute(numbering, "w:fmt"),
        start=attribute(numbering, "w:start"),
        sides=tuple(
            (name, attribute(item, "w:type", "default"), attribute(item, "r:id"))
            for name in ("header", "footer")
            for item in children(properties, f"w:{name}Reference")
        ),
        written=text,
        vertical=value(properties, "w:vAlign", default="top"),
    )
    most = (paper.text_width + paper.gutter) // (_NARROWEST + paper.gutter)
    return replace(paper, columns=max(min(paper.columns, int(most)), 1))


def _measure(properties: Element | None, name: str, key: str) -> float:
    said = attribute(child(properties, f"w:{name}"), f"w:{key}")
    return points(said, _DEFAULTS.get((name, key), 0.0))


def split_sections(
    items: Iterable[Raw], declared: str, part: str, members: Mapping[str, bytes]
) -> list[Section]:
    """Return the sections of a document whose body holds `items`.

    What one does not say of its headers it inherits. A section ends in a paragraph, and the last
    with the body: what an inserted document said of its own pages does not count.
    """
    sections: list[Section] = []
    blocks: list[Raw] = []
    last = ""
    for item in items:
        if item.name == "w:sectPr":
            last = item.text
            continue
        blocks.append(item)
        inner = _ending_in(item.text)
        if inner:
            sections.append(Section(blocks, read_paper(inner, declared)))
            blocks = []
    if blocks or last or not sections:
        sections.append(Section(blocks, read_paper(last, declared)))
    _inherit(sections, part, members)
    return sections


@lru_cache(maxsize=1024)
def _ending_in(text: str) -> str:
    """Return the section that ends with the paragraph written in `text`, empty where none does."""
    inner = _SECTION.search(text) if "<w:sectPr" in text else None
    return inner.group() if inner is not None else ""


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
    found: dict[str, dict[str, str]] = {"header": {}, "footer": {}}
    for section in sections:
        for name, kind, relation in section.paper.sides:
            found[name][kind] = target_of(part, relation, members)[0]
        section.headers, section.footers = dict(found["header"]), dict(found["footer"])

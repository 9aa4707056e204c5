"""A chapter's file, opened safely, and what reading it needs at every step."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.model.pictures import MAX_PIXELS, picture_size
from docgen.template.chapters.counting import Counting, read_counting
from docgen.template.chapters.findings import Findings
from docgen.template.chapters.sheet import ChapterSheet, read_sheet
from docgen.template.package import Package
from docgen.template.rich.tree import Block
from docgen.template.rich.wordxml import parse_part, value

_URL: Final = re.compile(r"(?:https?://|mailto:|tel:)[^\s\x00-\x1f]", re.IGNORECASE)
_KINDS: Final = ("footnotes", "endnotes")


@dataclass(slots=True)
class ChapterSource:
    """One chapter being read: its parts, and what has been found in it so far.

    `notes` and `pictures` are those that its text calls, by the names that it calls them by.
    """

    package: Package
    sheet: ChapterSheet
    counting: Counting
    findings: Findings = field(default_factory=Findings)
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    part: str = ""

    def note_nodes(self, kind: str) -> dict[str, etree._Element]:
        """Return the notes of a `kind`, footnotes or endnotes, by id."""
        name = next(iter(self.package.related(kind)), "")
        root = parse_part(self.package.parts.get(name, b""))
        return {value(node, "id"): node for node in root if value(node, "type") in ("", "normal")}

    def url(self, relation: str) -> str:
        """Return the address that a link leads to, empty where it is none to follow."""
        found = self.package.relationships(self.part).get(relation)
        leads = found is not None and found.external and _URL.match(found.target)
        return found.target if found is not None and leads else ""

    def picture(self, relation: str) -> str | None:
        """Keep the picture of a relationship, and return what it is called; None for no file."""
        found = self.package.relationships(self.part).get(relation)
        if found is None or found.external or found.target not in self.package.parts:
            return None
        content = self.package.parts[found.target]
        size = picture_size(content)
        if size is None:
            return ""
        if not 0 < size[0] * size[1] <= MAX_PIXELS:
            return ""
        self.pictures[found.target] = content
        return found.target


def open_source(package: Package) -> ChapterSource:
    """Return the chapter in `package`, ready to be read."""
    styles, numbering = (
        parse_part(package.parts.get(next(iter(package.related(kind)), ""), b""))
        for kind in ("styles", "numbering")
    )
    return ChapterSource(package, read_sheet(styles), read_counting(numbering), part=package.main)

"""A Word file's parts in; where in the document each of them is seen out.

A chart, a picture, a header or an embedded file is a part of its own, whose name means nothing to a
person. What does is the paragraph that shows it, or which pages it stands on.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from lxml import etree

from docgen.release.passages import NOWHERE, Under, UnreadableError
from docgen.release.word_names import local, parse_part, value
from docgen.release.word_parts import story_of
from docgen.release.word_story import Story

_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}"
_RELATION_PARTS = re.compile(r"word/(?:.*/)?_rels/[^/]+\.rels")
_REFERENCES: Mapping[str, str] = {
    "footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment",
}  # fmt: skip
_PAGES: Mapping[str, str] = {"first": "of first pages", "even": "of even pages"}


class Places:
    """Where the parts of one file are seen, by their names."""

    def __init__(self, parts: Mapping[str, bytes]) -> None:
        self._targets = {
            name: relation_targets(name, part)
            for name, part in parts.items()
            if _RELATION_PARTS.fullmatch(name)
        }
        self._owners: dict[str, list[str]] = {}
        for name, targets in self._targets.items():
            for target in targets.values():
                self._owners.setdefault(part_key(target), []).append(_owner_of(name))
        self._spots: dict[str, tuple[str, Under]] = {}
        self._pages: dict[str, list[str]] = {}
        self._links: dict[tuple[str, str], tuple[str, Under]] = {}
        self.notes: dict[tuple[str, str], tuple[int, str, Under]] = {}

    def take(self, name: str, root: etree._Element, story: Story, label: str) -> None:
        """Note where the story `name`, which a person knows as `label`, shows other parts."""
        targets = self._targets.get(relations_of(name), {})
        spot, under = "", NOWHERE
        sections = _sections(root)
        for element in root.iter():
            spot, under = story.spots.get(element, spot), story.under.get(element, under)
            place = ", ".join(one for one in (label, spot) if one)
            self._take_note(element, place, under)
            for id_ in _ids(element):
                target = targets.get(id_, "")
                self._links.setdefault((relations_of(name), id_), (place, under))
                if local(element) in ("headerReference", "footerReference"):
                    said = (_PAGES.get(value(element, "type"), ""), sections.get(element, ""))
                    self._pages.setdefault(target, []).append(" ".join(filter(None, said)))
                else:
                    self._spots.setdefault(part_key(target), (place, under))

    def _take_note(self, element: etree._Element, place: str, under: Under) -> None:
        """Note which number a note has that is referred to here."""
        kind = _REFERENCES.get(local(element), "")
        if kind:
            number = 1 + sum(known == kind for known, _ in self.notes)
            self.notes.setdefault((kind, value(element, "id")), (number, place, under))

    def story(self, name: str) -> str:
        """Return what a person calls the story `name`: `header of first pages`, or nothing."""
        label = story_of(name)
        if label not in ("header", "footer"):
            return label
        pages = self._pages.get(name, ["that no page shows"])
        return f"{label} {pages[0]}".strip()

    def links(
        self, name: str, root: etree._Element
    ) -> tuple[dict[etree._Element, str], dict[etree._Element, Under]]:
        """Return where each relation of the part `name` is used, and under which heading."""
        used = {
            one: self._links.get((name, value(one, "Id")), ("", NOWHERE))
            for one in root.iter("{*}Relationship")
        }
        return {one: spot for one, (spot, _) in used.items()}, {
            one: under for one, (_, under) in used.items()
        }

    def spot(self, name: str) -> tuple[str, Under]:
        """Return where the part `name` is seen, by itself or in what shows it, or nothing."""
        seen: set[str] = set()
        while name and name not in seen:
            if part_key(name) in self._spots:
                return self._spots[part_key(name)]
            seen.add(name)
            owners = self._owners.get(part_key(name), ())
            name = next((owner for owner in owners if owner not in seen), "")
        return "", NOWHERE


def _sections(root: etree._Element) -> dict[etree._Element, str]:
    """Return the section of each reference to a header or footer, where there are several."""
    holders = [one for one in root.iter("{*}sectPr") if len(one)]
    return {
        below: f"of section {number}"
        for number, holder in enumerate(holders, start=1)
        for below in holder
        if len(holders) > 1
    }


def _owner_of(relations: str) -> str:
    return relations.replace("_rels/", "").removesuffix(".rels")


def relations_of(name: str) -> str:
    """Return the name of the part that holds the relations of the part `name`."""
    folder, mark, file = name.rpartition("/")
    return f"{folder}{mark}_rels/{file}.rels"


def relation_targets(name: str, part: bytes) -> dict[str, str]:
    """Return the parts of the file that the relations `name` lead to, by their ids."""
    try:
        return targets_of(parse_part(part, name), name)
    except UnreadableError:
        return {}  # told when the part itself is read


def targets_of(root: etree._Element, name: str) -> dict[str, str]:
    """Return where each relation below `root`, of the part `name`, leads to in the file."""
    return dict(_targets(root, name.rpartition("_rels/")[0]))


def part_key(name: str) -> str:
    """Return what two names of one part have in common: capitals do not matter, nor `%20`."""
    return unquote(name).casefold()


def _targets(root: etree._Element, folder: str) -> Iterator[tuple[str, str]]:
    for one in root.iter("{*}Relationship"):
        target = value(one, "Target")
        if value(one, "TargetMode").lower() != "external" and target:
            path = target if target.startswith("/") else f"/{folder}{target}"
            yield value(one, "Id"), posixpath.normpath(path).lstrip("/")


def _ids(element: etree._Element) -> Iterator[str]:
    """Yield the ids of the relations that the attributes of `element` point to."""
    for key, text in element.attrib.items():
        if str(key).startswith((_RELATIONS, _STRICT)):
            yield str(text)

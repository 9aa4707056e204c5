"""What the parts of a finished document refer to: links and pictures that a render adds.

Word keeps the address of a link and the file of a picture apart from the text, which knows them by
an id. The ids given here are the ones that python-docx, and so docxtpl, would give.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

from docx.opc.spec import default_content_types

from docgen.template.package import OFFICE, rels_name

HYPERLINK: Final = f"{OFFICE}/hyperlink"
IMAGE: Final = f"{OFFICE}/image"
_RELATIONSHIP = re.compile(r"<Relationship\b[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_NONE: Final = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    "</Relationships>"
)


@dataclass(slots=True)
class Relations:
    """What one part refers to, as it grows: `known` holds each id by type and target."""

    xml: str
    known: dict[tuple[str, str], str]
    ids: set[str]
    added: list[str] = field(default_factory=list)
    reserved: frozenset[str] = frozenset()

    @classmethod
    def read(cls, xml: str) -> Relations:
        """Return the relations that a `.rels` member holds."""
        items = [dict(_ATTRIBUTE.findall(item)) for item in _RELATIONSHIP.findall(xml)]
        known = {(item["Type"], item["Target"]): item["Id"] for item in reversed(items)}
        return cls(xml or _NONE, known, {item["Id"] for item in items})

    def relate(self, kind: str, target: str, *, external: bool = False) -> str:
        """Return the id by which the part refers to `target`, a new one where there is none."""
        key = (kind, _escape(target))
        if key not in self.known:
            self._add(self._next_id(), key, external=external)
        return self.known[key]

    def include(self, key: str, kind: str, target: str) -> None:
        """Let the part refer to the address `target` by the id `key`, unless that is taken."""
        if key not in self.ids:
            self._add(key, (kind, _escape(target)), external=True)

    def _next_id(self) -> str:
        taken = self.ids | self.reserved
        return next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)

    def _add(self, new: str, key: tuple[str, str], *, external: bool) -> None:
        mode = ' TargetMode="External"' if external else ""
        self.added.append(f'<Relationship Id="{new}" Type="{key[0]}" Target="{key[1]}"{mode}/>')
        self.known[key] = new
        self.ids.add(new)

    def write(self) -> bytes:
        """Return the whole as a `.rels` member."""
        head, end, tail = _opened(self.xml).rpartition("</Relationships>")
        return "".join((head, *self.added, end, tail)).encode()


def _escape(target: str) -> str:
    return escape(target, {'"': "&quot;"})


def _opened(xml: str) -> str:
    return re.sub(r"<Relationships([^>]*)/>\s*$", r"<Relationships\1></Relationships>", xml)


@dataclass(slots=True)
class RelationsBook:
    """The relations of every part of one document in the making.

    `links` are the addresses that were given an id beforehand; a part refers to those it uses.
    """

    members: Mapping[str, bytes]
    links: Mapping[str, str] = field(default_factory=dict)
    parts: dict[str, Relations] = field(default_factory=dict)

    def of(self, part: str) -> Relations:
        """Return the relations of `part`."""
        if part not in self.parts:
            relations = Relations.read(self.members.get(rels_name(part), b"").decode())
            relations.reserved = frozenset(self.links.values())
            self.parts[part] = relations
        return self.parts[part]

    def include_links(self, parts: Mapping[str, bytes]) -> None:
        """Let each of the finished `parts` refer to the links whose ids it prints."""
        for part, content in parts.items():
            for address, key in self.links.items():
                if f'r:id="{key}"'.encode() in content:
                    self.of(part).include(key, HYPERLINK, address)

    def changes(self) -> Iterator[tuple[str, bytes]]:
        """Yield the members that have to be written anew."""
        for part, relations in self.parts.items():
            if relations.added:
                yield rels_name(part), relations.write()


def add_content_types(xml: bytes, parts: Mapping[str, str]) -> bytes:
    """Return the content types `xml` with those of new `parts` (type by name)."""
    text = xml.decode()
    known = {found.lower() for found in re.findall(r'Extension="([^"]*)"', text)}
    added = []
    for part, kind in sorted(parts.items()):
        ending = posixpath.splitext(part)[1].lstrip(".").lower()
        if (ending, kind) not in default_content_types:
            added.append(f'<Override PartName="/{part}" ContentType="{kind}"/>')
        elif ending not in known:
            known.add(ending)
            added.append(f'<Default Extension="{ending}" ContentType="{kind}"/>')
    return text.replace("</Types>", "".join((*added, "</Types>"))).encode()

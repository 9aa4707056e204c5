"""The bytes of a Word file in, its parts, relationships and content types out.

A `Package` is what the file says, checked and not changed; parts have names without a leading
slash, as the zip has them: `word/document.xml`, `word/header1.xml`.
"""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final
from urllib.parse import unquote

from lxml import etree

from docgen.template.archive import CONTENT_TYPES
from docgen.template.refusals import refusal
from docgen.template.unpacking import unpack

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT: Final = "http://purl.oclc.org/ooxml/officeDocument/relationships"
CORE_PROPERTIES: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_ONLY_ONE = (
    CORE_PROPERTIES,
    *(f"{OFFICE}/{kind}" for kind in ("officeDocument", "styles", "numbering", "settings")),
)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DOCUMENT = f"{_WORD}.document.main+xml"
_REFUSED_TYPES = {
    f"{_WORD}.template.main+xml": "template-dotx",
    "application/vnd.ms-word.document.macroEnabled.main+xml": "template-macros",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": "template-macros",
}
_OTHER_OFFICE = ("spreadsheetml", "presentationml", "ms-excel", "ms-powerpoint")


@dataclass(frozen=True, slots=True)
class Relationship:
    """What one part refers to: another part (`target` is its name), or an address outside."""

    id: str
    type: str
    target: str
    external: bool = False


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file: its parts by name, what each refers to, and what kind each is."""

    name: str
    parts: Mapping[str, bytes] = field(repr=False)
    main: str
    content_types: Mapping[str, str] = field(repr=False)
    _relationships: Mapping[str, Mapping[str, Relationship]] = field(repr=False)

    def relationships(self, part: str = "") -> Mapping[str, Relationship]:
        """Return what `part` refers to, by relationship id; without `part`, what the file does."""
        return self._relationships.get(part, MappingProxyType({}))

    def related(self, kind: str, part: str | None = None) -> tuple[str, ...]:
        """Return the parts that `part` (the document) refers to as `kind`: `header`, `styles`.

        Each is told once, though several relationships may lead to it.
        """
        found = self.relationships(self.main if part is None else part).values()
        targets = (r.target for r in found if r.type == f"{OFFICE}/{kind}" and not r.external)
        return tuple(dict.fromkeys(targets))

    def with_parts(self, changed: Mapping[str, bytes]) -> Package:
        """Return this file with the content of some of its parts changed."""
        return replace(self, parts=MappingProxyType({**self.parts, **changed}))

    def tree(self, part: str | None = None) -> etree._Element:
        """Return the XML of `part` (the document), parsed anew."""
        return etree.fromstring(self.parts[self.main if part is None else part])

    def content_type(self, part: str) -> str:
        """Return the content type of `part`, empty when the file does not say."""
        return self.content_types.get(part, "")


def read_package(data: bytes, name: str) -> Package:
    """Return the Word file `data`, called `name`, as a package.

    Raises TemplateError for anything that is not a whole, safe Word document.
    """
    return read_members(unpack(data, name), name)


def read_members(members: Mapping[str, bytes], name: str) -> Package:
    """Return the members of a Word file, called `name`, as a package."""
    if CONTENT_TYPES not in members:
        code = "template-opendocument" if "mimetype" in members else "template-not-word"
        raise refusal(code, name)
    types = _read_content_types(members)
    relationships = {source: read_relationships(members, source) for source in _sources(members)}
    main = _find_main_part(relationships.get("", {}), types, name)
    package = Package(name, MappingProxyType(members), main, types, relationships)
    _refuse_second_parts(package)
    _refuse_missing_parts(package)
    return package


def _read_content_types(members: Mapping[str, bytes]) -> Mapping[str, str]:
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for item in etree.fromstring(members[CONTENT_TYPES]):
        kind = item.get("ContentType", "")
        if (extension := item.get("Extension")) is not None:
            defaults[extension.lower()] = kind
        elif (part := item.get("PartName")) is not None:
            overrides[part.lstrip("/").lower()] = kind
    endings = {part: posixpath.splitext(part)[1].lstrip(".").lower() for part in members}
    return {
        part: overrides.get(part.lower(), defaults.get(ending, ""))
        for part, ending in endings.items()
    }


def rels_name(part: str) -> str:
    """Return the name of the member that holds what `part` refers to."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _sources(members: Mapping[str, bytes]) -> Iterator[str]:
    yield from (part for part in ("", *members) if rels_name(part) in members)


def read_relationships(members: Mapping[str, bytes], source: str) -> Mapping[str, Relationship]:
    """Return what the part `source` refers to, by relationship id."""
    folder = posixpath.dirname(source)
    found = (
        _read_relationship(item, folder)
        for item in etree.fromstring(members[rels_name(source)])
        if item.get("Id")  # a comment has none
    )
    return MappingProxyType({relationship.id: relationship for relationship in found})


def _read_relationship(item: etree._Element, folder: str) -> Relationship:
    target, external = item.get("Target", ""), item.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/")
    return Relationship(item.get("Id", ""), item.get("Type", ""), target, external)


def _find_main_part(
    relationships: Mapping[str, Relationship], types: Mapping[str, str], name: str
) -> str:
    by_type = {r.type: r.target for r in relationships.values()}
    if f"{STRICT}/officeDocument" in by_type:
        raise refusal("template-strict", name)
    main = by_type.get(f"{OFFICE}/officeDocument", "")
    kind = types.get(main, "")
    if kind in _REFUSED_TYPES:
        raise refusal(_REFUSED_TYPES[kind], name)
    if any(word in kind for word in _OTHER_OFFICE):
        raise refusal("template-not-text", name)
    if not main or (main in types and kind != _DOCUMENT):
        raise refusal("template-not-word", name)
    return main


def _refuse_second_parts(package: Package) -> None:
    """Refuse a document with two of what it can have but one of (ECMA-376 part 1, 11.3)."""
    for part in ("", package.main):
        types = Counter(r.type for r in package.relationships(part).values())
        if any(types[kind] > 1 for kind in _ONLY_ONE):
            raise refusal("template-twice", package.name)


def _refuse_missing_parts(package: Package) -> None:
    """Refuse a document in which a part that is reached refers to one that is not there."""
    waiting, seen = [""], {""}
    while waiting:
        for relationship in package.relationships(waiting.pop()).values():
            target = relationship.target
            if relationship.external or target in seen:
                continue
            if target not in package.parts:
                raise refusal("template-missing-part", package.name, part=target)
            seen.add(target)
            waiting.append(target)

"""What a document looks like before any of its text is read: styles, theme, lists, settings."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from docgen.template.package import Package
from docgen.template.setting.fonts import Theme
from docgen.template.setting.numbering import Numbering
from docgen.template.setting.settings import Settings
from docgen.template.setting.styles import Styles
from docgen.template.setting.wordml import Element


@dataclass(frozen=True, slots=True)
class Sheet:
    """The parts of a template that its text refers to, read once."""

    package: Package
    styles: Styles
    theme: Theme
    numbering: Numbering
    settings: Settings


def read_sheet(package: Package) -> Sheet:
    """Return the sheet of a template."""
    styles = Styles(_part(package, "styles"))
    return Sheet(
        package,
        styles,
        Theme(_part(package, "theme")),
        Numbering(_part(package, "numbering"), styles),
        Settings.read(_part(package, "settings")),
    )


def with_numbering(sheet: Sheet, numbering: bytes | None) -> Sheet:
    """Return `sheet` with the lists that one render has added to."""
    if numbering is None:
        return sheet
    root = etree.fromstring(numbering)
    lists = Numbering(root, sheet.styles)
    return Sheet(sheet.package, sheet.styles, sheet.theme, lists, sheet.settings)


def target_of(part: str, relation: str, members: Mapping[str, bytes]) -> tuple[str, bool]:
    """Return what `relation` of `part` leads to in `members`, and whether that is an address."""
    folder, name = _relations_of(part)
    relations = members.get(name, b"")
    return _targets(folder, relations).get(relation, ("", False)) if relations else ("", False)


@lru_cache(maxsize=64)
def _relations_of(part: str) -> tuple[str, str]:
    """Return the folder of `part`, and the name of the member that holds its relations."""
    folder, name = posixpath.split(part)
    return folder, f"{folder}/_rels/{name}.rels"


@lru_cache(maxsize=64)
def _targets(folder: str, relations: bytes) -> Mapping[str, tuple[str, bool]]:
    found: dict[str, tuple[str, bool]] = {}
    for item in etree.fromstring(relations):
        target, external = item.get("Target") or "", item.get("TargetMode") == "External"
        if not external:
            joined = target if target.startswith("/") else f"{folder}/{target}"
            target = posixpath.normpath(joined).lstrip("/")
        found.setdefault(item.get("Id") or "", (target, external))
    return found


def _part(package: Package, kind: str) -> Element | None:
    names = package.related(kind)
    return package.tree(names[0]) if names and names[0] in package.parts else None

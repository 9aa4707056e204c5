"""A chapter's styles part into what each style means for a reader: heading, quotation, list.

Word writes the names of its own styles in English, whatever its language; a style made by hand
means what the one means that it is based on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.template.rich.wordxml import number, value, w

_HEADING: Final = re.compile(r"heading (\d)")
_BODY: Final = 9  # an outline level that is none
_QUOTES: Final = frozenset({"quote", "intense quote", "block text", "quotations"})
_OFF: Final = frozenset({"0", "false", "off", "none"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a paragraph style means; `level` is 0 for a title, None for no heading."""

    level: int | None = None
    quote: bool = False
    caption: bool = False
    contents: bool = False
    num: int | None = None
    num_level: int = 0


_PLAIN: Final = Meaning()


@dataclass(frozen=True, slots=True)
class ChapterSheet:
    """The styles of a chapter: what paragraph styles mean, and which runs stand out by style."""

    meanings: Mapping[str, Meaning]
    runs: Mapping[str, etree._Element]
    language: str = ""
    default: str = ""

    def meaning(self, style: str) -> Meaning:
        """Return what the paragraph style `style` means."""
        return self.meanings.get(style or self.default, _PLAIN)

    def run(self, style: str, name: str) -> bool:
        """Return whether the character style `style` says `name`: `b`, `i`."""
        properties = self.runs.get(style)
        return properties is not None and is_on(properties.find(w(name)))


def is_on(node: etree._Element | None) -> bool:
    """Return whether a property is there and not switched off."""
    return node is not None and value(node) not in _OFF


def read_sheet(root: etree._Element) -> ChapterSheet:
    """Return the styles in the `root` of a styles part."""
    nodes = {value(node, "styleId"): node for node in root.iter(w("style"))}
    kinds = {key: value(node, "type") or "paragraph" for key, node in nodes.items()}
    default = next(
        (
            key
            for key, node in nodes.items()
            if kinds[key] == "paragraph" and value(node, "default") in ("1", "true")
        ),
        "",
    )
    runs = {
        key: properties
        for key, node in nodes.items()
        if kinds[key] == "character" and (properties := node.find(w("rPr"))) is not None
    }
    told = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    meanings = {key: _meaning(key, nodes) for key in nodes if kinds[key] == "paragraph"}
    return ChapterSheet(meanings, runs, value(told)[:2], default)


def _meaning(key: str, nodes: Mapping[str, etree._Element]) -> Meaning:
    chain = list(_chain(key, nodes))
    names = [value(node.find(w("name"))).lower() for node in chain]
    listed = next(
        (x for node in chain if (x := node.find(f"{w('pPr')}/{w('numPr')}")) is not None), None
    )
    return Meaning(
        _level(names, chain),
        quote=any(name in _QUOTES for name in names),
        caption="caption" in names,
        contents=any(name.startswith("toc ") for name in names),
        num=None if listed is None else number(listed.find(w("numId")), "val"),
        num_level=0 if listed is None else number(listed.find(w("ilvl")), "val"),
    )


def _level(names: list[str], chain: list[etree._Element]) -> int | None:
    """Return how deep a heading the style is; its own outline level comes before its name."""
    if "title" in names:
        return 0
    for name, node in zip(names, chain, strict=True):
        outline = node.find(f"{w('pPr')}/{w('outlineLvl')}")
        if outline is not None:
            level = number(outline, "val")
            return level + 1 if level < _BODY else None
        if found := _HEADING.fullmatch(name):
            return int(found[1])
    return None


def _chain(key: str, nodes: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    seen: set[str] = set()
    while key in nodes and key not in seen:
        seen.add(key)
        yield nodes[key]
        key = value(nodes[key].find(w("basedOn")))

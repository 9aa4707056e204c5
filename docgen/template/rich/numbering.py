"""A template's numbering part into the levels of its list styles, and lists of our own beside.

A template that has Word's `List Bullet` and `List Number` decides how lists look. One that has
not, or whose lists are not deep enough, gets plain ones: definitions that are added to its
numbering part on the renders that need them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Final

from lxml import etree

from docgen.template.rich.properties import Properties, read_paragraph_properties
from docgen.template.rich.wordxml import element, number, parse_fragment, value, w

STEP: Final = 360  # twips that each level is further in, as in Word's own lists
LEVELS: Final = 9  # that a Word list can have


class Kind(StrEnum):
    """The lists of our own: bullets, and numbers as they are typed."""

    BULLET = ""
    NUMBER = "."
    BRACKET = ")"


@dataclass(frozen=True, slots=True)
class ListLevel:
    """A level of a list as the template draws it.

    `named` says that `style` alone makes an item of it; otherwise the item names its level too.
    """

    style: str
    num: int
    abstract: int
    level: int
    left: int
    hanging: int
    named: bool


@dataclass(slots=True)
class Numbering:
    """The numbering part, its definitions by number; `styles` holds what each style says."""

    root: etree._Element
    names: Mapping[tuple[str, str], str]
    styles: Mapping[str, Properties]
    parents: Mapping[str, str]
    nums: dict[int, int] = field(init=False)
    abstracts: dict[int, etree._Element] = field(init=False)

    def __post_init__(self) -> None:
        self.abstracts = {
            number(node, "abstractNumId"): node for node in self.root.iterchildren(w("abstractNum"))
        }
        self.nums = {
            number(node, "numId"): number(node.find(w("abstractNumId")), "val")
            for node in self.root.iterchildren(w("num"))
        }

    def levels(self, name: str, *, bullets: bool) -> Iterator[ListLevel]:
        """Yield the levels of the list styles `name`, `name 2`…, then those of the first's list.

        A style of the name that is no list of the kind (a board may have changed it) ends them.
        """
        first: ListLevel | None = None
        for depth in range(LEVELS):
            named = self.names.get(("paragraph", f"{name} {depth + 1}" if depth else name), "")
            found = self._of_style(named, bullets)
            if found is None and first is not None:
                found = self._level(first.style, first.num, depth, bullets, named=False)
            if found is None:
                return
            first = first or found
            yield found

    def _of_style(self, style: str, bullets: bool) -> ListLevel | None:
        """Return the level that `style` numbers itself by, which it may have from its ancestor."""
        told, at, seen = "", style, set[str]()
        while not told and at in self.styles and at not in seen:
            seen.add(at)
            told, at = self.styles[at].get("numPr", ""), self.parents.get(at, "")
        if not told:
            return None
        node = parse_fragment(told)
        num, level = number(node.find(w("numId")), "val"), number(node.find(w("ilvl")), "val")
        return self._level(style, num, level, bullets, named=True)

    def _level(
        self, style: str, num: int, level: int, bullets: bool, *, named: bool
    ) -> ListLevel | None:
        abstract = self.nums.get(num, -1)
        if abstract not in self.abstracts:
            return None
        nodes = self.abstracts[abstract].iterchildren(w("lvl"))
        node = next((x for x in nodes if number(x, "ilvl") == level), None)
        if node is None or (value(node.find(w("numFmt"))) == "bullet") is not bullets:
            return None
        left, hanging = self._indent(node, style)
        return ListLevel(style, num, abstract, level, left, hanging, named)

    def _indent(self, node: etree._Element, style: str) -> tuple[int, int]:
        told = read_paragraph_properties(node.find(w("pPr"))).get("ind", "")
        if number(node, "ilvl") == 0:
            told = self.styles[style].get("ind", told)
        indent = parse_fragment(told)
        left = number(indent, "left") or number(indent, "start")
        return left, number(indent, "hanging")


@lru_cache(maxsize=64)
def write_definition(kind: Kind, abstract: int) -> str:
    """Return `<w:abstractNum>` for a plain list of `kind`."""
    levels = "".join(_write_level(kind, depth) for depth in range(LEVELS))
    return (
        f'<w:abstractNum w:abstractNumId="{abstract}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
    )


def _write_level(kind: Kind, depth: int) -> str:
    shown = ("•", "–")[depth % 2] if kind is Kind.BULLET else f"%{depth + 1}{kind}"
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/>'
        + element("numFmt", val="bullet" if kind is Kind.BULLET else "decimal")
        + element("lvlText", val=shown)
        + '<w:lvlJc w:val="left"/><w:pPr>'
        + element("ind", left=STEP * (depth + 1), hanging=STEP)
        + "</w:pPr></w:lvl>"
    )


def write_num(num: int, abstract: int, level: int = 0, start: int | None = None) -> str:
    """Return `<w:num>`: a list by the definition `abstract`, which begins again at `start`."""
    again = (
        ""
        if start is None
        else f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    )
    return f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{again}</w:num>'

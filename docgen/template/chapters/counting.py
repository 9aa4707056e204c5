"""A chapter's numbering part into the label of each item of a list: a bullet, 3., (b), 2.1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.template.rich.wordxml import number, value, w
from docgen.template.setting.numerals import spell

_PLACE: Final = re.compile(r"%(\d)")
_PLAIN: Final = re.compile(r"%\d([.)]?)")


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list: its number format, its pattern (`%1.%2`), where it begins."""

    format: str
    pattern: str
    start: int

    @property
    def is_bullet(self) -> bool:
        """Return whether its items have no number."""
        return self.format in ("bullet", "none")


@dataclass(frozen=True, slots=True)
class ItemLabel:
    """What stands before an item: `text` as it prints, and its bare `count`.

    `closing` is `.` or `)` after a single decimal number; None for labels of another kind.
    """

    text: str
    count: int
    closing: str | None
    is_bullet: bool


@dataclass(slots=True)
class Counting:
    """The lists of a chapter, and how far each has been counted."""

    levels: Mapping[int, Mapping[int, Level]]
    abstracts: Mapping[int, int]
    starts: Mapping[tuple[int, int], int]
    _counts: dict[int, dict[int, int]] = field(default_factory=dict)
    _begun: set[int] = field(default_factory=set)

    def next_label(self, num: int, depth: int) -> ItemLabel | None:
        """Return the label of the next item of the list `num` at `depth`; None for no list."""
        abstract = self.abstracts.get(num)
        known = self.levels.get(abstract, {}) if abstract is not None else {}
        level = known.get(depth)
        if abstract is None or level is None:
            return None
        if level.is_bullet:
            return ItemLabel(level.pattern, 0, None, is_bullet=True)
        counts = self._counts.setdefault(abstract, {})
        self._restart(num, counts)
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [at for at in counts if at > depth]:
            del counts[deeper]
        text = _PLACE.sub(lambda found: _say(known, counts, int(found[1]) - 1), level.pattern)
        plain = _PLAIN.fullmatch(level.pattern)
        closing = (plain[1] or ".") if plain and level.format == "decimal" else None
        return ItemLabel(text, counts[depth], closing, is_bullet=False)

    def _restart(self, num: int, counts: dict[int, int]) -> None:
        """Begin again where the list says so, when its first item is met."""
        if num in self._begun:
            return
        self._begun.add(num)
        for (of, depth), start in self.starts.items():
            if of == num:
                counts[depth] = start - 1


def _say(levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels.get(depth)
    if level is None:
        return ""
    return spell(counts.get(depth, level.start), level.format)


def read_counting(root: etree._Element) -> Counting:
    """Return the lists in the `root` of a numbering part."""
    levels = {
        number(node, "abstractNumId"): {
            number(x, "ilvl"): _read_level(x) for x in node.iterchildren(w("lvl"))
        }
        for node in root.iterchildren(w("abstractNum"))
    }
    nums = {number(node, "numId"): node for node in root.iterchildren(w("num"))}
    starts = {
        (num, number(override, "ilvl")): number(start, "val")
        for num, node in nums.items()
        for override in node.iterchildren(w("lvlOverride"))
        if (start := override.find(w("startOverride"))) is not None
    }
    abstracts = {num: number(x.find(w("abstractNumId")), "val") for num, x in nums.items()}
    return Counting(levels, abstracts, starts)


def _read_level(node: etree._Element) -> Level:
    start = node.find(w("start"))
    return Level(
        value(node.find(w("numFmt"))) or "decimal",
        value(node.find(w("lvlText"))),
        1 if start is None else number(start, "val"),
    )

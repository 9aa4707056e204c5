"""`numbering.xml` in, the label of every numbered paragraph out, counted in reading order.

A label depends on all numbered paragraphs before it, and loops and conditions decide which those
are. So the compiled source carries a mark where a label belongs, and `Counters` goes through the
rendered source once, from the top, and writes the labels in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.template.setting.measures import whole
from docgen.template.setting.numerals import spell
from docgen.template.setting.properties import Properties, read_properties
from docgen.template.setting.styles import Styles
from docgen.template.setting.wordml import Element, attribute, child, children, is_on, value

_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: how its label is made, and what it lays over the paragraph."""

    start: int
    format: str
    text: str
    suffix: str
    alignment: str
    restart: int | None
    legal: bool
    style: str
    paragraph: Properties
    run: Properties
    picture: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """One `w:num`: which counters it shares, its levels, and where it starts them again."""

    id: str
    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._abstract = {
            attribute(x, "w:abstractNumId"): x for x in children(root, "w:abstractNum")
        }
        self._linked = {
            value(x, "w:styleLink"): key
            for key, x in self._abstract.items()
            if value(x, "w:styleLink")
        }
        nums = {attribute(x, "w:numId"): x for x in children(root, "w:num")}
        self._styles = styles
        self.lists = {key: self._read_list(key, x) for key, x in nums.items()}

    def level(self, num_id: str, level: int) -> Level | None:
        """Return a level of a list, None where the document has none such."""
        found = self.lists.get(num_id)
        return found.levels.get(level) if found else None

    def level_of_style(self, num_id: str, style_id: str) -> int:
        """Return the level that a paragraph style is linked to."""
        found = self.lists.get(num_id)
        levels = found.levels.items() if found else ()
        return next((n for n, level in levels if level.style == style_id), 0)

    def _read_list(self, num_id: str, num: Element) -> List:
        abstract = self._resolve(value(num, "w:abstractNumId"))
        levels = self._read_levels(self._abstract.get(abstract))
        starts: dict[int, int] = {}
        for override in children(num, "w:lvlOverride"):
            n = whole(attribute(override, "w:ilvl"))
            inner = child(override, "w:lvl")
            if inner is not None:
                levels[n] = _read_level(inner)
            start = value(override, "w:startOverride")
            if start:
                starts[n] = whole(start)
        return List(num_id, abstract, levels, starts)

    def _resolve(self, abstract: str) -> str:
        """Return the abstract list that stands behind a link to a numbering style."""
        link = value(self._abstract.get(abstract), "w:numStyleLink")
        return self._linked.get(link, abstract) if link else abstract

    def _read_levels(self, abstract: Element | None) -> dict[int, Level]:
        found = children(abstract, "w:lvl")
        return {whole(attribute(x, "w:ilvl")): _read_level(x) for x in found}


class Counters:
    """The state of every list while a document is read from its top."""

    def __init__(self, lists: Mapping[str, List]) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def next_label(self, num_id: str, n: int) -> str:
        """Return the label of the next paragraph of list `num_id` at level `n`."""
        found = self._lists[num_id]
        counts = self._counts.setdefault(found.abstract, [None] * _LEVELS)
        self._count(found, n, counts)
        return format_label(found, n, counts)

    def _count(self, found: List, n: int, counts: list[int | None]) -> None:
        start = self._start(found, n)
        overridden = n in found.starts and (found.id, n) not in self._started
        self._started.add((found.id, n))
        count = counts[n]
        counts[n] = start if count is None or overridden else count + 1
        for above in range(n):
            if counts[above] is None and above in found.levels:
                counts[above] = self._start(found, above)
        for below in range(n + 1, _LEVELS):
            level = found.levels.get(below)
            if level is None or level.restart is None or n < level.restart:
                counts[below] = None

    @staticmethod
    def _start(found: List, n: int) -> int:
        return found.starts.get(n, found.levels[n].start)


def format_label(found: List, n: int, counts: list[int | None]) -> str:
    """Return a label: `%1.%2` with the counts of those levels in their own numerals."""
    level = found.levels[n]
    label = level.text
    for place in range(n + 1):
        if f"%{place + 1}" in label:
            other = found.levels.get(place, level)
            numerals = "decimal" if level.legal else other.format
            count = counts[place]
            label = label.replace(
                f"%{place + 1}", spell(other.start if count is None else count, numerals)
            )
    return label


def _read_level(element: Element) -> Level:
    restart = value(element, "w:lvlRestart")
    return Level(
        start=whole(value(element, "w:start")),
        format=value(element, "w:numFmt", default="decimal"),
        text=attribute(child(element, "w:lvlText"), "w:val"),
        suffix=value(element, "w:suff", default="tab"),
        alignment=value(element, "w:lvlJc", default="left"),
        restart=whole(restart) if restart else None,
        legal=is_on(child(element, "w:isLgl")),
        style=value(element, "w:pStyle"),
        paragraph=read_properties(child(element, "w:pPr")),
        run=read_properties(child(element, "w:rPr")),
        picture=child(element, "w:lvlPicBulletId") is not None,
    )

"""The blocks of a story and how they were written before in; what need not be written anew out.

Documents of one template differ in a few lines. Where a line's neighbours and its own measures are
the same, so is the space round it, and what stands between two such lines is as it was.
"""

from __future__ import annotations

from typing import NamedTuple

from docgen.template.setting.line_moulds import LineMould
from docgen.template.setting.raw import Raw
from docgen.template.setting.spacing import Around

_PROPERTIES_END = "</w:pPr>"
_PROPERTIES = "<w:pPr"
#: Of these, some break the page, and what follows then stands at its top.
_BREAK = "<w:br "


class Group(NamedTuple):
    """Neighbours that are written as one, and what they came to.

    A table has no space `around` it. A paragraph that stands `alone` has no number, and no
    neighbour in its box. What takes `turns`, such as a heading, is written anew each time. Once
    one has had other words, it has a `mould`.
    """

    blocks: list[Raw]
    markup: str
    around: Around | None = None
    alone: bool = False
    turns: bool = False
    mould: LineMould | None = None

    @property
    def may_recur(self) -> bool:
        """Return whether it can be written again by itself."""
        return bool(self.blocks) and (self.alone or self.around is None or not self.turns)

    def takes(self, blocks: list[Raw]) -> bool:
        """Return whether `blocks` in the place of these leave all that is around as it was."""
        if len(self.blocks) != 1 or blocks[0].name != self.blocks[0].name:
            return False
        if self.around is None:
            return True
        return self.alone and _is_shaped_alike(self.blocks[0].text, blocks[0].text)


class Pattern:
    """How one story was last written, group by group; threads may share it."""

    __slots__ = ("groups",)

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups

    def compare(self, blocks: list[Raw]) -> list[tuple[Group, Raw | None]] | None:
        """Return each group with the block that stands in its place now, None where it still does.

        Return None where the story is another one, and must be written anew.
        """
        found: list[tuple[Group, Raw | None]] = []
        place = 0
        for group in self.groups:
            known = group.blocks
            now = blocks[place : place + len(known)]
            place += len(known)
            if now == known and not group.turns:
                found.append((group, None))
            elif now and group.takes(now):
                found.append((group, now[0]))
            else:
                return None
        return found if place == len(blocks) else None


def _is_shaped_alike(one: str, two: str) -> bool:
    """Return whether two paragraphs have the same properties, and break no page."""
    if _BREAK in one or _BREAK in two:
        return False
    properties, end, _ = one.partition(_PROPERTIES_END)
    if not end:
        return _PROPERTIES not in one and _PROPERTIES not in two
    return two.startswith(properties + end)

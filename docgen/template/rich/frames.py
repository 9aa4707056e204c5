"""Where a block stands (in a quotation, in a list, below a table) into its paragraph's looks.

A paragraph of a rich text looks like the one that its tag stood in, moved in by what it stands in.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from docgen.template.rich.bases import Base
from docgen.template.rich.properties import (
    Properties,
    amend,
    attributes_of,
    write_paragraph_properties,
    write_run_properties,
)
from docgen.template.rich.styles import StyleMap
from docgen.template.rich.wordxml import element

GAP: Final = 120  # twips between paragraphs of a template that would leave none
QUOTED: Final = 567  # twips that a quotation is moved in: a centimetre
_ONCE: Final = frozenset({"pageBreakBefore", "numPr", "keepNext", "framePr"})


@dataclass(frozen=True, slots=True)
class Frame:
    """What a block stands in.

    `left` is how far it is moved in, `origin` the part of it that lists count from, `depth` how
    many lists it is in and `quotes` how many quotations. `first` and `last`: it begins or ends the
    whole text. `close_above` and `close_below`: its neighbour belongs to the same tight list. What
    `leads` in a list or a table stays on its page.
    """

    left: int = 0
    origin: int = 0
    depth: int = 0
    quotes: int = 0
    first: bool = True
    last: bool = True
    close_above: bool = False
    close_below: bool = False
    after_table: bool = False
    leads: bool = False

    def quoted(self) -> Frame:
        """Return the frame of what is quoted here."""
        left = self.left + QUOTED
        return replace(self, left=left, origin=left, depth=0, quotes=self.quotes + 1)

    def between(self, *, above: bool, below: bool, close: bool, after_table: bool) -> Frame:
        """Return the frame of a block with other blocks above and below it, close or not."""
        return replace(
            self,
            first=self.first and not above,
            last=self.last and not below,
            close_above=close if above else self.close_above,
            close_below=close if below else self.close_below,
            after_table=after_table,
            leads=False,
        )


class Paragraphs:
    """Writes paragraphs in the manner of `base`."""

    def __init__(self, styles: StyleMap, base: Base, mark_run: Properties) -> None:
        self.styles = styles
        self.base = base
        self._mark = write_run_properties(mark_run) or base.paragraph.get("rPr", "")

    @cached_property
    def left(self) -> int:
        """Return how far in the base's own paragraph begins."""
        told = attributes_of(self._told("ind"))
        return _whole(told.get("left") or told.get("start", "0"))

    @cached_property
    def after(self) -> int:
        """Return the space below the base's own paragraph."""
        return _whole(attributes_of(self._told("spacing")).get("after", "0"))

    @cached_property
    def leaves_no_gap(self) -> bool:
        """Return whether paragraphs would stand so close that they look like one.

        A table style overrules the defaults of the document, but no paragraph style.
        """
        own = self.base.paragraph.get("spacing", "")
        by_style = self.styles.paragraph_property(self.base.style, "spacing", defaults=False)
        told = [attributes_of(xml) for xml in (own, by_style, self._outer_spacing())]
        gap = sum(
            next((_whole(x[side]) for x in told if side in x), 0) for side in ("before", "after")
        )
        return gap < GAP // 2

    def _outer_spacing(self) -> str:
        of_table = self.styles.paragraph_property(self.base.table_style, "spacing", defaults=False)
        of_table = of_table if self.base.table_style else ""
        return of_table or self.styles.paragraph_property("", "spacing")

    def _told(self, name: str) -> str:
        own = self.base.paragraph.get(name, "")
        return own or self.styles.paragraph_property(self.base.style, name)

    def write(self, inner: str, frame: Frame, changes: Mapping[str, str] | None = None) -> str:
        """Return a paragraph of the base's style with `changes` to its properties."""
        told = {**self._of_base(frame), **self._of_frame(frame), **(changes or {})}
        return f"<w:p>{write_paragraph_properties(told)}{inner}</w:p>"

    def write_styled(self, style: str, inner: str, changes: Mapping[str, str]) -> str:
        """Return a paragraph of another style, which then decides how it looks."""
        told = {"pStyle": element("pStyle", val=style), **changes}
        return f"<w:p>{write_paragraph_properties(told)}{inner}</w:p>"

    def _of_base(self, frame: Frame) -> dict[str, str]:
        whole = frame.first and frame.last
        told = {
            name: xml
            for name, xml in self.base.paragraph.items()
            if whole or name not in _ONCE or (frame.first and name != "keepNext")
        }
        told.pop("rPr", None)
        style = {"pStyle": element("pStyle", val=self.base.style)} if self.base.style else {}
        return {**told, **style, **({"rPr": self._mark} if self._mark else {})}

    def _of_frame(self, frame: Frame) -> dict[str, str]:
        told: dict[str, str] = {}
        if frame.left:
            own = self.base.paragraph.get("ind", "")
            told["ind"] = amend(own, "ind", left=self.left + frame.left)
        if frame.leads and not self.base.in_cell:  # in a cell it would keep the row with the next
            told["keepNext"] = "<w:keepNext/>"
        if gaps := self.gaps(frame):
            told["spacing"] = amend(self.base.paragraph.get("spacing", ""), "spacing", **gaps)
        return told

    def styled_gaps(self, frame: Frame) -> dict[str, str]:
        """Return the space above and below a paragraph of another style, as a property."""
        gaps = self.gaps(frame)
        return {"spacing": element("spacing", **gaps)} if gaps else {}

    def gaps(self, frame: Frame) -> dict[str, int]:
        """Return the space above and below, where it is not as the style has it."""
        gaps: dict[str, int] = {}
        if frame.close_above:
            gaps["before"] = 0
        elif frame.after_table:
            gaps["before"] = GAP
        if frame.close_below:
            gaps["after"] = 0
        elif self.leaves_no_gap and not frame.last:
            gaps["after"] = GAP
        return gaps


def _whole(text: str) -> int:
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return 0

"""A list in the tree into how its items look: by the template's own list styles where they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.template.rich.frames import Frame, Paragraphs
from docgen.template.rich.numbering import LEVELS, STEP, Kind, ListLevel
from docgen.template.rich.state import RenderState
from docgen.template.rich.tree import Item, Points
from docgen.template.rich.wordxml import element

_MOST = 32_767  # the highest number that Word's lists begin at


@dataclass(frozen=True, slots=True)
class ListLook:
    """How the items of one list look: the template's `drawn` level, or one of our own.

    `left` is where their text begins; `style` the list style they take, empty where they keep the
    style of the paragraph that the text stands in. What `ends` a list stands off from what follows
    as a paragraph does.
    """

    kind: Kind
    drawn: ListLevel | None
    level: int
    left: int
    hanging: int
    style: str
    ends: bool = False

    def write_item(self, paragraphs: Paragraphs, inner: str, num: int, frame: Frame) -> str:
        """Return an item's first paragraph, in the list `num`."""
        numbered = {"numPr": _number(num, self.level)}
        if not self.style:
            left = paragraphs.left + self.left
            indent = {"ind": element("ind", left=left, hanging=self.hanging)}
            return paragraphs.write(inner, frame, {**numbered, **indent})
        if self.drawn and self.drawn.named and self.kind is Kind.BULLET:
            return paragraphs.write_styled(
                self.style, inner, _spacing(paragraphs, frame, self.ends)
            )
        indent = {"ind": element("ind", left=self.left, hanging=self.hanging)}
        changes = {**numbered, **indent, **_spacing(paragraphs, frame, self.ends)}
        return paragraphs.write_styled(self.style, inner, changes)


def find_look(points: Points, frame: Frame, paragraphs: Paragraphs) -> ListLook:
    """Return how `points` look in `frame`."""
    kind = Kind(points.closing)
    styles = paragraphs.styles
    known = {Kind.BULLET: styles.bullets, Kind.NUMBER: styles.numbers}.get(kind, ())
    drawn = known[frame.depth] if frame.depth < len(known) else None
    if drawn is None:
        level = min(frame.depth, LEVELS - 1)
        return ListLook(kind, None, level, frame.origin + STEP * (frame.depth + 1), STEP, "")
    flush = not frame.origin and not paragraphs.left
    fits = flush and styles.looks_alike(drawn.style, paragraphs.base.style)
    style = drawn.style if fits else ""
    return ListLook(
        kind, drawn, drawn.level, frame.origin + drawn.left, drawn.hanging or STEP, style
    )


def number_items(points: Points, look: ListLook, state: RenderState) -> Iterator[tuple[int, Item]]:
    """Yield each item with the number of the list that it belongs to.

    Numbers print as they were typed: where one is skipped, the list begins again there. Who types
    `1.` before every item leaves the counting to us.
    """
    if look.kind is Kind.BULLET:
        num = look.drawn.num if look.drawn else state.own_bullets()
        yield from ((num, item) for item in points.items)
        return
    counted = _counts_itself(points.items)
    abstract = look.drawn.abstract if look.drawn else state.own_definition(look.kind)
    num = expected = 0
    for place, item in enumerate(points.items):
        if place == 0 or not (counted or item.number in (expected, _MOST)):
            start = min(item.number, _MOST)
            num = state.add_list(abstract, level=look.level, start=start)
        expected = item.number + 1
        yield num, item


def _counts_itself(items: Sequence[Item]) -> bool:
    return all(item.number == items[0].number for item in items)


def _number(num: int, level: int) -> str:
    return f"<w:numPr>{element('ilvl', val=level)}{element('numId', val=num)}</w:numPr>"


def _spacing(paragraphs: Paragraphs, frame: Frame, ends: bool) -> dict[str, str]:
    apart = {"contextualSpacing": element("contextualSpacing", val="0")}
    close = frame.close_above or frame.close_below
    gaps = paragraphs.gaps(frame)
    if ends and paragraphs.after:
        gaps = {**gaps, "after": paragraphs.after}
    told = {"spacing": element("spacing", **gaps)} if gaps else {}
    return {**told, **({} if close else apart)}

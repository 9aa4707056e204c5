"""Paragraphs of lists, one after the other as Word keeps them, into lists within lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.template.chapters.counting import ItemLabel
from docgen.template.rich.tree import Block, Item, Numbered, Paragraph, Points, Spans


@dataclass(frozen=True, slots=True)
class Entry:
    """One paragraph of a list: how deep, its label, its words, and what stands below them."""

    depth: int
    label: ItemLabel
    spans: Spans
    below: tuple[Block, ...] = ()


def nest(entries: Sequence[Entry]) -> list[Block]:
    """Return the lists that `entries` make up; what is deeper belongs to the item above it.

    Bullets and plain numbers become lists of the report's own. A label of another kind, 2.1 or (b),
    is kept as it is, since other places of the text may name it.
    """
    blocks: list[Block] = []
    at = 0
    while at < len(entries):
        end = at + 1
        while end < len(entries) and entries[end].depth > entries[at].depth:
            end += 1
        _add(blocks, entries[at], nest(entries[at + 1 : end]))
        at = end
    return blocks


def _add(blocks: list[Block], entry: Entry, deeper: list[Block]) -> None:
    label, below = entry.label, (*entry.below, *deeper)
    if not label.is_bullet and label.closing is None:
        blocks += [Numbered(label.text, entry.spans), *below]
        return
    closing = label.closing or ""
    item = Item(label.count, (Paragraph(entry.spans), *below))
    last = blocks[-1] if blocks else None
    if isinstance(last, Points) and last.closing == closing:
        blocks[-1] = Points((*last.items, item), closing, loose=False)
    else:
        blocks.append(Points((item,), closing, loose=False))

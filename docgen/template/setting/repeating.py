"""The blocks of a story in; its groups out, as they were written before and anew as far as new.

A story that recurs is looked up by its place. A group that stands in it as before is taken over,
one that differs in itself alone is written again by itself, and all else with its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.template.setting.blocks import Block, is_empty
from docgen.template.setting.flow import Flow
from docgen.template.setting.keeping import Store
from docgen.template.setting.line_moulds import LineMould
from docgen.template.setting.patterns import Group, Pattern
from docgen.template.setting.raw import Raw
from docgen.template.setting.spacing import Around
from docgen.template.setting.words import SHORT

if TYPE_CHECKING:
    from docgen.template.setting.story import Story

Place = tuple[object, ...]


def write_groups(
    story: Story, blocks: list[Raw], flow: Flow, patterns: Store[Place, Pattern], place: Place
) -> list[Group]:
    """Return the groups of neighbours among `blocks`, of which `patterns` may know by `place`."""
    pattern = patterns.get(place)
    compared = pattern.compare(blocks) if pattern else None
    if compared is None:
        groups = list(_write(story, blocks, flow))
    else:
        groups = [_repeat(story, group, now, flow) for group, now in compared]
    if all(group.may_recur for group in groups):
        patterns.put(place, Pattern(groups))
    return groups


def _write(story: Story, blocks: list[Raw], flow: Flow) -> Iterator[Group]:
    """Yield the groups of neighbours among these blocks, each written anew."""
    document = story.document
    read: list[Block] = []
    turns = [document.turns]
    for block in blocks:
        read += story.read([block])
        turns.append(document.turns)
    if story.in_cell and len(read) > 1 and isinstance(read[-2], str) and is_empty(read[-1]):
        # the paragraph that Word must have behind a table in a cell takes no room
        read.pop()
    one_for_one = len(read) == len(blocks)
    place, last = 0, document.turns
    for written in flow.groups(read):
        end = place + written.length
        took = turns[place] != turns[end] or last != document.turns if one_for_one else True
        known = blocks[place:end] if one_for_one else []
        yield Group(known, written.markup, written.around, written.alone, took)
        place, last = end, document.turns


def _repeat(story: Story, group: Group, now: Raw | None, flow: Flow) -> Group:
    """Return a group as it is in this document, where `now` stands in its place if anything."""
    document, turns = story.document, story.document.turns
    if now is None:
        if len(group.markup) < SHORT:  # nearly always: a name for what recurs
            return group
        markup = document.recurring.markup(group.markup, document.number)
        return group if markup is group.markup else group._replace(markup=markup)
    around, mould = group.around, group.mould
    if around is None:
        markup = story.read_table(now.text)
    else:
        line, mould = _write_line(story, now.text, around, mould, flow)
        markup = document.recurring.markup(line, document.number)
    return Group([now], markup, around, group.alone, turns != document.turns, mould)


def _write_line(
    story: Story, text: str, around: Around, mould: LineMould | None, flow: Flow
) -> tuple[str, LineMould | None]:
    """Return the paragraph in `text` with this space round it, and the mould of its place."""
    line = mould.cast(text) if mould and text not in story.document.constants else None
    if line is not None:
        return line, mould

    def write(one: str) -> str:
        return flow.write_alone(story.read_paragraph(one), around)

    paragraph = story.read_paragraph(text)
    if mould is None and paragraph.steady and not paragraph.constant:
        mould = LineMould.of(text, write)
    return flow.write_alone(paragraph, around), mould

"""A part of a Word file in; out come its paragraphs, each with its place as a Word user counts.

Word shows no line numbers, so a place is `paragraph 14`, or `table 2, row 3, cell 1`, and the words
around it. Tags are found in the part as the author sees it, before docxtpl patched it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import accumulate
from typing import Final

from lxml import etree

from docgen.errors import Place
from docgen.template.tags import Tag, TagKind, find_tags

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS: Final = frozenset({f"{_W}t", f"{_W}instrText", f"{_W}delText"})
_AROUND: Final = 24
_Standing = tuple[etree._Element, str]
_ADDED_BY_DOCXTPL: Final = ("colspan", "cellbg")


@dataclass(frozen=True, slots=True)
class Spot:
    """A paragraph: its text, where it stands, and whether that is in a table."""

    text: str
    where: str
    in_table: bool = False


@dataclass(frozen=True)
class Outline:
    """The paragraphs of one part, in order, and the tags in them."""

    file: str
    part: str
    spots: Sequence[Spot]

    @cached_property
    def text(self) -> str:
        """Return the text of the part, a line for each paragraph."""
        return "\n".join(spot.text for spot in self.spots)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Return every tag of the part."""
        return tuple(find_tags(self.text))

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(spot.text) + 1 for spot in self.spots), initial=0))

    def spot_of(self, tag: Tag) -> Spot:
        """Return the paragraph in which `tag` begins."""
        return self.spots[min(bisect_right(self._starts, tag.start), len(self.spots)) - 1]

    def place_of(self, tag: Tag | None = None) -> Place:
        """Return the place of `tag`, with the words around it; without one, the part."""
        if tag is None:
            return Place(file=self.file, part=self.part)
        return Place(
            file=self.file,
            part=self.part,
            spot=self.spot_of(tag).where,
            excerpt=self._excerpt(tag),
        )

    def _excerpt(self, tag: Tag) -> str:
        before = self.text[: tag.start].rpartition("\n")[2]
        after = self.text[tag.end :].partition("\n")[0]
        if len(before) > _AROUND:
            before = before[-_AROUND:].partition(" ")[2]
        if len(after) > _AROUND:
            after = after[:_AROUND].rpartition(" ")[0]
        return f"{before}{self.text[tag.start : tag.end]}{after}".strip()

    def match(self, patched: Sequence[Tag]) -> tuple[Tag | None, ...]:
        """Return, for each tag of the patched part, the tag that its author wrote.

        docxtpl moves few tags and adds some; what it added belongs with the tag before.
        """
        ours = [tag for tag in self.tags if tag.kind is not TagKind.NOTE]
        matcher = SequenceMatcher(
            None, [_key(tag) for tag in ours], [_key(tag) for tag in patched], autojunk=False
        )
        found: list[Tag | None] = [None] * len(patched)
        for first, second, size in matcher.get_matching_blocks():
            found[second : second + size] = ours[first : first + size]
        return tuple(accumulate(found, lambda before, tag: tag or before))


def _key(tag: Tag) -> str:
    words = tag.words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    head = words.split("|based(")[0]
    for word in _ADDED_BY_DOCXTPL:
        head = head.removeprefix(word)
    return "".join(head.split("|rich")[0].split())


def outline_part(xml: bytes, file: str, part: str) -> Outline:
    """Return the paragraphs of the part `xml`, which Word users know as `part` of `file`."""
    spots = (
        Spot(own_text(paragraph), where, in_table="table" in where)
        for paragraph, where in walk_paragraphs(xml)
    )
    return Outline(file, part, tuple(spots))


def walk_paragraphs(xml: bytes) -> Iterator[_Standing]:
    """Yield the paragraphs of a part, each with its place as a Word user counts."""
    root = etree.fromstring(xml)
    body = root.find(f"{_W}body")
    return _walk(root if body is None else body, "")


def outline_text(text: str, file: str, part: str, where: str) -> Outline:
    """Return a single text, such as a document property, as the outline of a part."""
    return Outline(file, part, (Spot(text, where),))


def _walk(parent: etree._Element, inside: str) -> Iterator[_Standing]:
    """Yield the paragraphs below `parent`, whose own place is `inside`."""
    paragraphs = tables = 0
    blocks = list(_blocks(parent))
    for child in blocks:
        if child.tag == f"{_W}p":
            paragraphs += 1
            alone = len(blocks) == 1 and "cell" in inside  # then the cell is place enough
            where = inside.rstrip(", ") if alone else f"{inside}paragraph {paragraphs}"
            yield from _paragraph(child, where)
        else:
            tables += 1
            yield from _table(child, f"{inside}table {tables}")


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables, through content controls, notes and what else wraps them."""
    for child in parent:
        if child.tag in {f"{_W}p", f"{_W}tbl"}:
            yield child
        else:
            yield from _blocks(child)


def _paragraph(paragraph: etree._Element, where: str) -> Iterator[_Standing]:
    yield paragraph, where
    for box in paragraph.iter(f"{_W}txbxContent"):
        yield from _walk(box, f"{where}, text box, ")


def own_text(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, without that of a text box in it."""
    return "".join(
        node.text or ""
        for node in paragraph.iter(*_TEXTS)
        if next(node.iterancestors(f"{_W}p")) is paragraph
    )


def _table(table: etree._Element, where: str) -> Iterator[_Standing]:
    for number, row in enumerate(_rows(table, "tr"), 1):
        for position, cell in enumerate(_rows(row, "tc"), 1):
            yield from _walk(cell, f"{where}, row {number}, cell {position}, ")


def _rows(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """Yield the rows of a table, or the cells of a row, through content controls."""
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif child.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}del"}:
            yield from _rows(child, name)

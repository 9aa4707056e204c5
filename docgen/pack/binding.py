"""Opened pieces in their places, and their stamps, in; one bound PDF out, tags and all.

lay pages and tags together → put the pages in order → lead links → write tree, outline, labels,
names → stamp → claims and recipe → save
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from docgen.pack import words
from docgen.pack.geometry import A4
from docgen.pack.labels import write_labels
from docgen.pack.layout import Layout, Placed
from docgen.pack.links import add_way_back, lead_links, write_destinations
from docgen.pack.merging import Merged, Merger
from docgen.pack.metadata import NO_CLAIMS, About, Claims, add_intent, write_metadata
from docgen.pack.opened import Opened, Source
from docgen.pack.outlines import Bookmark, moved, write_outline
from docgen.pack.papers import Kind
from docgen.pack.recipe import write_recipe
from docgen.pack.saving import save_pdf
from docgen.pack.sheets.stamps import BLANK, leads_back
from docgen.pack.stamping import Stamper
from docgen.pack.trees import Thing

Progress = Callable[[int, int], None]


def _tell_nobody(_: int, __: int) -> None:
    """Be told how far the work is, and say nothing."""


@dataclass(frozen=True, slots=True)
class Binding:
    """All that makes a bound pack, beside the pieces themselves.

    `stamps` returns a PDF with a page for each of the pack; it is asked last, and may come of
    another thread. `ways_back` puts a link to the contents on the first page of each paper.
    """

    layout: Layout
    stamps: Callable[[], bytes] = field(repr=False)
    about: About
    claims: Claims = NO_CLAIMS
    recipe: Mapping[str, Any] = field(default_factory=dict, repr=False)
    ways_back: bool = True


def bind(pieces: Sequence[Opened], binding: Binding, progress: Progress = _tell_nobody) -> bytes:
    """Return the pack of `pieces`, which stand in the order of the layout.

    The sources are closed. The same pieces give the same bytes.
    """
    with pikepdf.new() as out:
        binder = _Binder(out, pieces, binding)
        binder.merge(progress)
        binder.order()
        binder.tie()
        binder.describe()
        with pikepdf.open(io.BytesIO(binding.stamps())) as stamps:
            binder.stamp(stamps)
            return save_pdf(out, packed=True)


class _Binder:
    """One pack while it is bound."""

    def __init__(self, out: pikepdf.Pdf, pieces: Sequence[Opened], binding: Binding) -> None:
        self._out = out
        self._pieces = pieces
        self._binding = binding
        self._placed = binding.layout.placed
        self._merger = Merger(out)
        self._merged: dict[Source, Merged] = {}

    def merge(self, progress: Progress) -> None:
        """Lay the pages and tags of all sources together."""
        sources = list(dict.fromkeys(one.source for one in self._pieces))
        for number, source in enumerate(sources, start=1):
            if "/OutputIntents" not in self._out.Root and source.quick:
                add_intent(self._out, source.pdf)
            self._merged[source] = self._merger.add(source.pdf, quick=source.quick)
            source.close()  # else all papers would be in memory twice
            progress(number, len(sources))

    def order(self) -> None:
        """Put the pages in the order of the layout, with the blank ones between."""
        wanted = list(self._pages_wanted())
        if wanted == list(range(len(self._out.pages))):
            return
        pages = [page.obj for page in self._out.pages]
        del self._out.pages[:]
        for number in wanted:
            if number is None:
                self._out.add_blank_page(page_size=(A4[2], A4[3]))
            else:
                self._out.pages.append(pikepdf.Page(pages[number]))

    def _pages_wanted(self) -> Iterator[int | None]:
        for opened, placed in zip(self._pieces, self._placed, strict=True):
            yield from (None for _ in placed.blank_labels)
            first = self._merged[opened.source].pages.start
            yield from (first + number for number in opened.pages)

    def tie(self) -> None:
        """Write the tree, and lead every link of ours to its page."""
        document = self._out.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document))
        document.Lang = self._binding.about.languages[0].tag
        document.T = self._binding.about.title
        parts = [part for place in range(len(self._placed)) for part in self._parts(place)]
        self._merger.finish(document, parts)
        lead_links(self._out, self._own_pages(), self._item, self._contents())

    def _parts(self, place: int) -> Iterator[Thing]:
        """Return the element of a piece, and that of the way back from it."""
        opened, placed = self._pieces[place], self._placed[place]
        tops = self._merged[opened.source].tops
        yield self._part(opened, tops if opened.top is None else (tops[opened.top],))
        if self._binding.ways_back and leads_back(placed, 0):
            first, enter = placed.first, self._merger.add_entry
            yield add_way_back(self._out, first, placed.boxes[0], self._contents(), enter)

    def _part(self, opened: Opened, tops: Sequence[Thing]) -> Thing:
        piece = opened.piece
        if len(tops) == 1 and tops[0].get("/S") in (Name.Document, Name.Part):
            part = tops[0]
            part.S = Name.Part
        else:
            part = self._out.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part))
            part.K = Array(tops)
            for top in tops:
                top.P = part
        part.T = piece.said_title
        if "/Lang" not in part:
            part.Lang = self._merged[opened.source].language or piece.language.tag
        return part

    def _own_pages(self) -> Iterator[int]:
        for placed in self._placed:
            if placed.piece.kind is not Kind.PAPER:
                yield from placed.pages

    def _item(self, place: int) -> tuple[int, str]:
        placed = self._placed[place]
        told = words.filled(words.GO_TO, placed.piece.title, placed.labels[0])
        return placed.first, told[placed.piece.language] or told.en

    def _contents(self) -> tuple[int, str]:
        return 0, words.say(words.BACK, self._binding.about.languages)

    def describe(self) -> None:
        """Write outline, labels, names, record and recipe."""
        binding, out = self._binding, self._out
        write_outline(out, list(self._outline()))
        write_labels(out, binding.layout.labels)
        write_destinations(out, dict(self._names()))
        write_metadata(out, binding.about, binding.claims)
        for key in ("/NeedAppearances", "/XFA"):
            if "/AcroForm" in out.Root and key in out.Root.AcroForm:
                del out.Root.AcroForm[key]
        write_recipe(out, binding.recipe, binding.about.day.strftime("D:%Y%m%d000000Z"))

    def _names(self) -> Iterator[tuple[str, int]]:
        yield "contents", 0
        indexed = [one for one in self._placed if is_indexed(one)]
        yield from ((f"item-{number}", one.first) for number, one in enumerate(indexed))

    def _outline(self) -> Iterator[Bookmark]:
        """Return the pack's bookmarks: the contents, then the papers, groups above theirs."""
        contents = words.say(words.CONTENTS, self._binding.about.languages)
        yield Bookmark(contents, 0)
        group: Bookmark | None = None
        for opened, placed in zip(self._pieces, self._placed, strict=True):
            if not is_indexed(placed):
                continue
            name = words.say(placed.piece.group, self._binding.about.languages)
            if name and (group is None or group.title != name):
                group = Bookmark(name, placed.first, is_open=True)
                yield group
            group = group if name else None
            entry = _entry(opened, placed)
            if group is None:
                yield entry
            else:
                group.below.append(entry)

    def stamp(self, stamps: pikepdf.Pdf) -> None:
        """Lay each page of `stamps` on its page."""
        stamper = Stamper(self._out, stamps)
        for opened, placed in zip(self._pieces, self._placed, strict=True):
            before = len(placed.blank_labels)
            for number in range(placed.first - before, placed.first):
                stamper.stamp(number, BLANK, trusted=True)
            for number, box in zip(placed.pages, placed.boxes, strict=True):
                stamper.stamp(number, box, trusted=opened.source.quick)


def _entry(opened: Opened, placed: Placed) -> Bookmark:
    piece = placed.piece
    below = moved(opened.bookmarks, placed.first)
    return Bookmark(f"{piece.number}. {piece.said_title}", placed.first, below=below)


def is_indexed(placed: Placed) -> bool:
    """Return whether a piece has a line in the index: papers, and slips in the place of one."""
    piece = placed.piece
    return piece.kind is Kind.PAPER or (piece.kind is Kind.SLIP and not piece.is_ours)

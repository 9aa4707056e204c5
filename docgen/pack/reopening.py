"""A pack of ours in; its recipe, and its pieces as they were before they were bound, out.

The cover, the blank pages, the stamps and the ways back are taken off; what is left are the papers
and the sheets before them, each with its element of the tree and the labels of its pages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import pikepdf
from pikepdf import Array, Name

from docgen.errors import PackError
from docgen.pack.describing import read_known, read_piece
from docgen.pack.elements import is_dictionary, is_tree, kids_of, listed, walk
from docgen.pack.geometry import read_box
from docgen.pack.layout import Known
from docgen.pack.links import WAY_BACK
from docgen.pack.opened import Opened, Source
from docgen.pack.opening import DAMAGE, CannotBindError, open_pdf
from docgen.pack.outlines import Bookmark, moved, read_outline
from docgen.pack.papers import Kind, Piece
from docgen.pack.recipe import read_recipe
from docgen.pack.stamping import inherit, unstamp
from docgen.pack.trees import Thing, read_numbers, write_numbers


@dataclass(frozen=True, slots=True)
class Reopened:
    """A pack that was opened again: what it was made from, and its pieces without the cover.

    `front` has the labels of the cover's pages.
    """

    recipe: Mapping[str, Any] = field(repr=False)
    pieces: tuple[Opened, ...]
    front: Known
    source: Source

    def close(self) -> None:
        """Close the file; the pieces are of no use then."""
        self.source.close()


def reopen(data: bytes, password: str = "", *, without: Set[str] = frozenset()) -> Reopened:
    """Return the pack `data` taken apart, and nothing left in it of the papers `without`.

    Raises `PackError` where it is no pack of ours, or needs another password.
    """
    try:
        pdf = open_pdf(data, password)
    except CannotBindError:
        hint = "check that it is a PDF, and its password"
        raise PackError("the pack cannot be opened", hint=hint) from None
    recipe = read_recipe(pdf)
    try:
        if recipe is not None and is_tree(pdf):
            return _take_apart(pdf, recipe, without)
    except (*DAMAGE, StopIteration):
        pass  # a recipe that somebody has changed by hand is none
    pdf.close()
    hint = "a pack of `docgen pack` carries its recipe; another PDF can be a paper of one"
    raise PackError("this PDF is not a pack that can be changed", hint=hint)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A piece of the recipe, the labels of its pages, and the page it began on."""

    piece: Piece
    known: Known
    start: int

    @property
    def pages(self) -> range:
        return range(self.start, self.start + len(self.known.labels))

    @property
    def is_indexed(self) -> bool:
        kind = self.piece.kind
        return kind is Kind.PAPER or (kind is Kind.SLIP and not self.piece.is_ours)


def _take_apart(pdf: pikepdf.Pdf, recipe: Mapping[str, Any], without: Set[str]) -> Reopened:
    front, *entries = _read_entries(recipe)
    bookmarks = list(_bookmarks(read_outline(pdf), entries))
    kept = [n for n, entry in enumerate(entries) if entry.piece.number not in without]
    ranges = _strip(pdf, [entries[n] for n in kept])
    _cut_tree(pdf, kept)
    source = Source(pdf, quick=False)
    opened = []
    for place, (number, pages) in enumerate(zip(kept, ranges, strict=True)):
        entry = entries[number]
        boxes = tuple(read_box(pdf.pages[page].obj) for page in pages)
        below = moved(bookmarks[number], -entry.start)
        opened.append(Opened(entry.piece, source, pages, boxes, below, place, entry.known))
    return Reopened(recipe, tuple(opened), front.known, source)


def _read_entries(recipe: Mapping[str, Any]) -> Iterator[_Entry]:
    first = 0
    for data in recipe["pieces"]:
        known = read_known(data)
        start = first + len(known.blank_labels)
        yield _Entry(read_piece(data), known, start)
        first = start + len(known.labels)


def _bookmarks(outline: Sequence[Bookmark], entries: Sequence[_Entry]) -> Iterator[list[Bookmark]]:
    """Return of each piece the bookmarks below its own; a sheet has none."""
    known = _own_bookmarks(outline[1:], [entry.piece for entry in entries])
    for entry in entries:
        own = next(known, None) if entry.is_indexed else None
        yield own.below if own else []


def _own_bookmarks(outline: Sequence[Bookmark], pieces: Sequence[Piece]) -> Iterator[Bookmark]:
    """Return the bookmark of each paper; those of an inner pack stand below its own."""
    groups = {text for piece in pieces if piece.group for text in (piece.group.en, piece.group.cy)}
    for one in outline:
        if one.below and set(one.title.split(" / ")) <= groups:
            yield from one.below
        else:
            yield one


def _strip(pdf: pikepdf.Pdf, entries: Sequence[_Entry]) -> list[range]:
    """Take off what was put around the papers; return where each piece's pages are then."""
    pages = [page.obj for page in pdf.pages]
    keep = {number for entry in entries for number in entry.pages}
    for page in pages:
        inherit(page)
        _drop_ways_back(page)
    unstamp(pages)
    for number in sorted(set(range(len(pages))) - keep, reverse=True):
        del pdf.pages[number]
    ends = list(accumulate(len(entry.pages) for entry in entries))
    return [range(end - len(e.pages), end) for end, e in zip(ends, entries, strict=True)]


def _drop_ways_back(page: Thing) -> None:
    if "/Annots" in page:
        found = listed(page.get("/Annots"))
        page.Annots = Array([one for one in found if str(one.get("/NM", "")) != WAY_BACK])


def _cut_tree(pdf: pikepdf.Pdf, kept: Sequence[int]) -> None:
    """Leave in the tree the parts of the pieces `kept`, each at the top, and what leads to them.

    What stayed in the parent tree would be copied with it: a paper that was taken out too.
    """
    root = pdf.Root.StructTreeRoot
    document = next(iter(kids_of(root)))
    parts = [kid for kid in kids_of(document) if is_dictionary(kid) and Name.Part == kid.S]
    _, *of_pieces = parts
    root.K = Array([of_pieces[number] for number in kept])
    elements = {one.objgen for number in kept for one in walk(of_pieces[number])}
    entries = [
        (key, value)
        for key, value in read_numbers(root.ParentTree)
        if any(is_dictionary(one) and one.objgen in elements for one in listed(value))
    ]
    root.ParentTree = write_numbers(pdf, entries)

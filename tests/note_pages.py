"""A PDF in; where each footnote's mark stands and where its note begins, out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import NamedTuple

import pikepdf
from pdf_checks.tree import Element, Key, elements_of, key_of


class NotePages(NamedTuple):
    """The pages, counted from 1, of a note's mark and of the first line of the note itself."""

    mark: int
    note: int


def note_pages(pdf: bytes) -> list[NotePages]:
    """Return the pages of each footnote of `pdf`, in reading order."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        pages = {key_of(page.obj): number for number, page in enumerate(opened.pages, 1)}
        notes = [x for top in elements_of(opened) for x in top.walk() if x.kind == "Note"]
        return [NotePages(_page_of_mark(note, pages), _first(note, pages)) for note in notes]


def _page_of_mark(note: Element, pages: dict[Key, int]) -> int:
    """Return the page of a note's mark: a PDF has the note right behind it in the same element."""
    assert note.parent is not None
    siblings = note.parent.children
    return _first(siblings[siblings.index(note) - 1], pages)


def _first(element: Element, pages: dict[Key, int]) -> int:
    return min(_pages(element, pages))


def _pages(element: Element, pages: dict[Key, int]) -> Iterator[int]:
    for each in element.walk():
        yield from (pages[page] for page, _ in each.contents if page is not None)

"""Typst source and what its contents list names in; the page on which each of these stands out.

A Word file is to say them before anybody opens it, and only a document that has been set knows.
Setting it again as a PDF then costs little, since Typst remembers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.errors import TypesetError
from docgen.model import TypstSource
from docgen.pack.heading_pages import find_headings
from docgen.typeset import typeset_typst


def find_pages(source: TypstSource, entries: Sequence[str]) -> tuple[int, ...]:
    """Return the page of each of `entries`, headings of `source` in their order.

    Return none where it cannot be set: who then asks for the PDF is told why.
    """
    try:
        headings = find_headings(typeset_typst(source).pdf)
    except TypesetError:
        return ()
    return tuple(_match(entries, iter(headings)))


def _match(entries: Sequence[str], headings: Iterator[tuple[str, int]]) -> Iterator[int]:
    """Yield the page of each entry, up to one that no heading is left for."""
    for entry in entries:
        page = next((page for words, page in headings if _plain(words) == _plain(entry)), None)
        if page is None:
            return
        yield page


def _plain(words: str) -> str:
    return "".join(letter for letter in words if letter.isalnum())

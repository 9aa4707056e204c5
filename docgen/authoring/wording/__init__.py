"""Turns sources into pairs of sentences for a translator, and what comes back into new sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from docgen.authoring.source import Source
from docgen.authoring.wording.pairs import Pair, bare, pairs_of
from docgen.authoring.wording.reviews import (
    NO_REVIEWS,
    Review,
    Reviews,
    read_reviews,
    write_reviews,
)
from docgen.authoring.wording.rows import Import, Row, apply_rows
from docgen.authoring.wording.workbook import read_workbook, write_workbook
from docgen.authoring.wording.xliff import read_xliff, write_xliff
from docgen.errors import LibraryError

_WRITERS: Mapping[str, Callable[[Iterable[Pair]], bytes]] = {
    ".xlsx": write_workbook,
    ".xlf": write_xliff,
}
_READERS: Mapping[str, Callable[[bytes], tuple[Row, ...]]] = {
    ".xlsx": read_workbook,
    ".xlf": read_xliff,
}
FORMATS = tuple(_WRITERS)


def export_wording(pairs: Iterable[Pair], ending: str = ".xlsx") -> bytes:
    """Return `pairs` as a file of the kind that `ending` names."""
    return _WRITERS[_known(ending)](pairs)


def import_wording(
    sources: Iterable[Source],
    data: bytes,
    ending: str = ".xlsx",
    *,
    file: str = "",
    reviews: Reviews = NO_REVIEWS,
) -> Import:
    """Return what the translator's file `data` changes in `sources`; nothing is written here.

    `reviews` are those that hold before.
    """
    read = _READERS[_known(ending)]
    return apply_rows(read(data), sources, file=file, reviews=reviews)


def _known(ending: str) -> str:
    if ending not in _WRITERS:
        raise LibraryError("wording is kept as .xlsx or .xlf", hint="name the file so")
    return ending


__all__ = [
    "FORMATS",
    "NO_REVIEWS",
    "Import",
    "Pair",
    "Review",
    "Reviews",
    "bare",
    "export_wording",
    "import_wording",
    "pairs_of",
    "read_reviews",
    "write_reviews",
]

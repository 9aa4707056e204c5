"""Turns sources into pairs of sentences for a translator, and what comes back into new sources."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from docgen.authoring.source import Source
from docgen.authoring.wording.pairs import Pair, pairs_of
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


def export_wording(
    sources: Iterable[Source], ending: str = ".xlsx", *, reviewed: Collection[str] = ()
) -> bytes:
    """Return the pairs of all `sources` as a file of the kind that `ending` names.

    `reviewed` are the ids of the forms whose Welsh somebody has read.
    """
    write = _WRITERS[_known(ending)]
    return write(
        pair for source in sources for pair in pairs_of(source, reviewed=source.form_id in reviewed)
    )


def import_wording(
    sources: Iterable[Source], data: bytes, ending: str = ".xlsx", *, file: str = ""
) -> Import:
    """Return what the translator's file `data` changes in `sources`; nothing is written here."""
    read = _READERS[_known(ending)]
    return apply_rows(read(data), sources, file=file)


def _known(ending: str) -> str:
    if ending not in _WRITERS:
        raise LibraryError("wording is kept as .xlsx or .xlf", hint="name the file so")
    return ending


__all__ = ["FORMATS", "Import", "export_wording", "import_wording"]

"""The wording of a library's forms, out to a translator and back into the sources."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docgen.authoring import export_wording as export_pairs
from docgen.authoring import import_wording as import_pairs
from docgen.catalogue import Library
from docgen.engine.building import sourced_forms
from docgen.errors import LibraryError, Problem

_FORMATS = (".xlsx", ".xlf")


def export_wording(library: Library, forms: Iterable[str], ending: str) -> bytes:
    """Return every pair of sentences of `forms` (all, when none is named) as one file.

    `ending` is `.xlsx` or `.xlf`; another raises `LibraryError`.
    """
    if ending.lower() not in _FORMATS:
        raise LibraryError("wording is written as .xlsx or .xlf", hint="name the file so")
    sources = [source for _, source in sourced_forms(library, forms)]
    return export_pairs(sources, ending.lower())


def import_wording(library: Library, file: Path) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return the sources that `file` changes, by their place in the library, and what was noticed.

    A sentence whose placeholders differ is not taken, and is told with its row.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise LibraryError("the wording cannot be opened", hint="check its name") from error
    sourced = list(sourced_forms(library))
    result = import_pairs(
        [source for _, source in sourced], data, file.suffix.lower(), file=file.name
    )
    changed = {
        f"{form.toolkit}/{source.file}": result.changed[source.form_id].encode()
        for form, source in sourced
        if source.form_id in result.changed
    }
    return changed, result.problems

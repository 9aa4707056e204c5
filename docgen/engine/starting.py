"""Something to begin with: a case file to fill in, and the invented case of the demonstration."""

from __future__ import annotations

from pathlib import Path

from docgen.cases import SCHEMA_FILE, write_editor_schema, write_starter
from docgen.catalogue import Library
from docgen.errors import LibraryError


def new_case(library: Library, toolkit: str = "ctm") -> dict[str, bytes]:
    """Return the files of a new case: the commented case file, and the schema editors check it by.

    Raises `LibraryError` where there is no such toolkit.
    """
    if toolkit not in library.toolkits:
        known = ", ".join(library.toolkits)
        raise LibraryError("there is no such toolkit", hint=f"choose from: {known}")
    starter, schema = write_starter(library, toolkit), write_editor_schema(library)
    return {"case.yaml": starter.encode(), SCHEMA_FILE: schema.encode()}


def sample_case(library: Library) -> Path:
    """Return the path of the invented case that the library carries."""
    path = library.folders.find("samples/case.yaml")
    if path is None:
        raise LibraryError("the library has no `samples/case.yaml`")
    return path

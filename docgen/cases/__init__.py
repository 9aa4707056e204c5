"""A case file, a board file and a library in; a checked `Case` and a template's view of it out."""

from __future__ import annotations

from docgen.cases.case import Case, blank_case, read_case
from docgen.cases.context import Context, build_context
from docgen.cases.each import Items, items_of
from docgen.cases.editor_schema import write_editor_schema
from docgen.cases.needs import applies, missing_fields
from docgen.cases.starter import SCHEMA_FILE, write_starter

__all__ = [
    "SCHEMA_FILE",
    "Case",
    "Context",
    "Items",
    "applies",
    "blank_case",
    "build_context",
    "items_of",
    "missing_fields",
    "read_case",
    "write_editor_schema",
    "write_starter",
]

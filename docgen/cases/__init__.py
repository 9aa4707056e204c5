"""A case file, a board file and a library in; a checked `Case` and a template's view of it out."""

from __future__ import annotations

from docgen.cases.case import Case, blank_case, read_case
from docgen.cases.context import Context, build_context, find_gaps, settle
from docgen.cases.dates import NEAR, DueDate, find_dates
from docgen.cases.derived.decisions import suggest_review_type
from docgen.cases.each import Items, items_of
from docgen.cases.editor_schema import write_editor_schema
from docgen.cases.needs import applies, missing_fields
from docgen.cases.rules import RULES
from docgen.cases.starter import SCHEMA_FILE, write_starter

__all__ = [
    "NEAR",
    "RULES",
    "SCHEMA_FILE",
    "Case",
    "Context",
    "DueDate",
    "Items",
    "applies",
    "blank_case",
    "build_context",
    "find_dates",
    "find_gaps",
    "items_of",
    "missing_fields",
    "read_case",
    "settle",
    "suggest_review_type",
    "write_editor_schema",
    "write_starter",
]

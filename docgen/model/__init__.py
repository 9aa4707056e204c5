"""The frozen things that cross from one stage to the next, and what all hold to; no I/O here."""

from __future__ import annotations

from docgen.model.conditions import Condition, holds, is_given, settled_by
from docgen.model.documents import CommonSource, Document, OutputFormat, State, TypstSource
from docgen.model.fields import Entry, FieldInfo, FieldKind, Schema, generic_path
from docgen.model.forms import Each, Form, FormField, Toolkit, WelshReview
from docgen.model.library import CaseLibrary
from docgen.model.values import Choice, Day, Missing, Record, Text, Time, YesNo, state_of
from docgen.model.wording import Wording

__all__ = [
    "CaseLibrary",
    "Choice",
    "CommonSource",
    "Condition",
    "Day",
    "Document",
    "Each",
    "Entry",
    "FieldInfo",
    "FieldKind",
    "Form",
    "FormField",
    "Missing",
    "OutputFormat",
    "Record",
    "Schema",
    "State",
    "Text",
    "Time",
    "Toolkit",
    "TypstSource",
    "WelshReview",
    "Wording",
    "YesNo",
    "generic_path",
    "holds",
    "is_given",
    "settled_by",
    "state_of",
]

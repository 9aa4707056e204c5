"""Turns a form's source and the house style into Word templates in both languages.

A form of ours is written once, as text in pairs (`docs/form-sources.md`); the Word files are built
from it and committed. `read_source` and `load_style` read; `check_source` tells every fault;
`build_template` makes the .docx; `is_current` compares one with what its source builds.
`export_wording` and `import_wording` are a translator's way in and out.
"""

from __future__ import annotations

from docgen.authoring.building import build_template, check_source, is_current
from docgen.authoring.labels import FieldLabel, FormLabels, labels_for
from docgen.authoring.looks import with_look
from docgen.authoring.restyling import restyle
from docgen.authoring.source import Source, parse_source, read_source
from docgen.authoring.style import HouseStyle, load_style
from docgen.authoring.wording import (
    NO_REVIEWS,
    Import,
    Pair,
    Review,
    Reviews,
    bare,
    export_wording,
    import_wording,
    pairs_of,
    read_reviews,
    write_reviews,
)

__all__ = [
    "NO_REVIEWS",
    "FieldLabel",
    "FormLabels",
    "HouseStyle",
    "Import",
    "Pair",
    "Review",
    "Reviews",
    "Source",
    "bare",
    "build_template",
    "check_source",
    "export_wording",
    "import_wording",
    "is_current",
    "labels_for",
    "load_style",
    "pairs_of",
    "parse_source",
    "read_reviews",
    "read_source",
    "restyle",
    "with_look",
    "write_reviews",
]

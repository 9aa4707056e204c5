"""What can be wrong with a PDF, by three judges, and what a person reads in it.

`structure_problems` is our own check and the strictest about tags; `page_problems` a validator
that needs nothing installed; `verapdf_problems` the reference validator, which needs a Java.
`pdf_problems` asks the two quick ones.
"""

from __future__ import annotations

from pdf_checks.reading import (
    headings_of,
    language_of,
    outline_of,
    passages_in,
    reading_order,
    table_headers_of,
    text_of_pages,
)
from pdf_checks.structure import structure_problems
from pdf_checks.validators import page_problems
from pdf_checks.verapdf import find_java, verapdf_problems


def pdf_problems(pdf: bytes) -> list[str]:
    """Return what is wrong with `pdf` as PDF/UA-1 and PDF/A-2a, by the judges that need no Java."""
    return structure_problems(pdf) + page_problems(pdf, "ua-1") + page_problems(pdf, "a-2a")


__all__ = [
    "find_java",
    "headings_of",
    "language_of",
    "outline_of",
    "page_problems",
    "passages_in",
    "pdf_problems",
    "reading_order",
    "structure_problems",
    "table_headers_of",
    "text_of_pages",
    "verapdf_problems",
]

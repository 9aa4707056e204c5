"""Typst source, or Word files by LibreOffice, in; accessible PDFs out.

Typst sets a document in this process and needs nothing installed. LibreOffice is the second
engine: it is started as a program, for many files at a time.
"""

from __future__ import annotations

from collections.abc import Sequence

from docgen.errors import TypesetError
from docgen.model import TypstSource
from docgen.typeset.libreoffice import find_soffice
from docgen.typeset.result import TypesetResult
from docgen.typeset.typst_engine import CREATED, set_source
from docgen.typeset.word_engine import LibreOfficeEngine


def typeset_typst(source: TypstSource, *, created: int = CREATED) -> TypesetResult:
    """Return `source` as PDF/UA-1 and PDF/A-2a; the same source gives the same bytes.

    `created`, in seconds since 1970, is the date that the PDF carries. Any thread may call this.
    Raise `TypesetError` where Typst refuses the document.
    """
    return set_source(source, created)


def typeset_word(
    documents: Sequence[bytes], *, workers: int = 1, timeout: float = 120.0
) -> tuple[TypesetResult | TypesetError, ...]:
    """Return for each Word file its PDF, or the error that it alone met, in the order given.

    Raise `EngineMissingError` where LibreOffice is not installed.
    """
    with LibreOfficeEngine(workers=workers, timeout=timeout) as engine:
        return engine.typeset(documents)


__all__ = [
    "CREATED",
    "LibreOfficeEngine",
    "TypesetResult",
    "find_soffice",
    "typeset_typst",
    "typeset_word",
]

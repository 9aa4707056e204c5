"""Word specimens in, their PDFs out, each judged accessible before a test looks at it."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pypdf
from builders import Block, docx_of
from pdf_checks import pdf_problems, reading_order, text_of_pages
from pypdf._text_extraction import mult

from docgen.engine import compile_template
from docgen.language import Language


def pdf_of(
    *blocks: Block,
    context: Mapping[str, object] | None = None,
    language: Language = Language.EN,
    **sides: object,
) -> bytes:
    """Return our PDF of the specimen that `blocks` and `sides` make (see `builders.docx_of`)."""
    return pdf_of_docx(docx_of(*blocks, **sides), context, language=language)  # type: ignore[arg-type]


def pdf_of_docx(
    docx: bytes, context: Mapping[str, object] | None = None, *, language: Language = Language.EN
) -> bytes:
    """Return our PDF of the template `docx`; it must pass the judges that need no Java."""
    pdf = compile_template(docx).pdf(context or {}, language=language, title="A specimen")
    assert pdf_problems(pdf) == []
    return pdf


def lines_of(pdf: bytes) -> list[str]:
    """Return the text of each block in reading order."""
    return [text for _, text in reading_order(pdf)]


def page_count(pdf: bytes) -> int:
    """Return how many pages the PDF has."""
    return len(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def words_of(pdf: bytes) -> str:
    """Return all that is drawn, headers and footers too, with single spaces."""
    return " ".join(" ".join(text_of_pages(pdf)).split())


def size_of_page(pdf: bytes, number: int = 1) -> tuple[int, int]:
    """Return the width and height of a page in whole points."""
    box = pypdf.PdfReader(io.BytesIO(pdf)).pages[number - 1].mediabox
    return round(box.width), round(box.height)


def spots_of(pdf: bytes, page: int = 1) -> dict[str, tuple[int, int]]:
    """Return where each piece of text of a page begins: whole points from the left and the top."""
    read = pypdf.PdfReader(io.BytesIO(pdf)).pages[page - 1]
    height, found = float(read.mediabox.height), {}

    def take(text: str, drawn: list[float], written: list[float], *_: object) -> None:
        if text.strip():
            *_, left, bottom = mult(written, drawn)
            found.setdefault(text.strip(), (round(left), round(height - bottom)))

    read.extract_text(visitor_text=take)
    return found


def info_of(pdf: bytes) -> dict[str, str]:
    """Return the document's properties."""
    found = pypdf.PdfReader(io.BytesIO(pdf)).metadata or {}
    return {key: str(value) for key, value in found.items()}

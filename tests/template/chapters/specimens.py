"""Chapters in a line or two: WordprocessingML as Word writes it, to what is read of it."""

from __future__ import annotations

import io
import zipfile

import docx
from builders import docx_of, raw
from docx.document import Document

from docgen.template.chapters import ReadChapter, read_chapter
from docgen.template.rich.tree import Block, Image, Link, NoteMark, Paragraph, Spans, Words

_NUMBERING = "word/numbering.xml"


def read(*blocks: object, **sides: object) -> ReadChapter:
    """Return what is read of a chapter of these `blocks` (see `builders`)."""
    return read_chapter(docx_of(*blocks, **sides))  # type: ignore[arg-type]


def blocks_of(*blocks: object, **sides: object) -> tuple[Block, ...]:
    return read(*blocks, **sides).text.blocks


def xml_block(inner: str, properties: str = "") -> object:
    """Return a paragraph that holds `inner`, as it stands."""
    return raw(f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def said(spans: Spans) -> str:
    """Return spans as somebody might type them."""
    return "".join(_said(span) for span in spans)


def _said(span: object) -> str:
    match span:
        case Words(text):
            return text
        case Link(url, _, inner):
            return f"<{said(inner)}|{url}>"
        case NoteMark(label):
            return f"[^{label}]"
        case Image(alt=alt):
            return f"({alt})"
    raise TypeError(type(span))


def paragraphs(blocks: tuple[Block, ...]) -> list[str]:
    return [said(block.spans) for block in blocks if isinstance(block, Paragraph)]


def saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_numbering(data: bytes, numbering: str) -> bytes:
    """Return the Word file `data` with another numbering part in the place of its own."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, numbering if name == _NUMBERING else old.read(name))
    return out.getvalue()


def new_document() -> Document:
    return docx.Document()

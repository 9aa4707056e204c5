"""A PDF in; the same pages out without scripts, attachments, notes, earlier versions and makers.

Title, board, language, tags, outline and links stay. Text out of sight goes where the page looks
the same without it; where that is not sure the file is refused still, and must be made anew.
"""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf

from docgen.release.passages import UnreadableError
from docgen.release.pdf_state import opened
from docgen.release.pdf_traits import NOTES
from docgen.release.pdf_unpainting import take_out_unseen

_ROOT_DROPPED = (
    "/OpenAction", "/AA", "/AcroForm", "/AF", "/PieceInfo", "/Collection", "/Perms", "/Legal",
    "/Threads",
    "/SpiderInfo", "/Requirements",
)  # fmt: skip
_PAGE_DROPPED = ("/AA", "/Thumb", "/PieceInfo", "/AF")
_KEPT_MARKS = re.compile(r"\{http://www\.aiim\.org/(?:pdfua|pdfa)/ns/[^}]*\}")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def clean_pdf(content: bytes, *, author: str = "") -> bytes:
    """Return the PDF without all that; `author`, the board's name, stands as its author.

    Raises `UnreadableError` where the file cannot be read.
    """
    try:
        with opened(content) as pdf:
            _clean_root(pdf)
            for page in pdf.pages:
                _clean_page(page.obj)
            take_out_unseen(pdf)
            _clean_metadata(pdf, author)
            stream = io.BytesIO()
            pdf.save(stream, deterministic_id=True, linearize=False)
            return stream.getvalue()
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, RuntimeError) as error:
        raise UnreadableError("the file cannot be cleaned") from error


def _clean_root(pdf: pikepdf.Pdf) -> None:
    for key in _ROOT_DROPPED:
        if key in pdf.Root:
            del pdf.Root[key]
    names = pdf.Root.get("/Names")
    if isinstance(names, pikepdf.Dictionary):
        for key in ("/EmbeddedFiles", "/JavaScript"):
            if key in names:
                del names[key]


def _clean_page(page: Any) -> None:  # noqa: ANN401
    for key in _PAGE_DROPPED:
        if key in page:
            del page[key]
    notes = [note for note in page.get("/Annots", ()) if _may_stay(note)]
    if "/Annots" in page:
        if notes:
            page["/Annots"] = pikepdf.Array(notes)
        else:
            del page["/Annots"]


def _may_stay(note: Any) -> bool:  # noqa: ANN401
    """Return whether a note is a link within the document or to the web."""
    if not isinstance(note, pikepdf.Dictionary) or str(note.get("/Subtype")) in {*NOTES, "/Widget"}:
        return False
    action = note.get("/A")
    if not isinstance(action, pikepdf.Dictionary):
        return True
    target = str(action.get("/URI", ""))
    is_web = bool(re.match(r"(?:https?://|mailto:|tel:)", target, re.I))
    return str(action.get("/S")) == "/GoTo" or (str(action.get("/S")) == "/URI" and is_web)


def _clean_metadata(pdf: pikepdf.Pdf, author: str) -> None:
    title = str(pdf.docinfo.get("/Title", ""))
    del pdf.docinfo
    kept = {}
    with pdf.open_metadata(set_pikepdf_as_editor=False) as before:
        kept = {key: before[key] for key in before if _KEPT_MARKS.match(key)}
        title = str(before.get(_TITLE, title) or title)
    if "/Metadata" in pdf.Root:
        del pdf.Root["/Metadata"]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=True) as metadata:
        for key, mark in kept.items():
            metadata[key] = mark
        if title:
            metadata[_TITLE] = title
        if author:
            metadata[_CREATOR] = [author]

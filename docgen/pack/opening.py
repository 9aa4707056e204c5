"""A file's bytes in; an open PDF out, or the reason why it cannot be bound.

A file that somebody protected, signed or made for one program alone is left whole: to take it apart
would break a signature, or the will of whoever protected it.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Final

import pikepdf
from pikepdf import Name

from docgen.pack.elements import is_dictionary, is_tree, listed
from docgen.pack.papers import Refusal
from docgen.pack.trees import Thing

_LARGEST: Final = 400_000_000
_HEAD: Final = 1024
_DEEPEST: Final = 30
#: What reading a damaged file may raise: its objects are of kinds that nobody expects.
DAMAGE: Final = (
    pikepdf.PdfError,
    pikepdf.DeletedObjectError,
    pikepdf.ForeignObjectError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)
# it tells of every oddity in a file, and may quote the file
logging.getLogger("pikepdf").setLevel(logging.CRITICAL)


class CannotBindError(Exception):
    """A file cannot be bound; the reason says why."""

    def __init__(self, reason: Refusal) -> None:
        super().__init__(reason.value)
        self.reason = reason


def open_pdf(data: bytes, password: str = "") -> pikepdf.Pdf:
    """Return `data` opened, or raise `CannotBindError`."""
    if len(data) > _LARGEST:
        raise CannotBindError(Refusal.TOO_LARGE)
    if b"%PDF-" not in data[:_HEAD]:
        raise CannotBindError(Refusal.NO_PDF)
    try:
        pdf = pikepdf.open(io.BytesIO(data), password=password)
        pages = len(pdf.pages)
    except pikepdf.PasswordError:
        raise CannotBindError(Refusal.PASSWORD) from None
    except DAMAGE:
        raise CannotBindError(Refusal.BROKEN) from None
    if not pages:
        raise CannotBindError(Refusal.NO_PAGES)
    return pdf


def is_locked(data: bytes) -> bool:
    """Return whether the PDF `data` opens only with a password."""
    try:
        open_pdf(data).close()
    except CannotBindError as error:
        return error.reason is Refusal.PASSWORD
    return False


def open_foreign(data: bytes) -> pikepdf.Pdf:
    """Return somebody else's PDF opened, or raise `CannotBindError` where it must be left whole."""
    pdf = open_pdf(data)
    form: Thing = pdf.Root.get("/AcroForm")
    if pdf.is_encrypted and not (pdf.allow.extract and pdf.allow.modify_assembly):
        raise CannotBindError(Refusal.PROTECTED)
    if is_dictionary(form) and "/XFA" in form:
        raise CannotBindError(Refusal.XFA)
    if _is_signed(pdf, form):
        raise CannotBindError(Refusal.SIGNED)
    _check_whole(pdf)
    return pdf


def _is_signed(pdf: pikepdf.Pdf, form: Thing) -> bool:
    if "/Perms" in pdf.Root:
        return True
    fields = _fields(listed(form.get("/Fields")), 0) if is_dictionary(form) else iter(())
    return any(field.get("/FT") == Name.Sig and "/V" in field for field in fields)


def _fields(found: list[Thing], depth: int) -> Iterator[Thing]:
    for field in found:
        if is_dictionary(field) and depth < _DEEPEST:
            yield field
            yield from _fields(listed(field.get("/Kids")), depth + 1)


def _check_whole(pdf: pikepdf.Pdf) -> None:
    """Raise where a page is no page, what it draws cannot be read, or its tags have no end."""
    try:
        for page in pdf.pages:
            page.obj.MediaBox  # noqa: B018 - reading it is the check
            for stream in listed(page.obj.get("/Contents")):
                stream.read_bytes()
        is_whole = is_tree(pdf)
    except DAMAGE:
        raise CannotBindError(Refusal.BROKEN) from None
    if not is_whole:
        raise CannotBindError(Refusal.BROKEN)

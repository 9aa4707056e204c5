"""An untagged page in; whether it holds text that can be read, a picture of it, or nothing, out.

`pypdf` reads the text: it knows what fonts say of their letters. A page whose letters come out as
signs of no meaning is a picture to whoever cannot see it, whatever the file says.
"""

from __future__ import annotations

import io
import logging
import unicodedata
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any, Final

_DAMAGE: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
_FEWEST: Final = 3
_LEGIBLE: Final = 0.85
_MEANINGLESS: Final = frozenset({"Co", "Cn", "Cc", "Cs"})
# it tells of every oddity in a file, and may quote the file
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class PageKind(StrEnum):
    """What there is on a page for somebody who hears it."""

    TEXT = "text"
    PICTURE = "picture"


def page_kinds(pdf: bytes) -> list[PageKind]:
    """Return of each page of `pdf` what it is; a file that cannot be read is all pictures."""
    try:
        return [_kind_of(text) for text in _texts(pdf)]
    except _damage():
        return []


def _texts(pdf: bytes) -> Iterator[str]:
    for page in _pypdf().PdfReader(io.BytesIO(pdf), strict=False).pages:
        try:
            yield page.extract_text()
        except _damage():
            yield ""


@cache
def _pypdf() -> Any:  # noqa: ANN401
    """Return `pypdf`, which is slow to load, and of use for untagged papers alone."""
    return import_module("pypdf")


def _damage() -> tuple[type[Exception], ...]:
    """Return what a file raises that is damaged, or holds what `pypdf` will not or cannot read."""
    told = _pypdf().errors
    return (*_DAMAGE, told.PyPdfError, told.DeprecationError, told.DependencyError)


def _kind_of(text: str) -> PageKind:
    signs = [sign for sign in text if not sign.isspace()]
    legible = [sign for sign in signs if _means_something(sign)]
    enough = len(signs) >= _FEWEST and len(legible) >= _LEGIBLE * len(signs)
    return PageKind.TEXT if enough else PageKind.PICTURE


def _means_something(sign: str) -> bool:
    return sign != "\N{REPLACEMENT CHARACTER}" and unicodedata.category(sign) not in _MEANINGLESS

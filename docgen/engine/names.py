"""File names: the case's reference, the form's id, the language; never a person's name."""

from __future__ import annotations

import re

from docgen.language import Language
from docgen.model import OutputFormat

_LONGEST = 80  # so that the whole is a name that every system takes
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


def format_name(
    reference: str, form_id: str, language: Language, ending: OutputFormat, item: int | None = None
) -> str:
    """Return `<reference>_<form-id>_<lang>.<ext>`, with the item's number for one of several."""
    number = "" if item is None else f"_{item:02d}"
    return f"{format_reference(reference)}_{form_id}{number}_{language}.{ending}"


def format_reference(reference: str) -> str:
    """Return `reference` safe in a file name: `CYSUR 4/2017` is `CYSUR-4-2017`."""
    return _UNSAFE.sub("-", reference).strip("-.")[:_LONGEST] or "case"

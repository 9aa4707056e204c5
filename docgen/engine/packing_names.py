"""What a pack is in; the names of its files out: reference, title, language, never a person's."""

from __future__ import annotations

import re
import unicodedata

from docgen.engine.names import format_reference
from docgen.engine.packing_binding import Spec

_SLUG = re.compile(r"[^a-z0-9]+")


def name_of(spec: Spec) -> str:
    """Return the name of a pack's files: reference, the pack's title in its language, language."""
    title = slug(spec.file_title[spec.languages[0]])
    number = "" if spec.item is None else f"_{spec.item:02d}"
    codes = "-".join(one.value for one in spec.languages)
    return f"{format_reference(spec.cover.reference)}_{title}{number}_{codes}"


def slug(text: str) -> str:
    """Return `text` as a file name has it: *Papurau'r Bwrdd* is `papurau-r-bwrdd`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _SLUG.sub("-", plain).strip("-")

"""Paths that a person names in; the files' contents, and the words that go with them, out."""

from __future__ import annotations

import re
from pathlib import Path

from docgen.engine.packing_request import Enclosure
from docgen.errors import PackError
from docgen.model import Wording
from docgen.model.wording import UNSAID
from docgen.pack import is_locked, words

# an ending is part of the name of what goes beside the pack
_ENDING = re.compile(r"\.[a-z0-9]{1,5}")


def read_enclosure(named: str, place: str, number: str = "") -> Enclosure:
    """Return the file that `named` says: a path, or `path=title`.

    `place` is how a message names it, since a file may be called by somebody's name. Raises
    `PackError` where it cannot be opened.
    """
    path, title = _split(named)
    content = read_pack_file(path, place)
    told = Wording(title, title) if title else UNSAID
    stem = " ".join(path.stem.replace("_", " ").split())
    ending = path.suffix.lower()
    known = ending if _ENDING.fullmatch(ending) else ".bin"
    return Enclosure(content, known, told, place, number, stem)


def read_pack_file(path: Path, place: str) -> bytes:
    """Return the content of a file; a `PackError` names it by its `place` alone."""
    try:
        return path.read_bytes()
    except OSError:
        message = f"{place} cannot be opened"
        raise PackError(message, hint="check its name, and that it is a file") from None


def _split(named: str) -> tuple[Path, str]:
    path, sign, title = named.rpartition("=")
    if not sign or Path(named).exists():
        return Path(named), ""
    return Path(path), " ".join(title.split())


def is_protected(content: bytes) -> bool:
    """Return whether a PDF opens only with a password."""
    return is_locked(content)


def word_watermark(text: str) -> Wording:
    """Return what `text` is as a watermark; `draft` is worded in each language."""
    return words.DRAFT if text.strip().lower() == "draft" else Wording(text, text)

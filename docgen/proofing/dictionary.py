"""A word in; out come its readings: the form in the dictionary, and the mutation it stands in.

The Welsh dictionary is Bangor University's for Hunspell, which the library holds; it lists each
mutation as a prefix, so that looking a word up also says how it is mutated. The English one comes
with `spylls`, the reader of both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from io import StringIO
from pathlib import Path

import spylls.hunspell
from spylls.hunspell import readers
from spylls.hunspell.readers.file_reader import BaseReader

from docgen.errors import LibraryError


class Change(StrEnum):
    """A mutation, by the flag that the Welsh dictionary has for it."""

    NONE = ""
    SOFT = "M"
    NASAL = "T"
    ASPIRATE = "L"
    H = "H"


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a word: without its mutation, and whether it is a finite verb."""

    radical: str
    change: Change
    is_finite: bool = False


#: The suffix classes of the Welsh dictionary that make finite verbs of a stem.
_VERBAL = frozenset("vwyzabcdefghij")


class Dictionary:
    """A Hunspell dictionary; each word is looked up once."""

    def __init__(self, stem: Path) -> None:
        """`stem` is the path of the two files without their endings."""
        aff, context = readers.read_aff(_Reader(stem.with_suffix(".aff")))
        entries = _Reader(stem.with_suffix(".dic"), context.encoding)
        self._look_up = spylls.hunspell.Dictionary(
            aff, readers.read_dic(entries, aff=aff, context=context)
        ).lookuper
        self._known: dict[str, tuple[Reading, ...]] = {}

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Return the ways to read `word` (small letters but for a name); none if it is unknown."""
        if word not in self._known:
            self._known[word] = tuple(dict.fromkeys(self._read(word)))
        return self._known[word]

    def knows(self, word: str) -> bool:
        """Return whether `word`, or each part of it between hyphens, is in the dictionary."""
        if self.readings(word):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(self.readings(part) for part in parts if part)

    def _read(self, word: str) -> Iterator[Reading]:
        for form in self._look_up.good_forms(word, compound_forms=False):
            change, radical = Change.NONE, form.text
            if form.prefix is not None and form.prefix.flag in _CHANGES:
                change = Change(form.prefix.flag)
                radical = form.prefix.strip + form.text[len(form.prefix.add) :]
            suffix = form.suffix.flag if form.suffix is not None else ""
            yield Reading(radical.casefold(), change, suffix in _VERBAL and bool(suffix))


_CHANGES = frozenset(change.value for change in Change) - {""}


class _Reader(BaseReader):  # type: ignore[misc]
    """Reads a dictionary's file whole, and leaves it closed."""

    def __init__(self, path: Path, encoding: str = "UTF-8") -> None:
        try:
            self._data = path.read_bytes()
        except OSError as error:
            message = f"the dictionary `{path.name}` cannot be opened"
            raise LibraryError(message, hint="put it back into data_schemas/welsh") from error
        super().__init__(self._open(encoding))

    def reset_encoding(self, encoding: str) -> None:
        self.reset_io(self._open(encoding))

    def _open(self, encoding: str) -> StringIO:
        return StringIO(self._data.decode(encoding, errors="surrogateescape").lstrip("\ufeff"))


@lru_cache(maxsize=2)
def load_dictionary(stem: Path) -> Dictionary:
    """Return the dictionary whose two files begin with `stem`, read once."""
    return Dictionary(stem)


def english_dictionary() -> Dictionary:
    """Return the English dictionary that comes with the reader."""
    folder = Path(spylls.hunspell.__file__).parent / "data" / "en"
    return load_dictionary(folder / "en_US")


__all__ = ["Change", "Dictionary", "Reading", "english_dictionary", "load_dictionary"]

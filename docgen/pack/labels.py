"""The label of every page in; a PDF's page labels out, as few ranges as say it.

ISO 32000-1, 12.4.2: a range has a prefix, a style and a first number; `4A-1`, `4A-2` is one range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import pikepdf
from pikepdf import Dictionary, Name

from docgen.pack.trees import write_numbers

_NUMBERED: Final = re.compile(r"(.*?)(\d+)")


def write_labels(out: pikepdf.Pdf, labels: Sequence[str]) -> None:
    """Give the pages of `out` these `labels`."""
    entries = [(page, _range(prefix, number)) for page, prefix, number in _ranges(labels)]
    out.Root.PageLabels = write_numbers(out, entries)


def _range(prefix: str, number: int | None) -> Dictionary:
    made = Dictionary()
    if prefix:
        made.P = prefix
    if number is not None:
        made.S = Name.D
        made.St = number
    return made


def _ranges(labels: Sequence[str]) -> Iterator[tuple[int, str, int | None]]:
    """Return where each range begins, with its prefix and its first number."""
    expected: tuple[str, int | None] = ("", None)
    for page, label in enumerate(labels):
        match = _NUMBERED.fullmatch(label)
        prefix = match[1] if match else label
        number = int(match[2]) if match else None
        if number is None or (prefix, number) != expected:
            yield page, prefix, number
        expected = (prefix, None if number is None else number + 1)

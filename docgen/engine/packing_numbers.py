"""The number of a paper in; where it stands among others, and whether it may have it, out."""

from __future__ import annotations

import re

from docgen.errors import PackError

_LATE = re.compile(r"\d+(\.\d+)?[A-Z]{1,2}")


def check_number(number: str, taken: set[str]) -> None:
    """Raise a `PackError` where a late paper cannot have `number`."""
    if not _LATE.fullmatch(number):
        message = f"a late paper cannot have the number `{number[:8]}`"
        raise PackError(message, hint="give it the number of the paper before it, and a letter: 4A")
    if number in taken:
        message = f"the pack has a paper `{number}` already"
        raise PackError(message, hint="give it the next letter")


def order_of(number: str) -> tuple[tuple[int, str], ...]:
    """Return what sorts numbers of papers: 4, 4A, 4.1, 5, 10."""
    parts = [re.fullmatch(r"(\d*)([A-Z]*)", part) for part in number.split(".")]
    return tuple((int(match[1] or 0), match[2]) for match in parts if match)

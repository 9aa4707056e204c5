"""Word's units in, Typst lengths out: twips, half-points, eighths of a point, EMU."""

from __future__ import annotations

import re
from functools import lru_cache

#: No measure of a page is longer; a longer one is cut, since no place is so far from another.
_NUMBER = re.compile(r"^-?\d{1,12}(\.\d{1,12})?")
_BITS = re.compile(r"[0-9A-Fa-f]{1,8}")
_UNITS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}


def number(text: str | None, default: float = 0.0) -> float:
    """Return the number that `text` begins with, `default` where there is none."""
    found = _NUMBER.match(text or "")
    return float(found.group()) if found else default


def whole(text: str | None, default: int = 0, *, most: int = 32_767) -> int:
    """Return the whole number that `text` begins with, `default` where there is none.

    Word takes none above `most`, and what is counted out must not fill the memory.
    """
    return max(-most, min(int(number(text, default)), most))


def bits(text: str | None, default: int = 0) -> int:
    """Return the number that `text` is in hexadecimal figures, `default` where it is none."""
    return int(text, 16) if _BITS.fullmatch(text or "") and text else default


def points(text: str | None, default: float = 0.0) -> float:
    """Return a measure in twips, or with a unit of its own (`1.5cm`), in points."""
    if not text:
        return default
    scale = _UNITS.get(text[-2:])
    return number(text, default * 20) / 20 if scale is None else number(text) * scale


def emu(text: str | None, default: float = 0.0) -> float:
    """Return English metric units in points."""
    return number(text, default * 12700) / 12700


def figure(size: float) -> str:
    """Return a number as short as Typst reads it: `6`, `10.5`."""
    return f"{size:.3f}".rstrip("0").rstrip(".") if size else "0"


@lru_cache(maxsize=4096)
def pt(size: float) -> str:
    """Return a length in points as Typst writes it."""
    return f"{figure(size)}pt"


def em(size: float) -> str:
    """Return a length relative to the size of the type."""
    return f"{figure(size)}em"

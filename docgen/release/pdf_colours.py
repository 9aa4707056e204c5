"""A colour as a page sets it in; whether it is as pale as paper out."""

from __future__ import annotations

from collections.abc import Sequence

_PALE = 0.955


def is_pale(operator: str, values: Sequence[float]) -> bool | None:
    """Return whether the colour that `operator` sets is near white; None where it sets none."""
    if operator == "g":
        return bool(values) and values[0] >= _PALE
    if operator == "rg":
        return len(values) == 3 and min(values) >= _PALE
    if operator == "k":
        return len(values) == 4 and max(values) <= 1 - _PALE
    if operator in ("sc", "scn"):
        return _by_count(values)
    return False if operator == "cs" else None


def _by_count(values: Sequence[float]) -> bool:
    """Judge a colour of a named space by how many values it has: grey, RGB or CMYK."""
    if len(values) == 4:
        return max(values) <= 1 - _PALE
    return len(values) in (1, 3) and min(values) >= _PALE

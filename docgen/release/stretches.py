"""Stretches of a text in; whether another lies in one of them, or touches one, out.

Asked of tens of thousands of finds in a hostile text, it must not take the square of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches from a start to an end, which may overlap."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))

    def hold(self, start: int, end: int) -> bool:
        """Return whether `start` to `end` lies in one of them."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end

    def touch(self, start: int, end: int) -> bool:
        """Return whether `start` to `end` has a place in common with one of them."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

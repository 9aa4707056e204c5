"""Matrices, points and frames of a page; where things lie, and what the eye sees between them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
Point = tuple[float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: A frame's sides may be drawn on.
_SLACK = 0.01


class Frame(NamedTuple):
    """A rectangle whose sides are those of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, point: Point) -> bool:
        """Return whether `point` is in it."""
        x, y = point
        return (
            self.left - _SLACK <= x <= self.right + _SLACK
            and self.bottom - _SLACK <= y <= self.top + _SLACK
        )

    def leaves_out(self, points: Iterable[Point]) -> bool:
        """Return whether all `points` lie beyond one of its sides."""
        around = frame_around(tuple(points))
        return (
            around.right < self.left
            or around.left > self.right
            or around.top < self.bottom
            or around.bottom > self.top
        )

    def within(self, other: Frame | None) -> Frame:
        """Return what it has in common with `other`, or itself; what is empty holds nothing."""
        if other is None:
            return self
        left, bottom = max(self.left, other.left), max(self.bottom, other.bottom)
        return Frame(left, bottom, min(self.right, other.right), min(self.top, other.top))


def frame_around(points: Sequence[Point]) -> Frame:
    """Return the smallest frame that holds `points`, of which there is one at least."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Frame(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True, slots=True)
class Place:
    """A text's place on the page: where it begins, has its middle and ends, and how.

    `along` is its direction of writing, `size` that on paper, `gap` what the eye sees between it
    and the text before.
    """

    start: Point
    middle: Point
    end: Point
    along: Point
    size: float
    gap: str


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return `one` followed by `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def at(matrix: Matrix, x: float, y: float) -> Point:
    """Return where `matrix` puts the point `x`, `y`."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def is_upright(matrix: Matrix) -> bool:
    """Return whether a rectangle stays one, with sides along the page's."""
    a, b, c, d, _, _ = matrix
    return (not b and not c) or (not a and not d)


def direction(matrix: Matrix) -> Point:
    """Return the direction in which `matrix` writes, as a step of the length one."""
    length = math.hypot(matrix[0], matrix[1])
    return (matrix[0] / length, matrix[1] / length) if length else (1.0, 0.0)


def gap_between(end: Point | None, start: Point, along: Point, size: float) -> str:
    """Return what the eye sees between two pieces: nothing, a space, or the end of a line.

    `size` is that of the second piece, which is written in the direction `along`.
    """
    if end is None:
        return ""
    x, y = start[0] - end[0], start[1] - end[1]
    step = (x * along[0] + y * along[1]) / size
    across = abs(x * along[1] - y * along[0]) / size
    if across > 0.45 or step < -0.6 or step > 12:
        return "\n"
    return " " if step > 0.17 else ""

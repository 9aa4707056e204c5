"""What a page paints, as it is gathered: pieces of text with their places, and boxes that cover.

From these it is known which text a reader does not see: invisible, white on white, tiny, off the
page, or under a picture or box that was painted after it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_TINY = 3.0
_MOST_BOXES = 3_000


def times(one: Matrix, other: Matrix) -> Matrix:
    """Return `one` followed by `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def at(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    """Return where `matrix` puts the point `x`, `y`."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


@dataclass(frozen=True, slots=True)
class Box:
    """Something painted: its corners, and whether it is as pale as paper."""

    left: float
    bottom: float
    right: float
    top: float
    pale: bool
    order: int

    def holds(self, x: float, y: float) -> bool:
        """Return whether the point is in the box."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top

    def covers(self, piece: Piece) -> bool:
        """Return whether the middle of `piece` lies under the box; a line through it is none."""
        return self.top - self.bottom > 0.6 * piece.size and self.holds(piece.x, piece.y)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text painted at once: its middle, its size on paper, and how it was painted."""

    text: str = field(repr=False)
    x: float
    y: float
    size: float
    order: int
    invisible: bool
    pale: bool
    layer_off: bool = False

    @property
    def is_blank(self) -> bool:
        """Return whether there is no letter in it."""
        return not any(map(str.isalnum, self.text))


@dataclass
class Painted:
    """What one page paints, in order."""

    frame: tuple[float, float, float, float]
    pieces: list[Piece] = field(default_factory=list, repr=False)
    boxes: list[Box] = field(default_factory=list, repr=False)
    texts: list[str] = field(default_factory=list, repr=False)
    labels: list[str] = field(default_factory=list, repr=False)
    unknown: int = 0
    known: int = 0
    unread_words: int = 0
    pictures: int = 0
    order: int = 0

    def cover(self, box: Box) -> None:
        """Add a box; beyond some thousands a page's boxes are its pattern, and hide nothing."""
        if len(self.boxes) < _MOST_BOXES:
            self.boxes.append(box)

    def text(self) -> str:
        """Return everything the page says, in the order of its painting."""
        return "".join(self.texts)

    def reason(self, piece: Piece) -> str:
        """Return why a reader does not see `piece`, or nothing."""
        if piece.invisible or piece.layer_off:
            return "invisible" if piece.invisible else "hidden layer"
        if not self._is_on_page(piece):
            return "off-page"
        if 0 < piece.size < _TINY:
            return "tiny"
        return self._by_boxes(piece)

    def _is_on_page(self, piece: Piece) -> bool:
        left, bottom, right, top = self.frame
        return left <= piece.x <= right and bottom <= piece.y <= top

    def _by_boxes(self, piece: Piece) -> str:
        """Return whether something covers the piece, or nothing lies below it that it shows on."""
        if any(box.order > piece.order and box.covers(piece) for box in self.boxes):
            return "covered"
        return "white" if piece.pale and not self._on_ground(piece) else ""

    def _on_ground(self, piece: Piece) -> bool:
        """Return whether something that is not pale was painted below a pale piece."""
        below = (box for box in self.boxes if box.order < piece.order)
        return any(not box.pale and box.holds(piece.x, piece.y) for box in below)


def gap_between(
    end: tuple[float, float] | None, start: tuple[float, float], matrix: Matrix, size: float
) -> str:
    """Return what the eye sees between two pieces: nothing, a space, or the end of a line.

    `size` is that of the second piece, whose writing direction `matrix` says.
    """
    if end is None:
        return ""
    x, y = start[0] - end[0], start[1] - end[1]
    length = math.hypot(matrix[0], matrix[1]) or 1.0
    along = (x * matrix[0] + y * matrix[1]) / length / size
    across = abs(x * matrix[1] - y * matrix[0]) / length / size
    if across > 0.45 or along < -0.6 or along > 12:
        return "\n"
    return " " if along > 0.17 else ""

"""Where a page's next letter goes: lines and steps in, the place of each text out."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.release.pdf_geometry import (
    UNIT,
    Matrix,
    Place,
    Point,
    at,
    direction,
    gap_between,
    times,
)
from docgen.release.pdf_state import State


@dataclass(slots=True)
class Cursor:
    """The place of writing, as text instructions move it."""

    line: Matrix = UNIT
    text: Matrix = UNIT
    end: Point | None = None

    def begin(self, matrix: Matrix = UNIT) -> None:
        """Begin a line where `matrix` says."""
        self.line = self.text = matrix

    def move(self, x: float, y: float) -> None:
        """Begin a line so far from where the last one began."""
        self.begin(times((1, 0, 0, 1, x, y), self.line))

    def step(self, width: float) -> None:
        """Go on by `width` within the line."""
        self.text = times((1, 0, 0, 1, width, 0), self.text)

    def write(self, width: float, state: State) -> Place:
        """Return the place of a text as wide as `width`, and go on behind it."""
        matrix = times((1, 0, 0, 1, 0, state.rise), times(self.text, state.matrix))
        start, along = at(matrix, 0, 0), direction(matrix)
        size = state.size * (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5
        gap = gap_between(self.end, start, along, size or 1.0)
        self.end = at(matrix, width, 0)
        middle = at(matrix, width / 2, state.size * 0.3)
        self.step(width)
        return Place(start, middle, self.end, along, size, gap)

"""Pieces of text in; the lines that they make on the page out, whatever the order of painting.

A program may paint a page letter by letter, or its last words first. The eye reads along the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from docgen.release.pdf_geometry import gap_between
from docgen.release.pdf_marks import Painted, Piece

#: Lines farther apart than this, in the size of their letters, are two.
_LINE = 0.4
#: Lines times letters; beyond it they are all read once more.
_MOST_COMPARED = 300_000_000
#: Fewer letters than this are no line that was placed letter by letter.
_FEW = 4
#: Beside one another and farther apart than this are two columns.
_COLUMN = 2.5


def lines_unlike(painted: Painted) -> tuple[str, ...]:
    """Return the lines of a page that do not stand in the order of its painting."""
    said = _plain(painted.text())
    told = set(map(_plain, painted.text().split("\n")))
    lines = [line for line in map(_join, _lines(painted.pieces)) if _plain(line) not in told]
    if len(lines) * len(said) > _MOST_COMPARED:
        return tuple(lines)
    return tuple(line for line in lines if _plain(line) not in said)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _lines(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each line as the eye goes along it."""
    placed = sorted((_way(piece), -_across(piece), piece.order, piece) for piece in pieces)
    for _, group in groupby(placed, key=lambda one: one[0]):
        line: list[Piece] = []
        for _, _, _, piece in group:
            if line and abs(_across(piece) - _across(line[-1])) > _LINE * (piece.place.size or 1.0):
                yield sorted(line, key=_along)
                line = []
            line.append(piece)
        yield sorted(line, key=_along)


def _way(piece: Piece) -> tuple[float, float]:
    return round(piece.place.along[0], 1), round(piece.place.along[1], 1)


def _across(piece: Piece) -> float:
    return piece.place.start[1] * piece.place.along[0] - piece.place.start[0] * piece.place.along[1]


def _along(piece: Piece) -> tuple[float, int]:
    return piece.place.start[0] * piece.place.along[0] + piece.place.start[1] * piece.place.along[
        1
    ], piece.order


def _join(line: Sequence[Piece]) -> str:
    """Return the text of a line, its columns parted as lines are."""
    pitch = _pitch(line)
    return line[0].text + "".join(
        _gap(before, piece, pitch) + piece.text for before, piece in pairwise(line)
    )


def _pitch(line: Sequence[Piece]) -> float:
    """Return how far apart letters begin that were placed one by one, or nought for words."""
    single = sum(len(piece.text) == 1 for piece in line)
    if single < _FEW or single < 0.7 * len(line):
        return 0.0
    return median(_along(piece)[0] - _along(before)[0] for before, piece in pairwise(line))


def _gap(before: Piece, piece: Piece, pitch: float) -> str:
    size = piece.place.size or 1.0
    step = _along(piece)[0] - _along(before)[0]
    if step - _width(before) > _COLUMN * size:
        return "\n"
    if pitch and step < 1.4 * pitch:
        return ""
    return gap_between(before.place.end, piece.place.start, piece.place.along, size).strip("\n")


def _width(piece: Piece) -> float:
    x, y = piece.place.end[0] - piece.place.start[0], piece.place.end[1] - piece.place.start[1]
    return x * piece.place.along[0] + y * piece.place.along[1]

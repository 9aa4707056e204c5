"""What a page paints, as it is gathered: pieces of text with their places, and boxes that cover.

From these it is known which text a reader does not see: invisible, white on white, tiny, clipped,
off the page, or under a picture or box that was painted after it; and which of it can be taken out
of the page without a trace.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.release.passages import TEXT_LIMIT, UnreadableError
from docgen.release.pdf_fonts import UNKNOWN
from docgen.release.pdf_geometry import Frame, Place, Point

_TINY = 3.0
_MOST_BOXES = 3_000
#: Pieces of text times boxes: a page of a dense table has a thousandth of it.
_MOST_LAID = 100_000_000
#: How far letters reach below and above their line, in their size.
_BELOW, _ABOVE = 0.2, 0.7


class Source(NamedTuple):
    """Where a text stands in the file: its stream, the instruction in it, the string in that."""

    stream: tuple[int, int]
    instruction: int
    string: int


NOWHERE = Source((0, 0), 0, 0)


@dataclass(frozen=True, slots=True)
class Box:
    """Something painted: its corners, and whether it is as pale as paper.

    A box that is not `solid` is a ground for what is painted later and hides nothing; one that is
    `sure` hides all that lies in it, whatever its form seems to be.
    """

    frame: Frame
    pale: bool
    order: int
    solid: bool = True
    sure: bool = False

    def covers(self, piece: Piece) -> bool:
        """Return whether the middle of `piece` lies under the box; a line through it is none."""
        if self.order < piece.order or not self.solid:
            return False
        is_high = self.frame.top - self.frame.bottom > 0.6 * piece.place.size
        return is_high and self.frame.holds(piece.place.middle)

    def hides(self, piece: Piece) -> bool:
        """Return whether no part of any letter of `piece` can be seen."""
        is_over = self.sure and self.order > piece.order
        return is_over and all(map(self.frame.holds, piece.corners))


@dataclass(frozen=True, slots=True)
class Piece:
    """Text painted at once, its place and how; `back` is what a `TJ` says to go as far without."""

    text: str = field(repr=False)
    place: Place
    order: int
    source: Source
    back: float
    invisible: bool
    clips: bool
    pale: bool
    layer_off: bool
    clip: Frame | None

    @property
    def is_blank(self) -> bool:
        """Return whether there is no letter in it."""
        return not any(map(str.isalnum, self.text))

    @property
    def corners(self) -> tuple[Point, ...]:
        """Return the corners of the room that its letters take."""
        x, y = self.place.along
        up = (-y * self.place.size, x * self.place.size)
        return tuple(
            (px + up[0] * reach, py + up[1] * reach)
            for px, py in (self.place.start, self.place.end)
            for reach in (-_BELOW, _ABOVE)
        )

    def is_outside(self, frame: Frame) -> bool:
        """Return whether all of it lies beyond one side of `frame`."""
        return frame.leaves_out((*self.corners, self.place.middle))


@dataclass
class Painted:
    """What one page paints, in order."""

    frame: Frame
    pieces: list[Piece] = field(default_factory=list, repr=False)
    boxes: list[Box] = field(default_factory=list, repr=False)
    labels: list[str] = field(default_factory=list, repr=False)
    drawn: list[str] = field(default_factory=list, repr=False)
    unknown: int = 0
    known: int = 0
    unread_words: int = 0
    pictures: int = 0
    order: int = 0

    def next(self) -> int:
        """Return the place in order of what is painted next."""
        self.order += 1
        return self.order

    def cover(self, box: Box) -> None:
        """Add a box; beyond some thousands a page's boxes are its pattern, and hide nothing."""
        if len(self.boxes) < _MOST_BOXES:
            self.boxes.append(box)

    def write(self, piece: Piece) -> None:
        """Add a text; raise `UnreadableError` where a page says more than any page can."""
        self.pieces.append(piece)
        unknown = piece.text.count(UNKNOWN)
        # a mark of a list may be of no alphabet; three together are a word
        self.unread_words += UNKNOWN * 3 in piece.text
        self.unknown += unknown
        self.known += len(piece.text) - unknown
        if self.known > TEXT_LIMIT:
            raise UnreadableError("a page says more than any page can")

    @property
    def is_dense(self) -> bool:
        """Return whether more lies over its text than can be followed."""
        return len(self.pieces) * len(self.boxes) > _MOST_LAID

    def text(self) -> str:
        """Return everything the page says, in the order of its painting."""
        return "".join(piece.place.gap + piece.text for piece in self.pieces)

    def reason(self, piece: Piece) -> str:
        """Return why a reader does not see `piece`, or nothing."""
        if piece.invisible or piece.layer_off:
            return "invisible" if piece.invisible else "hidden layer"
        return self._by_place(piece) or self._by_boxes(piece)

    def _by_place(self, piece: Piece) -> str:
        if not self.frame.holds(piece.place.middle):
            return "off-page"
        if piece.clip is not None and piece.is_outside(piece.clip):
            return "clipped"
        return "tiny" if 0 < piece.place.size < _TINY else ""

    def _by_boxes(self, piece: Piece) -> str:
        """Return whether something covers the piece, or nothing lies below it that it shows on."""
        if any(box.covers(piece) for box in self.boxes):
            return "covered"
        return "white" if piece.pale and not self._on_ground(piece, (piece.place.middle,)) else ""

    def may_go(self, piece: Piece) -> bool:
        """Return whether `piece` is out of sight, and the page looks the same without it."""
        reason = self.reason(piece)
        if reason == "covered":
            return any(box.hides(piece) for box in self.boxes)
        if reason == "off-page":
            return piece.is_outside(self.frame)
        if reason == "white":
            is_counted = len(self.boxes) < _MOST_BOXES
            return is_counted and not self._on_ground(piece, piece.corners)
        return bool(reason) and not piece.clips

    def _on_ground(self, piece: Piece, points: tuple[Point, ...]) -> bool:
        """Return whether something that is not pale was painted below one of `points`."""
        below = (box for box in self.boxes if box.order < piece.order and not box.pale)
        return any(box.frame.holds(point) for box in below for point in points)

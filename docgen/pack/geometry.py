"""A page in; the size at which it is seen, and how to lay a stamp on it as it is seen, out.

A page may be cropped, turned, and measured in units of its own (ISO 32000-1, 7.7.3.3 and 14.11.2);
the reader sees the crop box, upright.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pikepdf import Array

from docgen.pack.elements import is_dictionary
from docgen.pack.trees import Thing

#: A4 in points, for a page that does not say its size.
A4: Final = (0.0, 0.0, 595.276, 841.89)
_SMALLEST: Final = 3.0
_RING: Final = 40


@dataclass(frozen=True, slots=True)
class PageBox:
    """What is seen of a page, in its own units, and by how many degrees it is turned clockwise."""

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0
    unit: float = 1.0

    @property
    def size(self) -> tuple[float, float]:
        """Return width and height as seen, in points."""
        wide, high = self.right - self.left, self.top - self.bottom
        if self.turn % 180:
            wide, high = high, wide
        return round(wide * self.unit, 2), round(high * self.unit, 2)

    def place(self) -> str:
        """Return the matrix that lays a drawing of `size` on the page, upright as seen."""
        k = round(1 / self.unit, 6)
        turns = {
            0: (k, 0, 0, k, self.left, self.bottom),
            90: (0, k, -k, 0, self.right, self.bottom),
            180: (-k, 0, 0, -k, self.right, self.top),
            270: (0, -k, k, 0, self.left, self.top),
        }
        return " ".join(f"{round(x, 4):g}" for x in turns[self.turn])

    def rectangle(self, x: float, y: float, wide: float, high: float) -> list[float]:
        """Return on the page the rectangle that is seen `x`, `y` points from the lower left."""
        a, b, c, d, e, f = (float(one) for one in self.place().split())
        corners = [(x, y), (x + wide, y + high)]
        seen = [(a * u + c * v + e, b * u + d * v + f) for u, v in corners]
        (x0, y0), (x1, y1) = seen
        return [round(n, 2) for n in (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))]


def read_box(page: Thing) -> PageBox:
    """Return what is seen of `page`."""
    media = _box(_inherited(page, "/MediaBox")) or A4
    crop = _box(_inherited(page, "/CropBox")) or media
    left, bottom = max(media[0], crop[0]), max(media[1], crop[1])
    right, top = min(media[2], crop[2]), min(media[3], crop[3])
    if right - left < _SMALLEST or top - bottom < _SMALLEST:
        left, bottom, right, top = media
    turn = _inherited(page, "/Rotate")
    unit = page.get("/UserUnit")
    return PageBox(
        left, bottom, right, top, _turn_of(turn), float(unit) if unit is not None else 1.0
    )


def _turn_of(turn: Thing) -> int:
    return int(turn) % 360 // 90 * 90 if isinstance(turn, int) else 0


def _inherited(page: Thing, key: str) -> Thing:
    for _ in range(_RING):
        if key in page:
            return page[key]
        above = page.get("/Parent")
        if not is_dictionary(above):
            break
        page = above
    return None


def _box(found: Thing) -> tuple[float, float, float, float] | None:
    if not isinstance(found, Array) or len(found) != 4:
        return None
    try:
        x0, y0, x1, y1 = (float(x) for x in found)
    except (TypeError, ValueError):
        return None
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)

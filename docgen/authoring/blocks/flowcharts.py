"""Flow charts: boxes in a grid with arrows between them, then the same steps in words.

The drawing and the list are made of the same boxes, and each box has its number in both, so that
whoever reads the one can talk to whoever reads the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.authoring.blocks.text import check_keys, heading_paragraph
from docgen.authoring.oxml import Element, el
from docgen.authoring.page import Page
from docgen.authoring.paragraphs import paragraph, runs
from docgen.authoring.shapes import Box, Line, drawing
from docgen.authoring.source import Part
from docgen.language.lists import join_or

_KEYS = ("alt", "columns", "gap", "rows", "next", "ends", "boxes")
_BOX_KEYS = ("id", "row", "column", "span", "look", "to", "heading", "level", "en", "cy")
_TWIPS_PER_MM = 1440 / 25.4
_GAPS = (8.0, 5.0)
_ROW = 10.0
#: What a box looks like: its ground, its line, the style of its words.
_LOOKS = {
    "step": ("label", "rule", "Chart"),
    "outcome": ("band", "house", "Chart"),
    "end": ("house", "house", "Chart Light"),
}


@dataclass(frozen=True, slots=True)
class _Step:
    """One box of the source, its number, and where it stands in millimetres."""

    part: Part
    number: int
    x: float
    y: float
    width: float
    height: float

    @property
    def targets(self) -> tuple[Part, ...]:
        """Return the parts that name the boxes which follow."""
        to = self.part.find("to")
        return () if to is None else to.listed()

    @property
    def middle(self) -> tuple[float, float]:
        """Return the middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class _Grid:
    """Columns of one width and rows of their own heights, with room between them."""

    columns: int
    width: float
    across: float
    down: float
    rows: tuple[float, ...]

    def frame(self, box: Part) -> tuple[float, float, float, float] | None:
        """Return where a box stands, and its size; None where that is outside the grid."""
        row, column, span = box.number("row", 1), box.number("column", 1), box.number("span", 1)
        inside = 1 <= row <= len(self.rows) and 1 <= column <= self.columns - span + 1
        if not inside or span < 1:
            return None
        x = (column - 1) * (self.width + self.across)
        y = sum(self.rows[: row - 1]) + (row - 1) * self.down
        return x, y, span * self.width + (span - 1) * self.across, self.rows[row - 1]


def flowchart(page: Page, part: Part) -> list[Element]:
    """Return the drawing, and behind it the numbered list of its steps under their headings."""
    check_keys(page, part, _KEYS)
    alt, boxes = part.find("alt"), part.find("boxes")
    if alt is None or boxes is None:
        page.blame(part, "source-shape", "a flow chart needs `alt` and `boxes`")
        return []
    steps = _steps(page, part, boxes)
    arrows = [(a, b) for a in steps.values() for b in _following(page, a, steps)]
    gap = _gaps(page, part)[1]
    lines = [line for a, b in arrows for line in _route(a, b, gap, page.colour("quiet"))]
    shapes: list[Box | Line] = [*lines, *(_box(page, step) for step in steps.values())]
    bottom = max((step.y + step.height for step in steps.values()), default=0.0)
    size = (page.width / _TWIPS_PER_MM, bottom)
    shown = paragraph("Normal", drawing(size, shapes, page.text(alt)))
    return [shown, *_in_words(page, part, boxes, steps)]


def _steps(page: Page, part: Part, boxes: Part) -> dict[str, _Step]:
    """Return the boxes by id, in the order of the source, numbered from one."""
    grid = _grid(page, part)
    found: dict[str, _Step] = {}
    for box in (item for item in boxes.items if item.find("id")):
        check_keys(page, box, _BOX_KEYS)
        frame = grid.frame(box)
        if frame is None:
            page.blame(box, "source-shape", "this box stands outside the chart's rows and columns")
        elif box.word("id") in found:
            page.blame(box, "source-shape", f"there are two boxes `{box.word('id')}`")
        else:
            found[box.word("id")] = _Step(box, len(found) + 1, *frame)
    return found


def _grid(page: Page, part: Part) -> _Grid:
    across, down = _gaps(page, part)
    columns = max(part.number("columns", 1), 1)
    width = (page.width / _TWIPS_PER_MM - across * (columns - 1)) / columns
    return _Grid(columns, width, across, down, tuple(_numbers(page, part, "rows")))


def _gaps(page: Page, part: Part) -> tuple[float, float]:
    """Return the room between boxes side by side, and between one row and the next."""
    found = _numbers(page, part, "gap")
    if found and len(found) != len(_GAPS):
        page.blame(part, "source-shape", "`gap` is two lengths: across, then down")
    return (found[0], found[1]) if len(found) == len(_GAPS) else _GAPS


def _numbers(page: Page, part: Part, key: str) -> list[float]:
    """Return a list of lengths, noting one that is no number."""
    given = part.find(key)
    found = []
    for item in given.items if given else ():
        try:
            found.append(float(item.text))
        except ValueError:
            page.blame(item, "source-shape", f"`{key}` is a list of millimetres")
            found.append(_ROW)
    return found


def _following(page: Page, step: _Step, steps: dict[str, _Step]) -> list[_Step]:
    found = []
    for target in step.targets:
        if target.text in steps:
            found.append(steps[target.text])
        else:
            page.blame(target, "source-shape", f"there is no box `{target.text}`")
    return found


def _box(page: Page, step: _Step) -> Box:
    look = step.part.word("look", "step")
    if look not in _LOOKS:
        hint = "use one of: " + ", ".join(_LOOKS)
        page.blame(step.part, "source-shape", f"there is no look `{look}`", hint)
    fill, line, style = _LOOKS.get(look, _LOOKS["step"])
    words = runs(page, f"**{step.number}**  {page.text(step.part)}")
    content = [paragraph(style, *words)]
    colours = (page.colour(fill), page.colour(line))
    corner = (step.x, step.y, step.width, step.height)
    return Box(*corner, content, *colours, name=f"{step.number}")


def _route(a: _Step, b: _Step, gap: float, colour: str) -> list[Line]:
    """Return the lines of the arrow from `a` to `b`: level, straight down, or down by a step."""
    if a.y == b.y:
        ends = (a.x + a.width, b.x) if a.x < b.x else (a.x, b.x + b.width)
        return [Line((ends[0], a.middle[1]), (ends[1], b.middle[1]), colour, arrow=True)]
    bottom = a.y + a.height
    across = _shared(a, b)
    if across is not None:
        return [Line((across, bottom), (across, b.y), colour, arrow=True)]
    bend = b.y - gap * 0.6
    return [
        Line((a.middle[0], bottom), (a.middle[0], bend), colour),
        Line((a.middle[0], bend), (b.middle[0], bend), colour),
        Line((b.middle[0], bend), (b.middle[0], b.y), colour, arrow=True),
    ]


def _shared(a: _Step, b: _Step) -> float | None:
    """Return where a line straight down from `a` meets `b`: in the middle of the narrower one."""
    narrow, wide = (a, b) if a.width <= b.width else (b, a)
    middle = narrow.middle[0]
    return middle if wide.x <= middle <= wide.x + wide.width else None


def _in_words(page: Page, part: Part, boxes: Part, steps: dict[str, _Step]) -> list[Element]:
    """Return the steps as one numbered list, which goes on from heading to heading."""
    number = page.notes.new_list()
    made: list[Element] = []
    for item in boxes.items:
        heading = item.find("heading")
        if heading is not None:
            check_keys(page, item, ("heading", "level"))
            made.append(heading_paragraph(page, heading, item.number("level", 2)))
        step = steps.get(item.word("id"))
        if step is not None:
            made.append(_in_list(page, part, step, steps, number))
    return made


def _in_list(page: Page, part: Part, step: _Step, steps: dict[str, _Step], number: int) -> Element:
    own = el("numPr", el("ilvl", val=0), el("numId", val=number))
    words = f"{page.text(step.part)}\n*{_next(page, part, step, steps)}*"
    return paragraph("List Number", *runs(page, words), extra=(own,))


def _next(page: Page, part: Part, step: _Step, steps: dict[str, _Step]) -> str:
    """Return where the process goes on, or that it ends."""
    numbers: Sequence[str] = [str(steps[to.text].number) for to in step.targets if to.text in steps]
    words = part.find("next" if numbers else "ends")
    if words is None:
        page.blame(part, "source-shape", "a flow chart needs `next` and `ends`, in words")
        return ""
    return page.text(words).replace("{steps}", join_or(numbers, page.language))

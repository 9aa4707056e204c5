"""A table in the tree into `<w:tbl>`: a header row that repeats, columns as wide as their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from docgen.template.rich.frames import Frame
from docgen.template.rich.properties import Properties
from docgen.template.rich.styles import StyleMap
from docgen.template.rich.tree import Grid, Link, Mark, Spans, Words
from docgen.template.rich.wordxml import element

CellWriter: TypeAlias = Callable[[Spans, Properties, Mark], str]
"""Writes a cell's paragraph with properties, all its words with a mark."""

_WHOLE: Final = 5000  # fiftieths of a per cent: ECMA-376 part 1, 17.18.90
_CELL_SPACING: Final = element("spacing", before=40, after=40)
_LOOK: Final = element(
    "tblLook", val="0620", firstRow=1, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
)
_BARE: Final = element(
    "tblLook", val="0600", firstRow=0, lastRow=0, firstColumn=0, lastColumn=0, noHBand=1, noVBand=1
)
_BORDERS: Final = "".join(
    element(side, val="single", sz=4, space=0, color="auto")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_LETTER: Final = 110  # twips that a letter takes, about
_AROUND: Final = 4  # letters' worth of padding in a cell
_SHORT: Final = 22  # letters of a cell that had better not be broken, as a date's
_FOR_SHORT: Final = 0.6  # of the room, at most, for columns of such cells
_WIDE: Final = 400
_PAGEFUL: Final = 800  # letters of a cell that may be too many for one page
_SIDES: Final = {"left": "left", "center": "center", "right": "right"}

# Word merges tables that touch, and wants a paragraph at the end of a cell.
SPACER: Final = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)


def write_table(grid: Grid, frame: Frame, width: int, styles: StyleMap, cell: CellWriter) -> str:
    """Return `grid` as a table in a room of `width` twips."""
    room = max(width - frame.left, width // 4)
    shares = share_width(grid, room)
    rows = "".join(
        _write_row(row, grid, shares, header=place == 0, cell=cell)
        for place, row in enumerate(grid.rows)
    )
    size = element("tblW", w=_WHOLE * room // width, type="pct")
    return write_frame(shares, rows, size, frame.left, styles)


def write_frame(widths: Sequence[int], rows: str, size: str, left: int, styles: StyleMap) -> str:
    """Return a table of `rows`, whose columns have these `widths`, `left` twips from the margin."""
    look_of_rows = _LOOK if "<w:tblHeader/>" in rows else _BARE
    columns = "".join(element("gridCol", w=width) for width in widths)
    style = styles.find("table", "data table", "table grid")
    look = element("tblStyle", val=style) if style else ""
    borders = "" if style else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    moved = element("tblInd", w=left, type="dxa") if left else ""
    return (
        f"<w:tbl><w:tblPr>{look}{size}{moved}{borders}{look_of_rows}</w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def share_width(grid: Grid, room: int) -> list[int]:
    """Return the widths of the columns by their words.

    Where there is not room for every cell on one line, a column of short ones (a date, a number)
    keeps what it needs, and the others share what is left, a long one more than a short one.
    """
    columns = range(len(grid.sides))
    wanted = [max(_length(row[at]) for row in grid.rows) + _AROUND for at in columns]
    least = [max(_longest_word(row[at]) for row in grid.rows) + _AROUND for at in columns]
    weights = _weigh(wanted, least, room // _LETTER)
    return [int(room * weight / sum(weights)) for weight in weights]


def _weigh(wanted: Sequence[int], least: Sequence[int], room: int) -> list[float]:
    """Return what each column takes of a line of `room` letters, or weights where all fit."""
    if sum(wanted) <= room:
        return [float(x) for x in wanted]
    short = {at: x for at, x in enumerate(wanted) if x <= _SHORT}
    if sum(short.values()) > room * _FOR_SHORT:
        short = {}
    others = [at for at in range(len(wanted)) if at not in short]
    left = max(room - sum(short.values()), 1)
    roots = {at: min(wanted[at], _WIDE) ** 0.5 for at in others}
    shares = {at: left * root / sum(roots.values()) for at, root in roots.items()}
    return [float(short.get(at) or max(shares[at], least[at])) for at in range(len(wanted))]


def _length(spans: Spans) -> int:
    return max((len(line) for line in _text(spans).split("\n")), default=0)


def _longest_word(spans: Spans) -> int:
    return max((len(word) for word in _text(spans).split()), default=0)


def _text(spans: Spans) -> str:
    words = (x for span in spans for x in (span.spans if isinstance(span, Link) else (span,)))
    return "".join(x.text for x in words if isinstance(x, Words))


def _write_row(
    row: Sequence[Spans], grid: Grid, shares: Sequence[int], *, header: bool, cell: CellWriter
) -> str:
    fits = max(map(_length, row), default=0) < _PAGEFUL
    told = "<w:cantSplit/>" * fits + "<w:tblHeader/>" * header
    cells = "".join(
        f"<w:tc><w:tcPr>{element('tcW', w=_WHOLE * share // sum(shares), type='pct')}</w:tcPr>"
        f"{cell(spans, of_cell(side), Mark.STRONG if header else Mark.PLAIN)}</w:tc>"
        for spans, side, share in zip(row, grid.sides, shares, strict=True)
    )
    return f"<w:tr><w:trPr>{told}</w:trPr>{cells}</w:tr>"


def of_cell(side: str) -> Properties:
    """Return the properties of a cell's paragraph whose words stand at `side`."""
    jc = {"jc": element("jc", val=_SIDES[side])} if side in _SIDES else {}
    return {"spacing": _CELL_SPACING, **jc}

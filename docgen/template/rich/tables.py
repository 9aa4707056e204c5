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
_BORDERS: Final = "".join(
    element(side, val="single", sz=4, space=0, color="auto")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
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
    columns = "".join(element("gridCol", w=share) for share in shares)
    rows = "".join(
        _write_row(row, grid, shares, header=place == 0, cell=cell)
        for place, row in enumerate(grid.rows)
    )
    style = styles.find("table", "table grid")
    look = element("tblStyle", val=style) if style else ""
    borders = "" if style else f"<w:tblBorders>{_BORDERS}</w:tblBorders>"
    moved = element("tblInd", w=frame.left, type="dxa") if frame.left else ""
    size = element("tblW", w=_WHOLE * room // width, type="pct")
    return (
        f"<w:tbl><w:tblPr>{look}{size}{moved}{borders}{_LOOK}</w:tblPr>"
        f"<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"
    )


def share_width(grid: Grid, room: int) -> list[int]:
    """Return the widths of the columns: by their longest cell, none squeezed by a very long one."""
    longest = [max(_length(row[at]) for row in grid.rows) for at in range(len(grid.sides))]
    weights = [min(max(length, 8), 48) for length in longest]
    return [room * weight // sum(weights) for weight in weights]


def _length(spans: Spans) -> int:
    words = (x for span in spans for x in (span.spans if isinstance(span, Link) else (span,)))
    return sum(len(x.text) for x in words if isinstance(x, Words))


def _write_row(
    row: Sequence[Spans], grid: Grid, shares: Sequence[int], *, header: bool, cell: CellWriter
) -> str:
    told = "<w:cantSplit/>" + ("<w:tblHeader/>" if header else "")
    cells = "".join(
        f"<w:tc><w:tcPr>{element('tcW', w=_WHOLE * share // sum(shares), type='pct')}</w:tcPr>"
        f"{cell(spans, _of_cell(side), Mark.STRONG if header else Mark.PLAIN)}</w:tc>"
        for spans, side, share in zip(row, grid.sides, shares, strict=True)
    )
    return f"<w:tr><w:trPr>{told}</w:trPr>{cells}</w:tr>"


def _of_cell(side: str) -> Properties:
    jc = {"jc": element("jc", val=_SIDES[side])} if side in _SIDES else {}
    return {"spacing": _CELL_SPACING, **jc}

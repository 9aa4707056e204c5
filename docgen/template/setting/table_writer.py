"""A table as it was read in, its Typst markup out: places, strokes, grounds, margins, heights."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from docgen.template.setting.colours import fill_colour, typst_colour
from docgen.template.setting.measures import points, pt
from docgen.template.setting.properties import Properties, is_set, merge, said
from docgen.template.setting.runs import Styled
from docgen.template.setting.strokes import stroke_of, width_of
from docgen.template.setting.table import Cell, Row, Table
from docgen.template.setting.table_styles import edges_of

if TYPE_CHECKING:
    from docgen.template.setting.story import Story

_VERTICAL = {"center": "horizon", "bottom": "bottom"}
_TURNED = {"btLr": "-90deg", "tbRl": "90deg"}
_TALLEST = 420.0
_MOST_OF_A_PAGE = 0.8
# About how wide a letter is and how high a line, and what a cell has above and below its lines.
_LETTER = 5.5
_LINE = 14
_AROUND = 8
_LETTERS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_SIDES = ("top", "bottom", "left", "right")
_ACROSS = {"center": "center", "right": "right", "end": "right", "outside": "right"}


@dataclass(frozen=True, slots=True)
class Frame:
    """What is round a cell's content: how it is `written`, and the room there is, in points.

    `height` is what its row leaves within the cell's margins, `turned` the angle of its text.
    """

    written: str
    fill: str
    width: float
    height: float
    turned: str
    styled: Styled


class Drawer:
    """Writes one table."""

    def __init__(self, table: Table, story: Story) -> None:
        self.table = table
        self.story = story
        self.kind = "table" if table.header_rows and len(table.rows) > 1 else "grid"
        count = len(table.widths)
        self._regular = all(sum(c.span for c in row.cells) == count for row in table.rows)
        self._key = story.document.memory.tables.number_of(
            self.kind,
            table.style,
            tuple(table.widths),
            len(table.rows),
            table.look,
            story.ground,
            story.styled.key,
            story.outlined,
            story.linked,
            self._regular,
            table.written,
            story.height,
        )

    def write(self) -> str:
        """Return the table's markup."""
        table = self.table
        heads = min(table.header_rows, len(table.rows) - 1) if self.kind == "table" else 0
        columns = ", ".join(pt(w) for w in table.widths)
        body = [self._cell(c) for row in table.rows[heads:] for c in row.cells if not c.continues]
        if heads:
            header = [self._cell(c) for r in table.rows[:heads] for c in r.cells if not c.continues]
            body.insert(0, f"table.header({', '.join(header)})")
        inner = f"#{self.kind}(columns: ({columns},), {', '.join(body)})"
        return self._kept(self._stand(inner))

    def _kept(self, shown: str) -> str:
        """Return a table whose rows all keep with the next as one that no page break parts."""
        keeps = [_keeps_next(row) for row in self.table.rows]
        if keeps in ([], [False]) or not all(keeps[:-1]) or self._height() > _TALLEST:
            return shown
        sticky = ", sticky: true" if keeps[-1] else ""
        return f"#block(width: 100%, breakable: false{sticky})[{shown}]"

    def _height(self) -> float:
        """Return how high the table comes out at least, reckoned from its letters, in points."""
        total = 0.0
        for row in self.table.rows:
            cells = [c for c in row.cells if not c.continues]
            least = points(said(row.own, "trHeight"))
            total += max([least, *(self._cell_height(c) for c in cells)])
        return total

    def _cell_height(self, cell: Cell) -> float:
        width = self._width(cell)
        lines = 0.0
        for block in cell.content:
            letters = sum(map(len, _LETTERS.findall(block.text)))
            paragraphs = block.text.count("</w:p>")
            lines += max(float(paragraphs), -(-letters * _LETTER // width))
        return lines * _LINE + _AROUND

    def _surely_fits(self, cell: Cell, room: float) -> bool:
        """Return whether a cell is lower than `room`, even if all of its XML were text."""
        lines = cell.text.count("</w:p>") + len(cell.text) * _LETTER / self._width(cell)
        return lines * _LINE + _AROUND < room

    def _width(self, cell: Cell) -> float:
        return max(sum(self.table.widths[cell.column : cell.column + cell.span]) - 11, 10.0)

    def _stand(self, inner: str) -> str:
        """Return the table where it stands between the margins."""
        alignment = _ACROSS.get(
            said(self.table.own, "tblpPr", "tblpXSpec") or said(self.table.own, "jc"), ""
        )
        if alignment:
            return f"#align({alignment})[{inner}]"
        indent = points(said(self.table.own, "tblInd", "w"))
        if self.story.sheet.settings.compatibility < 15:
            indent -= self._margin({}, "left")
        return f"#pad(left: {pt(indent)})[{inner}]" if indent else inner

    def _cell(self, cell: Cell) -> str:
        """Return a cell, as it is known where it has been written before."""
        document = self.story.document
        memory, turns = document.memory.cells, document.turns
        row = self.table.rows[cell.row]
        place = (cell.text, cell.row, cell.column, cell.rows, row.written, self._key)
        known = memory.get(place)
        if known is None:
            known = self._new_cell(cell)
            if turns == document.turns:
                if self._regular and cell.text in document.constants:
                    known = self.story.words.of("c", known)
                memory.put(place, known)
            return known
        return document.recurring.code(known, document.number)

    def _new_cell(self, cell: Cell) -> str:
        """Return a cell written anew, in a frame that may be known from one in its place."""
        frames = self.story.document.memory.frames
        row = self.table.rows[cell.row]
        whole = self._stays_whole(row)
        key = (cell.written, cell.row, cell.column, cell.rows, row.written, whole, self._key)
        frame = frames.get(key) or frames.put(key, self._frame(cell, whole=whole))
        content = self._content(cell, frame, key)
        return f"{self.kind}.cell({frame.written})[{content}]"

    def _frame(self, cell: Cell, *, whole: bool) -> Frame:
        document = self.story.document
        own = merge(document.table_styles.cell(self.table, cell), cell.own)
        fill = fill_colour(own.get("shd", {}), self.story.sheet.theme)
        borders = self._borders(cell, own)
        inset, high = self._inset(cell, own, borders)
        looks = [f"inset: {inset}", *_strokes(borders)]
        if fill:
            looks.append(f"fill: {typst_colour(fill)}")
        if whole:
            looks.append("breakable: false")
        vertical = _VERTICAL.get(said(own, "vAlign"))
        if vertical:
            looks.append(f"align: {vertical}")
        look = self.story.words.of("k", f"({', '.join(looks)})")
        width = sum(self.table.widths[cell.column : cell.column + cell.span])
        width -= self._margin(own, "left") + self._margin(own, "right")
        return Frame(
            written=", ".join([f"..{look}", *self._place(cell)]),
            fill=fill,
            width=width,
            height=points(said(self.table.rows[cell.row].own, "trHeight")) - high,
            turned=_TURNED.get(said(own, "textDirection"), ""),
            styled=document.table_styles.text(self.table, cell),
        )

    def _place(self, cell: Cell) -> Iterator[str]:
        """Return where a cell stands, as far as its turn does not say so."""
        if not self._regular:
            yield f"x: {cell.column}"
            yield f"y: {cell.row}"
        if cell.span > 1:
            yield f"colspan: {cell.span}"
        if cell.rows > 1:
            yield f"rowspan: {cell.rows}"

    def _content(self, cell: Cell, frame: Frame, place: tuple[object, ...]) -> str:
        """Return what stands in the cell at `place`, at least or exactly as high as its row."""
        width, height = frame.width, frame.height
        if frame.turned:
            width = height if height > 0 else 200.0
        content = self.story.cell(cell.content, width, frame.fill, frame.styled, place)
        if frame.turned:
            content = f"#rotate({frame.turned}, reflow: true, block(width: {pt(width)})[{content}])"
        if height <= 0 or cell.rows > 1:
            return content
        if said(self.table.rows[cell.row].own, "trHeight", "hRule") == "exact":
            return f"#xh({pt(height)})[{content}]"
        return f"#mh({pt(height)})[{content}]" if cell is self._first(cell.row) else content

    def _stays_whole(self, row: Row) -> bool:
        """Return whether no page break parts a row: it must not, or its text leaves room in it.

        What is higher than a page goes on on the next, as in Word; Typst would cut it off.
        """
        must = is_set(row.own, "cantSplit")
        room = points(said(row.own, "trHeight"))
        if not must and not room:
            return False
        room = self.story.height * _MOST_OF_A_PAGE if must else room
        if must and all(self._surely_fits(cell, room) for cell in row.cells):
            return True
        height = max((self._cell_height(c) for c in row.cells if not c.continues), default=0.0)
        return height < room if must else height <= room

    def _first(self, row: int) -> Cell | None:
        return next(
            (c for c in self.table.rows[row].cells if not c.continues and c.rows == 1), None
        )

    def _borders(self, cell: Cell, own: Properties) -> dict[str, Mapping[str, str]]:
        """Return the borders at a cell's sides: its own, else the table's outer or inner ones."""
        borders = {}
        for side, outer in edges_of(self.table, cell).items():
            inner = "insideH" if side in {"top", "bottom"} else "insideV"
            border = own.get(f"tcBorders.{side}")
            if border is None and not outer:
                border = own.get(f"tcBorders.{inner}")
            if border is None:
                border = self.table.own.get(f"tblBorders.{side if outer else inner}", {})
            borders[side] = border
        return borders

    def _inset(
        self, cell: Cell, own: Properties, borders: Mapping[str, Mapping[str, str]]
    ) -> tuple[str, float]:
        """Return a cell's margins as Typst takes them, and how much of its row's height they are.

        A row has its upper border within its height, and the last row its lower one besides.
        """
        sides = {side: self._margin(own, side) for side in _SIDES}
        sides["top"] += _width_of(borders["top"])
        high = sides["top"] + sides["bottom"]
        if cell.row + cell.rows == len(self.table.rows):
            sides["bottom"] += _width_of(borders["bottom"])
        written = ", ".join(f"{side}: {pt(size)}" for side, size in sides.items() if size)
        return f"({written})" if written else "0pt", high

    def _margin(self, own: Properties, side: str) -> float:
        default = 5.4 if side in {"left", "right"} else 0.0
        table = said(self.table.own, f"tblCellMar.{side}", "w")
        return points(said(own, f"tcMar.{side}", "w") or table, default)


def _strokes(borders: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    strokes = {side: stroke_of(border) for side, border in borders.items()}
    drawn = ", ".join(f"{side}: {stroke}" for side, stroke in strokes.items() if stroke)
    if drawn:
        yield f"stroke: ({drawn})"


def _width_of(border: Mapping[str, str]) -> float:
    return width_of(border) if stroke_of(border) else 0.0


def _keeps_next(row: Row) -> bool:
    """Return whether a row keeps with the next, as Word has it: its first paragraph says so."""
    for cell in row.cells:
        for block in cell.content:
            if block.name == "w:p":
                return "<w:keepNext/>" in block.text.partition("</w:pPr>")[0]
    return False

"""A table as it was read in, its Typst markup out: places, strokes, grounds, margins, heights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.template.setting.colours import fill_colour, typst_colour
from docgen.template.setting.formats import stroke_of
from docgen.template.setting.measures import points, pt
from docgen.template.setting.properties import Properties, is_set, merge, said
from docgen.template.setting.runs import PLAIN, Styled
from docgen.template.setting.tables import KEPT, Cell, Row, Table

if TYPE_CHECKING:
    from docgen.template.setting.story import Story

_VERTICAL = {"center": "horizon", "bottom": "bottom"}
_TALLEST = 420.0
_LETTERS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_OUTER = {"top": "top", "bottom": "bottom", "left": "left", "right": "right"}


class Drawer:
    """Writes one table."""

    def __init__(self, table: Table, story: Story) -> None:
        self.table = table
        self.story = story
        self.kind = "table" if table.header_rows and len(table.rows) > 1 else "grid"
        self.styles = story.sheet.styles
        count = len(table.widths)
        self._regular = all(sum(c.span for c in row.cells) == count for row in table.rows)
        rows = tuple(row.is_header for row in table.rows)
        self._key = (
            self.kind,
            table.style,
            tuple(table.widths),
            rows,
            table.look,
            story.ground,
            story.styled.key,
            self._regular,
            str(table.own),
        )

    def write(self) -> str:
        """Return the table's markup."""
        table = self.table
        heads = table.header_rows if self.kind == "table" else 0
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
        if not keeps or not all(keeps[:-1]) or self._height() > _TALLEST:
            return shown
        if len(keeps) == 1 and not keeps[0]:
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
        width = max(sum(self.table.widths[cell.column : cell.column + cell.span]) - 11, 10.0)
        lines = 0.0
        for block in cell.content:
            letters = sum(map(len, _LETTERS.findall(block.text)))
            paragraphs = block.text.count("</w:p>")
            lines += max(float(paragraphs), -(-letters * 5.5 // width))
        return lines * 14 + 8

    def _stand(self, inner: str) -> str:
        """Return the table where it stands between the margins."""
        alignment = {"center": "center", "right": "right", "end": "right"}.get(
            said(self.table.own, "jc"), ""
        )
        if alignment:
            return f"#align({alignment})[{inner}]"
        indent = points(said(self.table.own, "tblInd", "w"))
        if self.story.sheet.settings.compatibility < 15:
            indent -= self._margin({}, "left")
        return f"#pad(left: {pt(indent)})[{inner}]" if indent else inner

    def _cell(self, cell: Cell) -> str:
        """Return a cell, as it is known where it has been written before."""
        story = self.story
        memory, turns = story.document.memory.cells, story.document.turns
        own = str(self.table.rows[cell.row].own)
        place = (cell.text, own, cell.row, cell.column, cell.rows, self._key)
        known = memory.get(place)
        if known is None:
            known = self._new_cell(cell)
            if turns == story.document.turns and len(memory) < KEPT:
                memory[place] = known
        return known

    def _new_cell(self, cell: Cell) -> str:
        table = self.table
        row = table.rows[cell.row]
        styled = self._styled(cell, "cell")
        own = merge(styled, cell.own)
        fill = fill_colour(own.get("shd", {}), self.story.sheet.theme)
        inset, high = self._inset(own)
        looks = [f"inset: {inset}", *self._strokes(cell, own)]
        if fill:
            looks.append(f"fill: {typst_colour(fill)}")
        if is_set(row.own, "cantSplit"):
            looks.append("breakable: false")
        vertical = _VERTICAL.get(said(own, "vAlign"))
        if vertical:
            looks.append(f"align: {vertical}")
        look = self.story.words.of("k", f"({', '.join(looks)})")
        place = [f"..{look}", *self._place(cell)]
        content = self._content(cell, own, fill, high)
        return f"{self.kind}.cell({', '.join(place)})[{content}]"

    def _place(self, cell: Cell) -> Iterator[str]:
        """Return where a cell stands, as far as its turn does not say so."""
        if not self._regular:
            yield f"x: {cell.column}"
            yield f"y: {cell.row}"
        if cell.span > 1:
            yield f"colspan: {cell.span}"
        if cell.rows > 1:
            yield f"rowspan: {cell.rows}"

    def _content(self, cell: Cell, own: Properties, fill: str, high: float) -> str:
        width = sum(self.table.widths[cell.column : cell.column + cell.span])
        width -= self._margin(own, "left") + self._margin(own, "right")
        content = self.story.cell(cell.content, width, fill, self._text_style(cell))
        height = points(said(self.table.rows[cell.row].own, "trHeight")) - high
        if height > 0 and cell is self._first(cell.row) and cell.rows == 1:
            return f"#mh({pt(height)})[{content}]"
        return content

    def _first(self, row: int) -> Cell | None:
        return next(
            (c for c in self.table.rows[row].cells if not c.continues and c.rows == 1), None
        )

    def _text_style(self, cell: Cell) -> Styled:
        """Return what the table's style says of a cell's text."""
        if not self.table.style:
            return PLAIN
        key = (self.table.style, tuple(self._conditions(cell)))
        return Styled(key, self._styled(cell, "run"), self._styled(cell, "paragraph"))

    def _styled(self, cell: Cell, what: str) -> Properties:
        """Return what the table's style says of a cell, by where it stands (17.7.6)."""
        style = self.table.style
        if not style:
            return {}
        conditions = self._conditions(cell)
        key = (style, tuple(conditions), what)
        known = self.story.document.memory.tables.styled
        if key not in known:
            layers = [self.styles.resolve(style, what)]
            layers += [self.styles.condition(style, name, what) for name in conditions]
            known[key] = merge(*layers)
        return known[key]

    def _conditions(self, cell: Cell) -> list[str]:
        table, look = self.table, self.table.look
        last_row, last_column = len(table.rows) - 1, len(table.widths) - 1
        first = "firstRow" in look
        found = []
        if "noVBand" not in look:
            found.append(
                "band2Vert" if (cell.column - ("firstColumn" in look)) % 2 else "band1Vert"
            )
        if "noHBand" not in look and not (first and cell.row == 0):
            found.append("band2Horz" if (cell.row - first) % 2 else "band1Horz")
        for name, holds in (
            ("firstColumn", cell.column == 0),
            ("lastColumn", cell.column + cell.span > last_column),
            ("lastRow", cell.row == last_row), ("firstRow", cell.row == 0),
        ):  # fmt: skip
            if holds and name in look:
                found.append({"firstColumn": "firstCol", "lastColumn": "lastCol"}.get(name, name))
        return found

    def _strokes(self, cell: Cell, own: Properties) -> list[str]:
        table = self.table
        edges = {
            "top": cell.row == 0,
            "bottom": cell.row + cell.rows == len(table.rows),
            "left": cell.column == 0,
            "right": cell.column + cell.span == len(table.widths),
        }
        strokes = []
        for side, outer in edges.items():
            inner = "insideH" if side in {"top", "bottom"} else "insideV"
            name = side if outer else inner
            border = own.get(f"tcBorders.{side}")
            if border is None and not outer:
                border = own.get(f"tcBorders.{inner}")
            if border is None:
                border = table.own.get(f"tblBorders.{name}", {})
            stroke = stroke_of(border)
            if stroke:
                strokes.append(f"{side}: {stroke}")
        return [f"stroke: ({', '.join(strokes)})"] if strokes else []

    def _inset(self, own: Properties) -> tuple[str, float]:
        """Return a cell's margins as Typst takes them, and how much of its height they are."""
        sides = {side: self._margin(own, side) for side in _OUTER}
        written = ", ".join(f"{side}: {pt(size)}" for side, size in sides.items() if size)
        return f"({written})" if written else "0pt", sides["top"] + sides["bottom"]

    def _margin(self, own: Properties, side: str) -> float:
        default = 5.4 if side in {"left", "right"} else 0.0
        table = said(self.table.own, f"tblCellMar.{side}", "w")
        return points(said(own, f"tcMar.{side}", "w") or table, default)


def _keeps_next(row: Row) -> bool:
    """Return whether a row keeps with the next, as Word has it: its first paragraph says so."""
    for cell in row.cells:
        for block in cell.content:
            if block.name == "w:p":
                return "<w:keepNext/>" in block.text.partition("</w:pPr>")[0]
    return False

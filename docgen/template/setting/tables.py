"""Tables in, Typst tables and grids out: widths, merged cells, borders, grounds, header rows.

A table with header rows is data, and becomes a `table` whose header is tagged and repeats. One
without is a form laid out in cells; it becomes a `grid`, which a screen reader reads label,
answer, label, answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from docgen.template.setting.colours import fill_colour, typst_colour
from docgen.template.setting.formats import stroke_of
from docgen.template.setting.measures import number, points, pt
from docgen.template.setting.properties import Properties, is_set, merge, read_properties, said
from docgen.template.setting.raw import Raw, parse, split
from docgen.template.setting.runs import PLAIN, Styled

if TYPE_CHECKING:
    from docgen.template.setting.story import Story

_ROWS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins"})
_VERTICAL = {"center": "horizon", "bottom": "bottom"}
_TALLEST = 420.0
_KEPT = 5_000
_GRID = re.compile(r'<w:gridCol [^>]*w:w="([^"]*)"')
_LETTERS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_OUTER = {"top": "top", "bottom": "bottom", "left": "left", "right": "right"}


@dataclass(slots=True)
class Cell:
    """One cell: where it stands, over how many columns and rows, and what it says of itself."""

    text: str
    content: tuple[Raw, ...]
    row: int
    column: int
    span: int
    own: Properties
    rows: int = 1
    continues: bool = False
    merged: bool = False


@dataclass(slots=True)
class Row:
    """One row of a table."""

    own: Properties
    cells: list[Cell] = field(default_factory=list)

    @property
    def is_header(self) -> bool:
        """Return whether the row stands again on every page."""
        return is_set(self.own, "tblHeader")


@dataclass(slots=True)
class Table:
    """A table as it is read: rows, the widths of its columns in points, and its properties."""

    style: str
    own: Properties
    rows: list[Row]
    widths: list[float]
    look: frozenset[str]

    @property
    def header_rows(self) -> int:
        """Return how many rows at the top are header rows."""
        count = 0
        for row in self.rows:
            if not row.is_header:
                break
            count += 1
        return count


class TableReader:
    """Reads tables, and keeps what their property elements came to."""

    def __init__(self) -> None:
        self._known: dict[str, Properties] = {}
        self._rows: dict[str, Row] = {}
        self.styled: dict[object, Properties] = {}

    def read(self, text: str, story: Story) -> Table:
        """Return the table that the `w:tbl` written in `text` is."""
        parts = split(Raw("w:tbl", text).inside)
        own = self.properties(parts, "w:tblPr")
        grid = next((part for part in parts if part.name == "w:tblGrid"), None)
        style = story.sheet.styles.find(said(own, "tblStyle"), "table")
        rows = [self._row(row, number_) for number_, row in enumerate(_unwrap(parts, "w:tr"))]
        _join_rows(rows)
        count = max((c.column + c.span for r in rows for c in r.cells), default=1)
        columns = [points(width) for width in _GRID.findall(grid.text)] if grid else []
        widths = _widths(columns, own, rows, count, story.width)
        resolved = merge(story.sheet.styles.resolve(style, "table"), own)
        return Table(style, resolved, rows, widths, _look(own))

    def properties(self, parts: Iterable[Raw], name: str) -> Properties:
        """Return what the property element called `name` among `parts` says."""
        text = next((part.text for part in parts if part.name == name), "")
        if not text:
            return {}
        found = self._known.get(text)
        if found is None:
            found = self._known[text] = read_properties(parse(text))
        return found

    def _row(self, raw: Raw, row: int) -> Row:
        """Return the row written in `raw`, from what was read of it before."""
        known = self._rows.get(raw.text)
        if known is None:
            known = self._new_row(raw, row)
            if len(self._rows) < _KEPT:
                self._rows[raw.text] = known
        cells = [replace(cell, row=row, rows=1, continues=cell.merged) for cell in known.cells]
        return Row(known.own, cells)

    def _new_row(self, raw: Raw, row: int) -> Row:
        parts = split(raw.inside)
        own = self.properties(parts, "w:trPr")
        read = Row(own)
        column = int(number(said(own, "gridBefore")))
        for item in _unwrap(parts, "w:tc"):
            content = split(item.inside)
            properties = self.properties(content, "w:tcPr")
            span = max(int(number(said(properties, "gridSpan"), 1)), 1)
            continues = "vMerge" in properties and said(properties, "vMerge") != "restart"
            cell = Cell(item.text, tuple(content), row, column, span, properties)
            cell.merged = cell.continues = continues
            read.cells.append(cell)
            column += span
        return read


def _unwrap(parts: Iterable[Raw], name: str) -> Iterator[Raw]:
    """Return the elements called `name`, out of content controls too."""
    for part in parts:
        if part.name == name:
            yield part
        elif part.name in _ROWS:
            yield from _unwrap(split(part.inside), name)


def _join_rows(rows: list[Row]) -> None:
    """Count over how many rows each merged cell reaches."""
    open_cells: dict[int, Cell] = {}
    for row in rows:
        for cell in row.cells:
            above = open_cells.get(cell.column)
            if cell.continues and above is not None:
                above.rows += 1
            elif "vMerge" in cell.own:
                cell.continues = False
                open_cells[cell.column] = cell
            else:
                open_cells.pop(cell.column, None)


def _look(own: Properties) -> frozenset[str]:
    """Return the conditions of the table's style that this table asks for (`w:tblLook`)."""
    look = own.get("tblLook", {})
    bits = int(look.get("val", "0"), 16) if look.get("val") else 0
    names = {
        "firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100,
    }  # fmt: skip
    asked = {
        n
        for n, bit in names.items()
        if look.get(n) in {"1", "true"} or (n not in look and bits & bit)
    }
    for name, bit in (("noHBand", 0x200), ("noVBand", 0x400)):
        if look.get(name) in {"1", "true"} or (name not in look and bits & bit):
            asked.add(name)
    return frozenset(asked)


def _widths(
    grid: list[float], own: Properties, rows: list[Row], count: int, room: float
) -> list[float]:
    """Return the width of each column: the grid's, fitted to the width that the table asks for."""
    widths = [*grid, *([0.0] * (count - len(grid)))][:count]
    if not all(widths):
        widths = _widths_of_cells(rows, widths, room)
    kind, asked = said(own, "tblW", "type"), said(own, "tblW", "w")
    wanted = 0.0
    if kind == "pct":
        share = number(asked) / (100 if asked.endswith("%") else 5000)
        wanted = room * share
    elif kind == "dxa":
        wanted = points(asked)
    total = sum(widths)
    if wanted > 0 and abs(wanted - total) > 1:
        return [w * wanted / total for w in widths]
    return widths


def _widths_of_cells(rows: list[Row], widths: list[float], room: float) -> list[float]:
    """Return the columns' widths where the grid does not say them: the cells', or equal shares."""
    for row in rows:
        for cell in row.cells:
            if cell.span == 1 and not widths[cell.column]:
                widths[cell.column] = points(said(cell.own, "tcW", "w"))
    known = sum(widths)
    empty = sum(not w for w in widths)
    share = max((room - known) / empty, 20.0) if empty else 0.0
    return [w or share for w in widths]


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
        place = (cell.text, cell.row, cell.column, cell.rows, self._key)
        known = memory.get(place)
        if known is None:
            known = self._new_cell(cell)
            if turns == story.document.turns and len(memory) < _KEPT:
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

"""Where a cell stands in, what the table's style says of it out (ECMA-376 part 1, 17.7.6)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.template.setting.keeping import Store
from docgen.template.setting.properties import Properties, merge
from docgen.template.setting.runs import PLAIN, Styled
from docgen.template.setting.styles import Styles
from docgen.template.setting.table import Cell, Table

_ACROSS = frozenset({"firstRow", "lastRow", "band1Horz", "band2Horz"})
_DOWN = frozenset({"firstCol", "lastCol", "band1Vert", "band2Vert"})
_ALONG = {"left": "insideV", "right": "insideV", "top": "insideH", "bottom": "insideH"}


@dataclass(slots=True)
class TableStyles:
    """What table styles came to, kept by the conditions that hold of a cell."""

    styles: Styles
    _known: Store[tuple[object, ...], Properties] = field(default_factory=Store)

    def text(self, table: Table, cell: Cell) -> Styled:
        """Return what the table's style says of a cell's text."""
        if not table.style:
            return PLAIN
        conditions = conditions_of(table, cell)
        run = self._resolve(table, conditions, "run")
        paragraph = self._resolve(table, conditions, "paragraph")
        return Styled((table.style, conditions), run, paragraph)

    def cell(self, table: Table, cell: Cell) -> Properties:
        """Return what the table's style says of a cell, its borders as they fall to this cell."""
        if not table.style:
            return {}
        conditions = conditions_of(table, cell)
        edges = edges_of(table, cell)
        key = (table.style, conditions, "cell", tuple(edges.values()))
        found = self._known.get(key)
        if found is None:
            layers = [self.styles.resolve(table.style, "cell")]
            for name in conditions:
                said = self.styles.condition(table.style, name, "cell")
                layers.append(_fall_to(said, name, edges))
            found = self._known.put(key, merge(*layers))
        return found

    def _resolve(self, table: Table, conditions: Sequence[str], what: str) -> Properties:
        key = (table.style, conditions, what)
        found = self._known.get(key)
        if found is None:
            layers = [self.styles.resolve(table.style, what)]
            layers += [self.styles.condition(table.style, name, what) for name in conditions]
            found = self._known.put(key, merge(*layers))
        return found


def edges_of(table: Table, cell: Cell) -> Mapping[str, bool]:
    """Return at which sides a cell stands at the table's edge."""
    return {
        "top": cell.row == 0,
        "bottom": cell.row + cell.rows == len(table.rows),
        "left": cell.column == 0,
        "right": cell.column + cell.span == len(table.widths),
    }


def conditions_of(table: Table, cell: Cell) -> tuple[str, ...]:
    """Return the conditions of the table's style that hold of a cell, the strongest last."""
    look = table.look
    last_row, last_column = len(table.rows) - 1, len(table.widths) - 1
    top, left = "firstRow" in look, "firstColumn" in look
    found = []
    if "noVBand" not in look and not (left and cell.column == 0):
        found.append("band2Vert" if (cell.column - left) % 2 else "band1Vert")
    if "noHBand" not in look and not (top and cell.row == 0):
        found.append("band2Horz" if (cell.row - top) % 2 else "band1Horz")
    holds = {
        "firstCol": left and cell.column == 0,
        "lastCol": "lastColumn" in look and cell.column + cell.span > last_column,
        "lastRow": "lastRow" in look and cell.row == last_row,
        "firstRow": top and cell.row == 0,
    }
    return (*found, *(name for name, held in holds.items() if held))


def _fall_to(said: Properties, condition: str, edges: Mapping[str, bool]) -> Properties:
    """Return what a condition says, of whose borders a cell gets those at its own sides.

    A condition is about a whole row or column: its left border is that of the first cell.
    """
    sides = {"left", "right"} if condition in _ACROSS else {"top", "bottom"}
    if condition not in _ACROSS | _DOWN:
        return said
    found = {name: x for name, x in said.items() if not name.startswith("tcBorders.")}
    for side, inside in _ALONG.items():
        name = side if side not in sides or edges[side] else inside
        border = said.get(f"tcBorders.{name}")
        if border is not None:
            found[f"tcBorders.{side}"] = border
    return found

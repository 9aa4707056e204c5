"""A table as it is read: its cells, its rows, what each says of itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.template.setting.properties import Properties, is_set
from docgen.template.setting.raw import Raw


@dataclass(slots=True)
class Cell:
    """One cell: where it stands, over how many columns and rows, and what it says of itself.

    `written` is how its properties stand in the file.
    """

    text: str
    content: tuple[Raw, ...]
    row: int
    column: int
    span: int
    own: Properties
    written: str = ""
    rows: int = 1
    continues: bool = False
    merged: bool = False

    def with_content(self, text: str, content: Iterable[Raw]) -> Cell:
        """Return the cell written in `text`, which differs from this one in its content alone."""
        place = (self.row, self.column, self.span, self.own, self.written)
        return Cell(text, tuple(content), *place, self.rows, self.continues, self.merged)


@dataclass(slots=True)
class Row:
    """One row of a table; `written` is how its properties stand in the file."""

    own: Properties
    written: str = ""
    cells: list[Cell] = field(default_factory=list)

    @property
    def is_header(self) -> bool:
        """Return whether the row stands again on every page."""
        return is_set(self.own, "tblHeader")


@dataclass(slots=True)
class Table:
    """A table as it is read: rows, the widths of its columns in points, and its properties.

    `written` is how its properties stand in the file.
    """

    style: str
    own: Properties
    rows: list[Row]
    widths: list[float]
    look: frozenset[str]
    written: str

    def with_rows(self, rows: list[Row]) -> Table:
        """Return a table that differs from this one in its rows alone."""
        return Table(self.style, self.own, rows, self.widths, self.look, self.written)

    @property
    def header_rows(self) -> int:
        """Return how many rows at the top are header rows."""
        count = 0
        for row in self.rows:
            if not row.is_header:
                break
            count += 1
        return count


def text_of(parts: Iterable[Raw], name: str) -> str:
    """Return the first element called `name`, as it is written; empty where there is none."""
    return next((part.text for part in parts if part.name == name), "")

"""A table that was read before in; one that differs from it in the text of its cells alone out."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.template.setting.raw import Raw, end_of, split
from docgen.template.setting.table import Cell, Row, Table, text_of


@dataclass(frozen=True, slots=True)
class Mould:
    """A table as it was read, and what its text has before each of its cells and behind the last.

    A table that differs from it within its cells alone has the same rows and columns.
    """

    table: Table
    before: tuple[str, ...]
    behind: str

    @classmethod
    def of(cls, table: Table, text: str) -> Mould:
        """Return the mould of a table that is written in `text`."""
        before, place = [], 0
        for row in table.rows:
            for cell in row.cells:
                start = text.index(cell.text, place)
                before.append(text[place:start])
                place = start + len(cell.text)
        return cls(table, tuple(before), text[place:])

    def cast(self, text: str) -> Mould | None:
        """Return the mould of the table in `text`, None where that differs in more than cells."""
        turns, place = iter(self.before), 0
        rows = []
        for row in self.table.rows:
            cells = []
            for cell in row.cells:
                before = next(turns)
                start = place + len(before)
                now = _cell_at(text, start, cell) if text.startswith(before, place) else None
                if now is None:
                    return None
                place = start + len(now.text)
                cells.append(now)
            rows.append(row if cells == row.cells else Row(row.own, row.written, cells))
        if text[place:] != self.behind:
            return None
        return Mould(self.table.with_rows(rows), self.before, self.behind)


def _cell_at(text: str, place: int, known: Cell) -> Cell | None:
    """Return the cell at this place of `text` if it is `known`, or has the same properties."""
    if text.startswith(known.text, place):
        return known
    if not text.startswith(("<w:tc>", "<w:tc "), place):
        return None
    raw = Raw("w:tc", text[place : end_of(text, place, "w:tc")])
    content = split(raw.inside)
    if text_of(content, "w:tcPr") != known.written:
        return None
    return known.with_content(raw.text, content)

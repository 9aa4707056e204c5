"""What a spreadsheet says before anybody knows what it means: rows of cells, and what is odd.

Rows and columns are counted as Excel shows them: rows from 1, columns as letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from docgen.errors import Problem
from docgen.model import Wording

Row = Sequence[object]
IsHeading = Callable[[object], bool]

#: How many rows down the headings may begin: lists often have a title above them.
SEARCHED = 20
#: The sheet behind an empty list of ours, from which its cells are chosen.
CHOICES_SHEET = Wording("Choices", "Dewisiadau")

_SEPARATORS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said about the file: which sheet, which encoding, which delimiter."""

    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""


@dataclass(frozen=True, slots=True)
class Oddities:
    """What a sheet hides or leaves out; rows from 1, columns from 0, as pairs where both count.

    `merged` are blocks: first row, first column, last row, last column. `uncomputed` are cells with
    a formula whose value was never stored, `failed` such as came to an error; `struck` are struck
    through, `noted` have a note.
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    uncomputed: frozenset[tuple[int, int]] = frozenset()
    failed: frozenset[tuple[int, int]] = frozenset()
    struck: frozenset[tuple[int, int]] = frozenset()
    noted: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one sheet; `rows[0]` is row 1. `head` is the row of the headings, from 1.

    `notes` are told to whoever gave the file: the encoding that was found, the sheet that was left.
    """

    file: str
    rows: Sequence[Row] = field(repr=False)
    sheet: str = ""
    head: int = 1
    oddities: Oddities = Oddities()
    notes: tuple[Problem, ...] = ()

    @property
    def headings(self) -> Row:
        """Return the cells of the heading row."""
        return self.rows[self.head - 1] if self.rows else ()


def plain(heading: object) -> str:
    """Return a heading without case, spaces, hyphens, underscores and accents."""
    text = str(heading or "").casefold()
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in parts if not unicodedata.combining(c))
    return _SEPARATORS.sub("", text)


def letter(column: int) -> str:
    """Return the letter of a column counted from 0: A, B, …, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def with_head(table: Table, is_heading: IsHeading) -> tuple[Table, int]:
    """Return `table` with its heading row found, and how many headings that row has."""
    counts = [sum(map(is_heading, row)) for row in table.rows[:SEARCHED]]
    best = max(counts, default=0)
    head = counts.index(best) + 1 if best else _first_filled(table.rows)
    return replace(table, head=head), best


def is_empty(cell: object) -> bool:
    """Return whether a cell holds nothing that one could read."""
    return cell is None or cell == "" or (isinstance(cell, str) and not cell.strip())


def _first_filled(rows: Sequence[Row]) -> int:
    filled = (n for n, row in enumerate(rows, start=1) if not all(map(is_empty, row)))
    return next(filled, 1)

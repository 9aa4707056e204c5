"""A template's Jinja tree in, a proof out that whatever it prints needs no mending.

docxtpl parses every body it has rendered, lets the parser mend what is broken, and makes the
columns of each table fit its cells. Where the branches and loops of a template open and close the
same elements, and its tables keep their columns whatever is printed, that parse changes nothing and
is left out. Where this cannot be shown, the document takes docxtpl's own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from jinja2 import nodes

from docgen.template.elements import SIGNS, Edge, UnbalancedError, walk_elements

EMPTY_TABLE: Final = "</w:tblGrid></w:tbl>"
_TABLE_PARTS: Final = frozenset({"w:tbl", "w:tr", "w:tc"})
_Part = TypeVar("_Part")


def is_balanced(tree: nodes.Template) -> bool:
    """Return whether every branch and loop leaves the same elements open that it found open."""
    try:
        for _ in walk_elements(tree):
            pass
    except UnbalancedError:
        return False
    return True


def has_steady_tables(tree: nodes.Template) -> bool:
    """Return whether every table that has rows keeps the columns it declares, whatever the data.

    True when no loop or condition stands among the cells of a row, no value in a span, no row has
    more cells than its table has columns, and some row that is always there spans them all, or
    else every row does. A table that prints without any row is told by `EMPTY_TABLE`.
    """
    try:
        _TableReader().read(walk_elements(tree))
    except (_NotSteadyError, UnbalancedError):
        return False
    return True


def has_values_in_attributes(tree: nodes.Template) -> bool:
    """Return whether a value or condition stands in an attribute, where markup has no place."""
    try:
        return any(sign in edge.attributes for edge in walk_elements(tree) for sign in SIGNS)
    except UnbalancedError:
        return True


class _NotSteadyError(Exception):
    """A table whose columns depend on the data."""


@dataclass(slots=True)
class _Row:
    """A row as docxtpl counts it: its cells that are its children, and the columns they span."""

    depth: int
    own: bool = True
    cells: int = 0
    span: int = 0


@dataclass(slots=True)
class _Table:
    """A table as it is read; its `rows` are those of tables inside it too."""

    depth: int
    columns: int = 0
    rows: list[_Row] = field(default_factory=list)

    def check(self) -> None:
        """Raise unless docxtpl would leave the columns as they are."""
        always = any(r.span >= self.columns and r.depth == self.depth for r in self.rows)
        every = all(r.span >= self.columns for r in self.rows if r.own)
        too_many = any(row.cells > self.columns for row in self.rows)
        if too_many or not self.rows or not (always or every):
            raise _NotSteadyError


class _TableReader:
    """Reads the tables of a template, with the rows and tables that are open."""

    def __init__(self) -> None:
        self._tables: list[_Table] = []
        self._rows: list[_Row] = []

    def read(self, edges: Iterable[Edge]) -> None:
        """Read all tables; raise at the first that is not steady."""
        for edge in edges:
            if edge.ends:
                self._end(edge)
            else:
                self._begin(edge)

    def _begin(self, edge: Edge) -> None:
        match edge.name, edge.parent:
            case "w:tbl", _:
                self._tables.append(_Table(edge.depth))
            case "w:tr", _:
                self._rows.append(_Row(edge.depth))
            case "w:tc", "w:tr":
                self._add_cell(edge)
            case "w:gridCol", "w:tblGrid":
                _innermost(self._tables).columns += 1
            case "w:gridSpan", "w:tcPr":
                _innermost(self._rows).span += _span(edge.attributes) - 1

    def _add_cell(self, edge: Edge) -> None:
        row = _innermost(self._rows)
        if edge.depth != row.depth:
            raise _NotSteadyError
        row.cells += 1
        row.span += 1

    def _end(self, edge: Edge) -> None:
        if edge.across and edge.name in _TABLE_PARTS:
            raise _NotSteadyError
        if edge.name == "w:tr":
            row = self._rows.pop()
            for table in reversed(self._tables):
                table.rows.append(row)
                row = _Row(row.depth, False, row.cells, row.span)
        elif edge.name == "w:tbl":
            self._tables.pop().check()


def _innermost(opened: list[_Part]) -> _Part:
    """Return what was opened last; raise where a part of a table stands in none."""
    if not opened:
        raise _NotSteadyError
    return opened[-1]


def _span(attributes: str) -> int:
    found = re.search(r'w:val="(\d{1,9})"', attributes)
    if not found:
        raise _NotSteadyError
    return int(found[1])

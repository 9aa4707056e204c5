"""A template's Jinja tree in, a proof out that whatever it prints needs no mending.

docxtpl parses every body it has rendered, lets the parser mend what is broken, and makes the
columns of each table fit its cells. Where the branches and loops of a template open and close the
same elements, and its tables keep their columns whatever is printed, that parse changes nothing and
is left out. Where this cannot be shown, the document takes docxtpl's own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from jinja2 import nodes

_ELEMENT = re.compile(r"<(/?)([\w:.-]+)([^<>]*?)(/?)>", re.DOTALL)
_STATEMENT: Final = "\ue000"  # where a loop or condition stands
_VALUE: Final = "\ue001"  # where a value stands


def is_balanced(tree: nodes.Template) -> bool:
    """Return whether every branch and loop of the template closes what it opens."""
    return all(_is_balanced(_flat(body)) for body in _bodies(tree))


def _bodies(node: nodes.Node) -> Iterator[Sequence[nodes.Node]]:
    """Yield every list of nodes that is printed together, from the template down."""
    yield from _own_bodies(node)
    for child in node.iter_child_nodes():
        if not isinstance(child, nodes.Expr):
            yield from _bodies(child)


def _own_bodies(node: nodes.Node) -> Iterator[Sequence[nodes.Node]]:
    for name, value in node.iter_fields():
        if name in {"body", "else_"} and value:
            yield value
        elif name == "elif_":
            yield from (branch.body for branch in value)


def _flat(body: Iterable[nodes.Node]) -> str:
    """Return what `body` prints whatever the data, with signs where the data decide."""
    return "".join(_flat_node(node) for node in body)


def _flat_node(node: nodes.Node) -> str:
    if not isinstance(node, nodes.Output):
        return _STATEMENT
    return "".join(
        part.data if isinstance(part, nodes.TemplateData) else _VALUE for part in node.nodes
    )


def _is_balanced(xml: str) -> bool:
    open_elements: list[str] = []
    for closing, name, _, alone in _ELEMENT.findall(xml):
        if closing:
            if not open_elements or open_elements.pop() != name:
                return False
        elif not alone:
            open_elements.append(name)
    return not open_elements and "<" not in _ELEMENT.sub("", xml)


def has_steady_tables(tree: nodes.Template) -> bool:
    """Return whether every table keeps the columns it declares, whatever the data.

    True when no loop or condition stands among the cells of a row, no value in a span, no row has
    more cells than its table has columns, and some row that is always there spans them all.
    """
    try:
        _TableReader().read(tree.body)
    except _NotSteadyError:
        return False
    return True


class _NotSteadyError(Exception):
    """A table whose columns depend on the data."""


@dataclass(slots=True)
class _Table:
    """A table as it is read: how deep in loops it stands, its columns, and its rows.

    A row is its number of cells, the columns that they span, and how deep in loops it stands.
    """

    depth: int
    columns: int = 0
    rows: list[tuple[int, int, int]] = field(default_factory=list)


class _TableReader:
    """Reads tables as docxtpl counts them.

    A cell counts when it is a child of its row, a row for every table around it.
    """

    def __init__(self) -> None:
        self._open: list[str] = []
        self._tables: list[_Table] = []
        self._rows: list[list[int]] = []
        self._depth = 0

    def read(self, body: Iterable[nodes.Node]) -> None:
        """Read what `body` prints."""
        for node in body:
            if isinstance(node, nodes.Output):
                self._read_data(_flat_node(node))
            else:
                self._read_statement(node)

    def _read_statement(self, node: nodes.Node) -> None:
        among_cells = self._parent == "w:tr"
        self._depth += 1
        for body in _own_bodies(node):
            if among_cells and "<" in _flat(body):
                raise _NotSteadyError
            self.read(body)
        self._depth -= 1

    @property
    def _parent(self) -> str:
        return self._open[-1] if self._open else ""

    def _read_data(self, xml: str) -> None:
        for closing, name, attributes, alone in _ELEMENT.findall(xml):
            if closing:
                self._open.pop()
                self._close(name)
                continue
            self._begin(name, attributes)
            if not alone:
                self._open.append(name)

    def _begin(self, name: str, attributes: str) -> None:
        match name, self._parent:
            case "w:tbl", _:
                self._tables.append(_Table(self._depth))
            case "w:tr", _:
                self._rows.append([0, 0])
            case "w:tc", "w:tr":
                self._rows[-1][0] += 1
                self._rows[-1][1] += 1
            case "w:gridCol", "w:tblGrid":
                self._tables[-1].columns += 1
            case "w:gridSpan", "w:tcPr":
                self._rows[-1][1] += _span(attributes) - 1

    def _close(self, name: str) -> None:
        if name == "w:tr":
            cells, span = self._rows.pop()
            for table in self._tables:
                table.rows.append((cells, span, self._depth))
        elif name == "w:tbl":
            _check_table(self._tables.pop())


def _span(attributes: str) -> int:
    found = re.search(r'w:val="(\d+)"', attributes)
    if not found:
        raise _NotSteadyError
    return int(found[1])


def _check_table(table: _Table) -> None:
    too_many = any(cells > table.columns for cells, _, _ in table.rows)
    spanned = any(span >= table.columns and depth == table.depth for _, span, depth in table.rows)
    if too_many or not spanned:
        raise _NotSteadyError

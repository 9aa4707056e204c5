"""A template's Jinja tree in, the elements that it prints out, in order, whatever the data.

Word puts each tag in a run of its own, so what a condition prints often closes a run and opens
another: `</w:t></w:r><w:r><w:t>yes</w:t></w:r><w:r><w:t>`. That is in order when the same elements
are open after it as before, in every branch.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

_STATEMENT: Final = "\ufdd0"  # where a loop or condition stands; no text has this sign
VALUE: Final = "\ufdd1"  # where a value stands
SIGNS: Final = (_STATEMENT, VALUE)
_TOKEN = re.compile(rf"<(/?)([\w:.-]+)([^<>]*?)(/?)>|{_STATEMENT}|<", re.DOTALL)
_PRINTED_HERE: Final = (nodes.If, nodes.For, nodes.With, nodes.Scope)


class UnbalancedError(Exception):
    """Something closes what is not open, or leaves open what was not, for some data."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Where an element begins or ends; `depth` is how many loops and conditions it stands in.

    `across` is true for an end within a loop or condition that the beginning is not in.
    """

    name: str
    attributes: str
    parent: str
    depth: int
    ends: bool = False
    across: bool = False


def walk_elements(tree: nodes.Template) -> Iterator[Edge]:
    """Yield every edge of every element of the template.

    Raises UnbalancedError where some branch or loop leaves other elements open than it found.
    """
    walker = _Walker()
    yield from walker.walk(tree.body)
    if walker.open:
        raise UnbalancedError


class _Walker:
    def __init__(self) -> None:
        self.open: list[str] = []
        self._depth = 0
        self._floor = 0

    def walk(self, body: Sequence[nodes.Node]) -> Iterator[Edge]:
        statements = (node for node in body if not isinstance(node, nodes.Output))
        for token in _TOKEN.finditer(flat(body)):
            if token[0] == _STATEMENT:
                yield from self._statement(next(statements))
            elif token[2] is None:
                raise UnbalancedError  # a `<` whose tag is torn in two
            else:
                _check_inside(next(statements) for _ in range(token[0].count(_STATEMENT)))
                yield from self._element(token)

    def _element(self, token: re.Match[str]) -> Iterator[Edge]:
        closing, name, attributes, alone = token.groups()
        if not closing:
            yield Edge(name, attributes, self.open[-1] if self.open else "", self._depth)
            self.open.append(name)
        if closing or alone:
            across = len(self.open) <= self._floor
            if not self.open or self.open.pop() != name:
                raise UnbalancedError
            parent = self.open[-1] if self.open else ""
            yield Edge(name, "", parent, self._depth, ends=True, across=across)

    def _statement(self, node: nodes.Node) -> Iterator[Edge]:
        bodies = list(bodies_of(node))
        if isinstance(node, nodes.FilterBlock) and any("<" in flat(body) for body in bodies):
            raise UnbalancedError  # nobody knows what a filter makes of elements
        outer, floor = self.open, self._floor
        here = list(outer) if isinstance(node, _PRINTED_HERE) else []
        self._depth += 1
        for body in bodies:
            self.open, self._floor = list(here), len(here)
            yield from self.walk(body)
            if self.open != here:
                raise UnbalancedError
        self._depth -= 1
        self.open, self._floor = outer, floor


def _check_inside(statements: Iterable[nodes.Node]) -> None:
    """Refuse elements that a condition prints within a tag, as in an attribute."""
    for node in statements:
        if any("<" in flat(body) or ">" in flat(body) for body in bodies_of(node)):
            raise UnbalancedError


def bodies_of(node: nodes.Node) -> Iterator[Sequence[nodes.Node]]:
    """Yield what each branch of a statement prints."""
    for name, value in node.iter_fields():
        if name in {"body", "else_"} and value:
            yield value
        elif name == "elif_":
            for branch in value:
                yield from bodies_of(branch)


def flat(body: Iterable[nodes.Node]) -> str:
    """Return what `body` prints, with signs where the data decide."""
    return "".join(_flat_node(node) for node in body)


def _flat_node(node: nodes.Node) -> str:
    if not isinstance(node, nodes.Output):
        return _STATEMENT
    return "".join(
        part.data if isinstance(part, nodes.TemplateData) else VALUE for part in node.nodes
    )

"""What a template may use up: a render that never ends, or swells, is stopped with a reason.

Every loop, call and large value spends from one allowance for each render; text that an operator
or filter would make is measured before it is made. The allowance is far beyond any real document.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, cast

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

MAX_STEPS: Final = 1_000_000
MAX_TEXT: Final = 10_000_000
MAX_NUMBER: Final = 1_000_000
MAX_EXPONENT: Final = 10_000
_CHARACTERS_A_STEP: Final = 200
_ITEM: Final = 20  # characters that an item of a list counts for
_CONTAINERS: Final = frozenset({list, tuple, dict})
_WIDTH = re.compile(r"\d{6,}")

COUNTED: Final = "counted loop"  # no template can call a filter by a name with a space
SPENT: Final = "spent on a macro"
MEASURED: Final = "measured text"


class RunawayError(Exception):
    """The template asks for more work or more text than any document needs."""


_LEFT: ContextVar[list[int]] = ContextVar("docgen_steps_left")


@contextmanager
def allowance(steps: int = MAX_STEPS) -> Iterator[None]:
    """Give the render inside this block its allowance of `steps`."""
    token = _LEFT.set([steps])
    try:
        yield
    finally:
        _LEFT.reset(token)


def spend(steps: int) -> None:
    """Take `steps` from the allowance; raise RunawayError when there is not so much left."""
    left = _LEFT.get(None)
    if left is None:
        return
    left[0] -= steps
    if left[0] < 0:
        raise RunawayError


def spend_text(length: int) -> None:
    """Take from the allowance what printing a text of `length` costs."""
    spend(length // _CHARACTERS_A_STEP)


def counted(items: Any, weight: int = 1) -> Any:  # noqa: ANN401 - whatever a template loops over
    """Return `items` to loop over, each of which costs `weight`."""
    if type(items) is list or isinstance(items, Sized):  # nearly always a list
        spend(len(items) * weight)
        return items
    return _counting(items, weight) if isinstance(items, Iterator) else items


def _counting(items: Iterable[Any], weight: int) -> Iterator[Any]:
    for item in items:
        spend(weight)
        yield item


def spent(weight: int) -> str:
    """Take `weight` from the allowance, as an expression that prints nothing."""
    spend(weight)
    return ""


def measured(value: Any) -> Any:  # noqa: ANN401 - text, markup, or a list written out
    """Return `value`, unless it is too large."""
    check_length(len(value) if isinstance(value, str) else _size_of(value) * _ITEM)
    return value


def _size_of(value: Any) -> int:  # noqa: ANN401
    """Return how many values a list or mapping holds, at any depth, long texts counting more."""
    waiting, size = [value], 0
    while waiting:
        one = waiting.pop()
        size += 1
        if type(one) in _CONTAINERS:
            waiting.extend(one.values() if isinstance(one, dict) else one)
        elif isinstance(one, str):
            size += len(one) // _ITEM
        check_length(size * _ITEM)
    return size


def limited_range(*arguments: int) -> range:
    """Return a `range`, when its length can be afforded."""
    numbers = range(*arguments)
    if len(numbers) > MAX_NUMBER:
        raise RunawayError
    spend(len(numbers))
    return numbers


def guard(template: nodes.Template) -> nodes.Template:
    """Return `template` with every loop, macro and joined text made to pay its way."""
    _Guard().visit(template)
    return template


class _Guard(NodeTransformer):
    """Puts a filter around what may run long, and a price at the head of what may be called."""

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - Jinja's naming
        self.generic_visit(node)
        node.iter = _filter(cast("nodes.Expr", node.iter), COUNTED, nodes.Const(_weight(node.body)))
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._priced(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self._priced(node)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _filter(node, MEASURED)

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        return self._measured(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        return self._measured(node) if node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        return self._measured(node)

    def _measured(self, node: nodes.List | nodes.Tuple | nodes.Dict) -> nodes.Node:
        self.generic_visit(node)
        plain = all(isinstance(item, nodes.Const) for item in node.items)
        return node if plain else _filter(node, MEASURED)

    def _priced(self, node: nodes.Macro | nodes.CallBlock) -> nodes.Node:
        self.generic_visit(node)
        price = nodes.Const(_weight(node.body), lineno=node.lineno)
        node.body.insert(0, nodes.Output([_filter(price, SPENT)], lineno=node.lineno))
        return node


def _filter(node: nodes.Expr, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)


def _weight(body: list[nodes.Node]) -> int:
    data = sum(len(d.data) for node in body for d in _data(node))
    return 1 + data // _CHARACTERS_A_STEP


def _data(node: nodes.Node) -> Iterator[nodes.TemplateData]:
    yield from node.find_all(nodes.TemplateData)


def compute(sign: str, left: Any, right: Any) -> Any:  # noqa: ANN401 - any two operands
    """Return `left` and `right` combined by the operator `sign`, if what comes is not too large."""
    if sign == "+" and type(left) is str and type(right) is str:  # nearly always
        check_length(len(left) + len(right))
    elif sign == "*":
        _check_product(left, right)
    elif sign == "**":
        _check_power(left, right)
    elif sign == "%" and isinstance(left, str):
        check_widths(left)
    elif sign == "+" and isinstance(left, Sized) and isinstance(right, Sized):
        check_length(_length(left) + _length(right))
    return _OPERATORS[sign](left, right)


_OPERATORS: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "*": operator.mul,
    "**": operator.pow,
    "%": operator.mod,
}
GUARDED_OPERATORS: Final = frozenset(_OPERATORS)


def _check_product(left: object, right: object) -> None:
    for some, times in ((left, right), (right, left)):
        if isinstance(some, str | bytes | list | tuple) and isinstance(times, int):
            check_length(_length(some) * times)
    if isinstance(left, int) and isinstance(right, int):
        check_length((left.bit_length() + right.bit_length()) // 8)


def _check_power(left: object, right: object) -> None:
    if isinstance(right, int) and abs(right) > MAX_EXPONENT:
        raise RunawayError
    if isinstance(left, int) and isinstance(right, int):
        check_length(left.bit_length() * abs(right) // 8)


def check_widths(pattern: str) -> None:
    """Refuse a format with a width that no text has."""
    if _WIDTH.search(pattern):
        raise RunawayError


def _length(value: Sized) -> int:
    return _size_of(value) * _ITEM if type(value) in _CONTAINERS else len(value)


def check_number(number: object) -> None:
    """Refuse a number of places or columns that no text has."""
    if isinstance(number, int) and abs(number) > MAX_NUMBER:
        raise RunawayError


def check_length(length: int) -> None:
    """Refuse a text of so many characters, if no document holds as many."""
    if length > MAX_TEXT:
        raise RunawayError

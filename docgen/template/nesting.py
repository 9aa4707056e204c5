"""A parsed template in; whether it is nested deeper than Python can follow out.

Jinja makes Python of a template, and Python gives up on a hundred levels of blocks, on two hundred
brackets in one another, and on twenty loops in one another: with errors that say nothing to a Word
user. No real template comes near.
"""

from __future__ import annotations

from typing import Final

from jinja2 import nodes

_MOST_LEVELS: Final = 80
_MOST_LOOPS: Final = 16


def is_too_deep(tree: nodes.Template) -> bool:
    """Return whether statements or expressions of `tree` stand too deep in one another."""
    waiting: list[tuple[nodes.Node, int, int]] = [(tree, 0, 0)]
    while waiting:
        node, levels, loops = waiting.pop()
        loops += isinstance(node, nodes.For)
        if levels > _MOST_LEVELS or loops > _MOST_LOOPS:
            return True
        waiting.extend((below, levels + 1, loops) for below in node.iter_child_nodes())
    return False

"""Words in; one regular expression out that finds the longest of them at each place.

The words are laid into a tree, so that the expression leaves a place at the first letter with which
none of them goes on: three thousand words cost hardly more than three.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TypeAlias

_Tree: TypeAlias = dict[str, "_Tree"]
_END = ""


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """Return the expression that finds `words`, also where they overlap, as its group 1."""
    tree: _Tree = {}
    for word in words:
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[_END] = {}
    return re.compile(f"(?=({_write(tree)}))") if tree else re.compile(r"(?!)")


def _write(tree: _Tree) -> str:
    """Return `tree` as an expression that takes the longest way."""
    stem = ""
    while len(tree) == 1 and _END not in tree:
        ((letter, tree),) = tree.items()
        stem += re.escape(letter)
    branches = [re.escape(letter) + _write(below) for letter, below in tree.items() if letter]
    if not branches:
        return stem
    return f"{stem}(?:{'|'.join(branches)}){'?' if _END in tree else ''}"

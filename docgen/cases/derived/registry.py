"""The values that nobody types, each with the rule that works it out.

A rule for one value takes the facts; a rule for a value of each item of a list takes the facts and
the item. A `seed` is a beginning that people are meant to change: what differs from it is not
reported as an override.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from docgen.cases.facts import Facts, Item, Rule

ItemRule = Callable[[Facts, Item], object]
_R = TypeVar("_R", bound=Rule)
_I = TypeVar("_I", bound=ItemRule)


@dataclass(frozen=True, slots=True)
class Derivation:
    """How the value at `path` is worked out."""

    path: str
    rule: Rule
    is_seed: bool = False


@dataclass(frozen=True, slots=True)
class ItemDerivation:
    """How the value called `name` is worked out for each item of the list at `of`."""

    of: str
    name: str
    rule: ItemRule


DERIVATIONS: dict[str, Derivation] = {}
ITEM_DERIVATIONS: list[ItemDerivation] = []


def derives(path: str, *, seed: bool = False) -> Callable[[_R], _R]:
    """Register a function as the rule for the value at `path`."""

    def register(rule: _R) -> _R:
        DERIVATIONS[path] = Derivation(path, rule, seed)
        return rule

    return register


def derives_each(path: str) -> Callable[[_I], _I]:
    """Register a function as the rule for the value at `path`, as `reviewers[].role`."""
    of, _, name = path.rpartition("[].")

    def register(rule: _I) -> _I:
        ITEM_DERIVATIONS.append(ItemDerivation(of, name, rule))
        return rule

    return register

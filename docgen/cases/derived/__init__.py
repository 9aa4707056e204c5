"""The facts of a case in; what follows from them out, laid beside what was given.

A value that was given wins. Where it differs from what its rule works out, that is reported: an
override may be right, but nobody should have to find it by chance.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from docgen.cases.derived import (
    briefing,
    decisions,
    feedback,
    information,
    meetings,
    people,
    report,
    times,
)
from docgen.cases.derived.registry import DERIVATIONS, ITEM_DERIVATIONS, ItemDerivation
from docgen.cases.facts import UNBOUNDED, Bounds, Facts, Inquiry
from docgen.cases.paths import dig, put, read_path, write_path
from docgen.model.fields import Schema

# each registers its rules when it is read
_RULES = (briefing, decisions, feedback, information, meetings, people, report, times)


def make_facts(
    data: Mapping[str, Any],
    board: Mapping[str, Any],
    schema: Schema,
    *,
    bounds: Bounds = UNBOUNDED,
) -> Facts:
    """Return the facts of a case with the rules for what it leaves out."""
    rules = {d.path: d.rule for d in DERIVATIONS.values() if schema.find(d.path)}
    return Facts(data, board, schema, rules=rules, bounds=bounds)


def find_overrides(facts: Facts) -> Iterator[str]:
    """Return the path of each value that was given and is not what its rule works out."""
    for derivation in DERIVATIONS.values():
        given = dig(facts.data, derivation.path)
        if given is None or derivation.is_seed:
            continue
        if _differs(given, derivation.rule(facts)):
            yield derivation.path
    for each in ITEM_DERIVATIONS:
        for path, item in _items(facts.data, each.of):
            given = item.get(each.name)
            if given is not None and _differs(given, each.rule(facts, item)):
                yield f"{path}.{each.name}"


def find_absent(facts: Facts, path: str) -> tuple[str, ...]:
    """Return what the value at `path` would be worked out from, and nobody gave."""
    if path not in facts.rules:
        return ()
    inquiry = Inquiry(facts)
    inquiry.read(path)
    return tuple(inquiry.absent)


def fill_in(facts: Facts) -> dict[str, Any]:
    """Return the data of `facts` with all that follows from it laid in."""
    filled: dict[str, Any] = copy.deepcopy(dict(facts.data))
    for path in DERIVATIONS:
        if facts.schema.find(path) and dig(filled, path) is None:
            _put_if_known(filled, path, facts.read(path))
    for each in ITEM_DERIVATIONS:
        _fill_items(filled, each, facts)
    return filled


def _fill_items(filled: dict[str, Any], derivation: ItemDerivation, facts: Facts) -> None:
    if not facts.schema.find(f"{derivation.of}[].{derivation.name}"):
        return
    for path, item in _items(facts.data, derivation.of):
        if item.get(derivation.name) is None:
            _put_if_known(filled, f"{path}.{derivation.name}", derivation.rule(facts, item))


def _put_if_known(filled: dict[str, Any], path: str, value: object) -> None:
    if value is not None:
        put(filled, path, copy.deepcopy(value))


def _differs(given: object, worked_out: object) -> bool:
    if worked_out is None:
        return False
    if isinstance(worked_out, dict) and isinstance(given, str):
        return given not in worked_out.values()
    return given != worked_out


def _items(data: Mapping[str, Any], of: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Return each item of the list at `of`, which may lie in the items of another, and its path."""
    yield from _descend(data, read_path(of), ())


def _descend(
    value: object, steps: tuple[str | int | None, ...], done: tuple[str | int | None, ...]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, list):
        rest = steps[1:] if steps and steps[0] is None else steps
        for index, item in enumerate(value):
            yield from _descend(item, rest, (*done, index))
    elif not steps and isinstance(value, dict) and done and isinstance(done[-1], int):
        yield write_path(done), value
    elif steps and isinstance(value, dict) and steps[0] in value:
        yield from _descend(value[str(steps[0])], steps[1:], (*done, steps[0]))

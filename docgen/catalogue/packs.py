"""A toolkit's file of packs in; its plans, and what is wrong with them, out.

The schema `pack.schema.yaml` holds the shape. What it cannot say is checked here: a pack within
itself, an item that is also left out, a name that stands twice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from docgen.errors import Place, Problem
from docgen.model.forms import Each
from docgen.model.packs import Filling, Meeting, PackItem, PackItemKind, PackPlan
from docgen.model.wording import wording_of

_FILES = "data_schemas/packs"


def read_plans(data: Mapping[str, Any]) -> tuple[PackPlan, ...]:
    """Return the plans that the file with `data` says."""
    return tuple(_read_plan(item, data["toolkit"]) for item in data["packs"])


def _read_plan(data: Mapping[str, Any], toolkit: str) -> PackPlan:
    return PackPlan(
        data["id"],
        data["number"],
        toolkit,
        wording_of(data["title"]),
        wording_of(data["recipient"]),
        data["marking"],
        tuple(_read_item(item) for item in data["items"]),
        identity=data.get("identity", ""),
        when=data.get("when"),
        each=tuple(Each(one["of"], one["as"]) for one in data.get("each", ())),
        leave_out=tuple(data.get("leave_out", ())),
        meeting=_read_meeting(data.get("meeting")),
        source=data.get("source", ""),
        inner=data.get("inner", False),
    )


def _read_item(data: Mapping[str, Any]) -> PackItem:
    kind = next(kind for kind in PackItemKind if kind.value in data)
    return PackItem(
        kind,
        data[kind.value],
        Filling(data.get("state", Filling.FULL)),
        data.get("of", ""),
        data.get("when"),
        wording_of(data.get("title")),
        data.get("basis", ""),
    )


def _read_meeting(data: Mapping[str, Any] | None) -> Meeting | None:
    return Meeting(wording_of(data["title"]), data.get("path", "")) if data else None


def check_plans(plans: Sequence[PackPlan]) -> Iterator[Problem]:
    """Return what is wrong with `plans` as a whole."""
    known = {plan.id: plan for plan in plans}
    for what, count in Counter([*(p.id for p in plans), *(p.number for p in plans)]).items():
        if count > 1:
            yield _problem("pack-twice", f"two packs are called `{what}`", "give one another name")
    for plan in plans:
        yield from _check_items(plan, known)
        if plan.id in _within(plan, known, frozenset()):
            yield _problem(
                "pack-ring", f"the pack `{plan.id}` has itself within it", "take one of them out"
            )


def _check_items(plan: PackPlan, known: Mapping[str, PackPlan]) -> Iterator[Problem]:
    for item in plan.items:
        if item.kind is PackItemKind.PACK and item.name not in known:
            message = f"the pack `{plan.id}` has a pack `{item.name}` in it, which is not there"
            yield _problem("pack-unknown", message, "check the name")
    for name in sorted(set(_deep_names(plan, known, frozenset())) & set(plan.leave_out)):
        message = f"the pack `{plan.id}` has `{name}` in it, which it must leave out"
        yield _problem("pack-left-out", message, "take it out of `items`, or out of `leave_out`")


def _within(plan: PackPlan, known: Mapping[str, PackPlan], seen: frozenset[str]) -> set[str]:
    """Return the ids of all packs within `plan`."""
    found: set[str] = set()
    for item in plan.items:
        if item.kind is PackItemKind.PACK and item.name in known and item.name not in seen:
            found |= {item.name, *_within(known[item.name], known, seen | {item.name})}
    return found


def _deep_names(
    plan: PackPlan, known: Mapping[str, PackPlan], seen: frozenset[str]
) -> Iterator[str]:
    """Return the names of all that is in `plan` and in the packs within it."""
    for item in plan.items:
        yield item.name
        if item.kind is PackItemKind.PACK and item.name in known and item.name not in seen:
            yield from _deep_names(known[item.name], known, seen | {item.name})


def _problem(code: str, message: str, hint: str) -> Problem:
    return Problem(code, message, Place(_FILES), hint)

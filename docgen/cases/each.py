"""A form that is made once for each item in; the items that it is made for out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.cases.case import Case
from docgen.cases.paths import dig, read_path, write_path
from docgen.model.forms import Each, Form

Items = Mapping[str, str]


def items_of(form: Form, case: Case) -> tuple[Items, ...]:
    """Return what each document of `form` is about: its further roots, each with a path.

    A form that is made once has one, without roots. Where the case has no such items the tuple is
    empty.
    """
    return tuple(_expand(form.each, case, {}))


def concrete(path: str, items: Items) -> str:
    """Return `path` with a root of `items`, or the list that it stands for, put in place.

    With `contact` at `family.contacts[2]`, both `contact.person` and `family.contacts[].person`
    are `family.contacts[2].person`.
    """
    root, dot, rest = path.partition(".")
    if root in items:
        return items[root] + dot + rest
    steps = read_path(path)
    for place in sorted(items.values(), key=len, reverse=True):
        known = read_path(place)
        if len(steps) >= len(known) and all(
            _fits(s, k) for s, k in zip(steps, known, strict=False)
        ):
            return write_path((*known, *steps[len(known) :]))
    return path


def _fits(step: str | int | None, known: str | int | None) -> bool:
    return step == known or (step is None and isinstance(known, int))


def _expand(each: tuple[Each, ...], case: Case, items: dict[str, str]) -> Iterator[Items]:
    if not each:
        yield items
        return
    first, *rest = each
    path = concrete(first.of, items)
    found = dig(case.data, path)
    for index in range(len(found) if isinstance(found, list) else 0):
        yield from _expand(tuple(rest), case, {**items, first.name: f"{path}[{index}]"})

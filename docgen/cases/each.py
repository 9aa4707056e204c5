"""A form that is made once for each item in; the items that it is made for out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.cases.case import Case
from docgen.cases.paths import Steps, dig, read_path, write_path
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


def spread(case: Case, path: str) -> Iterator[str]:
    """Return the generic `path` once for each item; a list without items stands for itself."""
    yield from _spread(case, read_path(path), ())


def along(path: str, beside: str) -> str:
    """Return `path` in the items that `beside` lies in, as far as both go the same way."""
    steps, other = list(read_path(path)), read_path(beside)
    for at, (step, known) in enumerate(zip(steps, other, strict=False)):
        if step is None and isinstance(known, int):
            steps[at] = known
        elif step != known:
            break
    return write_path(tuple(steps))


def _spread(case: Case, steps: Steps, done: Steps) -> Iterator[str]:
    if None not in steps:
        yield write_path((*done, *steps))
        return
    at = steps.index(None)
    way = (*done, *steps[:at])
    found = case.read(write_path(way))
    count = len(found) if isinstance(found, list) else 0
    if not count:
        yield write_path(way)
    for index in range(count):
        yield from _spread(case, steps[at + 1 :], (*way, index))


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

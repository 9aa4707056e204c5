"""Parsed templates in, every field that they can use out, as paths: `case.ref`, `invitees[].name`.

A path follows the data from its root, through the names that loops, `set`, `with` and macros give
to what they stand for: after `{% for person in invitees %}`, `person.name` is `invitees[].name`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from docgen.errors import Place
from docgen.template.expressions import Use
from docgen.template.parsing import Parsed
from docgen.template.tracing import Tracer


@dataclass(frozen=True, slots=True)
class Field:
    """A path that a template uses, and where.

    `in_condition` says that some tag only asks about it, `in_loop` that it is printed again and
    again. Neither says that it is used in no other way.
    """

    path: str
    places: tuple[Place, ...] = field(default=(), compare=False)
    in_condition: bool = False
    in_loop: bool = False

    def __str__(self) -> str:
        return self.path


def find_fields(parsed: Iterable[Parsed], known: Collection[str] = ()) -> tuple[Field, ...]:
    """Return every field that the template uses, by path; the names in `known` are no fields."""
    uses: dict[str, list[tuple[Use, Place]]] = {}
    for part in parsed:
        for use in Tracer(known).trace(part.tree):
            place = part.source.outline.place_of(part.tag_at(use.line))
            uses.setdefault(use.path, []).append((use, place))
    _drop_passed_through(uses)
    return tuple(_field(path, uses[path]) for path in sorted(uses))


def _drop_passed_through(uses: dict[str, list[tuple[Use, Place]]]) -> None:
    """Take out lists that a loop only runs over, where fields of their items are used."""
    for path, found in list(uses.items()):
        only_runs = all(use.runs_over for use, _ in found)
        if only_runs and any(other.startswith((f"{path}[]", f"{path}.")) for other in uses):
            del uses[path]


def _field(path: str, found: Iterable[tuple[Use, Place]]) -> Field:
    pairs = list(found)
    return Field(
        path,
        tuple(dict.fromkeys(place for _, place in pairs)),
        in_condition=any(use.in_condition for use, _ in pairs),
        in_loop=any(use.in_loop for use, _ in pairs),
    )


def find_unknown(fields: Iterable[Field], known: Collection[str]) -> tuple[Field, ...]:
    """Return the fields whose path is none of the paths `known`, nor leads to one of them.

    A path of `known` that ends in `.*` or `[]` stands for whatever is below it too.
    """
    above = {prefix for path in known for prefix in _prefixes(path)}
    whole = tuple(path.removesuffix("*") for path in known if path.endswith(".*"))
    return tuple(
        one
        for one in fields
        if one.path not in above and not (whole and f"{one.path}.".startswith(whole))
    )


def _prefixes(path: str) -> Iterable[str]:
    """Yield `a.b[].c`, `a.b[]`, `a.b`, `a`."""
    while path:
        yield path
        cut = max(path.rfind("."), path.rfind("[]"))
        path = path[:cut] if cut > 0 else ""

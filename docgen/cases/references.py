"""Data and the registers in; the references that lead to nobody out."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from docgen.cases.source import Source
from docgen.cases.walking import Found, walk_values
from docgen.errors import Problem
from docgen.model.fields import FieldInfo, FieldKind


@dataclass(frozen=True, slots=True)
class Registers:
    """The ids that may be referred to."""

    people: Collection[str]
    agencies: Collection[str]


def check_references(
    data: object, source: Source, root: FieldInfo, registers: Registers
) -> list[Problem]:
    """Return every reference in `data` that none of `registers` has."""
    return [p for found in walk_values(root, data) for p in _check(found, source, registers)]


def _check(found: Found, source: Source, registers: Registers) -> Iterator[Problem]:
    if not isinstance(found.value, str):
        return
    if found.info.kind is FieldKind.PERSON and found.value not in registers.people:
        # no suggestion: an id under `people` may well be a name
        where = source.place(found.keys)
        message = f"`{where.path}` is an id that nobody in `people` has"
        yield Problem("unknown-person", message, where, "add the person, or correct the id")
    if found.info.kind is FieldKind.AGENCY and found.value not in registers.agencies:
        where = source.place(found.keys)
        message = f"`{where.path}` is an id that the agency register does not have"
        yield Problem("unknown-agency", message, where, _suggest(found.value, registers.agencies))


def _suggest(agency: str, known: Collection[str]) -> str:
    if near := difflib.get_close_matches(agency, sorted(known), n=1):
        return f"did you mean `{near[0]}`?"
    return "use an id of `agency_register` in the board file, or add the agency there"

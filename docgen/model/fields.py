"""The fields of a case file, as the schema declares them, by their paths.

A path names one datum for every case: `learning_events[].invitees[].person`. A concrete path names
it in one case: `learning_events[0].invitees[3].person`. `generic_path` turns the second into the
first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from docgen.model.wording import UNSAID, Wording

_INDEX = re.compile(r"\[\d+\]")


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


class FieldKind(StrEnum):
    """What a field holds, in the terms of whoever fills it."""

    RECORD = "record"
    LIST = "list"
    REGISTER = "register"  # a mapping from ids, which the case chooses, to records
    TEXT = "text"
    DAY = "date"
    TIME = "time"
    MOMENT = "date and time"
    CHOICE = "choice"
    YES_NO = "yes or no"
    NUMBER = "number"
    PERSON = "person"
    AGENCY = "agency"


class Entry(StrEnum):
    """How a field comes by its value."""

    TYPED = "typed"
    PICKED = "picked"
    DERIVED = "derived"
    CONFIG = "config"
    OUTSIDE = "outside"
    FIXED = "fixed"


@dataclass(frozen=True, slots=True, eq=False)
class FieldInfo:
    """One field of the schema: what it is called in both languages and what it may hold.

    `children` are the fields of a record by name; `item` is what a list or a register holds many
    of. `bilingual` says that a text may be given for each language; `markdown`, that it may be
    Markdown; `serves_both`, that a plain text (an address) is the same in both.
    """

    path: str
    name: str
    kind: FieldKind
    title: Wording = UNSAID
    labels: Mapping[str, Wording] = field(default_factory=_nothing)
    yes_no: tuple[Wording, Wording] | None = None
    entry: Entry = Entry.TYPED
    required: bool = False
    bilingual: bool = False
    markdown: bool = False
    serves_both: bool = False
    example: object = None
    children: Mapping[str, FieldInfo] = field(default_factory=_nothing)
    item: FieldInfo | None = None

    def walk(self) -> Iterator[FieldInfo]:
        """Return this field and every field below it, in the schema's order."""
        yield self
        for child in self.children.values():
            yield from child.walk()
        if self.item is not None:
            yield from self.item.walk()


@dataclass(frozen=True, slots=True, eq=False)
class Schema:
    """A JSON Schema without references, and the table of its fields.

    `names` are all keys that the schema itself declares: the only ones that may stand in a message,
    since any other key of a case file was made up by whoever typed it.
    """

    document: Mapping[str, Any]
    root: FieldInfo
    table: Mapping[str, FieldInfo] = field(repr=False)
    names: frozenset[str] = field(repr=False)

    def find(self, path: str) -> FieldInfo | None:
        """Return the field at a generic or concrete `path`, or None."""
        return self.table.get(generic_path(path))


_OF_A_MOMENT = frozenset({"date", "time"})
#: What a reference of each kind leads to.
REGISTERS = {FieldKind.PERSON: "people.*", FieldKind.AGENCY: "board.agency_register.*"}


def generic_path(path: str) -> str:
    """Return `path` without its indexes: `reviewers[1].person` is `reviewers[].person`."""
    return _INDEX.sub("[]", path) if "[" in path else path


def find_through(fields: Mapping[str, FieldInfo], path: str) -> FieldInfo | None:
    """Return the field of `fields` at `path`, also by way of a reference, or None.

    `panel.chair.phone` is not declared, but `panel.chair.person` is, and a person has a telephone.
    A moment has its `.date` and its `.time`. The board's fields stand in `fields` below `board.`.
    """
    path = generic_path(path)
    if path in fields:
        return fields[path]
    head, _, rest = path.rpartition(".")
    if rest in _OF_A_MOMENT and head in fields and fields[head].kind is FieldKind.MOMENT:
        return fields[head]
    while head:
        for way in (head, f"{head}.person", f"{head}.agency"):
            register = REGISTERS.get(fields[way].kind) if way in fields else None
            if register and (found := find_through(fields, f"{register}.{rest}")):
                return found
        head, _, last = head.rpartition(".")
        rest = f"{last}.{rest}"
    return None


@lru_cache(maxsize=4)
def fields_with_board(case: Schema, board: Schema) -> Mapping[str, FieldInfo]:
    """Return the fields of the schema `case` and, below `board.`, those of the schema `board`.

    By the paths that a form calls them; made once for a library.
    """
    of_board = {f"board.{path}": info for path, info in board.table.items() if path}
    return MappingProxyType({**case.table, **of_board})


def schema_of(document: Mapping[str, Any], root: FieldInfo) -> Schema:
    """Return the schema whose fields hang below `root`."""
    table = {info.path: info for info in root.walk()}
    names = frozenset(info.name for info in table.values() if info.name)
    return Schema(document, root, MappingProxyType(table), names)

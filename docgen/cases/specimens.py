"""A library in; cases that fill every field out, one after another with other values.

For proofing: each list has items, each choice goes through its options, each question is answered
both ways, and what people type is a mark. Slots that a sentence is built around (a board's name, a
place) take in turn the values that they are given.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zlib import crc32

from docgen.cases.boards import Board, find_board, read_board
from docgen.cases.case import Case
from docgen.cases.derived import make_facts
from docgen.cases.source import Source
from docgen.model.fields import FieldInfo, FieldKind
from docgen.model.library import CaseLibrary

#: What may stand in a slot, by the field's path: `board.name`, `people.*.name`.
Slots = Mapping[str, Sequence[Mapping[str, str]]]

_LENGTHS = (2, 1, 3)
_NUMBERS = (2, 3, 1, 0, 6, 10, 4)
_DEPTH = 12
_AGENCIES = "agency_register"
_PEOPLE = ("one", "two", "three")


@dataclass(frozen=True)
class Specimens:
    """The specimens of `library`; `mark` stands for whatever people type."""

    library: CaseLibrary
    slots: Slots
    mark: str

    @cached_property
    def count(self) -> int:
        """Return how many specimens it takes for every choice to have stood everywhere."""
        sizes = [len(info.labels) for info in self.library.case_schema.table.values()]
        return max(sizes, default=1)

    @cached_property
    def _shipped(self) -> Mapping[str, Any]:
        path = find_board({}, self.library)
        return read_board(path, self.library).data if path else {}

    def case(self, number: int) -> Case:
        """Return the specimen of that `number`."""
        library, nothing = self.library, Source({}, {})
        maker = _Maker(number, self.slots, self.mark, tuple(self._shipped.get(_AGENCIES) or ()))
        board = {**maker.record(library.board_schema.root, "board"), **_kept(self._shipped)}
        board = _with_slots(board, self.slots, number)
        data = maker.record(library.case_schema.root, "")
        data["people"] = {key: maker.person(library, key) for key in _PEOPLE}
        return Case(
            f"specimen {number}",
            data,
            Board(board, nothing),
            library.case_schema,
            library.board_schema,
            nothing,
            make_facts(data, board, library.case_schema),
        )


def _kept(shipped: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a specimen has of the shipped board: its registers and its own wording."""
    return {key: value for key, value in shipped.items() if key not in ("people", "extends")}


def _with_slots(board: dict[str, Any], slots: Slots, number: int) -> dict[str, Any]:
    """Return `board` with the value of this `number` in each of its slots, one level deep."""
    made = dict(board)
    for path, values in slots.items():
        root, *steps = path.split(".")
        if root != "board" or not values:
            continue
        value = dict(values[number % len(values)])
        if len(steps) == 1:
            made[steps[0]] = value
        elif len(steps) == 2:
            made[steps[0]] = {**(made.get(steps[0]) or {}), steps[1]: value}
    return made


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the values of one specimen."""

    number: int
    slots: Slots
    mark: str
    agencies: tuple[str, ...]

    def person(self, library: CaseLibrary, key: str) -> object:
        info = library.case_schema.find("people.*")
        return self.record(info, f"people.{key}") if info else {}

    def record(self, info: FieldInfo, path: str, depth: int = 0) -> dict[str, Any]:
        """Return a record with every field filled."""
        made = {}
        for name, child in info.children.items():
            value = self.value(child, f"{path}.{name}" if path else name, depth + 1)
            if value is not None:
                made[name] = value
        return made

    def value(self, info: FieldInfo, path: str, depth: int) -> Any:  # noqa: ANN401
        """Return a value for the field `info`; None where it should stay empty."""
        if depth > _DEPTH or path in ("reviews", "people", "form"):
            return None
        if info.kind is FieldKind.RECORD:
            return self.record(info, path, depth)
        if info.kind is FieldKind.LIST:
            return self._list(info, path, depth)
        if info.kind is FieldKind.TEXT:
            return self.text(info.path) or self.mark
        return self._scalar(info, path)

    def text(self, path: str) -> Mapping[str, str] | None:
        """Return what stands in the slot at `path`, if it is one."""
        values = self.slots.get(path)
        return dict(values[self.number % len(values)]) if values else None

    def _list(self, info: FieldInfo, path: str, depth: int) -> list[Any]:
        item = info.item or info
        length = _LENGTHS[(self.number + crc32(path.encode())) % len(_LENGTHS)]
        made = (self.value(item, f"{path}[{i}]", depth + 1) for i in range(length))
        return [value for value in made if value is not None]

    def _scalar(self, info: FieldInfo, path: str) -> Any:  # noqa: ANN401
        turn = self.number + (crc32(path.encode()) % 7 if info.kind is not FieldKind.CHOICE else 0)
        if info.kind is FieldKind.CHOICE:
            keys = tuple(info.labels)
            return keys[(turn + path.count("[1]")) % len(keys)] if keys else None
        if info.kind is FieldKind.PERSON:
            return _PEOPLE[turn % len(_PEOPLE)]
        if info.kind is FieldKind.AGENCY:
            return self.agencies[turn % len(self.agencies)] if self.agencies else None
        return _FIXED.get(info.kind, lambda n: n)(turn)


_FIXED: Mapping[FieldKind, Any] = {
    FieldKind.YES_NO: lambda turn: turn % 2 == 0,
    FieldKind.NUMBER: lambda turn: _NUMBERS[turn % len(_NUMBERS)],
    FieldKind.DAY: lambda turn: f"2026-{turn % 12 + 1:02}-{turn % 28 + 1:02}",
    FieldKind.TIME: lambda turn: f"{turn % 24:02}:30",
    FieldKind.MOMENT: lambda turn: f"2026-{turn % 12 + 1:02}-{turn % 28 + 1:02} {turn % 24:02}:30",
    FieldKind.REGISTER: lambda _: None,
}

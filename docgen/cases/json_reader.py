"""JSON text in; plain data out, with the line of every key, as the YAML reader has it.

The standard library's decoder knows neither lines nor duplicate keys at the place where they stand,
so objects and lists are walked here; strings and numbers are left to it.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right

from docgen.cases.scalars import find_control
from docgen.cases.source import CONTROL, CONTROL_HINT, Mark, Notes, PathKeys, Source
from docgen.errors import CaseError

_SPACE = re.compile(r"[ \t\r\n]*")
_WORD = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,15})?(?![0-9.eE])|true|false|null")
_DECODER = json.JSONDecoder(strict=False)
_LAYOUT_HINT = "look for a missing comma, quote or bracket on this line and the one above"


def read_json(text: str, *, file: str = "", names: frozenset[str] = frozenset()) -> Source:
    """Return what `text` says; a `CaseError` carries all that is wrong with it."""
    notes = Notes(file, names)
    reader = _Reader(text, notes)
    try:
        data = reader.read_document()
    except _FaultError as fault:
        if not fault.told:
            message = "the file's layout breaks off here"
            notes.tell("json-layout", message, reader.mark(fault.at), hint=_LAYOUT_HINT)
    if notes.problems:
        raise CaseError("the case file cannot be read", notes.problems)
    return notes.source(data)


class _FaultError(Exception):
    """Reading cannot go on beyond the character `at`."""

    def __init__(self, at: int, *, told: bool = False) -> None:
        super().__init__()
        self.at = at
        self.told = told


class _Reader:
    """Walks the text once; every method takes a position and returns a value and where it ends."""

    def __init__(self, text: str, notes: Notes) -> None:
        self._text = text
        self._notes = notes
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]

    def mark(self, at: int) -> Mark:
        """Return the line and column of the character `at`."""
        line = bisect_right(self._lines, at)
        return Mark(line, at - self._lines[line - 1] + 1)

    def read_document(self) -> object:
        """Return the one value of the text."""
        value, end = self._read(self._skip(0), ())
        if (end := self._skip(end)) != len(self._text):
            raise _FaultError(end)
        return value

    def _skip(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _read(self, at: int, keys: PathKeys) -> tuple[object, int]:
        self._notes.mark(keys, self.mark(at))
        if self._notes.is_too_much(keys):
            self._notes.tell_too_much(self.mark(at))
            raise _FaultError(at, told=True)
        match self._text[at : at + 1]:
            case "{":
                return self._read_object(at, keys)
            case "[":
                return self._read_list(at, keys)
            case '"':
                return self._read_string(at, keys)
        return self._read_word(at)

    def _read_word(self, at: int) -> tuple[object, int]:
        if (found := _WORD.match(self._text, at)) is None:
            raise _FaultError(at)
        return json.loads(found.group()), found.end()

    def _read_string(self, at: int, keys: PathKeys) -> tuple[str, int]:
        try:
            value, end = _DECODER.raw_decode(self._text, at)
        except json.JSONDecodeError as error:
            raise _FaultError(error.pos) from None
        if find_control(value) is not None:
            self._notes.tell(*CONTROL, self.mark(at), keys, CONTROL_HINT)
        return str(value), end

    def _read_list(self, at: int, keys: PathKeys) -> tuple[list[object], int]:
        items: list[object] = []
        at = self._skip(at + 1)
        while self._text[at : at + 1] != "]":
            value, at = self._read(at, (*keys, len(items)))
            items.append(value)
            at = self._next(at, "]")
        return items, at + 1

    def _read_object(self, at: int, keys: PathKeys) -> tuple[dict[str, object], int]:
        members: dict[str, object] = {}
        at = self._skip(at + 1)
        while self._text[at : at + 1] != "}":
            at = self._next(self._read_member(at, keys, members), "}")
        return members, at + 1

    def _read_member(self, at: int, keys: PathKeys, members: dict[str, object]) -> int:
        if self._text[at : at + 1] != '"':
            raise _FaultError(at)
        name, colon = self._read_string(at, keys)
        here = (*keys, name)
        is_double = name in members
        if is_double:
            self._notes.tell_duplicate(here, self.mark(at))
        self._notes.marks.setdefault(here, self.mark(at))
        if self._text[(colon := self._skip(colon)) : colon + 1] != ":":
            raise _FaultError(colon)
        value, end = self._read(self._skip(colon + 1), here)
        if not is_double:
            members[name] = value
        return end

    def _next(self, at: int, close: str) -> int:
        """Return where the next member starts, or the closing bracket stands."""
        at = self._skip(at)
        if self._text[at : at + 1] == close:
            return at
        if self._text[at : at + 1] != ",":
            raise _FaultError(at)
        at = self._skip(at + 1)
        if self._text[at : at + 1] == close:
            raise _FaultError(at)
        return at

"""YAML text in; plain data out, with the line of every key.

Works on the parser's events, so that nothing is ever constructed: no tags, no anchors, no aliases,
only mappings with text keys, lists, and scalars. What is wrong is collected, and the reading goes
on, so that one run tells of every duplicate key and every alias.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import (
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from docgen.cases.scalars import find_control, read_bare
from docgen.cases.source import CONTROL, CONTROL_HINT, Mark, Notes, PathKeys, Source
from docgen.cases.yaml_faults import explain_fault
from docgen.errors import CaseError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_QUOTE_HINT = "put a text that starts with { or [ in quotes"


def read_yaml(text: str, *, file: str = "", names: frozenset[str] = frozenset()) -> Source:
    """Return what `text` says; a `CaseError` carries all that is wrong with it.

    `names` are the keys that may be named in a message.
    """
    notes = Notes(file, names)
    _refuse_controls(text, notes)
    reader = _Reader(notes, yaml.parse(text, Loader=_LOADER))
    try:
        data = reader.read_document()
    except yaml.YAMLError as error:
        notes.problems.append(explain_fault(error, text, file))
    except _TooMuchError:
        pass  # told already, as the last problem
    if notes.problems:
        raise CaseError("the case file cannot be read", notes.problems)
    return notes.source(data)


def _refuse_controls(text: str, notes: Notes) -> None:
    """Refuse a raw control character here, where the parser would stop without a line."""
    if (at := find_control(text)) is not None:
        line = text.count("\n", 0, at) + 1
        notes.tell(*CONTROL, Mark(line, at - text.rfind("\n", 0, at)), hint=CONTROL_HINT)
        raise CaseError("the case file cannot be read", notes.problems)


class _TooMuchError(Exception):
    """The file goes beyond any case file; nothing more of it is read."""


class _Reader:
    """Builds data from events; `keys` is always the path of what is being read."""

    def __init__(self, notes: Notes, events: Iterator[Event]) -> None:
        self._notes = notes
        self._events = events

    def read_document(self) -> object:
        """Return the one document of the stream."""
        data: object = None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                data = self._read(next(self._events), ())
                break
        self._refuse_second_document()
        return data

    def _refuse_second_document(self) -> None:
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                hint = "take the line `---` away, and keep each case in a file of its own"
                self._tell("yaml-documents", "a second document begins here", event, (), hint)
                return

    def _read(self, event: Event, keys: PathKeys) -> object:
        self._guard(event, keys)
        if isinstance(event, ScalarEvent):
            return self._read_scalar(event, keys)
        if isinstance(event, MappingStartEvent):
            return self._read_mapping(keys)
        if isinstance(event, SequenceStartEvent):
            return self._read_list(keys)
        return None  # an alias, refused by the guard

    def _guard(self, event: Event, keys: PathKeys) -> None:
        mark = _mark(event)
        self._notes.mark(keys, mark)
        if self._notes.is_too_much(keys):
            self._notes.tell_too_much(mark)
            raise _TooMuchError
        if getattr(event, "anchor", None) is not None:
            hint = "write the value out; start a text with & or * only in quotes"
            self._tell(
                "yaml-alias", "anchors and aliases (& and *) are not read", event, keys, hint
            )
        if getattr(event, "tag", None) is not None:
            hint = "take the tag away; start a text with ! only in quotes"
            self._tell("yaml-tag", "tags (!) are not read", event, keys, hint)

    def _read_scalar(self, event: ScalarEvent, keys: PathKeys) -> object:
        text: str = event.value
        if find_control(text) is not None:
            self._tell(*CONTROL, event, keys, CONTROL_HINT)
        if event.style:  # quoted, or a block of text
            return text
        value = read_bare(text)
        if value is not None and not isinstance(value, str):
            self._notes.written[keys] = text
        return value

    def _read_list(self, keys: PathKeys) -> list[object]:
        items: list[object] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._read(event, (*keys, len(items))))
        return items

    def _read_mapping(self, keys: PathKeys) -> dict[str, object]:
        mapping: dict[str, object] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            name = self._read_key(event, keys)
            self._read_entry(mapping, (*keys, name), event)
        return mapping

    def _read_entry(self, mapping: dict[str, object], keys: PathKeys, key_event: Event) -> None:
        name, mark = str(keys[-1]), _mark(key_event)
        is_double = name in mapping
        if is_double:
            self._notes.tell_duplicate(keys, mark)
        value = self._read(next(self._events), keys)
        if not is_double:
            mapping[name] = value

    def _read_key(self, event: Event, keys: PathKeys) -> str:
        if not isinstance(event, ScalarEvent):
            self._tell("yaml-key", "a key must be a plain word", event, keys, _QUOTE_HINT)
            self._read(event, (*keys, "?"))
            return "?"
        self._guard(event, (*keys, event.value))
        return str(event.value)

    def _tell(self, code: str, message: str, event: Event, keys: PathKeys, hint: str = "") -> None:
        self._notes.tell(code, message, _mark(event), keys, hint)


def _mark(event: Event) -> Mark:
    start = event.start_mark
    return Mark(start.line + 1, start.column + 1) if start else Mark(1, 1)

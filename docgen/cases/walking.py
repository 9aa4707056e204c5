"""Data and its schema walked together: every value with the field that it is the value of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.cases.source import PathKeys
from docgen.model.fields import FieldInfo


@dataclass(frozen=True, slots=True)
class Found:
    """A value, its field, and the keys that lead to it."""

    info: FieldInfo
    value: object
    keys: PathKeys


def walk_values(info: FieldInfo, value: object, keys: PathKeys = ()) -> Iterator[Found]:
    """Return `value` and all values below it; what the schema does not know is passed over."""
    yield Found(info, value, keys)
    if isinstance(value, dict):
        for key, below in value.items():
            if (child := field_below(info, key)) is not None:
                yield from walk_values(child, below, (*keys, key))
    elif isinstance(value, list) and info.item is not None:
        for index, below in enumerate(value):
            yield from walk_values(info.item, below, (*keys, index))


def field_below(info: FieldInfo, key: str | int) -> FieldInfo | None:
    """Return the field at `key` of `info`, or None."""
    if isinstance(key, str) and key in info.children:
        return info.children[key]
    return info.item


def find_field(info: FieldInfo, keys: PathKeys) -> FieldInfo | None:
    """Return the field that `keys` lead to from `info`, or None."""
    found: FieldInfo | None = info
    for key in keys:
        if found is None:
            return None
        found = field_below(found, key)
    return found

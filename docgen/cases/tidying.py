"""Data as it was typed in; the same data as it was meant out.

A key with nothing after it is not given. A bare number or word in a text field is text as it was
spelt: a telephone number keeps its zeros, a place called No stays a place.
"""

from __future__ import annotations

from docgen.cases.source import PathKeys, Source
from docgen.cases.walking import field_below
from docgen.model.fields import FieldInfo, FieldKind

_AS_SPELT = frozenset(
    {
        FieldKind.TEXT,
        FieldKind.CHOICE,
        FieldKind.PERSON,
        FieldKind.AGENCY,
        FieldKind.DAY,
        FieldKind.TIME,
        FieldKind.MOMENT,
    }
)


def tidy(source: Source, root: FieldInfo) -> object:
    """Return the data of `source`, whose fields are those of `root`, tidied."""
    return _tidy(source.data, root, (), source)


def _tidy(value: object, info: FieldInfo | None, keys: PathKeys, source: Source) -> object:
    if isinstance(value, dict):
        return {
            key: _tidy(below, info and field_below(info, key), (*keys, key), source)
            for key, below in value.items()
            if below is not None
        }
    if isinstance(value, list):
        item = info and info.item
        return [_tidy(below, item, (*keys, i), source) for i, below in enumerate(value)]
    if keys in source.written and _is_spelt(info):
        return source.written[keys]
    return value


def _is_spelt(info: FieldInfo | None) -> bool:
    return info is not None and info.kind in _AS_SPELT

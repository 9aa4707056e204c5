"""Data and its schema in; where the data breaks it out, in the words of whoever types the data.

`jsonschema` finds what is wrong; what it says about it holds values and is never shown. The words
come from what the field is: a date is asked for as a date, whichever keyword it broke.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from datetime import date, time
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import UnknownType, ValidationError

from docgen.cases.source import PathKeys, Source, path_text
from docgen.cases.walking import find_field
from docgen.errors import LibraryError, Problem
from docgen.model.fields import FieldInfo, FieldKind, Schema

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.][0-5][0-9]")
# in which somebody in a case lived or a plan may end; 0206 and 20226 are slips of the pen
_YEARS = range(1850, 2200)
_FORMATS = FormatChecker(formats=())

# code, what the field must be, and how to write it
_WORDS: Mapping[FieldKind, tuple[str, str, str]] = {
    FieldKind.DAY: ("wrong-date", "must be a date", "write it as 2026-03-01: year, month, day"),
    FieldKind.TIME: ("wrong-time", "must be a time of day", "write it as 14:30"),
    FieldKind.MOMENT: (
        "wrong-date",
        "must be a date, with a time or without",
        "write it as 2026-03-01 14:30, or 2026-03-01",
    ),
    FieldKind.YES_NO: ("wrong-answer", "must be yes or no", "write yes or no, without quotes"),
    FieldKind.TEXT: ("wrong-type", "must be text", "write the text after the colon"),
    FieldKind.NUMBER: ("wrong-number", "must be a number", "write figures alone, as 12"),
    FieldKind.LIST: ("wrong-type", "must be a list", "start each item on its own line with `- `"),
    FieldKind.RECORD: ("wrong-type", "must hold keys", "write its keys below it, indented"),
    FieldKind.REGISTER: ("wrong-type", "must hold ids", "write an id for each below it, indented"),
    FieldKind.PERSON: ("wrong-type", "must be one id", "give the id of somebody in `people`"),
    FieldKind.AGENCY: ("wrong-type", "must be one id", "give an id of the agency register"),
    FieldKind.CHOICE: ("unknown-choice", "must be one of its choices", ""),
}
_KEYS = "begin at the left margin with `case:`, as `docgen new case` writes it"
_PER_LANGUAGE = "write a text, or `en:` and `cy:` below it with a text each"


@_FORMATS.checks("date")
def _is_day(value: object) -> bool:
    return not isinstance(value, str) or (bool(_DAY.fullmatch(value)) and _exists(value))


@_FORMATS.checks("time-of-day")
def _is_time(value: object) -> bool:
    return not isinstance(value, str) or bool(_TIME.fullmatch(value))


@_FORMATS.checks("moment")
def _is_moment(value: object) -> bool:
    if not isinstance(value, str):
        return True
    day, moment = value[:10], value[11:]
    has_time = value[10:11] in ("T", " ") and _is_time(moment)
    return _is_day(day) and (has_time or value == day)


def check_shape(data: object, source: Source, schema: Schema) -> list[Problem]:
    """Return everywhere that `data`, which stands in `source`, is not as `schema` has it."""
    try:
        errors = list(_validator(schema).iter_errors(data))
    except (TypeError, AttributeError, UnknownType, re.error) as error:  # a board's own schema
        message = "the schema of the case file cannot be used"
        raise LibraryError(message, hint="compare it with the one that is shipped") from error
    problems = [p for error in errors for p in _explain(error, source, schema)]
    return sorted(dict.fromkeys(problems), key=lambda p: (p.where.line or 0, p.where.column or 0))


@lru_cache(maxsize=4)
def _validator(schema: Schema) -> Draft202012Validator:
    return Draft202012Validator(dict(schema.document), format_checker=_FORMATS)


def _explain(error: ValidationError, source: Source, schema: Schema) -> Iterator[Problem]:
    keys: PathKeys = tuple(error.absolute_path)
    info = find_field(schema.root, keys)
    if error.validator == "required":
        yield from _tell_missing(error, source, keys, info)
    elif error.validator in ("additionalProperties", "unevaluatedProperties"):
        yield from _tell_unknown(error, source, keys, info)
    elif "propertyNames" in error.absolute_schema_path:
        yield _tell_id(error, source, keys)
    elif info is not None:
        yield _tell_wrong(info, source, keys)


def _tell_wrong(info: FieldInfo, source: Source, keys: PathKeys) -> Problem:
    code, message, hint = _WORDS[info.kind]
    if info.kind is FieldKind.CHOICE:
        hint = "use one of: " + ", ".join(info.labels)
    if info.bilingual:
        hint = _PER_LANGUAGE
    where = source.place(keys)
    if not where.path:
        return Problem(code, f"the file {message}", where, _KEYS)
    return Problem(code, f"`{where.path}` {message}", where, hint)


def _tell_missing(
    error: ValidationError, source: Source, keys: PathKeys, info: FieldInfo | None
) -> Iterator[Problem]:
    instance: Any = error.instance
    required: Any = error.validator_value
    for name in required:
        if name in instance:
            continue
        path = path_text((*keys, name), source.names)
        title = info.children[name].title.en if info and name in info.children else ""
        message = f"`{path}` is not given" + f" ({title})" * bool(title)
        yield Problem("missing-key", message, source.place((*keys, name)), f"add `{name}:` here")


def _tell_unknown(
    error: ValidationError, source: Source, keys: PathKeys, info: FieldInfo | None
) -> Iterator[Problem]:
    instance: Any = error.instance
    known = list(info.children) if info else []
    parent = path_text(keys, source.names)
    for name in (key for key in instance if key not in known):
        near = difflib.get_close_matches(str(name), known, n=1)
        hint = f"did you mean `{near[0]}`?" if near else _list_known(known)
        # the key itself may be somebody's name, typed in the wrong place
        where = f"`{parent}` has" if parent else "the file has"
        message = f"{where} no key of this name"
        yield Problem("unknown-key", message, source.place((*keys, name)), hint)


def _list_known(known: list[str]) -> str:
    listed = ", ".join(known[:12]) + ", …" * (len(known) > 12)
    return f"use one of: {listed}" if known else "take it away"


def _tell_id(error: ValidationError, source: Source, keys: PathKeys) -> Problem:
    hint = "use letters, figures and hyphens, beginning with a letter, as in `gp-1`"
    here = (*keys, str(error.instance))
    return Problem(
        "wrong-id", "this id has characters that no id may have", source.place(here), hint
    )


def _exists(day: str) -> bool:
    try:
        return date.fromisoformat(day).year in _YEARS
    except ValueError:
        return False


def read_moment(text: str) -> tuple[date, time | None]:
    """Return the day of a checked `text`, and the time where it says one.

    2026-03-01 14:30, or with a T between, or 2026-03-01 alone.
    """
    day = date.fromisoformat(text[:10])
    if not text[11:]:
        return day, None
    hours, minutes = re.split("[:.]", text[11:])
    return day, time(int(hours), int(minutes))

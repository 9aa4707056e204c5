"""A condition written as data, and a way to read values; whether it holds.

{path: case.subject_type, is: child}      equal
{path: review.type, in: [concise, …]}     one of
{path: publication.date, given: true}     said at all
{all: […]}  {any: […]}  {not: …}          put together
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

Condition = Mapping[str, Any]
Reader = Callable[[str], object]


def holds(condition: Condition, read: Reader) -> bool:
    """Return whether `condition` holds; `read` gives the value at a path, None for none."""
    for word, judge in _JUDGES.items():
        if word in condition:
            return judge(condition, read)
    raise ValueError("a condition needs one of: " + ", ".join(_JUDGES))


def paths_in(condition: Condition) -> Iterator[str]:
    """Return every path that `condition` reads."""
    if "path" in condition:
        yield condition["path"]
    for part in (*condition.get("all", ()), *condition.get("any", ())):
        yield from paths_in(part)
    if "not" in condition:
        yield from paths_in(condition["not"])


def settled_by(condition: Condition | None) -> Iterator[tuple[str, Any]]:
    """Return what `condition` leaves no choice of: each path with the one value it may have."""
    if condition is None:
        return
    if "is" in condition:
        yield condition["path"], condition["is"]
    for part in condition.get("all", ()):
        yield from settled_by(part)


def is_given(value: object) -> bool:
    """Return whether `value` says anything: an empty text, list or mapping does not."""
    return value is not None and value not in ("", [], {}, ())


def _all(condition: Condition, read: Reader) -> bool:
    return all(holds(part, read) for part in condition["all"])


def _any(condition: Condition, read: Reader) -> bool:
    return any(holds(part, read) for part in condition["any"])


def _not(condition: Condition, read: Reader) -> bool:
    return not holds(condition["not"], read)


def _is(condition: Condition, read: Reader) -> bool:
    return _same(read(condition["path"]), condition["is"])


def _in(condition: Condition, read: Reader) -> bool:
    value = read(condition["path"])
    return any(_same(value, wanted) for wanted in condition["in"])


def _given(condition: Condition, read: Reader) -> bool:
    return is_given(read(condition["path"])) is bool(condition["given"])


def _same(value: object, wanted: object) -> bool:
    # True == 1 in Python; an answer of yes is not the number one
    return value == wanted and isinstance(value, bool) == isinstance(wanted, bool)


_JUDGES: Mapping[str, Callable[[Condition, Reader], bool]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "is": _is,
    "in": _in,
    "given": _given,
}

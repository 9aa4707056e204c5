"""What a template calls, and with what, in; a refusal out where it would make a huge value.

A method or a filter of text makes its result at once, however large: so it is reckoned first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from types import BuiltinMethodType
from typing import Any, Final

from docgen.template.limits import (
    MAX_NUMBER,
    RunawayError,
    check_length,
    check_widths,
    measured,
    spend,
)

_MOST_LINES: Final = 100_000
_PRICE_OF_A_CALL: Final = 10


def check_call(function: object, arguments: tuple[Any, ...]) -> None:
    """Refuse to call a method of a built-in type so that it makes a huge value."""
    spend(_PRICE_OF_A_CALL)
    if function is dict:
        measured(list(arguments))
    method = getattr(function, "__wrapped__", function)  # Jinja wraps `str.format`
    if not isinstance(method, BuiltinMethodType):
        return
    owner = method.__self__
    if any(isinstance(a, int) and abs(a) > MAX_NUMBER for a in arguments):
        raise RunawayError
    if isinstance(owner, str | bytes):
        _check_text_method(owner, method.__name__, arguments)


def _check_text_method(owner: str | bytes, name: str, arguments: tuple[Any, ...]) -> None:
    check = _TEXT_METHODS.get(name)
    if check is not None and arguments:
        check(owner, *arguments)


def _check_join_method(owner: str | bytes, items: object) -> None:
    if not isinstance(items, Collection):
        raise RunawayError  # what it will give cannot be measured, and `|join` can do it
    check_join(owner, items)


def _check_tabs(owner: str | bytes, size: object = 8) -> None:
    count = owner.count("\t") if isinstance(owner, str) else owner.count(b"\t")
    if isinstance(size, int):
        check_length(len(owner) + count * abs(size))


def _check_translation(owner: str | bytes, table: object) -> None:
    longest = max(map(_letters, table.values()), default=1) if isinstance(table, dict) else 1
    check_length(len(owner) * longest)


def _letters(value: object) -> int:
    return len(value) if isinstance(value, str | bytes) else 8


_TEXT_METHODS: Final[dict[str, Callable[..., None]]] = {
    "replace": lambda owner, *told: check_replace(owner, *told) if len(told) > 1 else None,
    "join": _check_join_method,
    "format": lambda owner, *_: check_widths(str(owner)),
    "format_map": lambda owner, *_: check_widths(str(owner)),
    "expandtabs": _check_tabs,
    "translate": _check_translation,
}


def check_replace(text: object, old: object, new: object, *_: object) -> None:
    """Refuse a replacement that makes a huge text."""
    if isinstance(text, bytes) and isinstance(old, bytes):
        times = text.count(old)
    else:
        text, old = str(text), str(old)
        times = text.count(old)
    longest = len(new) if isinstance(new, bytes) else len(str(new))
    check_length(len(text) + times * longest)


def check_join(mark: str | bytes, items: Collection[object]) -> None:
    """Refuse to join `items` to a huge text, with `mark` between them."""
    check_length(len(mark) * len(items))
    check_length(len(mark) * len(items) + sum(map(_letters, items)))


def check_wrap(text: object, width: object = 79, *more: object) -> None:
    """Refuse to break `text` into lines of `width` where their marks would make a huge text."""
    lines = str(text).count("\n") + len(str(text)) // max(width if isinstance(width, int) else 1, 1)
    if lines > _MOST_LINES:  # a long word is copied for each line that is cut off it
        raise RunawayError
    marks = [len(mark) for mark in more if isinstance(mark, str)]
    check_length(len(str(text)) + lines * max(marks, default=1))

"""A function of plain text, numbers or days in; a filter that takes a template's values out.

A template's value may be a string, a record that prints its name, a day that prints itself, or
nothing. Whatever a filter can do nothing with passes through it unchanged, because an absent value
knows how it is to print (a mark in a draft, a line in a blank form) and the filter does not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sized
from datetime import date, datetime, time
from typing import cast

from docgen.language.grammar import Language

Filter = Callable[..., object]


def on_text(function: Callable[..., object], *, joins: bool = False) -> Filter:
    """Return `function` as a filter of what a value prints.

    One that `joins` a word to the text joins it to the mark of an absent value too: `gan [agency]`.
    """

    def apply(value: object, *args: object, **options: object) -> object:
        text = "" if is_absent(value) and not joins else str(printed(value))
        return function(text, *args, **options) if text.strip() else printed(value)

    return apply


def on_welsh(function: Callable[..., object], *, joins: bool = False) -> Filter:
    """Return `function` as a filter of a text that does not mutate if it is written in English."""
    of_text = on_text(function, joins=joins)

    def apply(value: object, *args: object, name: bool = False) -> object:
        return of_text(value, *args, name=name or _is_english(value))

    return apply


def on_mutation(mutate: Callable[..., str]) -> Filter:
    """Return a bare mutation as a filter; a text written in English keeps its type through it."""
    of_welsh = on_welsh(mutate)

    def apply(value: object, name: bool = False) -> object:
        return value if _is_english(value) else of_welsh(value, name=name)

    return apply


def on_date(function: Callable[..., object]) -> Filter:
    """Return `function` as a filter of a day."""

    def apply(value: object, *args: object) -> object:
        return function(_day(value), *args) if isinstance(value, date) else printed(value)

    return apply


def on_number(function: Callable[..., object]) -> Filter:
    """Return `function` as a filter of a number, or of how many a list holds."""

    def apply(value: object, *args: object, **options: object) -> object:
        number = find_number(value)
        return printed(value) if number is None else function(number, *args, **options)

    return apply


def on_list(function: Callable[[list[str], bool], str]) -> Filter:
    """Return `function` as a filter of a list; the flag it gets is whether the last is a name."""

    def apply(value: object, names: bool = False) -> object:
        if is_absent(value) or isinstance(value, str | Mapping) or not isinstance(value, Iterable):
            return printed(value)
        items = [item for item in value if item is not None]
        english = bool(items) and _is_english(items[-1])
        return function([str(item) for item in items], names or english)

    return apply


def on_two(function: Callable[..., object]) -> Filter:
    """Return `function` of two days or times; where one is neither, that one passes through."""

    def apply(first: object, second: object) -> object:
        for value in (first, second):
            if not isinstance(value, date | time):
                return printed(value)
        return function(_day(first), _day(second))

    return apply


def find_number(value: object) -> int | None:
    """Return `value` as a whole number, a list as its length, or None if it is neither."""
    if is_absent(value):
        return None
    if isinstance(value, str | float):
        return _whole(str(value))
    if isinstance(value, int):
        return int(value)
    return len(value) if isinstance(value, Sized) else None


def items_of(value: object) -> list[object]:
    """Return the items of a list, a single value as one, none of what is absent."""
    if is_absent(value):
        return []
    whole = isinstance(value, str | Mapping) or not isinstance(value, Iterable)
    return [value] if whole else list(cast(Iterable[object], value))


def is_absent(value: object) -> bool:
    """Return whether `value` is none, or one of Jinja's undefined values, known by their slot."""
    return value is None or hasattr(type(value), "_undefined_name")


def printed(value: object) -> object:
    """Return `value` to print itself; none prints nothing."""
    return "" if value is None else value


def _day(value: object) -> object:
    """Return the day of a moment; anything else as it is."""
    return value.date() if isinstance(value, datetime) else value


def _whole(text: str) -> int | None:
    digits = text.strip().removesuffix(".0").replace(",", "")
    return int(digits) if digits.isdecimal() else None


def _is_english(value: object) -> bool:
    """Return whether `value` is a text that says it is in English."""
    return isinstance(value, str) and getattr(value, "language", None) is Language.EN

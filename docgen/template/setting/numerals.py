"""A count in, its numeral in one of Word's numbering formats out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = [
    "zero",
    "ten",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
]
_TEENS = (11, 12, 13)
_MOST = 32_767


def spell(count: int, format_name: str) -> str:
    """Return `count` in a `w:numFmt`; formats of other scripts come as plain numbers.

    So does a count that a format has no numeral for: below zero, or more than Word counts.
    """
    return _FORMATS.get(format_name, str)(count) if 0 <= count <= _MOST else str(count)


def _roman(count: int) -> str:
    numeral = ""
    for size, letters in _ROMAN:
        numeral += letters * (count // size)
        count %= size
    return numeral


def _letters(count: int) -> str:
    """Return a, b … z, aa, bb: Word repeats the letter."""
    return chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""


def _ordinal(count: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{'th' if count % 100 in _TEENS else ending}"


def _words(count: int) -> str:
    if count < len(_UNITS):
        return _UNITS[count].capitalize()
    tens, units = divmod(count, 10)
    if tens >= len(_TENS):
        return str(count)
    return _TENS[tens].capitalize() + (f"-{_UNITS[units]}" if units else "")


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "ordinal": _ordinal,
    "cardinalText": _words,
    "decimalZero": lambda count: f"{count:02d}",
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda _count: "",
    "bullet": lambda _count: "",
}

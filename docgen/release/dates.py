"""A text in; every date that it names out, however it is written, in English or Welsh.

17 May 2015, May 17th, 2015, 17.5.15, 2015-05-17, 20150517, yr 17eg o Fai 2015, the seventeenth of
May 2015, yr ail ar bymtheg o Fai 2015; a day and month alone, and a month and year alone (May 2015,
05/2015). A date in figures counts both ways round where both are days. A month in another language
is any month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from types import MappingProxyType

from docgen.language import Language
from docgen.language.dates import month_names
from docgen.language.mutation import aspirate, nasal, soft
from docgen.release.folding import in_order


@dataclass(frozen=True, slots=True)
class Dated:
    """A date at `start` to `end` of a text; what it does not say of day, month or year is None."""

    start: int
    end: int
    day: int | None
    month: int | None
    year: int | None


def _months() -> dict[str, int]:
    found: dict[str, int] = {}
    for number, name in month_names(Language.CY).items():
        for form in (name, soft(name), nasal(name), aspirate(name)):
            found[form.lower()] = number
    for number, name in month_names(Language.EN).items():
        found[name.lower()] = number
        found[name[:3].lower()] = number
    return found | {"sept": 9, "chwef": 2, "ebr": 4, "meh": 6, "gorff": 7, "rhag": 12, "tach": 11}


_MONTHS = MappingProxyType(_months())

_ENGLISH_DAYS = in_order(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first "
    "twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh "
    "twenty-eighth twenty-ninth thirtieth thirty-first"
)
_WELSH_DAYS = in_order(
    "cyntaf|ail|trydydd|pedwerydd|pumed|chweched|seithfed|wythfed|nawfed|degfed|unfed ar ddeg|"
    "deuddegfed|trydydd ar ddeg|pedwerydd ar ddeg|pymthegfed|unfed ar bymtheg|ail ar bymtheg|"
    "deunawfed|pedwerydd ar bymtheg|ugeinfed|unfed ar hugain|ail ar hugain|trydydd ar hugain|"
    "pedwerydd ar hugain|pumed ar hugain|chweched ar hugain|seithfed ar hugain|wythfed ar hugain|"
    "nawfed ar hugain|degfed ar hugain|unfed ar ddeg ar hugain",
    "|",
)
_WORDS = MappingProxyType(
    {word: number for days in (_ENGLISH_DAYS, _WELSH_DAYS) for number, word in enumerate(days, 1)}
)


def _either(words: Iterator[str] | list[str]) -> str:
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace(r"\-", r"[\s-]") for word in words
    )


_BY_LENGTH = sorted(_MONTHS, key=len, reverse=True)
#: Words of a file's name are parted by low lines, which are letters to `\b`.
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_MONTH = rf"(?P<month>{_either(_BY_LENGTH)}){_END}\.?"
_DAY = (
    r"(?:(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th|af|ail|il|ydd|ed|fed|eg|ain))?"
    rf"|(?P<word>{_either(sorted(_WORDS, key=len, reverse=True))})){_END}"
)
_YEAR = rf"(?P<year>(?:19|20)\d\d|['’]?\d\d){_END}"
_GAP = r"[\s,./\-–—_]{1,3}"
_WRITTEN = (
    re.compile(
        rf"{_START}{_DAY}{_GAP}(?:day\s+)?(?:of\s+|o\s+(?:fis\s+)?)?{_MONTH}(?:{_GAP}{_YEAR})?",
        re.I,
    ),
    re.compile(rf"{_START}{_MONTH}{_GAP}(?:the\s+|y\s+|yr\s+)?{_DAY}(?:{_GAP}{_YEAR})?", re.I),
    re.compile(rf"{_START}{_MONTH}{_GAP}{_YEAR}", re.I),
    re.compile(rf"(?<!\d)(?P<day>\d\d?)(?P<month>{_either(_BY_LENGTH)})(?P<year>\d{{4}})\b", re.I),
)
_FIGURES = re.compile(
    r"(?<![\d.])(?P<first>\d{1,2})\s?(?P<mark>[-/.–—_\s])\s?(?P<second>\d{1,2})\s?(?P=mark)\s?"
    r"(?P<year>(?:19|20)?\d\d)(?!\d)"
)
_BACKWARDS = re.compile(
    r"(?<!\d)(?P<year>(?:19|"
    r"20)\d\d)\s?(?P<mark>[-/.–—_\s]?)\s?(?P<month>\d\d?)(?P=mark)\s?(?P<day>\d\d)(?!\d)"
)
_ROMAN = re.compile(
    r"(?<![\w.])(?P<day>\d{1,2})\s?[-./\s]\s?(?P<roman>I{1,3}|IV|VI{0,3}|IX|XI{0,2})\s?[-./\s]\s?"
    r"(?P<year>(?:19|20)\d\d)(?!\d)",
    re.I,
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_SIGNS = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?[年년]\s?(?P<month>\d\d?)\s?[月월]\s?(?P<day>\d\d?)\s?[日일]"
)
#: A month in a language that is not known here: `17 maja 2015`, `17 de mayo de 2015`.
_FOREIGN = re.compile(
    r"(?<![\w.])(?P<day>\d{1,2})\.?\s(?:de\s)?(?P<month>[^\W\d_]{3,12})\.?\s(?:del?\s)?"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
)
_MONTH_AND_YEAR = re.compile(
    r"(?<![\d./-])(?P<month>0?[1-9]|1[0-2])\s?[./]\s?(?P<year>(?:19|20)\d\d)(?![./-]?\d)"
)
_RUN = re.compile(r"(?<!\d)(?P<first>\d\d)(?P<second>\d\d)(?P<year>(?:19|20)\d\d)(?!\d)")


def find_dates(text: str) -> Iterator[Dated]:
    """Yield every date of `text`; a text may name one date in two of these ways at once."""
    for expression in _WRITTEN:
        for found in expression.finditer(text):
            groups = found.groupdict()
            yield Dated(*found.span(), _day(groups), _month(groups), _year(groups.get("year")))
    for found in (*_FIGURES.finditer(text), *_RUN.finditer(text)):
        first, second, year = int(found["first"]), int(found["second"]), _year(found["year"])
        if found.groupdict().get("mark", "").isspace() and len(found["year"]) < 4:
            continue  # three small numbers beside one another are a row of a table
        yield from _both_ways(found.span(), first, second, year)
    for found in _MONTH_AND_YEAR.finditer(text):
        yield Dated(*found.span(), None, int(found["month"]), int(found["year"]))
    yield from _roman(text)
    yield from _foreign(text)
    for found in chain(_BACKWARDS.finditer(text), _SIGNS.finditer(text)):
        day, month = int(found["day"]), int(found["month"])
        if _is_day(day, month):
            yield Dated(*found.span(), day, month, int(found["year"]))


def _roman(text: str) -> Iterator[Dated]:
    for found in _ROMAN.finditer(text):
        # `3 i 2015` says in Welsh from three to that year
        if found["roman"].isupper() or not text[found.start("roman") - 1].isspace():
            month = _ROMANS.index(found["roman"].upper()) + 1
            yield Dated(*found.span(), int(found["day"]), month, int(found["year"]))


def _foreign(text: str) -> Iterator[Dated]:
    for found in _FOREIGN.finditer(text):
        if found["month"].lower() not in _MONTHS:
            yield Dated(*found.span(), int(found["day"]), None, int(found["year"]))


def _both_ways(span: tuple[int, int], first: int, second: int, year: int | None) -> Iterator[Dated]:
    if _is_day(first, second):
        yield Dated(*span, first, second, year)
    if _is_day(second, first) and first != second:
        yield Dated(*span, second, first, year)


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _month(groups: dict[str, str | None]) -> int | None:
    return _MONTHS.get((groups["month"] or "").lower())


def _day(groups: dict[str, str | None]) -> int | None:
    if groups.get("word"):
        word = re.sub(r"\s+", " ", str(groups["word"]).lower())
        return _WORDS.get(word) or _WORDS.get(word.replace(" ", "-"))
    return int(str(groups["day"])) if groups.get("day") else None


def _year(written: str | None) -> int | None:
    """Return the year; two figures mean the hundred years that end in 2035."""
    if not written:
        return None
    number = int(written.lstrip("'’"))
    if number > 99:
        return number
    return number + (2000 if number <= 35 else 1900)

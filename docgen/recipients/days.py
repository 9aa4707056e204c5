"""A cell in; the day or the time of day that it says out, as a case file would have it.

A list is typed by people in Wales, so 03/04/2026 is the third of April. What could be something
else is a fault, never a guess: a year of two figures, a bare number, a month above twelve.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache

from docgen.language import Language
from docgen.language.dates import month_names
from docgen.language.mutation import soft
from docgen.recipients.faults import Fault

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_SHORT_YEAR = re.compile(r"\d{1,2}[/.-](?:\d{1,2}|\w{3})[/.-]\d{2}")
_WORDS = re.compile(
    r"(?:\w+,? ){0,2}?(\d{1,2})(?:st|nd|rd|th|af|il|ydd|ed|eg|fed)?[ -](?:of |o )?"
    r"([^\W\d_]+),?[ -](\d{4})"
)
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2})? ?(am|pm|yb|yh)?")
_EARLIEST, _LATEST = 1900, 2100
_HINT = "write it as 01/03/2026 or 2026-03-01, or format the cell as a date"
_TIME_HINT = "write it as 14:30, or format the cell as a time"

WRONG_DAY = Fault("wrong-date", "must be a date", _HINT)
NO_SUCH_DAY = Fault("wrong-date", "is a day that the calendar does not have", _HINT)
SHORT_YEAR = Fault("wrong-date", "has a year of two figures", "write the year in full: 2026")
BARE_NUMBER = Fault("wrong-date", "is a number and not a date", "format the cell as a date")
FAR_YEAR = Fault("wrong-date", "has a year that cannot be meant", "look at the year again")
WRONG_TIME = Fault("wrong-time", "must be a time of day", _TIME_HINT)


def read_day(cell: object) -> str | Fault:
    """Return the day that `cell` says, as 2026-03-01."""
    if isinstance(cell, datetime):
        return _within(cell.date()) if not (cell.hour or cell.minute) else WRONG_DAY
    if isinstance(cell, date):
        return _within(cell)
    if not isinstance(cell, str):
        return BARE_NUMBER if isinstance(cell, int | float) else WRONG_DAY
    return _read_day_text(" ".join(cell.split()))


def read_time(cell: object) -> str | Fault:
    """Return the time of day that `cell` says, as 14:30."""
    if isinstance(cell, datetime | time):
        return f"{cell.hour:02}:{cell.minute:02}"
    if isinstance(cell, timedelta):
        cell = cell.total_seconds() / 86_400
    if isinstance(cell, float) and 0 <= cell < 1:
        minutes = round(cell * 1440)
        return f"{minutes // 60 % 24:02}:{minutes % 60:02}"
    found = _TIME.fullmatch(str(cell).strip().lower())
    return _time_of(found) if found and (found.group(2) or found.group(3)) else WRONG_TIME


def _read_day_text(text: str) -> str | Fault:
    if found := _ISO.fullmatch(text):
        return _day(found.group(1), found.group(2), found.group(3))
    if found := _FIGURES.fullmatch(text):
        return _day(found.group(3), found.group(2), found.group(1))
    if _SHORT_YEAR.fullmatch(text):
        return SHORT_YEAR
    found = _WORDS.fullmatch(text)
    month = _months().get(found.group(2).casefold()) if found else None
    return _day(found.group(3), str(month), found.group(1)) if found and month else WRONG_DAY


def _day(year: str, month: str, day: str) -> str | Fault:
    numbers = int(year), int(month), int(day)
    if not 1 <= numbers[1] <= 12:
        return NO_SUCH_DAY
    if not _EARLIEST <= numbers[0] <= _LATEST:
        return FAR_YEAR
    if not 1 <= numbers[2] <= monthrange(*numbers[:2])[1]:
        return NO_SUCH_DAY
    return date(*numbers).isoformat()


def _within(day: date) -> str | Fault:
    return day.isoformat() if _EARLIEST < day.year <= _LATEST else FAR_YEAR


def _time_of(found: re.Match[str]) -> str | Fault:
    hour, minute, half = int(found.group(1)), int(found.group(2) or 0), found.group(3)
    if half and not 1 <= hour <= 12:
        return WRONG_TIME
    if half:
        hour = hour % 12 + (12 if half in ("pm", "yh") else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else WRONG_TIME


@cache
def _months() -> Mapping[str, int]:
    """Return the number of each month by its names: whole, of three letters, softened.

    A Welsh month is softened in *1af o Fawrth*.
    """
    months: dict[str, int] = {}
    for language in Language:
        for number, name in month_names(language).items():
            names = (name, soft(name)) if language is Language.CY else (name,)
            months.update({form.casefold(): number for form in names})
            months.setdefault(name[:3].casefold(), number)
    return months

"""A day in; the words that a letter, a table or a sentence wants for it out.

The names of months and weekdays are Babel's; the patterns are ours, because Babel's long Welsh
pattern has a comma and a capital that a sentence cannot bear.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import cache

from babel.core import Locale

from docgen.language.grammar import Language
from docgen.language.mutation import in_place, soft

_PARTIAL = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def format_date(day: date, language: Language) -> str:
    """Return `day` as a letter writes it: 1 March 2026, 1 Mawrth 2026."""
    return f"{day.day} {month_names(language)[day.month]} {day.year}"


def format_date_in_sentence(day: date, language: Language) -> str:
    """Return `day` with its weekday: Tuesday 3 March 2026, *ddydd* Mawrth 3 Mawrth 2026.

    A weekday that says when is softened, so the Welsh has a small first letter.
    """
    weekday = _weekdays(language)[day.weekday()]
    if language is Language.CY:
        weekday = soft(weekday[0].lower() + weekday[1:])
    return f"{weekday} {format_date(day, language)}"


def format_date_label(day: date, language: Language) -> str:
    """Return `day` with its weekday as it stands alone: *Dydd* Mawrth 3 Mawrth 2026."""
    return f"{_weekdays(language)[day.weekday()]} {format_date(day, language)}"


def format_date_numeric(day: date) -> str:
    """Return `day` as a column of dates writes it in either language: 03/03/2026."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def format_month(day: date, language: Language) -> str:
    """Return the month and year of `day`: March 2026, Mawrth 2026."""
    return f"{month_names(language)[day.month]} {day.year}"


def format_partial_date(text: str, language: Language) -> str:
    """Return a date typed as `2021-03-14`, `2021-03` or `2021` in words; other text gives nothing.

    A report's timeline may give the month alone, or the year, lest the day tell who it is about.
    """
    found = _PARTIAL.fullmatch(text.strip())
    try:
        day = date(*(int(part or 1) for part in found.groups())) if found else None
    except ValueError:
        return ""
    if found is None or day is None:
        return ""
    if found[3]:
        return format_date(day, language)
    return format_month(day, language) if found[2] else found[1]


def format_month_in_sentence(day: date, language: Language) -> str:
    """Return when in `day`'s month: in March 2026, *ym mis* Mawrth 2026."""
    month = format_month(day, language)
    return in_place(f"mis {month}") if language is Language.CY else f"in {month}"


def format_period(start: date, end: date, language: Language) -> str:
    """Return `start` to `end`: 3 March 2026 to 4 May 2026, *o* 3 Mawrth 2026 *hyd* 4 Mai 2026.

    Welsh has no *a* or *ac* in it, which would depend on how the figure is read.
    """
    first, last = format_date(start, language), format_date(end, language)
    return f"o {first} hyd {last}" if language is Language.CY else f"{first} to {last}"


def add_months(day: date, months: int) -> date:
    """Return the day `months` after `day`; where the month is too short, its last day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def full_years(born: date, day: date) -> int:
    """Return the age in years on `day` of somebody `born` then.

    Who was born on 29 February is a year older on 1 March. Raises ValueError before the birth.
    """
    if day < born:
        message = "the day is before the birth"
        raise ValueError(message)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def full_months(born: date, day: date) -> int:
    """Return the age in whole months on `day` of somebody `born` then."""
    years = full_years(born, day)
    months = (day.month - born.month - (day.day < born.day)) % 12
    return years * 12 + months


@cache
def month_names(language: Language) -> dict[int, str]:
    """Return the names of the months by their numbers, January 1."""
    return dict(Locale(language.value).months["format"]["wide"])


@cache
def _weekdays(language: Language) -> dict[int, str]:
    return dict(Locale(language.value).days["format"]["wide"])

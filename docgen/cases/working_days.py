"""A day and a number of working days in; the day they lead to out.

A working day is neither a Saturday, a Sunday nor a bank holiday in England and Wales, which are one
division. The list of holidays is the one that `govuk-bank-holidays` carries: read as data, since
its own module would load an HTTP client into a product that never goes online.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from importlib import resources

_PACKAGE, _FILE = "govuk_bank_holidays", "bank-holidays.json"
_DIVISION = "england-and-wales"
_SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Return whether people are at work on `day`."""
    return day.weekday() < _SATURDAY and day not in bank_holidays()


def add_working_days(start: date, number: int) -> date:
    """Return the working day that lies `number` of them after `start`, or before if negative.

    The day of `start` does not count, as a notice of two days is not spent on its own day.
    """
    day, step = start, timedelta(days=1 if number > 0 else -1)
    for _ in range(abs(number)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def last_working_day(day: date) -> date:
    """Return `day`, or the last working day before it."""
    return day if is_working_day(day) else add_working_days(day, -1)


def is_known(day: date) -> bool:
    """Return whether the bank holidays of the year of `day` are on the list."""
    years = {holiday.year for holiday in bank_holidays()}
    return day.year in years


@cache
def bank_holidays() -> frozenset[date]:
    """Return every bank holiday on the list."""
    text = resources.files(_PACKAGE).joinpath(_FILE).read_text(encoding="utf-8")
    events = json.loads(text)[_DIVISION]["events"]
    return frozenset(date.fromisoformat(event["date"]) for event in events)

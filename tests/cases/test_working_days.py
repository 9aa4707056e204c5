from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.cases.working_days import (
    add_working_days,
    bank_holidays,
    is_known,
    is_working_day,
    last_working_day,
)

DAYS = st.dates(date(2020, 1, 1), date(2028, 6, 30))


# the holidays are those that gov.uk lists for England and Wales
@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 3, 2), True),
        (date(2026, 2, 28), False),
        (date(2026, 3, 1), False),
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 4, 6), False),  # Easter Monday
        (date(2026, 11, 30), True),  # St Andrew's Day, a holiday in Scotland alone
        (date(2026, 12, 28), False),  # in place of Boxing Day, a Saturday
        (date(2022, 9, 19), False),  # the funeral of Queen Elizabeth
    ],
    ids=str,
)
def test_a_working_day_is_no_weekend_and_no_holiday_in_wales(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("start", "number", "end"),
    [
        (date(2026, 3, 2), 5, date(2026, 3, 9)),
        (date(2026, 4, 2), 1, date(2026, 4, 7)),
        (date(2026, 12, 23), 3, date(2026, 12, 30)),
        (date(2026, 3, 1), 1, date(2026, 3, 2)),
        (date(2026, 4, 7), -1, date(2026, 4, 2)),
        (date(2026, 3, 1), 0, date(2026, 3, 1)),
    ],
    ids=str,
)
def test_working_days_are_counted_from_the_day_after(start, number, end):
    assert add_working_days(start, number) == end


@given(DAYS, st.integers(1, 60))
def test_the_way_back_leads_to_the_working_day_it_came_from(day, number):
    start = last_working_day(day)

    assert add_working_days(add_working_days(start, number), -number) == start


@given(DAYS)
def test_the_last_working_day_is_the_day_itself_or_within_the_week_before(day):
    last = last_working_day(day)

    assert is_working_day(last)
    assert timedelta(0) <= day - last <= timedelta(days=5)


def test_holidays_are_known_for_the_years_on_the_list():
    assert is_known(date(2026, 1, 1))
    assert not is_known(max(bank_holidays()) + timedelta(days=40))

"""Days in both languages, ages and months."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language import Language
from docgen.language.dates import (
    add_months,
    format_date,
    format_date_in_sentence,
    format_date_label,
    format_date_numeric,
    format_month,
    format_month_in_sentence,
    format_partial_date,
    format_period,
    full_months,
    full_years,
)

EN, CY = Language.EN, Language.CY
DAY = date(2026, 3, 3)
WELSH_MONTHS = (
    "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr"
)
WELSH_WEEKDAYS = (
    "ddydd Llun,ddydd Mawrth,ddydd Mercher,ddydd Iau,ddydd Gwener,ddydd Sadwrn,ddydd Sul"
)


@pytest.mark.parametrize(("language", "words"), [(EN, "1 March 2026"), (CY, "1 Mawrth 2026")])
def test_a_letter_writes_a_day_without_an_ordinal(language, words):
    assert format_date(date(2026, 3, 1), language) == words


@pytest.mark.parametrize(("month", "word"), list(enumerate(WELSH_MONTHS.split(), start=1)))
def test_every_month_has_its_welsh_name(month, word):
    assert format_date(date(2003, month, 5), CY) == f"5 {word} 2003"


@pytest.mark.parametrize(("days", "word"), list(enumerate(WELSH_WEEKDAYS.split(","))))
def test_a_weekday_in_a_welsh_sentence_is_softened(days, word):
    day = date(2026, 3, 2 + days)
    assert format_date_in_sentence(day, CY) == f"{word} {2 + days} Mawrth 2026"


def test_an_english_weekday_has_no_comma():
    assert format_date_in_sentence(DAY, EN) == "Tuesday 3 March 2026"


@pytest.mark.parametrize(
    ("language", "words"), [(EN, "Tuesday 3 March 2026"), (CY, "Dydd Mawrth 3 Mawrth 2026")]
)
def test_a_weekday_in_a_label_keeps_its_capital(language, words):
    assert format_date_label(DAY, language) == words


def test_a_column_of_dates_has_figures_alone():
    assert format_date_numeric(DAY) == "03/03/2026"


@pytest.mark.parametrize(("language", "words"), [(EN, "March 2026"), (CY, "Mawrth 2026")])
def test_a_month_stands_with_its_year(language, words):
    assert format_month(DAY, language) == words


@pytest.mark.parametrize(("language", "words"), [(EN, "in March 2026"), (CY, "ym mis Mawrth 2026")])
def test_a_month_in_a_sentence_has_its_preposition(language, words):
    assert format_month_in_sentence(DAY, language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [(EN, "3 March 2026 to 4 May 2026"), (CY, "o 3 Mawrth 2026 hyd 4 Mai 2026")],
)
def test_a_period_has_no_and_in_it(language, words):
    assert format_period(DAY, date(2026, 5, 4), language) == words


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 3, 3), 6, date(2026, 9, 3)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 1, 31), 0, date(2026, 1, 31)),
    ],
)
def test_months_end_on_the_last_day_where_they_are_short(start, months, end):
    assert add_months(start, months) == end


@given(day=st.dates(date(1900, 1, 1), date(2100, 1, 1)), months=st.integers(0, 240))
def test_as_many_months_lie_between_as_were_added(day, months):
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day <= day.day


@pytest.mark.parametrize(
    ("born", "day", "years"),
    [
        (date(2010, 3, 3), date(2026, 3, 2), 15),
        (date(2010, 3, 3), date(2026, 3, 3), 16),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2026, 3, 3), date(2026, 3, 3), 0),
    ],
)
def test_an_age_counts_birthdays(born, day, years):
    assert full_years(born, day) == years


@pytest.mark.parametrize(
    ("born", "day", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2025, 7, 3), date(2026, 3, 3), 8),
        (date(2025, 7, 4), date(2026, 3, 3), 7),
        (date(2024, 3, 4), date(2026, 3, 3), 23),
    ],
)
def test_a_small_child_is_so_many_months_old(born, day, months):
    assert full_months(born, day) == months


def test_nobody_has_an_age_before_birth():
    with pytest.raises(ValueError, match="before the birth"):
        full_years(date(2026, 3, 3), date(2026, 3, 2))


@given(
    born=st.dates(date(1900, 1, 1), date(2000, 1, 1)),
    day=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
)
def test_whole_months_make_up_the_years(born, day):
    assert full_months(born, day) // 12 == full_years(born, day)


@pytest.mark.parametrize(
    ("typed", "english", "welsh"),
    [
        ("2021-03-14", "14 March 2021", "14 Mawrth 2021"),
        ("2021-03", "March 2021", "Mawrth 2021"),
        ("2021", "2021", "2021"),
        ("2021-13", "", ""),
        ("0000-01", "", ""),
        ("Spring 2021", "", ""),
        ("2021/22", "", ""),
    ],
)
def test_a_date_may_be_known_in_part(typed, english, welsh):
    assert format_partial_date(typed, EN) == english
    assert format_partial_date(typed, CY) == welsh

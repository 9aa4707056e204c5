"""Times of day in each of the styles that a board may choose."""

from __future__ import annotations

from datetime import date, time

import pytest

from docgen.language import Language
from docgen.language.times import (
    TIME_STYLES,
    TimeStyle,
    format_moment,
    format_time,
    format_time_period,
)

EN, CY = Language.EN, Language.CY


@pytest.mark.parametrize(
    ("style", "language", "morning", "afternoon"),
    [
        ("am-pm", EN, "10.30am", "2.00pm"),
        ("am-pm", CY, "10.30am", "2.00pm"),
        ("yb-yh", EN, "10.30am", "2.00pm"),
        ("yb-yh", CY, "10.30yb", "2.00yh"),
        ("yb-yh-spaced", CY, "10.30 yb", "2.00 yh"),
        ("24-hour", EN, "10:30", "14:00"),
        ("24-hour", CY, "10:30", "14:00"),
    ],
)
def test_a_time_is_written_in_the_boards_style(style, language, morning, afternoon):
    assert format_time(time(10, 30), language, TIME_STYLES[style]) == morning
    assert format_time(time(14, 0), language, TIME_STYLES[style]) == afternoon


@pytest.mark.parametrize(
    ("moment", "language", "words"),
    [
        (time(12, 0), EN, "12.00 noon"),
        (time(12, 0), CY, "12.00 canol dydd"),
        (time(0, 0), EN, "12.00 midnight"),
        (time(0, 0), CY, "12.00 canol nos"),
        (time(12, 30), EN, "12.30pm"),
        (time(0, 5), CY, "12.05am"),
    ],
)
def test_noon_and_midnight_are_said_in_words(moment, language, words):
    assert format_time(moment, language) == words


def test_the_24_hour_clock_needs_no_noon():
    assert format_time(time(0, 0), CY, TIME_STYLES["24-hour"]) == "00:00"


def test_a_board_may_have_a_style_of_its_own():
    assert format_time(time(9, 5), EN, TimeStyle(separator=":", gap=" ")) == "9:05 am"


@pytest.mark.parametrize(
    ("language", "words"), [(EN, "10.00am to 4.00pm"), (CY, "10.00am hyd 4.00pm")]
)
def test_a_meeting_lasts_from_a_time_to_a_time(language, words):
    assert format_time_period(time(10), time(16), language) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [(EN, "3 March 2026 at 10.30am"), (CY, "3 Mawrth 2026 am 10.30am")],
)
def test_a_moment_is_a_day_and_a_time(language, words):
    assert format_moment(date(2026, 3, 3), time(10, 30), language) == words

from __future__ import annotations

from datetime import date

import pytest
from case_files import case_of, data_of, text_of

from docgen.cases import read_case
from docgen.cases.derived.times import as_time


def test_a_review_has_six_months_from_its_referral(library):
    case = case_of(library, referral={"date": "2026-08-31"})

    assert case.read("review.deadline") == "2027-02-28"
    assert case.read("review.timescale_from") == "2026-08-31"
    assert case.read("review.timescale_to") == "2027-02-28"


def test_a_deadline_that_is_given_bounds_the_time_of_the_review(library):
    case = case_of(library, referral={"date": "2026-08-31"}, review={"deadline": "2027-06-30"})

    assert case.read("review.timescale_to") == "2027-06-30"


@pytest.mark.parametrize(
    ("expected", "within"), [("2027-02-28", True), ("2027-03-01", False), (None, None)]
)
def test_a_report_by_the_deadline_is_within_the_timeframe(library, expected, within):
    report = {"anticipated_date": expected} if expected else {}
    case = case_of(library, referral={"date": "2026-08-31"}, report=report)

    assert case.read("recommendation.within_timeframe") is within


@pytest.mark.parametrize(
    ("start", "band"),
    [
        ("2025-09-01", "0-6"),
        ("2025-08-31", "6-12"),
        ("2025-03-01", "6-12"),
        ("2025-02-28", "12-24"),
        ("2024-03-01", "12-24"),
        ("2024-02-29", "over-24"),
        ("2026-03-02", None),
    ],
)
def test_the_months_of_the_period_choose_its_band(library, start, band):
    case = case_of(library, review={"period_from": start, "period_to": "2026-03-01"})

    assert case.read("recommendation.period_band") == band


def test_the_period_is_said_in_figures(library):
    case = case_of(
        library,
        review={"period_from": "2025-03-01", "period_to": "2026-02-28"},
        recommendation={"period_rationale": {"en": "why", "cy": "pam"}},
    )

    assert case.read("review.period") == {
        "en": "01/03/2025 to 28/02/2026",
        "cy": "01/03/2025 hyd 28/02/2026",
    }
    assert case.read("report.period_reason.cy") == "01/03/2025 hyd 28/02/2026\n\npam"


@pytest.mark.parametrize(
    ("born", "age"), [("2012-01-18", 14), ("2012-01-19", 13), ("2026-02-01", None)]
)
def test_the_age_is_in_whole_years_on_the_day(library, born, age):
    case = case_of(library, subject={"dob": born}, event={"date": "2026-01-18"})

    assert case.read("subject.age_at_event") == age


def test_publication_has_its_days_before_and_after(library):
    case = case_of(library, publication={"date": "2026-03-15"})

    assert case.read("derived.government_notice_by") == "2026-03-01"
    assert case.read("derived.publication_min_end") == "2026-06-07"


@pytest.mark.parametrize(
    ("minimum", "end"), [("{months: 12}", "2027-03-15"), ("{weeks: 2}", "2026-03-29")]
)
def test_a_board_may_have_its_own_time_of_publication(library, tmp_path, minimum, end):
    board = tmp_path / "board.yaml"
    board.write_text(f"publication_minimum: {minimum}\n")
    text = text_of(data_of(publication={"date": "2026-03-15"}))

    case = read_case(text.encode(), library, board=board)

    assert case.read("derived.publication_min_end") == end


def test_agencies_sign_off_four_weeks_after_the_report(library):
    case = case_of(library, report={"board_approved_date": "2026-03-01"})

    assert case.read("action_plan.signoff_deadline") == "2026-03-29"


def test_the_day_of_a_document_comes_from_outside(library):
    case = read_case(text_of(data_of()).encode(), library, today=date(2026, 3, 1))

    assert case.read("derived.today") == "2026-03-01"
    assert case_of(library).read("derived.today") is None


def test_a_meeting_is_said_in_one_line(library):
    venue = {"en": "Room 1", "cy": "Ystafell 1"}
    meetings = [{"date": "2026-03-01", "time": "10:30", "venue": venue}, {"date": "2026-03-02"}]
    case = case_of(library, panel={"meetings": meetings})

    line = case.read("panel.meetings[0].date_time_venue")
    assert line["en"] == "1 March 2026 at 10.30am, Room 1"
    assert line["cy"].endswith(", Ystafell 1")
    assert case.read("panel.meetings[1].date_time_venue.cy") == "2 Mawrth 2026"


def test_a_meeting_whose_venue_has_no_welsh_has_no_welsh_line(library):
    case = case_of(library, panel={"meetings": [{"date": "2026-03-01", "venue": "Room 1"}]})

    assert set(case.read("panel.meetings[0].date_time_venue")) == {"en"}


@pytest.mark.parametrize("text", ["", "soon", "10", None])
def test_what_is_no_time_of_day_is_none(text):
    assert as_time(text) is None

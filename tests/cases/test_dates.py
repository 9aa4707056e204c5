from __future__ import annotations

from datetime import date, timedelta

import pytest
from case_files import case_of

from docgen.cases import find_dates

TODAY = date(2026, 3, 2)


def paths(case, **within):
    """Return the path and distance of each date that is told."""
    return [(due.path, due.days) for due in find_dates(case, TODAY, **within)]


def test_a_deadline_that_is_near_is_told(library):
    case = case_of(library, referral={"date": "2025-09-20"})

    (due,) = find_dates(case, TODAY)
    assert (due.day, due.days, due.path) == (date(2026, 3, 20), 18, "review.deadline")
    assert due.title.en == "Review completed"
    assert "598-599" in due.source
    assert not due.is_past


def test_a_deadline_that_has_passed_is_told_until_it_is_met(library):
    case = case_of(library, referral={"date": "2025-08-01"})
    met = {"report": {"board_approved_date": "2026-02-20"}}

    assert paths(case) == [("review.deadline", -29)]
    assert find_dates(case, TODAY)[0].is_past
    assert "review.deadline" not in dict(paths(case_of(library, **met)))


def test_a_deadline_that_is_given_wins(library):
    case = case_of(library, referral={"date": "2025-08-01"}, review={"deadline": "2026-03-10"})

    assert paths(case) == [("review.deadline", 8)]


def test_a_forum_has_no_six_months(library):
    case = case_of(
        library,
        referral={"date": "2025-08-01"},
        recommendation={"alternative": "mapf"},
        board_decision={"outcome": "agree"},
    )

    assert paths(case) == []


@pytest.mark.parametrize(("days", "told"), [(17, False), (18, True)])
def test_how_far_ahead_is_asked(library, days, told):
    case = case_of(library, referral={"date": "2025-09-20"})

    assert bool(find_dates(case, TODAY, within=timedelta(days=days))) is told


@pytest.mark.parametrize(("written", "days"), [(0, -1), (1, 91)])
def test_the_next_highlight_report_is_due_each_quarter(library, written, days):
    case = case_of(
        library,
        board_decision={"date": "2025-12-01"},
        highlight_reports=[{"progress": "x"}] * written,
    )

    assert paths(case, within=timedelta(days=100)) == [("highlight_reports", days)]


def test_a_meeting_is_told_before_it_and_no_longer_after(library):
    meetings = [{"date": "2026-02-27"}, {"date": "2026-03-02"}, {"date": "2026-03-05"}]
    case = case_of(library, panel={"meetings": meetings})

    assert paths(case) == [("panel.meetings[1].date", 0), ("panel.meetings[2].date", 3)]


def test_a_date_of_an_item_says_of_what(library):
    case = case_of(library, panel={"meetings": [{"date": "2026-03-05"}]})
    (due,) = find_dates(case, TODAY)

    assert due.title.en == "Meetings: Date"
    assert due.title.cy == "Cyfarfodydd: Dyddiad"


def test_nominations_are_met_event_by_event(library):
    events = [
        {"nominations_deadline": "2026-02-20", "invitees": [{"person": "a"}]},
        {"nominations_deadline": "2026-02-21"},
    ]
    case = case_of(library, people={"a": {"name": "Ann"}}, learning_events=events)

    assert paths(case) == [("learning_events[1].nominations_deadline", -9)]


def test_an_action_is_told_until_the_plan_is_signed_off(library):
    plan = {"recommendations": [{"actions": [{"timescale": "2026-02-27"}]}]}
    path = "action_plan.recommendations[0].actions[0].timescale"

    assert paths(case_of(library, action_plan=plan)) == [(path, -3)]
    signed = {**plan, "jrg_signed_off_date": "2026-03-01"}
    assert paths(case_of(library, action_plan=signed)) == []


@pytest.mark.parametrize(
    ("day", "working"),
    [("2026-03-06", None), ("2026-03-08", date(2026, 3, 6)), ("2026-04-06", date(2026, 4, 2))],
)
def test_a_day_off_names_the_last_working_day(library, day, working):
    case = case_of(library, report={"board_date": day})
    (due,) = find_dates(case, TODAY, within=timedelta(days=60))

    assert due.working_day == working


def test_beyond_the_known_holidays_no_working_day_is_named(library):
    case = case_of(library, report={"board_date": "2040-03-03"})
    (due,) = find_dates(case, date(2040, 3, 1))

    assert due.working_day is None


def test_dates_come_in_order(library):
    case = case_of(
        library,
        panel={"timeline_deadline": "2026-03-09", "meetings": [{"date": "2026-03-20"}]},
        report={"board_date": "2026-03-12"},
    )

    days = [due.day for due in find_dates(case, TODAY)]
    assert days == sorted(days)
    assert len(days) == 3

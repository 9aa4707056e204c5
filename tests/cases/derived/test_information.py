from __future__ import annotations

from datetime import date

import pytest
from case_files import case_of, data_of, text_of

from docgen.cases import read_case

TIMELINES = [
    {
        "agency": "police",
        "events": [
            {"datetime": "2025-11-05 09:30", "event": "second", "in_summary": True},
            {"datetime": "2025-11-04T10:00", "event": "first of two"},
        ],
    },
    {"agency": "education", "events": [{"datetime": "2025-11-04 10:00", "event": "first"}]},
]


def test_the_timelines_of_agencies_are_merged_by_time_and_agency(library):
    case = case_of(library, chronology={"agency_timelines": TIMELINES})
    merged = case.read("derived.merged_timeline")

    assert [row["event"] for row in merged] == ["first", "first of two", "second"]
    assert merged[0] == {"agency": "education", "datetime": "2025-11-04 10:00", "event": "first"}


def test_an_event_without_a_day_is_merged_last(library):
    undated = {"agency": "nhs_trust", "events": [{"event": "some time before"}]}
    case = case_of(library, chronology={"agency_timelines": [undated, *TIMELINES]})

    assert case.read("derived.merged_timeline")[-1]["event"] == "some time before"


def test_events_marked_for_it_begin_the_summary(library):
    case = case_of(library, chronology={"agency_timelines": TIMELINES})

    assert case.read("chronology.summary_timeline") == [
        {"date": {"en": "5 November 2025", "cy": "5 Tachwedd 2025"}, "event": "second"}
    ]


def test_services_that_are_involved_are_named_in_the_terms_of_reference(library):
    agencies = [
        {"agency": "police", "involved": True},
        {"agency": "social_services", "involved": False},
        {"agency": "education"},
    ]

    assert case_of(library, agencies=agencies).read("tor.named_services") == ["police"]


def test_one_other_review_is_a_sentence(library):
    process = {"kind": "coroner", "body": {"en": "HM Coroner", "cy": "Crwner EF"}}
    case = case_of(library, case={"parallel_processes": [process]})

    assert case.read("referral.other_reviews.en").endswith(", HM Coroner")
    assert case.read("referral.other_reviews.cy").endswith(", Crwner EF")


def test_several_other_reviews_are_a_list(library):
    related = {"type": {"en": "Forum", "cy": "Fforwm"}, "date": "2025-03-01"}
    case = case_of(
        library, case={"parallel_processes": [{"kind": "criminal"}], "related_reviews": [related]}
    )

    assert case.read("referral.other_reviews.cy").splitlines()[1] == "- Fforwm (1 Mawrth 2025)"


def test_other_reviews_are_never_half_translated(library):
    case = case_of(library, case={"parallel_processes": [{"kind": "coroner", "body": "Coroner"}]})

    assert set(case.read("referral.other_reviews")) == {"en"}


def test_improvements_begin_the_action_plan(library):
    case = case_of(library, report={"improvements": [{"action": "do"}, {"theme": "x"}]})

    assert case.read("action_plan.recommendations") == [{"text": "do"}]


def test_an_action_plan_that_is_given_stands(library):
    case = case_of(
        library,
        report={"improvements": [{"action": "do"}]},
        action_plan={"recommendations": [{"text": "other"}]},
    )

    assert case.read("action_plan.recommendations") == [{"text": "other"}]
    assert case.overrides == ()


def test_a_highlight_report_is_about_three_months_from_the_decision(library):
    case = case_of(
        library,
        board_decision={"date": "2026-01-31"},
        referral={"date": "2026-01-01"},
        report={"anticipated_date": "2026-12-01"},
        highlight_reports=[{"progress": "a"}, {"progress": "b"}],
    )

    assert case.read("highlight_reports[1].quarter.en") == "30 April 2026 to 31 July 2026"
    assert case.read("highlight_reports[1].timescale_risk") is True


@pytest.mark.parametrize(
    ("said", "stage"),
    [
        ({}, None),
        ({"referral": {"date": "2026-01-01"}}, "referred"),
        (
            {"referral": {"date": "2026-01-01"}, "group_decision": {"date": "2026-01-08"}},
            "considered",
        ),
        ({"report": {"learning_points": [{"theme": "x"}]}}, "draft_report"),
        ({"publication": {"date": "2026-01-01"}}, "published"),
        (
            {
                "people": {"a": {"name": "A"}},
                "learning_events": [{"invitees": [{"person": "a", "attended": True}]}],
            },
            "learning_event_held",
        ),
    ],
)
def test_the_case_stands_where_its_dates_have_brought_it(library, said, stage):
    assert case_of(library, **said).read("case.status") == stage


def test_a_day_to_come_has_not_been_reached(library):
    text = text_of(data_of(referral={"date": "2026-01-01"}, publication={"date": "2027-01-01"}))
    case = read_case(text.encode(), library, today=date(2026, 6, 1))

    assert case.read("case.status") == "referred"
    assert case.read("report.status") is None


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"report": {"learning_points": [{"theme": "x"}]}}, "draft"),
        ({"report": {"board_date": "2026-01-01"}}, "board"),
        ({"report": {"board_approved_date": "2026-01-01"}}, "final"),
        ({"publication": {"date": "2026-01-01"}}, "published"),
    ],
)
def test_the_report_is_where_its_dates_have_brought_it(library, said, status):
    assert case_of(library, **said).read("report.status") == status

from __future__ import annotations

import pytest
from case_files import case_of, warning_codes

from docgen.cases import read_case
from docgen.errors import Severity

PEOPLE = {"a": {"name": "Ann"}, "b": {"name": "Bob"}}
EXTENDED = {
    "recommendation": {"review_type": "extended"},
    "board_decision": {"outcome": "agree"},
    "people": PEOPLE,
}


def period(start, kind="concise", **recommendation):
    return {
        "review": {"period_from": start, "period_to": "2026-03-01"},
        "recommendation": {"review_type": kind, **recommendation},
    }


BROKEN = {
    "dates-out-of-order": {"event": {"date": "2026-02-01"}, "referral": {"date": "2026-01-01"}},
    "part-a-stops": {"case": {"subject_type": "adult"}, "checklist": {"unable_to_protect": False}},
    "injury-after-death": {"checklist": {"died": True, "life_threatening_injury": False}},
    "review-and-alternative": {"recommendation": {"review_type": "concise", "alternative": "mapf"}},
    "criteria-and-type": {
        "checklist": {"died": True, "abuse_associated": False},
        "recommendation": {"review_type": "concise"},
    },
    "majority-unexplained": {"recommendation": {"decision_basis": "majority"}},
    "declined-unexplained": {"board_decision": {"outcome": "disagree"}},
    "chair-not-independent": {"panel": {"chair": {"independent": False}}},
    "chair-reviews": {
        "people": PEOPLE,
        "panel": {"chair": {"person": "a"}},
        "reviewers": [{"person": "a"}],
    },
    "other-board-leads": {"subject": {"normally_resident": False}},
    "reviewers-of-extended": {**EXTENDED, "reviewers": [{"person": "a", "role": "external"}]},
    "late-report": {
        "referral": {"date": "2026-01-01"},
        "report": {"anticipated_date": "2026-07-02"},
    },
    "period-too-long": period("2024-02-01", period_over24_rationale="why"),
    "period-unexplained": period("2024-06-01"),
    "event-before-period": {
        "review": {"period_from": "2025-01-01", "period_to": "2026-01-01"},
        "chronology": {
            "agency_timelines": [
                {"agency": "police", "events": [{"datetime": "2024-12-31 10:00", "event": "x"}]}
            ]
        },
    },
    "family-after-event": {
        "family": {
            "contacts": [{"relationship_of_subject": "son", "initial_letter_date": "2026-02-01"}]
        },
        "learning_events": [{"date": "2026-02-01"}],
    },
    "feedback-after-publication": {
        "family": {
            "contacts": [{"relationship_of_subject": "son", "final_meeting_date": "2026-02-01"}]
        },
        "publication": {"date": "2026-02-01"},
    },
    "government-notice": {
        "publication": {"date": "2026-02-14", "sent_to_government_date": "2026-02-01"}
    },
    "late-sign-off": {
        "report": {"board_approved_date": "2026-01-01"},
        "action_plan": {"board_signed_off_date": "2026-01-30"},
    },
    "event-times": {"learning_events": [{"start_time": "14:00", "finish_time": "9.30"}]},
}

KEPT = {
    "dates-out-of-order": {"event": {"date": "2026-01-01"}, "referral": {"date": "2026-01-01"}},
    "part-a-stops": {"checklist": {"unable_to_protect": False}},
    "injury-after-death": {"checklist": {"died": False, "life_threatening_injury": False}},
    "review-and-alternative": {"recommendation": {"alternative": "mapf"}},
    "criteria-and-type": {
        "checklist": {"died": True, "abuse_associated": True, "lac_last6m": True},
        "recommendation": {"review_type": "extended"},
    },
    "majority-unexplained": {"recommendation": {"decision_basis": "majority", "rationale": "x"}},
    "reviewers-of-extended": {
        **EXTENDED,
        "reviewers": [{"person": "a", "role": "external"}, {"person": "b", "role": "internal"}],
    },
    "late-report": {
        "referral": {"date": "2026-01-01"},
        "report": {"anticipated_date": "2026-07-02"},
        "recommendation": {"timeframe_issues": "inquest"},
    },
    "period-too-long": period("2023-03-01", "extended", period_over24_rationale="why"),
    "period-unexplained": period("2024-06-01", period_rationale="why"),
    "government-notice": {
        "publication": {"date": "2026-02-15", "sent_to_government_date": "2026-02-01"}
    },
    "event-times": {"learning_events": [{"start_time": "9.30", "finish_time": "14:00"}]},
}


@pytest.mark.parametrize("code", BROKEN)
def test_a_broken_rule_is_a_warning(library, code):
    assert code in warning_codes(library, **BROKEN[code])


@pytest.mark.parametrize("code", KEPT)
def test_a_rule_that_is_kept_is_not_mentioned(library, code):
    assert code not in warning_codes(library, **KEPT[code])


def test_the_least_case_breaks_no_rule(library):
    assert warning_codes(library) == []


def test_a_checklist_that_points_to_another_type_is_told(library):
    case = case_of(
        library,
        checklist={"died": True, "abuse_associated": True, "cpr_last6m": True},
        recommendation={"review_type": "concise"},
    )

    assert case.problems[0].message == "the checklist points to the type `extended`"


def test_a_care_leaver_is_protected_in_the_profile_of_2011(library):
    said = {
        "checklist": {"died": True, "abuse_associated": True, "care_leaver_under_18": True},
        "recommendation": {"review_type": "concise"},
    }

    assert "criteria-and-type" in warning_codes(library, case={"profile": "wg-2011"}, **said)
    assert "criteria-and-type" not in warning_codes(library, case={"profile": "ctm"}, **said)


def test_two_reviewers_of_one_kind_are_told(library):
    reviewers = [{"person": p, "role": "external"} for p in ("a", "b")]

    assert "reviewers-of-extended" in warning_codes(library, **EXTENDED, reviewers=reviewers)


def test_a_reference_that_is_not_as_the_board_writes_it_is_told(library, tmp_path):
    board = tmp_path / "board.yaml"
    board.write_text("case_ref_pattern: 'XY [0-9]+'\n")
    case = read_case(b"case: {ref: CTMSB 1, subject_type: child}", library, board=board)

    assert [p.code for p in case.problems] == ["reference-pattern"]


def test_a_pattern_that_is_none_is_passed_over(library, tmp_path):
    board = tmp_path / "board.yaml"
    board.write_text("case_ref_pattern: '('\n")
    case = read_case(b"case: {ref: CTMSB 1, subject_type: child}", library, board=board)

    assert case.problems == ()


def test_a_warning_has_its_place_and_names_its_rule(library):
    (problem,) = case_of(library, **BROKEN["government-notice"]).problems

    assert problem.severity is Severity.WARNING
    assert problem.where.path == "publication.sent_to_government_date"
    assert problem.where.line == 6
    assert "(R72)" in problem.hint

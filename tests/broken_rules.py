"""For each rule of the guidance a case that breaks it, and one that keeps it just so."""

from __future__ import annotations

from typing import Any

Roots = dict[str, Any]

PEOPLE = {"a": {"name": "Ann"}, "b": {"name": "Bob"}}
ADULT = {"subject_type": "adult"}
MET = {"died": True, "abuse_associated": True}
EXTENDED: Roots = {
    "recommendation": {"review_type": "extended"},
    "board_decision": {"outcome": "agree"},
    "people": PEOPLE,
}
PROPOSED = {
    "outline": "x",
    "rationale": "x",
    "review_timeline": "x",
    "media_issues": "x",
}
CRIMINAL = {"parallel_processes": [{"kind": "criminal"}]}
FORUM: Roots = {
    "recommendation": {"alternative": "mapf"},
    "board_decision": {"outcome": "agree"},
}


def period(start: str, kind: str = "concise", **recommendation: object) -> Roots:
    """Return a review that looks at the time from `start` to 1 March 2026."""
    return {
        "review": {"period_from": start, "period_to": "2026-03-01"},
        "recommendation": {"review_type": kind, **recommendation},
    }


def contact(**said: object) -> Roots:
    """Return a case with one contact of the family."""
    return {"family": {"contacts": [{"relationship_of_subject": "son", **said}]}}


def chronology(**event: object) -> Roots:
    """Return a timeline of one event, in a review of the year 2025."""
    timeline = {"agency": "police", "events": [{"event": "x", **event}]}
    return {
        "review": {"period_from": "2025-01-01", "period_to": "2026-01-01"},
        "chronology": {"agency_timelines": [timeline]},
    }


def reviewers(*roles: tuple[str, str]) -> list[Roots]:
    """Return reviewers, each a person and a role."""
    return [{"person": person, "role": role} for person, role in roles]


#: rules about the order of things, the criteria, the decision
EARLY: dict[str, tuple[Roots, Roots]] = {
    "dates-out-of-order": (
        {"event": {"date": "2026-02-01"}, "referral": {"date": "2026-01-01"}},
        {"event": {"date": "2026-01-01"}, "referral": {"date": "2026-01-01"}},
    ),
    "decision-out-of-order": (
        {"recommendation": {"date": "2026-02-02"}, "board_decision": {"date": "2026-02-01"}},
        {"recommendation": {"date": "2026-02-01"}, "board_decision": {"date": "2026-02-01"}},
    ),
    "report-out-of-order": (
        {
            "report": {"agency_comment_deadline": "2026-02-02"},
            "publication": {"sent_to_government_date": "2026-02-01"},
        },
        {
            "report": {"agency_comment_deadline": "2026-02-01"},
            "publication": {"sent_to_government_date": "2026-02-01"},
        },
    ),
    "part-a-stops": (
        {"case": ADULT, "checklist": {"unable_to_protect": False}},
        {"checklist": {"unable_to_protect": False}},
    ),
    "review-after-stop": (
        {
            "case": ADULT,
            "checklist": {"unable_to_protect": False},
            "recommendation": {"review_type": "concise"},
        },
        {"case": ADULT, "checklist": {"unable_to_protect": False}},
    ),
    "injury-after-death": (
        {"checklist": {"died": True, "life_threatening_injury": False}},
        {"checklist": {"died": False, "life_threatening_injury": False}},
    ),
    "criteria-not-met": (
        {
            "checklist": {
                "died": True,
                "abuse_associated": False,
                "abuse_suspected_before": False,
            },
            "recommendation": {"review_type": "concise"},
        },
        {"checklist": MET, "recommendation": {"review_type": "concise"}},
    ),
    "criteria-met": (
        {"checklist": MET, "recommendation": {"alternative": "mapf"}},
        {"checklist": {**MET, "died": False}, "recommendation": {"alternative": "mapf"}},
    ),
    "criteria-and-type": (
        {
            "checklist": {**MET, "lac_last6m": True},
            "recommendation": {"review_type": "concise"},
        },
        {
            "checklist": {**MET, "lac_last6m": True},
            "recommendation": {"review_type": "extended"},
        },
    ),
    "other-board-leads": (
        {"subject": {"normally_resident": False}},
        {"subject": {"normally_resident": True}},
    ),
    "review-and-alternative": (
        {"recommendation": {"review_type": "concise", "alternative": "mapf"}},
        {"recommendation": {"alternative": "mapf"}},
    ),
    "decision-of-nothing": ({"board_decision": {"outcome": "agree"}}, FORUM),
    "majority-unexplained": (
        {"recommendation": {"decision_basis": "majority"}},
        {"recommendation": {"decision_basis": "majority", "rationale": "x"}},
    ),
    "declined-unexplained": (
        {"board_decision": {"outcome": "disagree"}},
        {"board_decision": {"outcome": "disagree", "reasons": "x"}},
    ),
    "views-unsaid": (
        {
            "recommendation": {"review_type": "concise"},
            "board_decision": {"outcome": "disagree"},
        },
        {
            "recommendation": {"review_type": "concise"},
            "board_decision": {"outcome": "disagree", "conflicting_views": "x"},
        },
    ),
    "recommendation-incomplete": (
        {"recommendation": {"date": "2026-02-01", "review_type": "concise"}},
        {
            "recommendation": {"date": "2026-02-01", "review_type": "concise", **PROPOSED},
            "tor": {"additional_questions": ["x"]},
        },
    ),
    "parallel-unplanned": (
        {"case": CRIMINAL, "recommendation": {"date": "2026-02-01", "review_type": "concise"}},
        {
            "case": CRIMINAL,
            "recommendation": {
                "date": "2026-02-01",
                "review_type": "concise",
                "timeframe_issues": "x",
            },
        },
    ),
    "legal-advice": (
        {"case": CRIMINAL, "tor": {"agreed_date": "2026-02-01"}},
        {"case": CRIMINAL, "tor": {"agreed_date": "2026-02-01", "legal_advice": "x"}},
    ),
    "tor-unagreed": (
        {
            **EXTENDED,
            "learning_events": [{"invitees": [{"person": "a", "attended": True}]}],
        },
        {
            **EXTENDED,
            "learning_events": [{"invitees": [{"person": "a", "attended": True}]}],
            "tor": {"agreed_date": "2026-02-01"},
        },
    ),
    "reference-pattern": ({"case": {"ref": "7"}}, {"case": {"ref": "CTMSB 03/2026"}}),
    "name-in-reference": (
        {"subject": {"full_name": "Ann Example", "pseudonym": "Child Example"}},
        {"subject": {"full_name": "Ann Example", "pseudonym": "Child E"}},
    ),
    "name-in-text": (
        {"subject": {"full_name": "Ann Example"}, "report": {"circumstances": {"cy": "yr Ann"}}},
        {
            "subject": {"full_name": "Ann Example"},
            "report": {"circumstances": "Annual, an example"},
        },
    ),
    "name-in-chronology": (
        {"subject": {"full_name": "Ann Example"}, **chronology(action="Ann's mother rang")},
        {"subject": {"full_name": "Ann Example"}, **chronology(action="AE's mother rang")},
    ),
}

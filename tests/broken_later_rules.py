"""For each rule about a review under way a case that breaks it, and one that keeps it just so."""

from __future__ import annotations

from broken_rules import (
    EXTENDED,
    FORUM,
    MET,
    PEOPLE,
    Roots,
    chronology,
    contact,
    period,
    reviewers,
)

EVENT = {"learning_events": [{"date": "2026-02-01"}]}
POINTS = {"learning_points": [{"learning": "x"}], "board_approved_date": "2026-01-01"}


def learning_event(**said: object) -> Roots:
    """Return a case with one learning event, on 1 February 2026."""
    return {"people": PEOPLE, "learning_events": [{"date": "2026-02-01", **said}]}


def invited(person: str, kind: str = "practitioners") -> Roots:
    """Return a learning event to which `person` is invited."""
    return learning_event(kind=kind, invitees=[{"person": person}])


def history(information: str) -> Roots:
    """Return what an agency knew outside the period, March 2025 to February 2026."""
    review = {"period_from": "2025-03-01", "period_to": "2026-02-28"}
    return {"review": review, "history": [{"agency": "police", "information": information}]}


#: rules about people, periods, the family, the learning event, the report
LATE: dict[str, tuple[Roots, Roots]] = {
    "chair-not-independent": (
        {"panel": {"chair": {"independent": False}}},
        {"panel": {"chair": {"independent": True}}},
    ),
    "chair-reviews": (
        {"people": PEOPLE, "panel": {"chair": {"person": "a"}}, "reviewers": [{"person": "a"}]},
        {"people": PEOPLE, "panel": {"chair": {"person": "a"}}, "reviewers": [{"person": "b"}]},
    ),
    "reviewer-on-panel": (
        {"people": PEOPLE, "panel": {"members": [{"person": "a"}]}, "reviewers": [{"person": "a"}]},
        {"people": PEOPLE, "panel": {"members": [{"person": "b"}]}, "reviewers": [{"person": "a"}]},
    ),
    "member-was-involved": (
        {**invited("a"), "panel": {"members": [{"person": "b", "deputy": "a"}]}},
        {**invited("a", "managers"), "panel": {"members": [{"person": "a"}]}},
    ),
    "reviewer-was-involved": (
        {**invited("a"), "reviewers": [{"person": "a"}]},
        {**invited("a"), "reviewers": [{"person": "b"}]},
    ),
    "reviewers-of-extended": (
        {**EXTENDED, "reviewers": reviewers(("a", "external"))},
        {**EXTENDED, "reviewers": reviewers(("a", "external"), ("b", "internal"))},
    ),
    "same-reviewer-twice": (
        {**EXTENDED, "reviewers": reviewers(("a", "external"), ("a", "internal"))},
        {**EXTENDED, "reviewers": reviewers(("a", "external"), ("b", "internal"))},
    ),
    "late-report": (
        {"referral": {"date": "2026-01-01"}, "report": {"anticipated_date": "2026-07-02"}},
        {"referral": {"date": "2026-01-01"}, "report": {"anticipated_date": "2026-07-01"}},
    ),
    "period-too-long": (
        period("2024-02-28", period_over24_rationale="why"),
        period("2023-03-01", "extended", period_over24_rationale="why"),
    ),
    "period-unexplained": (
        period("2025-02-28"),
        period("2025-03-01"),
    ),
    "period-before-event": (
        {"event": {"date": "2026-03-02"}, **period("2025-06-01")},
        {"event": {"date": "2026-03-01"}, **period("2025-06-01")},
    ),
    "event-before-period": (
        chronology(datetime="2024-12-31 10:00"),
        chronology(datetime="2025-01-01 10:00"),
    ),
    "family-after-event": (
        {**contact(initial_letter_date="2026-02-01"), **EVENT},
        {**contact(initial_letter_date="2026-01-31"), **EVENT},
    ),
    "family-untold": (
        {**contact(response="wants_to_meet"), **EVENT},
        {**contact(response="not_approached"), **EVENT},
    ),
    "family-unmentioned": (
        {**EXTENDED, "report": POINTS},
        {**EXTENDED, "report": {**POINTS, "family_text": "x"}},
    ),
    "feedback-after-publication": (
        {**contact(final_meeting_date="2026-02-01"), "publication": {"date": "2026-02-01"}},
        {**contact(final_meeting_date="2026-01-31"), "publication": {"date": "2026-02-01"}},
    ),
    "feedback-before-letter": (
        contact(final_letter_date="2026-02-02", final_meeting_date="2026-02-01"),
        contact(final_letter_date="2026-02-01", final_meeting_date="2026-02-01"),
    ),
    "event-times": (
        learning_event(start_time="14:00", finish_time="9.30"),
        learning_event(start_time="9.30", finish_time="14:00"),
    ),
    "event-invitation": (
        learning_event(invitation_date="2026-02-01"),
        learning_event(invitation_date="2026-01-31"),
    ),
    "timeline-after-event": (
        {**EVENT, "panel": {"timeline_deadline": "2026-02-01"}},
        {**EVENT, "panel": {"timeline_deadline": "2026-01-31"}},
    ),
    "panel-before-decision": (
        {
            "board_decision": {"date": "2026-02-02"},
            "panel": {"meetings": [{"kind": "panel", "date": "2026-02-01"}]},
        },
        {
            "board_decision": {"date": "2026-02-02"},
            "panel": {"meetings": [{"kind": "jrg", "date": "2026-02-01"}]},
        },
    ),
    "government-notice": (
        {"publication": {"date": "2026-02-14", "sent_to_government_date": "2026-02-01"}},
        {"publication": {"date": "2026-02-15", "sent_to_government_date": "2026-02-01"}},
    ),
    "late-sign-off": (
        {
            "report": {"board_approved_date": "2026-01-01"},
            "action_plan": {"board_signed_off_date": "2026-01-30"},
        },
        {
            "report": {"board_approved_date": "2026-01-01"},
            "action_plan": {"board_signed_off_date": "2026-01-29"},
        },
    ),
    "no-improvements": ({"report": POINTS}, {"report": {**POINTS, "improvements_intro": "none"}}),
    "genogram-in-report": (
        {"report": {"appendices": [{"heading": "Genogram", "text": "x"}]}},
        {"report": {"appendices": [{"heading": "Terms", "text": "x"}]}},
    ),
    "recommendation-without-action": (
        {
            "action_plan": {
                "board_signed_off_date": "2026-01-29",
                "recommendations": [{"text": "x"}],
            }
        },
        {"action_plan": {"recommendations": [{"text": "x"}]}},
    ),
    "unpublished-unexplained": (
        {"publication": {"decision": "do_not_publish"}},
        {"publication": {"decision": "do_not_publish", "not_published_reason": "x"}},
    ),
    "forum-fits-criteria": ({**FORUM, "checklist": MET}, FORUM),
    "forum-process": (
        {**FORUM, "mapf": {"event_date": "2026-02-01"}},
        {**FORUM, "mapf": {"event_date": "2026-02-01", "process": "2"}},
    ),
    "forum-summaries": (
        {"mapf": {"process": "1", "event_date": "2026-02-01", "agencies": ["police"]}},
        {"mapf": {"process": "2", "event_date": "2026-02-01", "agencies": ["police"]}},
    ),
    "meeting-after-deadline": (
        {"referral": {"date": "2026-01-01"}, "panel": {"meetings": [{"date": "2026-07-02"}]}},
        {"referral": {"date": "2026-01-01"}, "panel": {"meetings": [{"date": "2026-07-01"}]}},
    ),
    "report-before-panel": (
        {"report": {"board_date": "2026-05-01"}, "panel": {"meetings": [{"date": "2026-05-01"}]}},
        {"report": {"board_date": "2026-05-01"}, "panel": {"meetings": [{"date": "2026-04-30"}]}},
    ),
    "history-in-period": (history("Seen on 1 March 2025."), history("Seen on 28/02/2025.")),
}

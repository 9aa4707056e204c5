"""What comes first, and what cannot come before it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.cases.facts import Facts
from docgen.cases.rules.registry import GUIDANCE, TOOLKIT, Finding, rule

# the earlier of the two, then the later
_EVENT = (
    ("subject.dob", "event.date"),
    ("event.date", "referral.date"),
    ("review.period_from", "review.period_to"),
)
_DECISION = (
    ("referral.date", "group_decision.date"),
    ("referral.date", "recommendation.date"),
    ("group_decision.date", "recommendation.date"),
    ("recommendation.date", "board_decision.date"),
    ("board_decision.date", "board_decision.date_sent_to_government"),
    ("board_decision.date", "tor.agreed_date"),
    ("board_decision.date", "report.board_date"),
)
# draft to the panel, review group, Board, agencies' comment, Welsh Government, publication
_REPORT = (
    ("report.board_date", "report.agency_comment_deadline"),
    ("report.board_approved_date", "publication.sent_to_government_date"),
    ("report.agency_comment_deadline", "publication.sent_to_government_date"),
    ("report.board_approved_date", "publication.date"),
    ("board_decision.date", "publication.date"),
    ("action_plan.board_signed_off_date", "action_plan.jrg_signed_off_date"),
)


@rule("dates-out-of-order", "", "")
def events_in_order(facts: Facts) -> Iterator[Finding]:
    """Check that a life, an event and a period run forwards."""
    return _find(facts, _EVENT)


@rule("decision-out-of-order", "R7", f"{TOOLKIT} 29 and 372-376")
def decisions_in_order(facts: Facts) -> Iterator[Finding]:
    """Check that referral, recommendation and decision follow one another."""
    return _find(facts, _DECISION)


@rule("report-out-of-order", "R71", f"{TOOLKIT} 78, 752 and 1782; {GUIDANCE} 655-656")
def report_in_order(facts: Facts) -> Iterator[Finding]:
    """Check that the report goes its way: Board, agencies, Welsh Government, publication."""
    return _find(facts, _REPORT)


def _find(facts: Facts, pairs: tuple[tuple[str, str], ...]) -> Iterator[Finding]:
    for first, second in pairs:
        before, after = facts.day(first), facts.day(second)
        if before and after and after < before:
            yield second, f"`{second}` is before `{first}`", "check both dates"

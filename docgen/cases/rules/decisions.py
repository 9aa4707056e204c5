"""What a recommendation and a decision must say."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.cases.facts import Facts
from docgen.cases.rules.registry import GUIDANCE, TOOLKIT, Finding, rule

_REVIEW, _ALTERNATIVE = "recommendation.review_type", "recommendation.alternative"
_PROPOSED = (
    "recommendation.outline",
    "recommendation.rationale",
    "tor.additional_questions",
    "recommendation.review_timeline",
    "recommendation.media_issues",
)


@rule("review-and-alternative", "R8", f"{TOOLKIT} 32 and 354")
def one_recommendation(facts: Facts) -> Iterator[Finding]:
    """Check that a review or an alternative to it is recommended, and not both."""
    if facts.choice(_REVIEW) and facts.choice(_ALTERNATIVE):
        message = "a review and an alternative to it are both recommended"
        yield _ALTERNATIVE, message, "keep one of the two"


@rule("decision-of-nothing", "R7", f"{TOOLKIT} 29 and 372-376")
def decision_of_something(facts: Facts) -> Iterator[Finding]:
    """Check that the Chair decides on what the review group has recommended."""
    path = "board_decision.outcome"
    if facts.choice(path) and not facts.choice(_REVIEW) and not facts.choice(_ALTERNATIVE):
        message = "the Chair has decided, but nothing was recommended"
        yield path, message, f"give `{_REVIEW}` or `{_ALTERNATIVE}`"


@rule("majority-unexplained", "R18", f"{TOOLKIT} 388")
def majority(facts: Facts) -> Iterator[Finding]:
    """Check that a decision by majority is explained."""
    by_majority = facts.choice("recommendation.decision_basis") == "majority"
    if by_majority and not facts.read("recommendation.rationale"):
        message = "a majority decision has no explanation"
        yield "recommendation.rationale", message, "give `recommendation.rationale`"


@rule("declined-unexplained", "R16", f"{GUIDANCE} 520-524")
def declined(facts: Facts) -> Iterator[Finding]:
    """Check that a Chair who disagrees says why."""
    is_declined = facts.choice("board_decision.outcome") == "disagree"
    if is_declined and not facts.read("board_decision.reasons"):
        message = "the Chair disagrees, and no reasons are given"
        yield "board_decision.reasons", message, "give `board_decision.reasons`"


@rule("views-unsaid", "R16", f"{GUIDANCE} 523-524")
def conflicting_views(facts: Facts) -> Iterator[Finding]:
    """Check that the views are told where a review that was recommended is declined."""
    is_declined = facts.choice("board_decision.outcome") == "disagree"
    path = "board_decision.conflicting_views"
    if is_declined and facts.choice(_REVIEW) and not facts.read(path):
        message = "a recommended review is declined, and the conflicting views are not told"
        yield path, message, f"give `{path}`: the Welsh Government is to have them"


@rule("recommendation-incomplete", "R14", f"{GUIDANCE} 499-508")
def complete(facts: Facts) -> Iterator[Finding]:
    """Check that a recommended review comes with all that the Chair is to have."""
    if not facts.day("recommendation.date") or not facts.choice(_REVIEW):
        return
    for path in _PROPOSED:
        if not facts.read(path):
            yield path, f"the recommendation does not say `{path}`", f"give `{path}`"


@rule("parallel-unplanned", "R13", f"{GUIDANCE} 480-487; {TOOLKIT} 387")
def parallel_processes(facts: Facts) -> Iterator[Finding]:
    """Check that a review beside other proceedings says how the two go together."""
    path = "recommendation.timeframe_issues"
    begun = facts.day("recommendation.date") and facts.choice(_REVIEW)
    if begun and facts.items("case.parallel_processes") and not facts.read(path):
        message = "other proceedings run in parallel, and how they go together is not said"
        yield path, message, f"give `{path}`, and put joint questions into the terms of reference"


@rule("legal-advice", "R28", f"{GUIDANCE} 1807-1817")
def legal_advice(facts: Facts) -> Iterator[Finding]:
    """Check that legal advice is taken before terms of reference beside criminal proceedings."""
    kinds = {process.get("kind") for process in facts.items("case.parallel_processes")}
    path = "tor.legal_advice"
    if "criminal" in kinds and facts.day("tor.agreed_date") and not facts.read(path):
        message = "criminal proceedings run in parallel, and no legal advice is recorded"
        hint = f"take advice on disclosure and on speaking to staff, and give `{path}`"
        yield path, message, hint


@rule("tor-unagreed", "R41", f"{GUIDANCE} 579-580 and 766-769")
def terms_agreed(facts: Facts) -> Iterator[Finding]:
    """Check that terms of reference are agreed before the learning event rests on them."""
    if facts.choice("review.type") not in ("concise", "extended"):
        return
    held = any(i.get("attended") for e in facts.items("learning_events") for i in _invitees(e))
    if held and not facts.day("tor.agreed_date"):
        message = "the learning event was held, but the terms of reference are not agreed"
        yield "tor.agreed_date", message, "give the date on which they were agreed"


def _invitees(event: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    return event.get("invitees") or []

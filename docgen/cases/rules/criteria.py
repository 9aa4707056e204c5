"""Whether the criteria are met, and which type of review the answers point to."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.cases.derived.decisions import PART_A, suggest_review_type
from docgen.cases.facts import Facts
from docgen.cases.rules.registry import GUIDANCE, REPORT, TOOLKIT, Finding, rule

_INJURIES = ("life_threatening_injury", "serious_permanent_impairment")
_REVIEW = "recommendation.review_type"


@rule("part-a-stops", "R4", f"{TOOLKIT} 158")
def part_a(facts: Facts) -> Iterator[Finding]:
    """Check that everyone referred is an adult at risk: a No in Part A stops the referral."""
    if facts.choice("case.subject_type") != "adult":
        return
    for name in PART_A:
        if facts.answer(f"checklist.{name}") is False:
            hint = "any No in Part A stops the referral: refer the case elsewhere"
            yield f"checklist.{name}", f"`checklist.{name}` is No", hint


@rule("review-after-stop", "R4", f"{TOOLKIT} 158")
def no_review_after_stop(facts: Facts) -> Iterator[Finding]:
    """Check that no review is recommended where Part A has stopped the referral."""
    if facts.answer("derived.referral_stopped") and facts.choice(_REVIEW):
        message = "a review is recommended, but an answer in Part A stops the referral"
        yield _REVIEW, message, "check Part A, or recommend an alternative"


@rule("injury-after-death", "R5", f"{TOOLKIT} 164 and 259")
def injuries_of_the_dead(facts: Facts) -> Iterator[Finding]:
    """Check that the questions about injury are left unanswered for someone who has died."""
    if facts.answer("checklist.died") is not True:
        return
    for name in _INJURIES:
        if facts.answer(f"checklist.{name}") is not None:
            message = f"`checklist.{name}` is asked only of someone who has not died"
            yield f"checklist.{name}", message, "take it out"


@rule("criteria-not-met", "R1", f"{TOOLKIT} 5-8; {REPORT} 28-34")
def criteria_not_met(facts: Facts) -> Iterator[Finding]:
    """Check that a review is recommended only where the checklist meets the criteria."""
    if facts.choice(_REVIEW) and facts.answer("derived.criteria_met") is False:
        message = "a review is recommended, but the checklist does not meet the criteria"
        yield _REVIEW, message, "check the checklist, or recommend an alternative"


@rule("criteria-met", "R1", f"{TOOLKIT} 5-8 and 32")
def criteria_met(facts: Facts) -> Iterator[Finding]:
    """Check that an alternative is recommended only where the criteria are not met."""
    path = "recommendation.alternative"
    if facts.choice(path) and not facts.choice(_REVIEW) and facts.answer("derived.criteria_met"):
        message = "the checklist meets the criteria, but no practice review is recommended"
        yield path, message, "recommend a review, or check the checklist"


@rule("criteria-and-type", "R2, R3", f"{TOOLKIT} 25-27; {REPORT} 32-34")
def type_of_review(facts: Facts) -> Iterator[Finding]:
    """Check that the recommended type is the one that the protected status points to."""
    kind, suggested = facts.choice(_REVIEW), suggest_review_type(facts)
    if kind and suggested and kind != suggested:
        message = f"the checklist points to the type `{suggested}`"
        yield _REVIEW, message, "check the protected status, or say why in the rationale"


@rule("other-board-leads", "R12", f"{GUIDANCE} 466-478")
def normal_residence(facts: Facts) -> Iterator[Finding]:
    """Check that the Board is the one in whose area the subject normally lives."""
    if facts.answer("subject.normally_resident") is False:
        path = "subject.normally_resident"
        message = "the subject does not normally live in this Board's area"
        yield path, message, "agree which Board leads"

"""The facts of a case in; what goes against a rule of the guidance out, as warnings.

None of these stops a document: the guidance leaves room, and people may have reasons. Each names
its rule, so that whoever reads it can look it up.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from docgen.cases.derived.decisions import suggest_review_type
from docgen.cases.derived.times import NOTICE, as_time
from docgen.cases.facts import Facts, as_day
from docgen.errors import Place, Problem, Severity
from docgen.language.dates import add_months

# a path, what is the matter there, and what to do
Finding = tuple[str, str, str]
Check = Callable[[Facts], Iterator[Finding]]

# what comes first, and what cannot come before it
_ORDER = (
    ("subject.dob", "event.date"),
    ("event.date", "referral.date"),
    ("referral.date", "group_decision.date"),
    ("referral.date", "recommendation.date"),
    ("recommendation.date", "board_decision.date"),
    ("board_decision.date", "board_decision.date_sent_to_government"),
    ("review.period_from", "review.period_to"),
    ("report.board_approved_date", "publication.date"),
    ("board_decision.date", "publication.date"),
)
_INJURIES = ("life_threatening_injury", "serious_permanent_impairment")


def check_rules(facts: Facts, place: Callable[[str], Place]) -> Iterator[Problem]:
    """Return what goes against a rule; `place` says where a path stands in the file."""
    for code, check in _CHECKS.items():
        for path, message, hint in check(facts):
            yield Problem(code, message, place(path), hint, Severity.WARNING)


def _dates_in_order(facts: Facts) -> Iterator[Finding]:
    for first, second in _ORDER:
        before, after = facts.day(first), facts.day(second)
        if before and after and after < before:
            yield second, f"`{second}` is before `{first}`", "check both dates"


def _reference_pattern(facts: Facts) -> Iterator[Finding]:
    pattern = facts.board.get("case_ref_pattern")
    if not isinstance(pattern, str) or not facts.choice("case.ref"):
        return
    try:
        fits = re.fullmatch(pattern, facts.choice("case.ref"))
    except re.error:
        return
    if not fits:
        yield "case.ref", "`case.ref` is not as the Board writes its references", "check it (R17)"


def _part_a(facts: Facts) -> Iterator[Finding]:
    if facts.choice("case.subject_type") != "adult":
        return
    for name in ("care_and_support_needs", "unable_to_protect"):
        if facts.answer(f"checklist.{name}") is False:
            hint = "any No in Part A stops the referral (R4)"
            yield f"checklist.{name}", f"`checklist.{name}` is No", hint


def _injuries_of_the_dead(facts: Facts) -> Iterator[Finding]:
    if facts.answer("checklist.died") is not True:
        return
    for name in _INJURIES:
        if facts.answer(f"checklist.{name}") is not None:
            message = f"`checklist.{name}` is asked only of someone who has not died"
            yield f"checklist.{name}", message, "take it out (R5)"


def _one_recommendation(facts: Facts) -> Iterator[Finding]:
    if facts.choice("recommendation.review_type") and facts.choice("recommendation.alternative"):
        message = "a review and an alternative to it are both recommended"
        yield "recommendation.alternative", message, "keep one of the two (R8)"


def _criteria(facts: Facts) -> Iterator[Finding]:
    path = "recommendation.review_type"
    kind = facts.choice(path)
    if kind and facts.answer("derived.criteria_met") is False:
        hint = "check the checklist, or recommend an alternative (R1, R8)"
        yield path, "a review is recommended, but the checklist does not meet the criteria", hint
    suggested = suggest_review_type(facts)
    if kind and suggested and kind != suggested:
        message = f"the checklist points to the type `{suggested}`"
        yield path, message, "check the protected status, or say why in the rationale (R2, R3)"


def _majority(facts: Facts) -> Iterator[Finding]:
    by_majority = facts.choice("recommendation.decision_basis") == "majority"
    if by_majority and not facts.read("recommendation.rationale"):
        message = "a majority decision has no explanation"
        yield "recommendation.rationale", message, "give `recommendation.rationale` (R18)"


def _declined(facts: Facts) -> Iterator[Finding]:
    declined = facts.choice("board_decision.outcome") == "disagree"
    if declined and not facts.read("board_decision.reasons"):
        message = "the Chair disagrees, and no reasons are given"
        yield "board_decision.reasons", message, "give `board_decision.reasons` (R16)"


def _independent_chair(facts: Facts) -> Iterator[Finding]:
    if facts.answer("panel.chair.independent") is False:
        path = "panel.chair.independent"
        yield path, "the Panel Chair is not independent of the case", "appoint another (R20)"


def _reviewers(facts: Facts) -> Iterator[Finding]:
    reviewers = facts.items("reviewers")
    if facts.choice("review.type") != "extended" or not reviewers:
        return
    if len(reviewers) != 2:
        yield "reviewers", "an extended review has two reviewers", "name both (R23)"
    elif {"internal", "external"} != {r.get("role") for r in reviewers}:
        message = "of the two reviewers one is internal, one external"
        yield "reviewers", message, "give each its `role` (R23)"


def _deadline(facts: Facts) -> Iterator[Finding]:
    expected, deadline = facts.day("report.anticipated_date"), facts.day("review.deadline")
    explained = facts.read("recommendation.timeframe_issues")
    if expected and deadline and expected > deadline and not explained:
        message = "the report is expected after the review's deadline"
        yield (
            "report.anticipated_date",
            message,
            "say why in `recommendation.timeframe_issues` (R30)",
        )


def _period(facts: Facts) -> Iterator[Finding]:
    start, end = facts.day("review.period_from"), facts.day("review.period_to")
    kind = facts.choice("review.type") or facts.choice("recommendation.review_type")
    if not start or not end or kind not in _LONGEST:
        return
    months, rule = _LONGEST[kind]
    if end > add_months(start, months):
        message = f"the period is longer than the {months} months of this type of review"
        yield "review.period_from", message, f"shorten it ({rule})"


_LONGEST = {"concise": (24, "R31"), "extended": (36, "R32")}


def _long_period_explained(facts: Facts) -> Iterator[Finding]:
    reasons = {
        "12-24": "recommendation.period_rationale",
        "over-24": "recommendation.period_over24_rationale",
    }
    band = facts.choice("recommendation.period_band")
    is_concise = facts.choice("recommendation.review_type") == "concise"
    path = reasons.get(band)
    if path and (is_concise or band == "over-24") and not facts.read(path):
        yield path, "a period of this length needs a reason", f"give `{path}` (R31, R33)"


def _events_in_period(facts: Facts) -> Iterator[Finding]:
    start, end = facts.day("review.period_from"), facts.day("review.period_to")
    for t, timeline in enumerate(facts.items("chronology.agency_timelines")):
        for e, event in enumerate(timeline.get("events") or ()):
            day = as_day(event.get("datetime"))
            # a timeline may run on after the incident (R31)
            if day and start and end and day < start:
                path = f"chronology.agency_timelines[{t}].events[{e}].datetime"
                hint = "move it to `history`, or change the period (R34)"
                yield path, "an event of the chronology is before the period", hint


def _family_before_event(facts: Facts) -> Iterator[Finding]:
    days = [day for event in facts.items("learning_events") if (day := as_day(event.get("date")))]
    for index, contact in enumerate(facts.items("family.contacts")):
        written = as_day(contact.get("initial_letter_date"))
        if written and days and written >= min(days):
            path = f"family.contacts[{index}].initial_letter_date"
            hint = "the reviewer meets the family before it, if they wish (R51)"
            yield path, "the family is written to only after the learning event", hint


def _feedback_before_publication(facts: Facts) -> Iterator[Finding]:
    published = facts.day("publication.date")
    for index, contact in enumerate(facts.items("family.contacts")):
        met = as_day(contact.get("final_meeting_date"))
        if met and published and met >= published:
            path = f"family.contacts[{index}].final_meeting_date"
            yield path, "the family hears of the report only after it is published", "move it (R52)"


def _government_notice(facts: Facts) -> Iterator[Finding]:
    sent, published = (
        facts.day("publication.sent_to_government_date"),
        facts.day("publication.date"),
    )
    if sent and published and sent > published - NOTICE:
        message = "the Welsh Government has the report less than two weeks before publication"
        yield "publication.sent_to_government_date", message, "move one of the dates (R72)"


def _sign_off(facts: Facts) -> Iterator[Finding]:
    path = "action_plan.board_signed_off_date"
    signed, deadline = facts.day(path), facts.day("action_plan.signoff_deadline")
    if signed and deadline and signed > deadline:
        yield path, "the action plan is signed off after its four weeks", "check the date (R74)"


def _event_times(facts: Facts) -> Iterator[Finding]:
    for index, event in enumerate(facts.items("learning_events")):
        start, finish = as_time(event.get("start_time")), as_time(event.get("finish_time"))
        if start and finish and finish <= start:
            path = f"learning_events[{index}].finish_time"
            yield path, "the learning event finishes before it starts", "check both times"


def _panel_conflict(facts: Facts) -> Iterator[Finding]:
    chair = facts.read("panel.chair.person")
    for index, reviewer in enumerate(facts.items("reviewers")):
        if chair is not None and reviewer.get("person") == chair:
            path = f"reviewers[{index}].person"
            yield path, "the Panel Chair is also a reviewer", "appoint another (R20, R22)"


def _normal_residence(facts: Facts) -> Iterator[Finding]:
    if facts.answer("subject.normally_resident") is False:
        path = "subject.normally_resident"
        message = "the subject does not normally live in this Board's area"
        yield path, message, "agree which Board leads (R12)"


_CHECKS: dict[str, Check] = {
    "dates-out-of-order": _dates_in_order,
    "reference-pattern": _reference_pattern,
    "part-a-stops": _part_a,
    "injury-after-death": _injuries_of_the_dead,
    "review-and-alternative": _one_recommendation,
    "criteria-and-type": _criteria,
    "majority-unexplained": _majority,
    "declined-unexplained": _declined,
    "chair-not-independent": _independent_chair,
    "chair-reviews": _panel_conflict,
    "other-board-leads": _normal_residence,
    "reviewers-of-extended": _reviewers,
    "late-report": _deadline,
    "period-too-long": _period,
    "period-unexplained": _long_period_explained,
    "event-before-period": _events_in_period,
    "family-after-event": _family_before_event,
    "feedback-after-publication": _feedback_before_publication,
    "government-notice": _government_notice,
    "late-sign-off": _sign_off,
    "event-times": _event_times,
}

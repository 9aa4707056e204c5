"""How long a review may take, and what time it may look at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docgen.cases.derived.decisions import foreseen_type
from docgen.cases.facts import Facts, as_day
from docgen.cases.rules.registry import GUIDANCE, HANDOUT, TOOLKIT, Finding, rule
from docgen.language.dates import add_months

_KINDS = ("concise", "extended")
_START = "review.period_from"


@rule("late-report", "R30", f"{TOOLKIT} 598-599; {GUIDANCE} 660-661; {HANDOUT} 64")
def deadline(facts: Facts) -> Iterator[Finding]:
    """Check that a report which is expected after the deadline is explained."""
    path = "report.anticipated_date"
    expected, last = facts.day(path), facts.day("review.deadline")
    explained = facts.read("recommendation.timeframe_issues")
    if expected and last and expected > last and not explained:
        message = "the report is expected after the review's deadline"
        yield path, message, "say why in `recommendation.timeframe_issues`"


@rule("period-too-long", "R31, R32", f"{GUIDANCE} 534-541 and 756-760")
def period_too_long(facts: Facts) -> Iterator[Finding]:
    """Check that the period before the event is not longer than this type of review may have."""
    most = _most(facts)[1]
    if most and _is_longer(facts, most):
        message = f"the period is longer than the {most} months of this type of review"
        yield _START, message, "shorten it"


@rule("period-unexplained", "R31, R33", f"{GUIDANCE} 534-541 and 1692-1693")
def long_period_explained(facts: Facts) -> Iterator[Finding]:
    """Check that a longer period than usual has its reason and the Review Panel's decision."""
    usual, most = _most(facts)
    path = "recommendation.period_rationale"
    if usual and usual != most and _is_longer(facts, usual) and not facts.read(path):
        message = f"a period of more than {usual} months needs a reason"
        yield path, message, f"give `{path}`: only the Review Panel may decide on it"
    path = "recommendation.period_over24_rationale"
    if facts.choice("recommendation.period_band") == "over-24" and not facts.read(path):
        yield path, "a period of this length needs a reason", f"give `{path}`"


@rule("period-before-event", "R31", f"{GUIDANCE} 534-541")
def reaches_event(facts: Facts) -> Iterator[Finding]:
    """Check that the period reaches the event, after which it may run on."""
    path = "review.period_to"
    event, end = facts.day("event.date"), facts.day(path)
    if event and end and end < event:
        yield path, "the period ends before the event", "let it end on the day of the event"


@rule("event-before-period", "R34", f"{TOOLKIT} 1070 and 1097")
def events_in_period(facts: Facts) -> Iterator[Finding]:
    """Check that a chronology holds no event from before the period.

    One from after it may stand: a timeline may run on after the incident (R31).
    """
    start = facts.day(_START)
    for t, timeline in enumerate(facts.items("chronology.agency_timelines")):
        for e, event in enumerate(timeline.get("events") or ()):
            day = as_day(event.get("datetime"))
            if day and start and day < start:
                path = f"chronology.agency_timelines[{t}].events[{e}].datetime"
                hint = "move it to `history`, or change the period"
                yield path, "an event of the chronology is before the period", hint


def _most(facts: Facts) -> tuple[int, int]:
    """Return the months of this type of review, and those with the panel's decision; 0 for none."""
    kind = foreseen_type(facts)
    timescale = facts.timescales.get(f"{kind}_period") if kind in _KINDS else None
    if timescale is None:
        return 0, 0
    return timescale.most_months, timescale.with_panel_decision or timescale.most_months


def _is_longer(facts: Facts, months: int) -> bool:
    start, end = facts.day(_START), _end(facts)
    return bool(start and end and end > add_months(start, months))


def _end(facts: Facts) -> date | None:
    """Return the end of the time that counts: the event, or the period's end if that is sooner."""
    days = (facts.day("event.date"), facts.day("review.period_to"))
    return min((day for day in days if day), default=None)

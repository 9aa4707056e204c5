"""Learning events and meetings: times that fit, and invitations in good time."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.cases.derived.times import as_time
from docgen.cases.facts import Facts, as_day
from docgen.cases.rules.registry import GUIDANCE, TOOLKIT, Finding, rule

_BEFORE = (
    ("invitation_date", "the invitation is dated after the learning event"),
    ("nominations_deadline", "nominations are due after the learning event"),
)


@rule("event-times", "", "")
def event_times(facts: Facts) -> Iterator[Finding]:
    """Check that a learning event begins before it ends."""
    for index, event in enumerate(facts.items("learning_events")):
        start, finish = as_time(event.get("start_time")), as_time(event.get("finish_time"))
        if start and finish and finish <= start:
            path = f"learning_events[{index}].finish_time"
            yield path, "the learning event finishes before it starts", "check both times"


@rule("event-invitation", "R60", f"{TOOLKIT} 1395 and 1418-1421")
def invited_before(facts: Facts) -> Iterator[Finding]:
    """Check that people are named and invited before the event that they are to prepare for."""
    for index, event in enumerate(facts.items("learning_events")):
        held = as_day(event.get("date"))
        for name, message in _BEFORE:
            day = as_day(event.get(name))
            if day and held and day >= held:
                path = f"learning_events[{index}].{name}"
                yield path, message, "check both dates"


@rule("timeline-after-event", "R36", f"{TOOLKIT} 897; {GUIDANCE} 569-575")
def timelines_before(facts: Facts) -> Iterator[Finding]:
    """Check that the agencies' timelines are due before the event that reads them merged."""
    path = "panel.timeline_deadline"
    due = facts.day(path)
    days = [day for event in facts.items("learning_events") if (day := as_day(event.get("date")))]
    if due and days and due >= min(days):
        message = "agency timelines are due only after the first learning event"
        yield path, message, "check both dates: the event works with the merged timeline"


@rule("panel-before-decision", "R7", f"{TOOLKIT} 29 and 372-376")
def panel_after_decision(facts: Facts) -> Iterator[Finding]:
    """Check that the Review Panel meets only once the Chair has decided on a review."""
    decided = facts.day("board_decision.date")
    for index, meeting in enumerate(facts.items("panel.meetings")):
        met = as_day(meeting.get("date"))
        if meeting.get("kind") in (None, "panel") and met and decided and met < decided:
            path = f"panel.meetings[{index}].date"
            yield path, "the Review Panel meets before the Chair has decided", "check both dates"

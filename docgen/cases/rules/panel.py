"""The panel's timetable, and what agencies may tell of before and after the period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from docgen.cases.facts import Facts, as_day
from docgen.cases.rules.registry import GUIDANCE, TOOLKIT, Finding, rule
from docgen.language.written_dates import find_days

_TOLD = ("information", "analysis", "comments")


@rule("meeting-after-deadline", "R30", f"{TOOLKIT} 598-599 and 919-976")
def panel_before_deadline(facts: Facts) -> Iterator[Finding]:
    """Check that the panel's meetings lie within the time of the review, or why not."""
    deadline = facts.day("review.deadline")
    if deadline is None or facts.read("recommendation.timeframe_issues"):
        return
    for index, meeting in enumerate(facts.items("panel.meetings")):
        met = as_day(meeting.get("date"))
        if meeting.get("kind") in (None, "panel") and met and met > deadline:
            message = "the Review Panel meets after the review's deadline"
            hint = "move it, or say why in `recommendation.timeframe_issues`"
            yield f"panel.meetings[{index}].date", message, hint


@rule("report-before-panel", "R71", f"{TOOLKIT} 919-976; {GUIDANCE} 655-656")
def report_after_panel(facts: Facts) -> Iterator[Finding]:
    """Check that the report goes to the Board after the last meeting of the panel."""
    path = "report.board_date"
    presented = facts.day(path)
    days = [as_day(meeting.get("date")) for meeting in facts.items("derived.panel_meetings")]
    if presented and any(day and day >= presented for day in days):
        message = "the report goes to the Board before the Review Panel has met for the last time"
        yield path, message, "check both dates"


@rule("history-in-period", "R35", f"{TOOLKIT} 1128")
def history_outside_period(facts: Facts) -> Iterator[Finding]:
    """Check that historical information names no day within the period of the review."""
    start, end = facts.day("review.period_from"), facts.day("review.period_to")
    if start is None or end is None:
        return
    for index, summary in enumerate(facts.items("history")):
        for name in _TOLD:
            if any(start <= day <= end for day in _days(summary.get(name))):
                message = "historical information names a day within the period of the review"
                yield f"history[{index}].{name}", message, "move it to the chronology"


def _days(text: object) -> Iterator[date]:
    """Yield the days that a text names, in whichever language it does."""
    for said in text.values() if isinstance(text, Mapping) else (text,):
        if isinstance(said, str):
            yield from find_days(said)

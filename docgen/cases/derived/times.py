"""From the dates that are given to those that follow: deadlines, periods, and the six months."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from docgen.cases.derived.registry import derives, derives_each
from docgen.cases.facts import Facts, Item, Pair, as_day, pair
from docgen.language import Language
from docgen.language.dates import add_months, format_date, format_date_numeric, full_years
from docgen.language.times import DEFAULT_TIME_STYLE, TIME_STYLES, TimeStyle, format_moment

_BANDS = ((6, "0-6"), (12, "6-12"), (24, "12-24"))


@derives("review.deadline")
def review_deadline(facts: Facts) -> str | None:
    """Return the day by which the review is complete: six months from the referral (R30)."""
    return _due(facts, "review", "referral.date")


@derives("review.timescale_from")
def timescale_from(facts: Facts) -> str | None:
    """Return when the time of the review begins: with the referral (R30)."""
    return facts.choice("referral.date") or None


@derives("review.timescale_to")
def timescale_to(facts: Facts) -> str | None:
    """Return when the time of the review ends: on its deadline (R30)."""
    return facts.choice("review.deadline") or None


@derives("recommendation.within_timeframe")
def within_timeframe(facts: Facts) -> bool | None:
    """Return whether the report is expected before the deadline (R30)."""
    expected, deadline = facts.day("report.anticipated_date"), facts.day("review.deadline")
    return expected <= deadline if expected and deadline else None


@derives("recommendation.period_band")
def period_band(facts: Facts) -> str | None:
    """Return the band of months that the period falls into (R33)."""
    start, end = facts.day("review.period_from"), facts.day("review.period_to")
    if not start or not end or end < start:
        return None
    return next((b for months, b in _BANDS if end <= add_months(start, months)), "over-24")


@derives("review.period")
def period(facts: Facts) -> Pair | None:
    """Return the period in figures, as the chronology heads it: 01/03/2025 to 28/02/2026."""
    start, end = facts.day("review.period_from"), facts.day("review.period_to")
    if not start or not end:
        return None
    first, last = format_date_numeric(start), format_date_numeric(end)
    return {"en": f"{first} to {last}", "cy": f"{first} hyd {last}"}


@derives("report.period_reason", seed=True)
def period_reason(facts: Facts) -> Pair | None:
    """Return the period and the reason that the recommendation gives for it."""
    span = facts.read("review.period")
    reason = facts.read("recommendation.period_rationale")

    def write(language: Language) -> str:
        when = facts.text(span, language)
        why = facts.text(reason, language)
        return f"{when}\n\n{why}" if when and why else ""

    return pair(write)


@derives("subject.age_at_event")
def age_at_event(facts: Facts) -> int | None:
    """Return the age in years on the day of the event."""
    born, event = facts.day("subject.dob"), facts.day("event.date")
    return full_years(born, event) if born and event and born <= event else None


@derives("derived.today")
def today(facts: Facts) -> str | None:
    """Return the day on which documents are made."""
    return facts.today.isoformat() if facts.today else None


@derives("derived.government_notice_by")
def government_notice_by(facts: Facts) -> str | None:
    """Return the last day on which the Welsh Government may be sent the report (R72)."""
    return _due(facts, "report_to_government", "publication.date")


@derives("derived.publication_min_end")
def publication_min_end(facts: Facts) -> str | None:
    """Return until when the report is on the website: twelve weeks, or the Board's own (R73)."""
    published = facts.day("publication.date")
    own = facts.board.get("publication_minimum")
    if own and published:
        return _after(published, own).isoformat()
    return _due(facts, "publication", "publication.date")


@derives("action_plan.signoff_deadline")
def signoff_deadline(facts: Facts) -> str | None:
    """Return the day by which agencies sign off the action plan: in four weeks (R74)."""
    return _due(facts, "action_plan_sign_off", "report.board_approved_date")


@derives_each("panel.meetings[].date_time_venue")
def date_time_venue(facts: Facts, meeting: Item) -> Pair | None:
    """Return when and where a meeting is, in one line."""
    day, moment = as_day(meeting.get("date")), as_time(meeting.get("time"))
    style = time_style_of(facts.board)

    def write(language: Language) -> str:
        when = format_moment(day, moment, language, style) if day and moment else ""
        when = when or (format_date(day, language) if day else "")
        where = meeting.get("venue")
        venue = facts.text(where, language)
        # a line without its venue would pass for a meeting that has none
        return ", ".join(filter(None, (when, venue))) if when and (venue or not where) else ""

    return pair(write)


def time_style_of(board: Mapping[str, Any]) -> TimeStyle:
    """Return how the `board` writes times of day."""
    return TIME_STYLES.get(str(board.get("time_style")), DEFAULT_TIME_STYLE)


def as_time(value: object) -> time | None:
    """Return the time of day that `value` says, with a colon or a stop in it, or None."""
    hours, _, minutes = str(value or "").replace(".", ":").partition(":")
    return time(int(hours), int(minutes)) if hours.isdigit() and minutes.isdigit() else None


def _due(facts: Facts, timescale_id: str, start: str) -> str | None:
    """Return the day of a timescale; `start` is read first, so that its absence is noted."""
    facts.day(start)
    due = facts.due(timescale_id)
    return due.isoformat() if due else None


def _after(day: date, minimum: Mapping[str, int]) -> date:
    """Return the day that lies the board's `minimum` after `day`."""
    if months := minimum.get("months"):
        return add_months(day, months)
    return day + timedelta(weeks=minimum.get("weeks", 0))

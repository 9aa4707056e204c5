"""From the list of meetings to the timetable: the panel's own in order, and the review group's."""

from __future__ import annotations

from datetime import time
from typing import Any

from docgen.cases.derived.registry import derives
from docgen.cases.derived.times import as_time, date_time_venue
from docgen.cases.facts import Facts, Item, as_day

_PRINTED = ("date", "time", "venue", "agreed_actions", "agenda")


@derives("derived.panel_meetings")
def panel_meetings(facts: Facts) -> list[dict[str, Any]] | None:
    """Return the meetings of the Review Panel in order: the first, the second and so on.

    A meeting whose kind is not said is one of the panel; one without a date keeps its place after
    those that have one.
    """
    return [_printed(facts, meeting) for meeting in _in_order(facts, "panel", "")] or None


@derives("derived.first_panel_meeting.date")
def first_date(facts: Facts) -> object:
    """Return the day of the first meeting of the Review Panel."""
    return _first(facts).get("date")


@derives("derived.first_panel_meeting.time")
def first_time(facts: Facts) -> object:
    """Return the time at which the first meeting of the Review Panel begins."""
    return _first(facts).get("time")


@derives("derived.first_panel_meeting.venue")
def first_venue(facts: Facts) -> object:
    """Return where the first meeting of the Review Panel is."""
    return _first(facts).get("venue")


@derives("derived.group_meetings")
def group_meetings(facts: Facts) -> list[dict[str, Any]] | None:
    """Return the meetings at which the review group has the report: those after the panel's first.

    The review group's own step stands before the Board's.
    """
    began = as_day(_first(facts).get("date"))
    later = [
        meeting
        for meeting in _in_order(facts, "jrg")
        if began and (day := as_day(meeting.get("date"))) and day > began
    ]
    return [_printed(facts, meeting) for meeting in later] or None


def _first(facts: Facts) -> Item:
    found: Item = next(iter(_in_order(facts, "panel", "")), {})
    return found


def _in_order(facts: Facts, *kinds: str) -> list[Item]:
    chosen = [m for m in facts.items("panel.meetings") if (m.get("kind") or "") in kinds]
    # an undated meeting comes last; the sort keeps the order of those at the same time
    return sorted(chosen, key=_moment)


def _moment(meeting: Item) -> tuple[str, time]:
    return str(meeting.get("date") or "9999"), as_time(meeting.get("time")) or time.min


def _printed(facts: Facts, meeting: Item) -> dict[str, Any]:
    row = {name: meeting[name] for name in _PRINTED if meeting.get(name)}
    said = meeting.get("date_time_venue") or date_time_venue(facts, meeting)
    return {**row, "date_time_venue": said} if said else row

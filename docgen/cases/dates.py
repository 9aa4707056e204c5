"""A case and a day in; the dates that are near, and those that have passed unmet, out.

A date is either worked out from a timescale of the toolkit, or one that people have set. Most are
met by another date that then stands in the case; a meeting is met by having been, so one that is
past is no longer told.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from docgen.cases.case import Case
from docgen.cases.each import along, spread
from docgen.cases.facts import as_day
from docgen.cases.timescales import Timescale
from docgen.cases.working_days import is_known, last_working_day
from docgen.language import Language
from docgen.model.conditions import holds, is_given
from docgen.model.fields import find_through
from docgen.model.wording import UNSAID, Wording

NEAR = timedelta(days=28)  # four weeks: what a Business Unit plans for at one sitting

_APPROVED = ("report.board_approved_date", "mapf.report_date")
# dates that people set, and what shows that they were met; nothing for what is met by having been
_PLANNED: dict[str, tuple[str, ...]] = {
    "panel.timeline_deadline": ("chronology.agency_timelines",),
    "panel.meetings[].date": (),
    "learning_events[].nominations_deadline": ("learning_events[].invitees",),
    "learning_events[].date": (),
    "learning_events[].comments_deadline": (),
    "report.anticipated_date": _APPROVED,
    "report.board_date": _APPROVED,
    "report.agency_comment_deadline": ("publication.sent_to_government_date",),
    "family.contacts[].final_meeting_date": (),
    "action_plan.recommendations[].actions[].timescale": ("action_plan.jrg_signed_off_date",),
    "mapf.event_date": (),
    "publication.date": (),
}


@dataclass(frozen=True, slots=True)
class DueDate:
    """A date that somebody should know of: on which day, what it is, and where the case has it.

    `days` counts from the day that was asked about and is negative for the past. `working_day` is
    the last working day by then, where the day itself is none.
    """

    day: date
    days: int
    path: str
    title: Wording
    source: str = ""
    working_day: date | None = None

    @property
    def is_past(self) -> bool:
        """Return whether it has passed."""
        return self.days < 0


def find_dates(case: Case, today: date, *, within: timedelta = NEAR) -> tuple[DueDate, ...]:
    """Return the dates of `case` that have passed unmet, or come `within` that time of `today`."""
    found = (*_of_timescales(case, today), *_planned(case, today))
    wanted = {(due.day, due.path): due for due in found if due.days <= within.days}
    return tuple(sorted(wanted.values(), key=lambda due: (due.day, due.path)))


def _of_timescales(case: Case, today: date) -> Iterator[DueDate]:
    for timescale in case.facts.timescales.values():
        if not timescale.done or is_given(case.read(timescale.done)):
            continue
        day = _day_of(case, timescale)
        if day is not None and (timescale.when is None or holds(timescale.when, case.read)):
            path = timescale.field or timescale.each or timescale.path
            yield _due(day, today, path, timescale.title, timescale.source)


def _day_of(case: Case, timescale: Timescale) -> date | None:
    if timescale.field:  # what the case says itself wins
        return case.facts.day(timescale.field)
    times = len(case.facts.items(timescale.each)) + 1 if timescale.each else 1
    return timescale.due(case.facts.day(timescale.path), times=times)


def _planned(case: Case, today: date) -> Iterator[DueDate]:
    for generic, marks in _PLANNED.items():
        for path in spread(case, generic):
            day = as_day(case.read(path))
            is_met = any(is_given(case.read(along(mark, path))) for mark in marks)
            has_been = day is not None and day < today and not marks
            if day is not None and not is_met and not has_been:
                yield _due(day, today, path, _title(case, path), "")


def _title(case: Case, path: str) -> Wording:
    """Return what the date at `path` is called, after the list in whose items it stands."""
    info = find_through(case.fields, path)
    head, bracket, _ = path.rpartition("[")
    around = find_through(case.fields, head) if bracket else None
    if info is None or around is None:
        return info.title if info else UNSAID
    return Wording(*(f"{around.title[lang]}: {info.title[lang]}" for lang in Language))


def _due(day: date, today: date, path: str, title: Wording, source: str) -> DueDate:
    working = last_working_day(day) if is_known(day) else day
    return DueDate(
        day, (day - today).days, path, title, source, working if working != day else None
    )

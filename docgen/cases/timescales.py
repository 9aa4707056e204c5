"""A toolkit's timescales, as its file says them, in; days by which something is due out.

How long a review may take is the regime's, not the program's: each toolkit has its own list, and
each entry its source.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from docgen.cases.working_days import add_working_days
from docgen.language.dates import add_months
from docgen.model.conditions import Condition
from docgen.model.wording import UNSAID, Wording, wording_of

_UNITS: dict[str, Callable[[date, int], date]] = {
    "months": add_months,
    "every_months": add_months,
    "weeks": lambda day, number: day + timedelta(weeks=number),
    "days": lambda day, number: day + timedelta(days=number),
    "working_days": add_working_days,
}


@dataclass(frozen=True, slots=True)
class Timescale:
    """One timescale: `number` of a `unit` after (or before) the date at `path`.

    `field` is where a case has the day that it leads to, `each` the list that has an item for each
    time that it came round, `done` the date that shows it was met, and `when` the cases it is for.
    `most_months` is what a period may come to at most, and `with_panel_decision` what it may come
    to where the Review Panel decides so; a timescale of that kind has no date of its own.
    """

    id: str
    title: Wording = UNSAID
    source: str = ""
    path: str = ""
    unit: str = ""
    number: int = 0
    is_before: bool = False
    field: str = ""
    each: str = ""
    done: str = ""
    when: Condition | None = None
    most_months: int = 0
    with_panel_decision: int = 0

    def due(self, start: date | None, *, times: int = 1) -> date | None:
        """Return the day that it leads to from `start`; the `times`-th one, if it repeats."""
        if start is None or self.unit not in _UNITS:
            return None
        number = self.number * times * (-1 if self.is_before else 1)
        try:
            return _UNITS[self.unit](start, number)
        except (
            ValueError,
            OverflowError,
        ):  # beyond the year 9999: a slip of the pen, told elsewhere
            return None


def read_timescales(data: Mapping[str, Any]) -> dict[str, Timescale]:
    """Return the timescales of a toolkit by their ids, from its file's `timescales`."""
    return {key: _read(key, entry) for key, entry in data.items()}


def _read(key: str, entry: Mapping[str, Any]) -> Timescale:
    unit = next((name for name in _UNITS if name in entry), "")
    return Timescale(
        id=key,
        title=wording_of(entry.get("title")),
        source=str(entry.get("source", "")),
        path=str(entry.get("before") or entry.get("from") or ""),
        unit=unit,
        number=int(entry.get(unit, 0)),
        is_before="before" in entry,
        field=str(entry.get("as", "")),
        each=str(entry.get("each", "")),
        done=str(entry.get("done", "")),
        when=entry.get("when"),
        most_months=int(entry.get("most_months", 0)),
        with_panel_decision=int(entry.get("with_panel_decision", 0)),
    )

"""From what agencies sent in: the merged timeline, named services, and how far the case is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from docgen.cases.derived.registry import derives, derives_each
from docgen.cases.facts import Facts, Item, Pair, as_day, pair
from docgen.language import Language
from docgen.language.dates import add_months, format_date, format_period

_MERGED = ("datetime", "source", "event", "action", "analysis")


@derives("derived.merged_timeline")
def merged_timeline(facts: Facts) -> list[dict[str, Any]] | None:
    """Return the events of all agencies in one line, by time and then by agency (R36)."""
    events = [
        {"agency": timeline.get("agency"), **{k: event[k] for k in _MERGED if k in event}}
        for timeline, event in _events(facts)
    ]
    order = sorted(events, key=lambda e: (_moment_key(e), str(e["agency"])))
    return order or None


@derives("chronology.summary_timeline", seed=True)
def summary_timeline(facts: Facts) -> list[dict[str, Any]] | None:
    """Return the events that are marked for the summary, to be made anonymous by hand (R36)."""
    chosen = [event for _, event in _events(facts) if event.get("in_summary") is True]
    rows = [
        {"date": _day_words(event), "event": event.get("event")}
        for event in sorted(chosen, key=_moment_key)
    ]
    return [{k: v for k, v in row.items() if v} for row in rows] or None


@derives("tor.named_services")
def named_services(facts: Facts) -> list[str] | None:
    """Return the agencies that are involved in the case."""
    agencies = facts.items("agencies")
    return [a["agency"] for a in agencies if a.get("involved") and a.get("agency")] or None


@derives("referral.other_reviews", seed=True)
def other_reviews(facts: Facts) -> Pair | None:
    """Return the proceedings that run beside this review, and the reviews before it (R13)."""
    return pair(lambda language: _join(_lines_on_reviews(facts, language)))


@derives("action_plan.recommendations", seed=True)
def recommendations(facts: Facts) -> list[dict[str, Any]] | None:
    """Return a recommendation for each improvement that the report asks for."""
    actions = [item.get("action") for item in facts.items("report.improvements")]
    return [{"text": action} for action in actions if action] or None


@derives_each("highlight_reports[].timescale_risk")
def timescale_risk(facts: Facts, _: Item) -> bool | None:
    """Return whether the report is expected after the deadline (R24)."""
    within = facts.answer("recommendation.within_timeframe")
    return None if within is None else not within


@derives_each("highlight_reports[].quarter")
def quarter(facts: Facts, report: Item) -> Pair | None:
    """Return the three months that a highlight report is about, from the decision on (R24)."""
    decided = facts.day("board_decision.date")
    number = facts.number_of("highlight_reports", report)
    if decided is None or number is None:
        return None
    start, end = (add_months(decided, 3 * n) for n in (number, number + 1))
    return pair(lambda language: format_period(start, end, language))


@derives("case.status")
def status(facts: Facts) -> str | None:
    """Return the last stage that the case has reached, from its dates and decisions."""
    return next((stage for stage in reversed(_STAGES) if _has_reached(facts, stage)), None)


@derives("report.status")
def report_status(facts: Facts) -> str | None:
    """Return where the report is on its way to publication (R71)."""
    reached = (name for name, path in _REPORT_STAGES if facts.is_past(path))
    if found := next(reached, None):
        return found
    return "draft" if facts.items("report.learning_points") else None


# stage of the case, and what shows that it has been reached
_STAGES = {
    "referred": "referral.date",
    "considered": "group_decision.date",
    "recommended": "recommendation.date",
    "decided": "board_decision.date",
    "panel_set_up": "panel.chair.person",
    "information_gathering": "chronology.agency_timelines",
    "timeline_merged": "chronology.summary_timeline",
    "learning_event_held": "learning_events",
    "draft_report": "report.learning_points",
    "board": "report.board_date",
    "agency_comment": "report.agency_comment_deadline",
    "welsh_government": "publication.sent_to_government_date",
    "published": "publication.date",
    "action_plan_signed_off": "action_plan.board_signed_off_date",
    "monitored": "action_plan.jrg_signed_off_date",
}
_REPORT_STAGES = (
    ("published", "publication.date"),
    ("final", "report.board_approved_date"),
    ("agency_comment", "report.agency_comment_deadline"),
    ("board", "report.board_date"),
)


def _has_reached(facts: Facts, stage: str) -> bool:
    if stage == "learning_event_held":
        events = facts.items("learning_events")
        return any(i.get("attended") for e in events for i in e.get("invitees") or ())
    value = facts.read(_STAGES[stage])
    return facts.is_past(_STAGES[stage]) if as_day(value) else bool(value)


def _events(facts: Facts) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    for timeline in facts.items("chronology.agency_timelines"):
        for event in timeline.get("events") or ():
            yield timeline, event


def _moment_key(event: Mapping[str, Any]) -> str:
    # as in the agency's own chronology: a day before its hours, and last what has no day yet
    return str(event.get("datetime") or "9999").replace("T", " ")


def _day_words(event: Mapping[str, Any]) -> Pair | None:
    day = as_day(event.get("datetime"))
    return pair(lambda language: format_date(day, language)) if day else None


def _lines_on_reviews(facts: Facts, language: Language) -> Iterator[str]:
    """Yield a line for each; an empty one where a text is not written in `language`."""
    for process in facts.items("case.parallel_processes"):
        label = facts.label("case.parallel_processes[].kind", str(process.get("kind")))
        yield _line(facts, language, label[language] if label else "", process, ("body", "status"))
    for review in facts.items("case.related_reviews"):
        day = as_day(review.get("date"))
        kind = facts.text(review.get("type"), language)
        when = f" ({format_date(day, language)})" if day else ""
        yield _line(facts, language, kind and kind + when, review, ("outcome",))


def _line(facts: Facts, language: Language, head: str, item: Item, names: tuple[str, ...]) -> str:
    texts = [facts.text(item[name], language) for name in names if item.get(name)]
    return ", ".join((head, *texts)) if head and all(texts) else ""


def _join(lines: Iterator[str]) -> str:
    """Return the lines as a list; nothing where one of them could not be written."""
    written = list(lines)
    if not all(written):
        return ""
    return written[0] if len(written) == 1 else "\n".join(f"- {line}" for line in written)

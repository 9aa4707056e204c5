"""A case, an audience and today in; what of the regime's days and decisions is not kept out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from docgen.release import Audience, Finding, Weight

#: The Welsh Government has a report at least this long before it is published.
_BEFORE_PUBLICATION = timedelta(days=14)
_Rule = Callable[[Mapping[str, Any], date], Iterator[Finding]]


def check_rules(data: Mapping[str, Any], audience: Audience, today: date) -> Iterator[Finding]:
    """Yield what the rules of `audience` find in the case `data`."""
    for name in audience.rules:
        yield from _RULES[name](data, today)


def _day(data: Mapping[str, Any], section: str, name: str) -> date | None:
    value = (data.get(section) or {}).get(name)
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _told(code: str, message: str, path: str, hint: str, weight: Weight = Weight.LIKELY) -> Finding:
    return Finding(code, weight, message, part="the case", path=path, hint=hint)


def _publication_date(data: Mapping[str, Any], today: date) -> Iterator[Finding]:
    day = _day(data, "publication", "date")
    path = "publication.date"
    if day is None:
        yield _told(
            "no-publication-date", "no day of publication was decided", path, f"give `{path}`"
        )
    elif today < day:
        hint = "wait, or embargo the release until then with `--embargo`"
        yield _told("before-publication", "the day of publication has not come", path, hint)


def _sent_to_government(data: Mapping[str, Any], _: date) -> Iterator[Finding]:
    sent = _day(data, "publication", "sent_to_government_date")
    day = _day(data, "publication", "date")
    path = "publication.sent_to_government_date"
    if sent is None:
        message = "nothing says when the report went to the Welsh Government"
        yield _told("not-sent-to-government", message, path, f"give `{path}`")
    elif day is not None and day - sent < _BEFORE_PUBLICATION:
        message = "the report went to the Welsh Government less than two weeks before publication"
        yield _told("sent-too-late", message, path, "publish later")


def _board_approval(data: Mapping[str, Any], today: date) -> Iterator[Finding]:
    approved = _day(data, "report", "board_approved_date")
    path = "report.board_approved_date"
    if approved is None or approved > today:
        message = "the Board has not approved the report"
        yield _told("not-approved", message, path, f"give `{path}` when it has")


def _not_to_be_published(data: Mapping[str, Any], _: date) -> Iterator[Finding]:
    if (data.get("publication") or {}).get("decision") == "do_not_publish":
        message = "it was decided not to publish"
        yield _told(
            "not-to-be-published", message, "publication.decision", "ask who decided", Weight.FOUND
        )


def _open_proceedings(data: Mapping[str, Any], _: date) -> Iterator[Finding]:
    processes = (data.get("case") or {}).get("parallel_processes") or ()
    for number, process in enumerate(processes):
        if isinstance(process, Mapping) and process.get("kind") in ("criminal", "coroner"):
            path = f"case.parallel_processes[{number}]"
            message = "other proceedings are on the record, which publication may harm"
            yield _told(
                "open-proceedings", message, path, "ask whoever leads them", Weight.POSSIBLE
            )


def _sent_before_publication(data: Mapping[str, Any], today: date) -> Iterator[Finding]:
    day = _day(data, "publication", "date")
    if day is not None and day - today < _BEFORE_PUBLICATION:
        message = "less than two weeks are left until the day of publication"
        yield _told("sent-too-late", message, "publication.date", "move the day of publication")


_RULES: Mapping[str, _Rule] = {
    "publication-date": _publication_date,
    "sent-to-government": _sent_to_government,
    "board-approval": _board_approval,
    "not-to-be-published": _not_to_be_published,
    "open-proceedings": _open_proceedings,
    "sent-before-publication": _sent_before_publication,
}

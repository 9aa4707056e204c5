"""When the family is told, met and heard."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.cases.facts import Facts, Item, as_day
from docgen.cases.rules.registry import TOOLKIT, Finding, rule

_CONTACTS = "family.contacts"


@rule("family-after-event", "R51", f"{TOOLKIT} 801 and 1162")
def told_before_event(facts: Facts) -> Iterator[Finding]:
    """Check that the family is written to before the learning event."""
    days = [day for event in facts.items("learning_events") if (day := as_day(event.get("date")))]
    for path, contact in _contacts(facts):
        written = as_day(contact.get("initial_letter_date"))
        if written and days and written >= min(days):
            hint = "the reviewer meets the family before it, if they wish"
            message = "the family is written to only after the learning event"
            yield f"{path}.initial_letter_date", message, hint


@rule("family-untold", "R50", f"{TOOLKIT} 1159 and 1172")
def told_at_all(facts: Facts) -> Iterator[Finding]:
    """Check that everybody who is to be approached has been by the day of the learning event."""
    if not any(_has_come(facts, event) for event in facts.items("learning_events")):
        return
    for path, contact in _contacts(facts):
        spared = contact.get("response") == "not_approached"
        if not spared and not contact.get("initial_letter_date"):
            hint = "give the date of the letter, or say `response: not_approached`"
            message = "the learning event has been, and a contact has not been written to"
            yield f"{path}.initial_letter_date", message, hint


@rule("family-unmentioned", "R54", f"{TOOLKIT} 1645-1650")
def mentioned_in_report(facts: Facts) -> Iterator[Finding]:
    """Check that the report can say whether the family was informed."""
    reported = facts.items("report.learning_points") and facts.choice("review.type")
    if reported and not facts.items(_CONTACTS) and "family_text" not in _report(facts):
        message = "the report cannot say whether family members were informed"
        yield _CONTACTS, message, "add them to `family.contacts`, or write `report.family_text`"


@rule("feedback-after-publication", "R52", f"{TOOLKIT} 1183, 1225 and 1774")
def heard_before_publication(facts: Facts) -> Iterator[Finding]:
    """Check that the family hears of the report before it is published."""
    published = facts.day("publication.date")
    for path, contact in _contacts(facts):
        met = as_day(contact.get("final_meeting_date"))
        if met and published and met >= published:
            message = "the family hears of the report only after it is published"
            yield f"{path}.final_meeting_date", message, "move it"


@rule("feedback-before-letter", "R53", f"{TOOLKIT} 1175")
def letter_before_meeting(facts: Facts) -> Iterator[Finding]:
    """Check that the letter which offers a meeting goes out before it."""
    for path, contact in _contacts(facts):
        written = as_day(contact.get("final_letter_date"))
        met = as_day(contact.get("final_meeting_date"))
        if written and met and written > met:
            message = "the letter that offers the final meeting is dated after it"
            yield f"{path}.final_letter_date", message, "check both dates"


def _contacts(facts: Facts) -> Iterator[tuple[str, Item]]:
    for index, contact in enumerate(facts.items(_CONTACTS)):
        yield f"{_CONTACTS}[{index}]", contact


def _report(facts: Facts) -> Item:
    found = facts.data.get("report")
    return found if isinstance(found, dict) else {}


def _has_come(facts: Facts, event: Item) -> bool:
    day = as_day(event.get("date"))
    return day is not None and facts.today is not None and day < facts.today

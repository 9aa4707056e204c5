"""The report, its publication and its action plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.cases.facts import Facts
from docgen.cases.rules.registry import GUIDANCE, HANDOUT, Finding, rule
from docgen.model.pictures import PICTURE


@rule("government-notice", "R72", f"{GUIDANCE} 655-656 and 801-802")
def government_notice(facts: Facts) -> Iterator[Finding]:
    """Check that the Welsh Government has the report two weeks before it is published."""
    path = "publication.sent_to_government_date"
    sent, last = facts.day(path), facts.day("derived.government_notice_by")
    if sent and last and sent > last:
        message = "the Welsh Government has the report less than two weeks before publication"
        yield path, message, "move one of the dates"


@rule("late-sign-off", "R74", f"{HANDOUT} 64")
def sign_off(facts: Facts) -> Iterator[Finding]:
    """Check that the agencies sign off the action plan within four weeks of the report."""
    path = "action_plan.board_signed_off_date"
    signed, deadline = facts.day(path), facts.day("action_plan.signoff_deadline")
    if signed and deadline and signed > deadline:
        yield path, "the action plan is signed off after its four weeks", "check the date"


@rule("no-improvements", "R77", f"{GUIDANCE} 643-644 and 792-794")
def no_improvements(facts: Facts) -> Iterator[Finding]:
    """Check that a report which asks for no change says so."""
    approved, path = facts.day("report.board_approved_date"), "report.improvements"
    said = facts.items(path) or facts.read("report.improvements_intro")
    if approved and facts.items("report.learning_points") and not said:
        hint = "add them, or say in `report.improvements_intro` that no change is needed"
        yield path, "the report asks for no improvement and does not say so", hint


@rule("recommendation-without-action", "R74", f"{HANDOUT} 64")
def actions(facts: Facts) -> Iterator[Finding]:
    """Check that each recommendation of a signed-off plan has an action."""
    if not facts.day("action_plan.board_signed_off_date"):
        return
    for index, item in enumerate(facts.items("action_plan.recommendations")):
        if not item.get("actions"):
            path = f"action_plan.recommendations[{index}].actions"
            yield path, "a recommendation of the signed-off plan has no action", "add its actions"


@rule("unpublished-unexplained", "R73", f"{GUIDANCE} 658-659 and 804-806")
def not_published(facts: Facts) -> Iterator[Finding]:
    """Check that a report which is not published has its reason."""
    path = "publication.not_published_reason"
    if facts.choice("publication.decision") == "do_not_publish" and not facts.read(path):
        yield path, "the report is not published, and no reason is given", f"give `{path}`"


@rule("genogram-in-report", "R37", f"{GUIDANCE} 559-562")
def no_genogram(facts: Facts) -> Iterator[Finding]:
    """Check that no picture of the report is a genogram, which a published report never has."""
    if any("genogram" in words.lower() for words in _named(facts.data.get("report") or {})):
        message = "the report has a genogram"
        yield "report", message, "take it out: it stays with the panel and the learning event"


def _named(report: Mapping[str, object]) -> Iterator[str]:
    """Yield what the report calls its pictures, its further chapters and its appendices."""
    for text in _texts(report):
        yield from (found["alt"] + (found["caption"] or "") for found in PICTURE.finditer(text))
    for name in ("chapters", "appendices"):
        items = report.get(name)
        for item in items if isinstance(items, list) else ():
            yield from _texts(item.get("heading"))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for below in value.values():
            yield from _texts(below)
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)

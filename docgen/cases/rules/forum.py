"""The Multi-Agency Professional Forum: when a case fits it, and what it needs."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.cases.facts import Facts
from docgen.cases.rules.registry import GUIDANCE, TOOLKIT, Finding, rule


@rule("forum-fits-criteria", "R9", f"{GUIDANCE} 366-369")
def fits_criteria(facts: Facts) -> Iterator[Finding]:
    """Check that a case which meets the criteria does not stay in a forum."""
    if facts.choice("review.type") == "mapf" and facts.answer("derived.criteria_met"):
        message = "the case is in a forum, but it meets the criteria of a practice review"
        yield "mapf", message, "refer it to the review group, and add the new review to `reviews`"


@rule("forum-process", "R80", f"{TOOLKIT} 66, 86-108 and 117-125")
def process(facts: Facts) -> Iterator[Finding]:
    """Check that a forum with a date says by which of the two processes it works."""
    if facts.day("mapf.event_date") and not facts.choice("mapf.process"):
        message = "the forum has a date, and its process is not said"
        yield "mapf.process", message, "say `1` (summaries) or `2` (merged timeline)"


@rule("forum-summaries", "R80", f"{TOOLKIT} 86-92")
def summaries(facts: Facts) -> Iterator[Finding]:
    """Check that process 1 has a summary from each agency by the day of the event."""
    held = facts.today is not None and facts.is_past("mapf.event_date")
    if facts.choice("mapf.process") != "1" or not held:
        return
    written = {item.get("agency") for item in facts.items("mapf.summaries")}
    for index, agency in enumerate(facts.items("mapf.agencies")):
        if agency not in written:
            path = f"mapf.agencies[{index}]"
            message = "an agency of the forum has not given its summary of involvement"
            yield path, message, "add it to `mapf.summaries`"

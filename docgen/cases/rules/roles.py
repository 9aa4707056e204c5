"""Who may chair, sit on the panel or review: independent of the case, and of one another."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.cases.facts import Facts
from docgen.cases.rules.registry import GUIDANCE, TOOLKIT, Finding, rule

_FOR_PRACTITIONERS = (None, "practitioners", "single")


@rule("chair-not-independent", "R20", f"{TOOLKIT} 736")
def independent_chair(facts: Facts) -> Iterator[Finding]:
    """Check that the Panel Chair has had no part in the case."""
    if facts.answer("panel.chair.independent") is False:
        path = "panel.chair.independent"
        yield path, "the Panel Chair is not independent of the case", "appoint another"


@rule("chair-reviews", "R20, R22", f"{TOOLKIT} 736 and 781")
def chair_reviews(facts: Facts) -> Iterator[Finding]:
    """Check that the Panel Chair is not a reviewer too."""
    chair = facts.read("panel.chair.person")
    for index, reviewer in enumerate(facts.items("reviewers")):
        if chair is not None and reviewer.get("person") == chair:
            path = f"reviewers[{index}].person"
            yield path, "the Panel Chair is also a reviewer", "appoint another"


@rule("reviewer-on-panel", "R22", f"{TOOLKIT} 781 and 1574-1577")
def reviewer_on_panel(facts: Facts) -> Iterator[Finding]:
    """Check that a reviewer does not sit on the panel that reads the report."""
    members = {member.get("person") for member in facts.items("panel.members")}
    for index, reviewer in enumerate(facts.items("reviewers")):
        if reviewer.get("person") in members:
            path = f"reviewers[{index}].person"
            yield path, "a reviewer is also a member of the Review Panel", "appoint another"


@rule("member-was-involved", "R21", f"{TOOLKIT} 858, 865 and 869")
def involved_member(facts: Facts) -> Iterator[Finding]:
    """Check that nobody who was involved in the case sits on the panel, as deputy either.

    Who is invited to a learning event for practitioners was involved, or leads somebody who was:
    people must judge which.
    """
    involved = _involved(facts)
    for path, person in _on_panel(facts):
        if person in involved:
            message = "somebody on the Review Panel is invited as a practitioner of the case"
            yield path, message, "check that they had no direct involvement, or name another"


@rule("reviewer-was-involved", "R22", f"{TOOLKIT} 781 and 1574-1577")
def involved_reviewer(facts: Facts) -> Iterator[Finding]:
    """Check that no reviewer is a practitioner of the case."""
    involved = _involved(facts)
    for index, reviewer in enumerate(facts.items("reviewers")):
        if reviewer.get("person") in involved:
            path = f"reviewers[{index}].person"
            message = "a reviewer is invited as a practitioner of the case"
            yield path, message, "appoint another"


@rule("reviewers-of-extended", "R23", f"{TOOLKIT} 783; {GUIDANCE} 771-777")
def two_reviewers(facts: Facts) -> Iterator[Finding]:
    """Check that an extended review has two reviewers: one internal, one external."""
    reviewers = facts.items("reviewers")
    if facts.choice("review.type") != "extended" or not reviewers:
        return
    if len(reviewers) != 2:
        yield "reviewers", "an extended review has two reviewers", "name both"
    elif {"internal", "external"} != {r.get("role") for r in reviewers}:
        message = "of the two reviewers one is internal, one external"
        yield "reviewers", message, "give each its `role`"


@rule("same-reviewer-twice", "R23", f"{TOOLKIT} 783; {GUIDANCE} 771-777")
def different_reviewers(facts: Facts) -> Iterator[Finding]:
    """Check that two reviewers are two people."""
    named: set[object] = set()
    for index, reviewer in enumerate(facts.items("reviewers")):
        person = reviewer.get("person")
        if person in named:
            path = f"reviewers[{index}].person"
            yield path, "one person is named as reviewer twice", "name another"
        named.add(person)


def _on_panel(facts: Facts) -> Iterator[tuple[str, object]]:
    yield "panel.chair.person", facts.read("panel.chair.person")
    for index, member in enumerate(facts.items("panel.members")):
        for role in ("person", "deputy"):
            yield f"panel.members[{index}].{role}", member.get(role)


def _involved(facts: Facts) -> set[object]:
    events = (e for e in facts.items("learning_events") if e.get("kind") in _FOR_PRACTITIONERS)
    people = {invitee.get("person") for event in events for invitee in event.get("invitees") or ()}
    return people - {None}

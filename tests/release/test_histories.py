"""The steps of a release: a record whose hashes agree may still tell what cannot have been."""

from __future__ import annotations

import pytest
from release.test_log import an_entry, sealed

from docgen.release import check_histories, is_same_person

RELEASE = "R_family_001"
BOB = {"by": "Bob Second", "release": RELEASE}


def story(*steps: tuple[str, dict[str, str]]) -> list[str]:
    """Return what is wrong with the steps of one release."""
    entries = [
        an_entry(n, event, **{"release": RELEASE, **more})
        for n, (event, more) in enumerate(steps, 1)
    ]
    return list(check_histories(sealed(entries)))


PROPOSED = ("proposed", {"by": "Ann Officer"})


@pytest.mark.parametrize(
    "steps",
    [
        [PROPOSED, ("confirmed", BOB)],
        [PROPOSED, ("withdrawn", BOB)],
        [PROPOSED, ("confirmed", BOB), ("withdrawn", BOB)],
        [PROPOSED, ("embargoed", {**BOB, "until": "2026-10-01"}), ("confirmed", BOB)],
        [("released", {}), ("withdrawn", BOB)],
    ],
    ids=["confirmed", "given up", "withdrawn", "after its embargo", "at once"],
)
def test_a_story_that_can_have_been_has_no_fault(steps: list[tuple[str, dict[str, str]]]) -> None:
    assert story(*steps) == []


@pytest.mark.parametrize(
    "steps",
    [
        [("confirmed", BOB)],
        [PROPOSED, ("confirmed", {"by": "ann officer"})],
        [PROPOSED, ("confirmed", BOB), ("confirmed", BOB)],
        [PROPOSED, ("withdrawn", BOB), ("confirmed", BOB)],
        [PROPOSED, ("embargoed", {**BOB, "until": "2027-01-01"}), ("confirmed", BOB)],
        [PROPOSED, ("confirmed", {**BOB, "at": "yesterday"})],
        [("released", {}), ("embargoed", {**BOB, "until": "2027-01-01"})],
        [PROPOSED, PROPOSED],
    ],
    ids=["alone", "by one", "twice", "after all", "too early", "no day", "too late", "again"],
)
def test_a_story_that_cannot_have_been_is_told(steps: list[tuple[str, dict[str, str]]]) -> None:
    assert len(story(*steps)) == 1
    assert "against the rules" in story(*steps)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ann Officer", "ANN  OFFICER"), ("A. Officer", "Officer, A"), ("Siân Llŷr", "Sian Llyr")],
)
def test_one_person_is_known_however_the_name_is_written(one: str, other: str) -> None:
    assert is_same_person(one, other)


def test_two_people_are_two() -> None:
    assert not is_same_person("Ann Officer", "Bob Second")

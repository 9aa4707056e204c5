"""What the case's own texts give besides the register of people."""

from __future__ import annotations

import pytest

from docgen.release.facts import Fact, Kind, gather_facts


def facts(text: str, path: str = "event") -> list[Fact]:
    return list(gather_facts({path: {"outline": {"en": text}}}))


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Insurance claim CL-77120-26 was closed.", "CL-77120-26"),
        ("The coroner's MB/0425/25 says so.", "MB/0425/25"),
        ("Ambulance incident 88213407.", "88213407"),
        ("rhif ffeil 44710/25 yw hi", "44710/25"),
        ("Hospital number DF0093417.", "DF0093417"),
    ],
)
def test_a_number_of_the_case_is_a_fact(text: str, number: str) -> None:
    assert number in [one.value for one in facts(text) if one.kind is Kind.NUMBER]


@pytest.mark.parametrize(
    "text",
    [
        "It was case 14/10/2025 in the list.",
        "The guidance is of 2016 and the log of 1187.",
        "They drove along the A48 to CF40 1NY.",
        "COVID-19 came in 2020.",
    ],
)
def test_dates_and_short_numbers_are_none(text: str) -> None:
    assert [one for one in facts(text) if one.kind is Kind.NUMBER] == []


def test_what_guidance_is_called_by_is_none() -> None:
    found = facts("The Board adopts WG45678 and ISO-27001-2013.", path="recommendations")
    assert [one for one in found if one.kind is Kind.NUMBER] == []


def test_the_reference_of_the_case_is_none() -> None:
    told = {"outline": {"en": "Review AB-03-2026 began."}}
    found = gather_facts({"case": {"ref": "AB 03/2026"}, "event": told})
    assert [one for one in found if one.kind is Kind.NUMBER] == []


def test_a_school_that_the_child_went_to_is_a_fact() -> None:
    found = facts("Attended Pen-coed Primary School.")
    assert "Pen-coed Primary School" in [one.value for one in found if one.kind is Kind.SCHOOL]


def test_a_school_where_a_meeting_is_held_is_none() -> None:
    found = facts("In Pen-coed Primary School.", path="learning_events")
    assert [one for one in found if one.kind is Kind.SCHOOL] == []

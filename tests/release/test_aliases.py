"""Other names that a case gives somebody: found in its words, and looked for like their own."""

from __future__ import annotations

import pytest

from docgen.release.aliases import other_names
from docgen.release.facts import Kind, gather_facts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("known as Jacko to friends", "Jacko"),
        ("known to services as Mags", "Mags"),
        ("fe'i gelwir yn Jacko gan ffrindiau", "Jacko"),
        ("adwaenir ef fel Twm", "Twm"),
        ("formerly Shabnam Qureshi", "Shabnam Qureshi"),
        ("Shabnam Qureshi gynt", "Shabnam Qureshi"),
        ("née Ŵyr-Jones", "Ŵyr-Jones"),
        ("maiden name: O'Neill", "O'Neill"),
        ("enw morwynol: Llŷr", "Llŷr"),
        ("a.k.a. Dai Bach", "Dai Bach"),
        ("goes by 'Jo'", "Jo"),
        ("previously Mrs Qureshi", "Qureshi"),
        ("Roedd Shabnam Qureshi gynt", "Shabnam Qureshi"),
    ],
)
def test_another_name_is_read(text: str, name: str) -> None:
    assert list(other_names(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "rang for the ambulance",
        "formerly a nurse",
        "known as Child A",
        "a elwir yn Plentyn A",
        "looked after Gwion at weekends",
        "",
    ],
)
def test_what_names_nobody_gives_no_name(text: str) -> None:
    assert list(other_names(text)) == []


def test_another_name_of_a_relation_is_a_fact_of_the_case() -> None:
    row = {"person": "mother", "details": {"en": "formerly Qureshi", "cy": "Qureshi gynt"}}
    facts = gather_facts({"relations": [row], "people": {"mother": {"name": "Sara Chaudhry"}}})
    told = [(fact.value, fact.path) for fact in facts if fact.kind is Kind.NAME]
    assert ("Qureshi", "relations[0].details") in told

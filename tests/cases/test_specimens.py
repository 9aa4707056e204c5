"""Specimens fill every field, and among them every choice has stood everywhere."""

from __future__ import annotations

import pytest

from docgen.cases import build_context
from docgen.cases.specimens import Specimens
from docgen.catalogue import load_library
from docgen.language import Language

SLOTS = {
    "board.name": [{"en": "A Board", "cy": "Bwrdd A"}, {"en": "B Board", "cy": "Bwrdd B"}],
    "board.review_group.name": [{"en": "A Group", "cy": "Grŵp A"}],
}
SPECIMENS = Specimens(load_library(), SLOTS, "▮")


def test_every_relation_stands_in_a_slot_once() -> None:
    info = SPECIMENS.library.case_schema.find("family.contacts[].relationship_of_subject")
    assert info is not None
    cases = [SPECIMENS.case(number) for number in range(SPECIMENS.count)]
    stood = {case.data["family"]["contacts"][0]["relationship_of_subject"] for case in cases}
    assert stood == set(info.labels)


@pytest.mark.parametrize("number", range(3))
def test_a_specimen_makes_a_context_in_both_languages(number: int) -> None:
    case = SPECIMENS.case(number)
    for language in Language:
        roots = build_context(case, language).roots
        assert str(roots["subject"]["full_name"]) == "▮"
        assert roots["reviewers"]


def test_slots_take_their_values_in_turn_in_each_language() -> None:
    names = [
        str(build_context(SPECIMENS.case(number), language).roots["board"]["name"])
        for number in range(2)
        for language in Language
    ]
    assert names == ["A Board", "Bwrdd A", "B Board", "Bwrdd B"]


def test_a_slot_below_a_record_leaves_the_rest_of_it() -> None:
    group = build_context(SPECIMENS.case(0), Language.CY).roots["board"]["review_group"]
    assert str(group) == "Grŵp A"


def test_counts_and_lists_vary() -> None:
    lengths = {len(SPECIMENS.case(number).data["reviewers"]) for number in range(6)}
    assert lengths == {1, 2, 3}

from __future__ import annotations

from docgen.cases.tidying import tidy
from docgen.cases.yaml_reader import read_yaml


def tidied(library, text):
    return tidy(read_yaml(text), library.case_schema.root)


def test_a_key_with_nothing_after_it_is_not_given(library):
    assert tidied(library, "case:\n  ref: x\n  board:\nsubject:\n") == {"case": {"ref": "x"}}


def test_a_bare_number_in_a_text_field_is_text_as_it_was_spelt(library):
    people = tidied(library, "people: {p: {name: 12, phone: 5550100}}")["people"]

    assert people["p"] == {"name": "12", "phone": "5550100"}


def test_a_bare_word_in_a_text_field_is_text_as_it_was_spelt(library):
    assert tidied(library, "people: {p: {name: No}}")["people"]["p"]["name"] == "No"


def test_an_answer_and_a_number_stay_what_they_are(library):
    text = "checklist: {died: no}\nsubject: {age_at_event: 12}\n"

    assert tidied(library, text) == {"checklist": {"died": False}, "subject": {"age_at_event": 12}}


def test_a_choice_whose_keys_are_figures_may_be_a_bare_number(library):
    assert tidied(library, "mapf: {process: 1}")["mapf"]["process"] == "1"


def test_what_the_schema_does_not_know_is_left_for_the_check(library):
    assert tidied(library, "mystery: {a: 12}") == {"mystery": {"a": 12}}

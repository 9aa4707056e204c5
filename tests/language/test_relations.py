"""Words of kinship in both languages, whose they are, and their other end."""

from __future__ import annotations

import pytest

from docgen.language import Gender, Language
from docgen.language.relations import (
    RELATIONS,
    Owner,
    find_relation,
    inverse_relation,
    possessed,
    relation_word,
)

EN, CY = Language.EN, Language.CY
M, F = Gender.MASCULINE, Gender.FEMININE


@pytest.mark.parametrize(
    ("english", "welsh", "gender"),
    [
        ("mother", "mam", F),
        ("father", "tad", M),
        ("daughter", "merch", F),
        ("son", "mab", M),
        ("brother", "brawd", M),
        ("sister", "chwaer", F),
        ("wife", "gwraig", F),
        ("husband", "gŵr", M),
        ("partner", "partner", M),
        ("child", "plentyn", M),
        ("parent", "rhiant", M),
        ("grandmother", "mam-gu", F),
        ("grandfather", "tad-cu", M),
        ("granddaughter", "wyres", F),
        ("grandson", "ŵyr", M),
        ("aunt", "modryb", F),
        ("uncle", "ewythr", M),
        ("niece", "nith", F),
        ("nephew", "nai", M),
        ("cousin", "cefnder", M),
        ("female cousin", "cyfnither", F),
        ("carer", "gofalwr", M),
        ("relative", "perthynas", M),
        ("stepmother", "llysfam", F),
        ("stepfather", "llystad", M),
        ("foster carer", "gofalwr maeth", M),
    ],
)
def test_a_relation_has_its_word_and_gender(english, welsh, gender):
    assert relation_word(english, CY) == welsh
    assert relation_word(welsh, EN) == english
    assert find_relation(english).gender is gender


def test_the_north_has_its_own_grandparents():
    assert relation_word("grandmother", CY, northern=True) == "nain"
    assert relation_word("grandfather", CY, northern=True) == "taid"
    assert relation_word("mother", CY, northern=True) == "mam"
    assert relation_word("taid", EN) == "grandfather"


@pytest.mark.parametrize("spelling", ["step_father", "Step-father", "stepfather", "step father"])
def test_spelling_of_a_compound_does_not_matter(spelling):
    assert relation_word(spelling, CY).lower() == "llystad"


def test_a_capital_is_kept_and_an_unknown_word_too():
    assert relation_word("Mother", CY) == "Mam"
    assert relation_word("godmother", CY) == "godmother"


@pytest.mark.parametrize(
    ("contact", "gender", "subject"),
    [
        ("mother", M, "son"),
        ("father", F, "daughter"),
        ("parent", None, "child"),
        ("mam", M, "son"),
        ("son", F, "mother"),
        ("grandmother", M, "grandson"),
        ("brother", F, "sister"),
        ("wife", M, "husband"),
        ("aunt", M, "nephew"),
        ("uncle", None, "relative"),
        ("sister", None, "sibling"),
        ("carer", M, None),
        ("godmother", M, None),
    ],
)
def test_a_contact_is_told_what_the_subject_is_to_them(contact, gender, subject):
    assert inverse_relation(contact, gender) == subject


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda relation: relation.key)
def test_every_other_end_is_a_relation_itself(relation):
    assert all(find_relation(word) for word in relation.inverse if word)


@pytest.mark.parametrize(
    ("owner", "noun", "language", "words"),
    [
        (Owner.YOUR, "son", EN, "your son"),
        (Owner.YOUR, "mab", CY, "eich mab"),
        (Owner.YOUR, "ewythr", CY, "eich ewythr"),
        (Owner.HER, "tad", CY, "ei thad"),
        (Owner.HIS, "tad", CY, "ei dad"),
        (Owner.MY, "tad", CY, "fy nhad"),
        (Owner.THEIR, "ewythr", CY, "eu hewythr"),
        (Owner.OUR, "asiantaeth", CY, "ein hasiantaeth"),
    ],
)
def test_a_possessive_has_its_mutation(owner, noun, language, words):
    assert possessed(owner, noun, language) == words

"""Lists in sentences."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language import Language
from docgen.language.lists import join_and, join_or

EN, CY = Language.EN, Language.CY


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", " ", "", "C"], "A and C"),
        (["Housing, Merthyr", "Police", "Health"], "Housing, Merthyr; Police and Health"),
    ],
)
def test_an_english_list_ends_in_and(items, words):
    assert join_and(items, EN) == words


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["Heddlu"], "Heddlu"),
        (["Heddlu", "Addysg"], "Heddlu ac Addysg"),
        (["Heddlu", "Addysg", "Tai"], "Heddlu, Addysg a Thai"),
        (["Caerdydd", "Pen-y-bont ar Ogwr"], "Caerdydd a Phen-y-bont ar Ogwr"),
        (["Addysg", "yr Heddlu"], "Addysg a'r Heddlu"),
        (["Systemau", "Ymarfer"], "Systemau ac Ymarfer"),
    ],
)
def test_a_welsh_list_ends_in_a_or_ac_with_its_mutation(items, words):
    assert join_and(items, CY) == words


def test_names_in_a_welsh_list_never_mutate():
    assert join_and(["Eleri", "Catrin"], CY, names=True) == "Eleri a Catrin"
    assert join_and(["Catrin", "Eleri"], CY, names=True) == "Catrin ac Eleri"
    assert join_or(["Eleri", "Dafydd"], CY, names=True) == "Eleri neu Dafydd"


def test_or_softens_in_welsh():
    assert join_or(["Addysg", "Cyngor"], CY) == "Addysg neu Gyngor"
    assert join_or(["plentyn", "person ifanc"], CY) == "plentyn neu berson ifanc"
    assert join_or(["A", "B", "C"], EN) == "A, B or C"


@pytest.mark.parametrize("language", list(Language))
@given(items=st.lists(st.text()))
def test_any_text_survives_joining_as_a_name(language, items):
    joined = join_and(items, language, names=True)
    said = [item for item in items if item.strip()]
    kept = [item.strip() if language is CY and item is said[-1] else item for item in said]
    assert all(item in joined for item in kept)


@given(items=st.lists(st.text(), min_size=1))
def test_a_welsh_list_changes_nothing_but_its_last_item(items):
    said = [item for item in items if item.strip()]
    joined = join_and(items, CY)
    assert all(item in joined for item in said[:-1])

"""Initials, greetings and surnames of people with all kinds of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language import Language
from docgen.language.names import initials, name_key, possessive, salutation, strip_title, surname

EN, CY = Language.EN, Language.CY


@pytest.mark.parametrize(
    ("name", "plain", "stopped"),
    [
        ("Catrin Eleri Davies", "CED", "C.E.D."),
        ("Mrs Catrin Davies", "CD", "C.D."),
        ("Dr. Catrin Davies", "CD", "C.D."),
        ("Yr Athro Catrin Davies", "CD", "C.D."),
        ("Y Parchedig Ddr Alun Rees", "DAR", "D.A.R."),
        ("Rhys ap Gwilym", "RG", "R.G."),
        ("Rhys Ap Gwilym", "RG", "R.G."),
        ("Jan van der Berg", "JB", "J.B."),
        ("Van Morrison", "VM", "V.M."),
        ("Mary-Ann Smith-Jones", "MASJ", "M.A.S.J."),
        ("Siân O'Brien", "SO", "S.O."),
        ("Siân O’Brien", "SO", "S.O."),
        ("Llinos Rhydderch", "LR", "L.R."),
        ("ŵan ŷfed", "ŴŶ", "Ŵ.Ŷ."),
        ("W\u0302an Y\u0302fed", "ŴŶ", "Ŵ.Ŷ."),
        ("Catrin", "C", "C."),
        ("Davies, Catrin Eleri", "CED", "C.E.D."),
        ("Catrin Davies, MBE", "CD", "C.D."),
        ("Catrin (Cati) Davies", "CD", "C.D."),
        ("Person 2", "P", "P."),
        ("C. E. Davies", "CED", "C.E.D."),
        ("Mr", "M", "M."),
        ("", "", ""),
        (" -- ", "", ""),
    ],
)
def test_initials_are_of_the_names_alone(name, plain, stopped):
    assert initials(name) == plain
    assert initials(name, stops=True) == stopped


@pytest.mark.parametrize(
    ("name", "english", "welsh"),
    [
        ("Mrs Davies", "Dear Mrs Davies", "Annwyl Mrs Davies"),
        ("Mrs Catrin Davies", "Dear Mrs Davies", "Annwyl Mrs Davies"),
        ("Mr Rhys ap Gwilym", "Dear Mr ap Gwilym", "Annwyl Mr ap Gwilym"),
        ("Dr. Smith", "Dear Dr. Smith", "Annwyl Dr. Smith"),
        ("Catrin", "Dear Catrin", "Annwyl Catrin"),
        ("Catrin Davies", "Dear Catrin Davies", "Annwyl Catrin Davies"),
        ("Dear Mrs Davies,", "Dear Mrs Davies", "Annwyl Mrs Davies"),
        ("Annwyl Mrs Davies", "Dear Mrs Davies", "Annwyl Mrs Davies"),
        ("", "Dear Sir or Madam", "Annwyl Syr/Fadam"),
        ("Parent", "Dear Parent", "Annwyl Riant"),
        ("cyfaill", "Dear Friend", "Annwyl Gyfaill"),
        ("rhiant neu ofalwr", "Dear Parent or Carer", "Annwyl Riant neu Ofalwr"),
    ],
)
def test_a_greeting_has_no_comma_and_names_do_not_mutate(name, english, welsh):
    assert salutation(name, EN) == english
    assert salutation(name, CY) == welsh


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Catrin Eleri Davies", "Davies"),
        ("Jan van der Berg", "van der Berg"),
        ("Rhys ap Gwilym", "ap Gwilym"),
        ("Mrs Davies", "Davies"),
        ("Catrin", "Catrin"),
        ("", ""),
    ],
)
def test_a_surname_keeps_what_belongs_to_it(name, expected):
    assert surname(name) == expected


def test_an_index_turns_a_name_round():
    assert name_key("Dr Jan van Dijk") == "van Dijk Jan"
    assert name_key("Catrin") == "Catrin"


def test_a_lone_title_is_left_as_a_name():
    assert strip_title("Canon") == "Canon"
    assert strip_title("Mr Canon Jones") == "Jones"


@pytest.mark.parametrize(
    ("name", "plural", "expected"),
    [
        ("James", False, "James's"),
        ("your son", False, "your son's"),
        ("the reviewers", True, "the reviewers'"),
        ("the children", True, "the children's"),
        ("", False, ""),
    ],
)
def test_an_english_possessive_has_its_s(name, plural, expected):
    assert possessive(name, plural=plural) == expected


@given(name=st.text())
def test_initials_are_letters_whatever_the_name(name):
    assert all(letter.isalpha() for letter in initials(name))


@given(name=st.text())
def test_any_name_can_be_greeted_and_turned_round(name):
    assert salutation(name, CY).startswith("Annwyl ")
    assert isinstance(name_key(name), str)

"""How a word begins, as the ear and as the rules have it."""

from __future__ import annotations

import pytest

from docgen.language import Language
from docgen.language.grammar import is_written_word, recase, starts_with_vowel


@pytest.mark.parametrize(("language", "tag"), [(Language.EN, "en-GB"), (Language.CY, "cy-GB")])
def test_a_language_has_the_tag_that_files_carry(language, tag):
    assert language.tag == tag


@pytest.mark.parametrize(
    "text",
    [
        *("addysg", "iaith", "Iechyd", "ysgol", "Ynys Môn", "uned", "ŵyr", "w\u0302yr", "wyres"),
        *("wythnos", "wrth", "wlser", "Émile", "8", "11 Mai", "16 Mai", "1 Mai", "85"),
        *("1999", "8,000"),
    ],
)
def test_a_vowel_is_heard_first(text):
    assert starts_with_vowel(text)


@pytest.mark.parametrize(
    "text",
    [
        *("bwrdd", "heddlu", "wraig", "wlad", "wedyn", "Wrecsam", "wal", "York", "Yasmin", "GIG"),
        *("2", "12", "18 Mai", "2026", "80,000", "1,500", "", " ", "(a)"),
    ],
)
def test_a_consonant_or_nothing_is_heard_first(text):
    assert not starts_with_vowel(text)


def test_a_name_in_wy_begins_with_its_consonant():
    assert not starts_with_vowel("Wyn Jones", name=True)


@pytest.mark.parametrize("text", ["bwrdd", "Tŷ", "is-grŵp", "a'r", "cyfarfod, wedyn", "ti"])
def test_a_written_word_is_one(text):
    assert is_written_word(text)


@pytest.mark.parametrize("text", ["", "B", "GIG", "C.E.D.", "P1", "12", "a@b.org", "(drafft)"])
def test_an_initialism_a_code_or_a_figure_is_no_written_word(text):
    assert not is_written_word(text)


def test_a_capital_is_carried_over():
    assert recase("Cyngor", "gyngor") == "Gyngor"
    assert recase("cyngor", "gyngor") == "gyngor"
    assert recase("", "gyngor") == "gyngor"

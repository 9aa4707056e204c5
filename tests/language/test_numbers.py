"""Counted nouns as the table of numbers has them, in figures and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language import Gender, Language
from docgen.language.nouns import NOUNS
from docgen.language.numbers import (
    count,
    count_in_words,
    count_of,
    format_age,
    format_age_in_months,
    format_number,
    number_in_words,
    ordinal,
    plural,
)

EN, CY = Language.EN, Language.CY


@pytest.mark.parametrize(
    ("noun", "row"),
    [
        (
            "cyfarfod",
            "0 cyfarfod, 1 cyfarfod, 2 gyfarfod, 3 chyfarfod, 6 chyfarfod, 5 cyfarfod",
        ),
        ("plentyn", "0 plentyn, 1 plentyn, 2 blentyn, 3 phlentyn, 6 phlentyn, 5 plentyn"),
        ("dogfen", "0 dogfen, 1 ddogfen, 2 ddogfen, 3 dogfen, 6 dogfen, 5 dogfen"),
        ("mis", "0 mis, 1 mis, 2 fis, 3 mis, 6 mis, 12 mis"),
        (
            "blwyddyn",
            "0 mlynedd, 1 flwyddyn, 2 flynedd, 3 blynedd, 6 blynedd, 4 mlynedd, 10 mlynedd",
        ),
        ("cynhadledd", "1 gynhadledd, 2 gynhadledd, 3 cynhadledd, 6 chynhadledd"),
        ("llinell amser", "1 llinell amser, 2 linell amser, 3 llinell amser"),
        ("wythnos", "1 wythnos, 2 wythnos, 6 wythnos"),
        ("diwrnod", "2 ddiwrnod, 5 diwrnod, 28 diwrnod"),
        ("adolygydd", "2 adolygydd, 3 adolygydd"),
        ("grŵp", "2 grŵp, 3 grŵp"),
    ],
)
def test_a_welsh_noun_mutates_as_its_figure_is_read(noun, row):
    figures = [int(cell.split()[0]) for cell in row.split(", ")]
    assert ", ".join(count(figure, noun, CY) for figure in figures) == row


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (12, "plentyn", "12 o blant"),
        (12, "child", "12 o blant"),
        (11, "cyfarfod panel", "11 o gyfarfodydd panel"),
        (1200, "dogfen", "1,200 o ddogfennau"),
        (12, "mis", "12 mis"),
        (18, "blwyddyn", "18 mlynedd"),
        (12, "rhaglen", "12 rhaglen"),
    ],
)
def test_above_ten_welsh_counts_with_o_unless_it_measures(number, noun, words):
    assert count(number, noun, CY) == words


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (5, "asiantaeth", "5 o asiantaethau"),
        (2, "person", "2 o bobl"),
        (3, "report", "3 o adroddiadau"),
    ],
)
def test_a_number_not_known_beforehand_counts_with_o(number, noun, words):
    assert count_of(number, noun, CY) == words


def test_english_counts_plainly_whatever_is_known():
    assert count_of(5, "agency", EN) == "5 agencies"


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [
        (0, "meeting", "0 meetings"),
        (1, "meeting", "1 meeting"),
        (2, "child", "2 children"),
        (3, "agency", "3 agencies"),
        (2, "day", "2 days"),
        (2, "member of staff", "2 members of staff"),
        (2, "social worker", "2 social workers"),
        (2, "analysis", "2 analyses"),
        (2, "address", "2 addresses"),
        (1000, "branch", "1,000 branches"),
        (2, "plentyn", "2 children"),
    ],
)
def test_an_english_noun_has_its_plural(number, noun, words):
    assert count(number, noun, EN) == words


@pytest.mark.parametrize(
    ("noun", "row"),
    [
        ("document", "un ddogfen|dwy ddogfen|tair dogfen|pedair dogfen|pum dogfen|chwe dogfen"),
        ("meeting", "un cyfarfod|dau gyfarfod|tri chyfarfod|pedwar cyfarfod|pum cyfarfod"),
        ("reviewer", "un adolygydd|dau adolygydd|tri adolygydd"),
        ("timeline", "un llinell amser|dwy linell amser"),
        ("chair", "un cadeirydd|dau gadeirydd"),
        ("representative", "un cynrychiolydd|dau gynrychiolydd|tri chynrychiolydd"),
        ("month", "un mis|dau fis|tri mis|pedwar mis|pum mis|chwe mis"),
        ("year", "un flwyddyn|dwy flynedd|tair blynedd|pedair blynedd|pum mlynedd|chwe blynedd"),
        ("day", "un diwrnod|dau ddiwrnod|tri diwrnod|pedwar diwrnod|pum niwrnod|chwe diwrnod"),
        ("working day", "un diwrnod gwaith|dau ddiwrnod gwaith|tri diwrnod gwaith"),
    ],
)
def test_welsh_numerals_agree_and_mutate(noun, row):
    cells = row.split("|")
    assert [count_in_words(n, noun, CY) for n in range(1, len(cells) + 1)] == cells


@pytest.mark.parametrize(
    ("noun", "words"),
    [
        ("mis", "deng mis"),
        ("blwyddyn", "deng mlynedd"),
        ("diwrnod", "deng niwrnod"),
        ("diwrnod gwaith", "deng niwrnod gwaith"),
        ("dogfen", "deg dogfen"),
    ],
)
def test_ten_is_deng_before_a_nasal(noun, words):
    assert count_in_words(10, noun, CY) == words


def test_seven_years_are_nasal():
    assert count_in_words(7, "year", CY) == "saith mlynedd"


def test_english_counts_to_ten_in_words():
    assert count_in_words(2, "document", EN) == "two documents"
    assert count_in_words(1, "document", EN) == "one document"
    assert count_in_words(11, "document", EN) == "11 documents"


@pytest.mark.parametrize(
    ("number", "language", "gender", "word"),
    [
        (2, CY, Gender.FEMININE, "dwy"),
        (2, CY, Gender.MASCULINE, "dau"),
        (5, CY, Gender.FEMININE, "pump"),
        (10, EN, Gender.MASCULINE, "ten"),
        (11, CY, Gender.MASCULINE, "11"),
        (1200, EN, Gender.MASCULINE, "1,200"),
    ],
)
def test_a_number_up_to_ten_is_a_word(number, language, gender, word):
    assert number_in_words(number, language, gender) == word


@pytest.mark.parametrize(
    ("number", "noun", "words", "definite"),
    [
        (1, "cyfarfod", "cyfarfod cyntaf", "y cyfarfod cyntaf"),
        (2, "cyfarfod", "ail gyfarfod", "yr ail gyfarfod"),
        (3, "cyfarfod", "trydydd cyfarfod", "y trydydd cyfarfod"),
        (8, "cyfarfod", "wythfed cyfarfod", "yr wythfed cyfarfod"),
        (11, "cyfarfod", "cyfarfod 11", "y cyfarfod 11"),
        (1, "cynhadledd", "cynhadledd gyntaf", "y gynhadledd gyntaf"),
        (2, "cynhadledd", "ail gynhadledd", "yr ail gynhadledd"),
        (3, "conference", "trydedd gynhadledd", "y drydedd gynhadledd"),
        (4, "timeline", "pedwaredd linell amser", "y bedwaredd linell amser"),
        (5, "document", "pumed ddogfen", "y bumed ddogfen"),
    ],
)
def test_welsh_ordinals_agree_and_mutate(number, noun, words, definite):
    assert ordinal(number, noun, CY) == words
    assert ordinal(number, noun, CY, article=True) == definite


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (2, "the second meeting"),
        (11, "the 11th meeting"),
        (21, "the 21st meeting"),
        (22, "the 22nd meeting"),
        (113, "the 113th meeting"),
    ],
)
def test_english_ordinals_are_words_to_ten(number, words):
    assert ordinal(number, "meeting", EN, article=True) == words


@pytest.mark.parametrize(
    ("number", "english", "welsh"),
    [(1, "Reviewer", "Adolygydd"), (2, "Reviewers", "Adolygwyr"), (None, "Reviewers", "Adolygwyr")],
)
def test_a_heading_is_singular_or_plural_by_number(number, english, welsh):
    assert plural("Reviewer", number, EN) == english
    assert plural("Reviewer", number, CY) == welsh


def test_a_plural_that_nobody_has_told_is_not_made_up():
    with pytest.raises(ValueError, match="the Welsh plural of `rhaglen` is not in the table"):
        plural("rhaglen", 2, CY)


def test_a_table_noun_keeps_its_own_plural_in_every_language():
    assert [plural(n.english, None, CY) for n in NOUNS] == [n.welsh_plural for n in NOUNS]


@given(number=st.integers(0, 10_000), noun=st.sampled_from(NOUNS))
def test_a_noun_counts_alike_by_either_of_its_names(number, noun):
    assert count(number, noun.english, CY) == count(number, noun.welsh, CY)


@pytest.mark.parametrize(
    ("language", "one", "many", "small"),
    [(EN, "1 year old", "12 years old", "8 months old"), (CY, "1 oed", "12 oed", "8 mis oed")],
)
def test_an_age_is_so_many_years_or_months(language, one, many, small):
    assert format_age(1, language) == one
    assert format_age(12, language) == many
    assert format_age_in_months(8, language) == small


def test_thousands_are_parted_by_a_comma():
    assert format_number(1234567) == "1,234,567"

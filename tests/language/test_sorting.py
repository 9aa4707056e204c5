"""The Welsh alphabet's order, which is ICU's, and its exceptions."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language import Language
from docgen.language.sorting import sort_by_moment, sort_key, sort_people, sort_texts

EN, CY = Language.EN, Language.CY
ALPHABET = "a b c ch d dd e f ff g ng h i j l ll m n o p ph r rh s t th u w y"


@pytest.mark.parametrize(
    "row",
    [
        "Cymru < Chwaer",
        "Dyfed < Ddraig",
        "Lôn < Llanelli",
        "Rygbi < Rhondda Cynon Taf",
        "Tŷ < Theatr",
        "Glan < Gwent < Ngwent < Heddlu",
        "Ffynnon < Gwent",
        "Fyny < Ffair",
        "Pysgod < Pharmacy",
        "Caban < cabán < Cabana",
        "ty < Ty < tŷ < tyb",
        "ch < Ch < CH",
        "a b < a-b < a1 < ab",
        "Pen y Bont < Pen-y-bont < Penarth",
    ],
)
def test_welsh_letters_come_in_the_order_of_the_alphabet(row):
    words = row.split(" < ")
    assert sort_texts(reversed(words), CY) == words


def test_the_alphabet_sorts_as_itself():
    letters = ALPHABET.split()
    assert sort_texts(reversed(letters), CY) == letters


@pytest.mark.parametrize(
    "row",
    [
        "Banc < Banff < Bangor < Banhadlog < Bannau",
        "Llandaf < Llangefni < Llangollen < Llanharan",
        "Pengam < Penllyn",
        "hengoed < henllan",
        "dan < dangos < dant",
    ],
)
def test_n_and_g_that_are_two_letters_sort_as_two(row):
    words = row.split(" < ")
    assert sort_texts(reversed(words), CY) == words


def test_ng_that_is_a_letter_comes_after_g():
    assert sort_texts(["cyngor", "cyhoedd", "cygnet", "cynnal"], CY) == [
        "cygnet",
        "cyngor",
        "cyhoedd",
        "cynnal",
    ]


def test_an_english_order_knows_no_digraphs():
    assert sort_texts(["Cymru", "Chwaer", "Llanelli", "Lôn"], EN) == [
        "Chwaer",
        "Cymru",
        "Llanelli",
        "Lôn",
    ]


def test_accents_decide_only_between_equal_letters():
    assert sort_texts(["tŷb", "tya", "tŷ"], CY) == ["tŷ", "tya", "tŷb"]


def test_what_is_no_string_sorts_by_what_it_prints():
    assert sort_texts([30, 4, 21], EN) == [21, 30, 4]


def test_people_sort_by_surname():
    names = ["Rhys Davies", "Dr Anwen Davies", "Jan van Dijk", "Llinos Bowen", "Rhys ap Gwilym"]
    assert sort_people(names, CY) == [
        "Rhys ap Gwilym",
        "Llinos Bowen",
        "Dr Anwen Davies",
        "Rhys Davies",
        "Jan van Dijk",
    ]


def test_the_two_languages_order_the_same_people_each_in_its_own_way():
    names = ["Ann Lloyd", "Ann Lewis", "Ann Lynch"]
    assert sort_people(names, EN) == ["Ann Lewis", "Ann Lloyd", "Ann Lynch"]
    assert sort_people(names, CY) == ["Ann Lewis", "Ann Lynch", "Ann Lloyd"]


@pytest.mark.parametrize("language", list(Language))
@given(one=st.text(), other=st.text())
def test_no_two_texts_have_one_key(language, one, other):
    assert (sort_key(one, language) == sort_key(other, language)) == (one == other)


@pytest.mark.parametrize("language", list(Language))
@given(texts=st.lists(st.text(), max_size=6), seed=st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_where_it_starts(language, texts, seed):
    shuffled = seed.sample(texts, len(texts))
    assert sort_texts(shuffled, language) == sort_texts(texts, language)


def record(day=None, moment=None):
    """Return a record with a `datetime` that has what is given."""
    parts = {"date": day, "time": moment}
    return {"datetime": {name: part for name, part in parts.items() if part}}


def test_records_are_sorted_by_their_moment_a_day_before_its_hours():
    day, next_day = date(2026, 3, 1), date(2026, 3, 2)
    late, early, whole, last = (
        record(day, time(14, 30)),
        record(day, time(9)),
        record(day),
        record(next_day),
    )

    assert sort_by_moment([last, late, early, whole]) == [whole, early, late, last]


@pytest.mark.parametrize("undated", [record(), {}, {"datetime": None}, "text"])
def test_what_has_no_day_comes_last(undated):
    dated = record(date(2026, 3, 1))

    assert sort_by_moment([undated, dated]) == [dated, undated]

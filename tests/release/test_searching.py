"""What counts as a name where, told by single sentences."""

from __future__ import annotations

import pytest
from release.gates import labels_said, said, weights

TAGS = "".join(chr(0xE0000 + ord(letter)) for letter in "Gwion")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mother, Siân O'Brien, was asked.", id="full name"),
        pytest.param("SIAN OBRIEN", id="capitals, no apostrophe"),
        pytest.param("sïan o’brien", id="other accents, other apostrophe"),
        pytest.param("O'Brien, S.", id="surname, initial"),
        pytest.param("Gwi\u00adon", id="soft hyphen"),
        pytest.param("Gw\u200bion", id="invisible space"),
        pytest.param("Gwi\u2011on", id="hyphen that does not break"),
        pytest.param("Gwі\u043en", id="letters of another alphabet"),
        pytest.param("Ｇｗｉｏｎ", id="wide letters"),
        pytest.param("Gwion\nLlŷr\nO'Brien", id="over paragraphs"),
        pytest.param("a ddywedodd wrth Wion", id="soft mutation"),
        pytest.param("ei Ngwion hi", id="nasal mutation"),
        pytest.param("gyda Thegid", id="aspirate mutation"),
        pytest.param("born on the seventeenth of May 2015", id="day in words"),
        pytest.param("ganwyd yr ail ar bymtheg o Fai 2015", id="day in Welsh words"),
        pytest.param("born 17-May-15", id="short day"),
        pytest.param("1 7 0 5 2 0 1 5", id="day in boxes"),
        pytest.param("ring +44 1632 960 201", id="telephone from abroad"),
        pytest.param("lives at 3, Heol yr Enghraifft", id="house"),
        pytest.param("a house in Heol yr Enghraifft", id="street"),
        pytest.param("the letter to G Ll O", id="initials with spaces"),
    ],
)
def test_is_told(text: str) -> None:
    assert weights(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The agencies went on going to the house.", id="letters of initials"),
        pytest.param("It happened in the summer, yn yr haf.", id="common word in small letters"),
        pytest.param("The meeting of 17 May 2016 was long.", id="another year"),
        pytest.param("Child A was seen by a doctor.", id="pseudonym"),
        pytest.param("Ring 029 2018 0100 for the Business Unit.", id="the board's own telephone"),
        pytest.param("Cwm Taf Morgannwg Safeguarding Board", id="the board's own name"),
        pytest.param("CTMSB 03/2026", id="the reference"),
        pytest.param("The table has 17 5 15 in its row.", id="numbers of a table"),
        pytest.param("Idris Caerleon and Mari Wyn reviewed it.", id="reviewers"),
    ],
)
def test_is_not_told(text: str) -> None:
    assert weights(text) == set()


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        pytest.param("Gwion was seen.", "found", id="first name of the subject"),
        pytest.param("It was Priya who rang.", "likely", id="first name of a professional"),
        pytest.param("Ms Haf rang.", "found", id="common word after a title"),
        pytest.param(
            "Then Haf was seen by the nurse.", "likely", id="common word that does something"
        ),
        pytest.param("Haf Centre", "possible", id="common word in a place's name"),
        pytest.param("Gwiom was seen.", "possible", id="one letter changed"),
        pytest.param("Gwoin was seen.", "possible", id="two letters swapped"),
        pytest.param("Gwi on was seen.", "possible", id="a space in it"),
        pytest.param("G.L.O. was seen.", "likely", id="initials with points"),
        pytest.param("ur. 17 maja 2015", "likely", id="month in another language"),
        pytest.param("17 de mayo de 2015", "likely", id="month in a third language"),
        pytest.param("#justiceforgwion", "likely", id="in a tag of the web"),
        pytest.param("see www.example.org/helpgwion", "likely", id="in a web address"),
        pytest.param("G w i o n O ' B r i e n", "found", id="letters set apart"),
        pytest.param("\u202enoiwG\u202c was seen.", "found", id="turned to the left"),
        pytest.param(TAGS, "found", id="letters that no font draws"),
        pytest.param("M o r g a n n w g - S m i t h", "likely", id="letters and hyphen set apart"),
        pytest.param("Llŷr O'Brien", "found", id="second name and surname"),
        pytest.param("It was 17 May.", "possible", id="day without its year"),
    ],
)
def test_weighs(text: str, weight: str) -> None:
    assert weights(text) == {weight}


def test_a_place_where_somebody_lives_is_a_signal() -> None:
    assert [one.weight for one in said("They live in Trefddychmygol.")] == ["signal"]


def test_the_widest_of_overlapping_finds_is_told_alone() -> None:
    found = said("Gwion Llŷr O'Brien")
    assert [one.message for one in found] == ["full name, as `subject.full_name` gives it"]


def test_the_same_find_in_one_place_is_counted() -> None:
    assert [one.count for one in said("Gwion and Gwion and Gwion")] == [3]


def test_of_two_finds_in_one_place_the_heavier_is_told() -> None:
    assert [one.weight.value for one in said("Gwi on slept; Gwion woke.")] == ["found"]


def test_in_a_label_a_name_is_found_inside_a_word() -> None:
    assert [one.refuses for one in labels_said("report_gwionobrien_final")] == [True]


def test_in_a_label_low_lines_part_initials_from_words() -> None:
    assert [one.refuses for one in labels_said("notes_GLO_final")] == [True]


def test_a_label_in_the_letters_of_an_address_is_read() -> None:
    assert labels_said("Gwion%20Report")


def test_initials_may_stand_where_initials_are_allowed() -> None:
    assert weights("G.L.O. was seen.", audience="learning-event") == set()


def test_a_name_may_not_stand_where_initials_are_allowed() -> None:
    assert weights("Gwion was seen.", audience="learning-event") == {"found"}


def test_the_family_may_be_named_to_the_family() -> None:
    assert weights("Gwion and Siân O'Brien", audience="family") == set()


def test_an_address_may_not_stand_in_a_letter_to_somebody_else() -> None:
    found = weights("41 Rhes y Felin", audience="family", addressee="mother")
    assert found == {"found"}


def test_an_address_may_stand_in_the_letter_that_goes_there() -> None:
    text = "Gwenllian Tŷ-gwyn\n41 Rhes y Felin\nTrefddychmygol\nZZ99 3JK"
    assert weights(text, audience="family", addressee="grandmother") == set()


def test_a_form_of_full_names_may_say_everything_to_the_board() -> None:
    text = "Gwion Llŷr O'Brien, 17 May 2015, 3 Heol yr Enghraifft"
    assert weights(text, audience="board", card="full-names") == set()


def test_a_form_of_case_identifiers_names_nobody_to_the_board_either() -> None:
    assert weights("Gwion was seen.", audience="board", card="case-identifier") == {"found"}


def test_the_words_around_a_find_are_shown_without_names_and_figures() -> None:
    found = said("In 2024 the nurse Sally told Gwion that he was well")
    assert found[0].excerpt == "… the nurse … told ▇▇▇ that he was well"


@pytest.mark.parametrize("text", ["born in May 2015", "DoB 05/2015", "Ganwyd ym mis Mai 2015"])
def test_the_month_of_a_birth_is_told_with_what_to_say_instead(text: str) -> None:
    found = said(text)
    assert [(one.code, one.weight.value) for one in found] == [("person-month", "signal")]
    assert found[0].hint == "say an age band, or how long after"


def test_another_month_is_not_told() -> None:
    assert said("In 06/2015, and in section 05/20151 of 4.05/2015.") == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Gwi&#111;n slept.", id="as the web writes a letter"),
        pytest.param("Gw&#x69;on slept.", id="in sixteens"),
        pytest.param("O&apos;Brien slept.", id="an apostrophe"),
        pytest.param("the O'Briens moved", id="plural"),
        pytest.param("yr O'Brieniaid", id="plural in Welsh"),
    ],
)
def test_a_name_is_found_in_another_dress(text: str) -> None:
    assert weights(text) & {"found", "likely"}

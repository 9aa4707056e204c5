"""The pair of answers to each kind of question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.language import Language
from docgen.language.answers import AnswerPair, answer_pair, find_welsh_pair

EN, CY = Language.EN, Language.CY


@pytest.mark.parametrize(
    ("question", "pair"),
    [
        ("A oes gan y person anghenion gofal a chymorth?", ("Oes", "Nac oes")),
        ("A yw'r plentyn/person ifanc wedi marw?", ("Ydy", "Nac ydy")),
        ("A yw’r Cadeirydd yn annibynnol?", ("Ydy", "Nac ydy")),
        ("A yw enw'r plentyn wedi bod ar y gofrestr?", ("Ydy", "Nac ydy")),
        ("A oedd amheuaeth o gam-drin cyn y digwyddiad?", ("Oedd", "Nac oedd")),
        ("A gafodd y person ei gam-drin mewn lleoliad rheoleiddiedig?", ("Do", "Naddo")),
        ("A wnaeth y teulu gymryd rhan?", ("Do", "Naddo")),
        ("A ofynnwyd am unrhyw adolygiad arall?", ("Do", "Naddo")),
        ("A dderbyniodd y teulu'r daflen?", ("Do", "Naddo")),
        ("A ydych wedi nodi unrhyw ddysgu?", ("Ydw", "Nac ydw")),
        ("A fydd yr adroddiad yn cael ei gwblhau?", ("Bydd", "Na fydd")),
        ("A hoffai'r teulu gwrdd â'r adolygydd?", ("Hoffai", "Na hoffai")),
        ("A ddylid cyhoeddi'r adroddiad?", ("Dylid", "Na ddylid")),
        ("Oes angen cyfieithydd?", ("Oes", "Nac oes")),
        ("Ai hwn yw'r adroddiad terfynol?", ("Ie", "Nage")),
        ("Asiantaethau", ("Ie", "Na")),
        ("Modd", ("Ie", "Na")),
        ("", ("Ie", "Na")),
        ("A", ("Ie", "Na")),
    ],
)
def test_a_welsh_answer_repeats_the_verb_of_its_question(question, pair):
    assert answer_pair(question, CY) == pair


def test_several_people_answer_for_themselves_together():
    pair = answer_pair("A ydych wedi nodi unrhyw ddysgu?", CY, plural=True)
    assert pair == ("Ydym", "Nac ydym")


def test_plural_changes_no_question_about_somebody_else():
    assert answer_pair("A oes rheswm?", CY, plural=True) == ("Oes", "Nac oes")


def test_english_has_one_pair_for_all():
    assert answer_pair("Is the Chair independent?", EN) == ("Yes", "No")


def test_a_question_with_an_unknown_verb_has_no_pair_of_its_own():
    assert find_welsh_pair("A gytunir ar hyn?") is None


def test_a_pair_answers_true_and_false():
    assert AnswerPair("Oes", "Nac oes").of(True) == "Oes"
    assert AnswerPair("Oes", "Nac oes").of(0) == "Nac oes"


@pytest.mark.parametrize(
    ("pair", "language", "conditions"),
    [
        (AnswerPair("Ydy", "Nac ydy"), CY, ("Os ydy", "Os nac ydy")),
        (AnswerPair("Do", "Naddo"), CY, ("Os do", "Os naddo")),
        (AnswerPair("Yes", "No"), EN, ("If yes", "If no")),
    ],
)
def test_what_depends_on_an_answer_repeats_it(pair, language, conditions):
    assert pair.conditions(language) == conditions


@given(question=st.text())
def test_any_text_has_a_pair(question):
    assert all(answer_pair(question, CY))

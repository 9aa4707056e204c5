"""What stands in the place of what is missing."""

from __future__ import annotations

import pytest

from docgen.engine.ledger import Ledger
from docgen.language import Language
from docgen.model import State, Wording

TITLES = {
    "referral.date": Wording("Date of referral:", "Dyddiad yr atgyfeiriad:"),
    "panel.chair": Wording("Chair", "Cadeirydd"),
}


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        (Language.EN, "[to be given: Date of referral]"),
        (Language.CY, "[i'w roi: Dyddiad yr atgyfeiriad]"),
    ],
    ids=["english", "welsh"],
)
def test_a_draft_marks_what_is_required_by_its_own_name(language: Language, mark: str):
    assert Ledger(State.DRAFT, language, TITLES)("referral.date") == mark


@pytest.mark.parametrize("state", [State.BLANK, State.FINAL], ids=str)
def test_a_blank_and_a_final_form_print_nothing_there(state: State):
    assert Ledger(state, Language.EN, TITLES)("referral.date") == ""


def test_a_draft_prints_nothing_where_nothing_is_required():
    assert Ledger(State.DRAFT, Language.EN, TITLES)("referral.other_reviews") == ""


def test_what_is_below_a_missing_field_is_marked_by_the_field():
    assert Ledger(State.DRAFT, Language.EN, TITLES)("panel.chair.phone") == "[to be given: Chair]"

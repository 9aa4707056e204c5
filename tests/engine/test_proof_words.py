"""The check of words by forms, and what a card says of its review."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from docgen.catalogue import load_library
from docgen.engine import proof_words

FORM = "role-panel-member"
CARD = f"data_schemas/ctm/{FORM}.yaml"


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    """A library in which a card says that its Welsh was read, and nobody has signed its texts."""
    card = tmp_path / CARD
    card.parent.mkdir(parents=True)
    shutil.copy(ROOT / CARD, card)
    said = card.read_text(encoding="utf-8").replace(
        "welsh: {reviewed_by: null, reviewed_on: null}",
        'welsh: {reviewed_by: Eira Enghraifft, reviewed_on: "2026-11-20"}',
    )
    card.write_text(said, encoding="utf-8")
    return tmp_path


def test_a_clean_form_has_nothing_to_say_of() -> None:
    assert proof_words(load_library(), [FORM]) == ()


def test_a_card_that_says_more_than_was_read_is_told(reviewed: Path) -> None:
    [problem] = proof_words(load_library(reviewed), [FORM])
    assert (problem.code, problem.where.file) == ("review-outdated", CARD)
    assert f"docgen wording waiting {FORM}" in problem.hint

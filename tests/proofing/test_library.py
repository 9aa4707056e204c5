"""The whole library reads well: every form, every label, every sample, in both languages."""

from __future__ import annotations

import pytest
from proofing.mistakes import shipped_proof

from docgen.engine.proof_texts import proof_texts
from docgen.engine.proofing import proof_forms

FORMS = shipped_proof().library.form_ids


@pytest.mark.parametrize("form_id", FORMS)
def test_the_words_of_a_form_are_in_order(form_id: str) -> None:
    proof = shipped_proof()
    found = proof_forms(proof, [proof.library.form(form_id)])
    assert [str(problem) for problem in found] == []


def test_labels_choices_titles_and_samples_are_in_order() -> None:
    assert [str(problem) for problem in proof_texts(shipped_proof())] == []

"""Forms that are one text with small swaps: one template, and each card says which it is."""

from __future__ import annotations

import pytest
from builders import members_of, text_of
from made_documents import SETTINGS, sample, shipped

import docgen
from docgen.engine.building import build_templates, sourced_forms

TERMS = {
    "tor-extended-adult": ("adult", "extended", "the adult at risk"),
    "tor-concise-adult": ("adult", "concise", ""),
    "tor-extended-child": ("child", "extended", "the child protection plan"),
    "tor-concise-child": ("child", "concise", ""),
}
SCRUTINY = "to have particular regard to the following"
EACH = pytest.mark.parametrize("form_id", TERMS)
STATES = pytest.mark.parametrize("state", [docgen.State.BLANK, docgen.State.DRAFT], ids=str)


def terms(form_id: str, state: docgen.State) -> docgen.Made:
    """Return the terms of reference in English, as Word, for a case of an extended child review."""
    formats = (docgen.OutputFormat.DOCX,)
    request = docgen.Request((form_id,), (docgen.Language.EN,), formats, state)
    return docgen.make(shipped(), sample(), request, settings=SETTINGS)


def text_of_terms(form_id: str, state: docgen.State) -> str:
    """Return the text of the terms of reference."""
    [document] = terms(form_id, state).documents
    return text_of(document.content)


@STATES
@EACH
def test_each_form_prints_its_own_text_whatever_the_case(form_id: str, state: docgen.State) -> None:
    subject, kind, scrutiny = TERMS[form_id]
    said = text_of_terms(form_id, state)
    assert f"guidance for {kind} reviews" in said
    assert f"draft {subject} practice review report" in said
    assert (SCRUTINY in said, scrutiny in said) == (kind == "extended", True)


@EACH
def test_each_form_has_the_title_of_its_card(form_id: str) -> None:
    [document] = terms(form_id, docgen.State.BLANK).documents
    title = shipped().form(form_id).title[docgen.Language.EN]
    assert text_of(document.content).startswith(title)
    assert f"<dc:title>{title}<" in members_of(document.content)["docProps/core.xml"].decode()
    assert title in text_of(document.content, "word/footer1.xml")


def test_the_case_chooses_the_form_that_is_meant_for_it() -> None:
    chosen = [form.id for form in docgen.engine.forms_for(shipped(), sample())]
    assert [form_id for form_id in chosen if form_id in TERMS] == ["tor-extended-child"]


def test_a_form_that_is_not_meant_for_the_case_says_so() -> None:
    made = terms("tor-concise-adult", docgen.State.DRAFT)
    assert "form-not-for-case" in [problem.code for problem in made.problems]


def test_a_shared_template_is_built_once() -> None:
    names = {"templates/en/ctm/terms-of-reference.docx", "templates/cy/ctm/terms-of-reference.docx"}
    assert set(build_templates(shipped(), TERMS)) == names
    assert set(build_templates(shipped(), ["tor-concise-child"])) == names


def test_a_shared_source_comes_with_its_fragment() -> None:
    [(form, source)] = sourced_forms(shipped(), TERMS)
    assert (form.id, source.form_id) == ("tor-extended-adult", "terms-of-reference")
    assert list(source.fragments) == ["terms-of-reference-text"]

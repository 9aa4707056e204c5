"""What a made file says it is, to a PDF reader and in Word's properties."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from made_documents import SETTINGS, shipped
from set_pages import info_of

import docgen
from docgen.engine.titles import slots_of

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
#: What a file's name may be made of: nothing by which a person is known.
HARMLESS = {"document.title", "case.ref", "derived.report_title", "derived.review_type_label"}


def titles_of(form: str, state: docgen.State) -> set[str]:
    """Return the titles of a form's four files, of the child who was looked after."""
    path = SAMPLES / "child-looked-after-died.yaml"
    case = docgen.read_case(path, library=shipped(), settings=SETTINGS)
    made = docgen.make(shipped(), case, docgen.Request((form,), state=state), settings=SETTINGS)
    return {title_of(document) for document in made.documents}


def own_titles(form: str) -> set[str]:
    """Return a form's own title in both languages."""
    title = shipped().form(form).title
    return {title.en, title.cy}


def title_of(document: docgen.Document) -> str:
    if document.format == "pdf":
        return info_of(document.content)["/Title"]
    return docx.Document(io.BytesIO(document.content)).core_properties.title


@pytest.mark.parametrize(
    ("form", "english", "welsh"),
    [
        (
            "review-report",
            "Extended Child Practice Review Report: CTMSB 04/2026",
            "Adroddiad Adolygiad Ymarfer Plant Estynedig: CTMSB 04/2026",
        ),
        (
            "tor-extended-child",
            "Terms of reference for an Extended Child Practice Review: CTMSB 04/2026",
            "Cylch gorchwyl ar gyfer Adolygiad Ymarfer Plant Estynedig: CTMSB 04/2026",
        ),
    ],
)
def test_a_file_says_of_which_review_it_is(form: str, english: str, welsh: str) -> None:
    assert titles_of(form, docgen.State.DRAFT) == {english, welsh}


def test_a_blank_form_has_the_title_of_the_form() -> None:
    assert titles_of("review-report", docgen.State.BLANK) == own_titles("review-report")


def test_a_letter_has_its_own_title_and_no_reference() -> None:
    assert titles_of("family-letter-initial", docgen.State.DRAFT) == own_titles(
        "family-letter-initial"
    )


@pytest.mark.parametrize("form_id", shipped().form_ids)
def test_no_title_is_made_of_a_persons_name(form_id: str) -> None:
    assert set(slots_of(shipped().form(form_id).document_title)) <= HARMLESS

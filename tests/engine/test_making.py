"""A request in, documents out."""

from __future__ import annotations

from datetime import date

import pytest
from builders import text_of
from conftest import ROOT
from made_documents import SETTINGS, sample, shipped

import docgen
from docgen.engine import CaseReport, check_case, make
from docgen.errors import CaseError, FormNotFoundError, TypesetError

EN, CY = docgen.Language
DOCX, PDF = docgen.OutputFormat
LEAST = b"case: {ref: CTMSB 1/26, subject_type: child}\n"


CONTACT = b"""
people: {p: {name: A, address: B}}
family: {contacts: [{person: p, relationship_of_subject: son}]}
"""


def least(more: bytes = b"", settings: docgen.Settings = SETTINGS) -> docgen.Case:
    """Return the case that says the least that a case must, and `more`."""
    return docgen.read_case(LEAST + more, library=shipped(), settings=settings)


def make_one(
    form_id: str, case: docgen.Case | None, state: docgen.State = docgen.State.DRAFT
) -> docgen.Made:
    """Return what one form makes in English, as Word."""
    request = docgen.Request((form_id,), (EN,), (DOCX,), state)
    return make(shipped(), case, request, settings=SETTINGS)


def texts_of(made: docgen.Made) -> list[str]:
    """Return the text of each document."""
    return [text_of(document.content) for document in made.documents]


def test_documents_come_in_the_order_of_the_request() -> None:
    request = docgen.Request(("review-action-plan", "referral-child"), (CY, EN), (PDF, DOCX))
    made = make(shipped(), sample(), request, settings=SETTINGS)
    assert [(one.form_id, one.language, one.format) for one in made.documents] == [
        (form, language, ending)
        for form in ("review-action-plan", "referral-child")
        for language in (CY, EN)
        for ending in (DOCX, PDF)
    ]


def test_nothing_asked_for_makes_nothing() -> None:
    assert make(shipped(), sample(), docgen.Request(()), settings=SETTINGS).documents == ()


def test_a_form_that_is_not_there_makes_nothing_at_all() -> None:
    with pytest.raises(FormNotFoundError):
        make(shipped(), sample(), docgen.Request(("referral-child", "nothing")))


def test_a_draft_needs_a_case() -> None:
    with pytest.raises(CaseError) as caught:
        make_one("referral-child", None)
    assert "--blank" in caught.value.hint


def test_a_final_document_of_a_bare_case_is_refused_with_all_that_it_lacks() -> None:
    with pytest.raises(CaseError) as caught:
        make_one("referral-child", least(), docgen.State.FINAL)
    assert {"referral.date", "subject.dob"} <= {p.where.path for p in caught.value.problems}


def test_what_two_forms_lack_alike_is_told_once() -> None:
    request = docgen.Request(shipped().form_ids, state=docgen.State.FINAL)
    with pytest.raises(CaseError) as caught:
        make(shipped(), least(), request)
    assert len(set(caught.value.problems)) == len(caught.value.problems)


def test_a_draft_of_a_bare_case_is_made_and_warns() -> None:
    made = make_one("referral-child", least())
    assert "[to be given:" in texts_of(made)[0]
    assert {problem.severity.value for problem in made.problems} == {"warning"}


def test_a_list_that_is_empty_makes_no_letters_and_says_so() -> None:
    made = make_one("family-letter-initial", least(b"family: {contacts: []}\n"))
    assert made.documents == ()
    assert "list-empty" in [problem.code for problem in made.problems]


def test_a_letter_is_about_its_own_contact() -> None:
    made = make_one("family-letter-initial", sample())
    greetings = [line for text in texts_of(made) for line in text.splitlines() if "Dear" in line]
    assert len(greetings) == len(set(greetings)) == len(made.documents)


def test_a_blank_letter_is_made_once_for_nobody() -> None:
    made = make_one("family-letter-initial", sample(), docgen.State.BLANK)
    assert [one.name for one in made.documents] == ["blank_family-letter-initial_en.docx"]


def test_a_blank_form_is_the_same_with_a_case_and_without() -> None:
    made = [make_one("referral-child", case, docgen.State.BLANK) for case in (None, least())]
    assert made[0].documents[0].content == made[1].documents[0].content


def test_a_letter_carries_the_day_on_which_it_is_made() -> None:
    assert "2 March 2026" in texts_of(make_one("family-letter-initial", least(CONTACT)))[0]


def test_the_clock_is_that_of_the_settings() -> None:
    settings = docgen.Settings(today=lambda: date(2031, 12, 25))
    request = docgen.Request(("family-letter-initial",), (CY,), (DOCX,))
    (document,) = make(shipped(), least(CONTACT, settings), request, settings=settings).documents
    assert "25 Rhagfyr 2031" in text_of(document.content)


def test_a_letter_that_no_font_has_is_told_without_the_text() -> None:
    case = least("subject: {full_name: Gwen 中}\n".encode())
    with pytest.raises(TypesetError) as caught:
        make(shipped(), case, docgen.Request(("referral-child",)))
    assert "Gwen" not in f"{caught.value}{caught.value.hint}"


@pytest.mark.parametrize(
    "value",
    ["{{ 7 * 7 }}", "{% if x %}", "#import calc: *", "<w:p/>", "]] }} %}", "\\u{1F600}", "@a $b$"],
)
def test_what_a_person_typed_is_never_code(value: str) -> None:
    case = least(f"subject: {{full_name: '{value}'}}\n".encode())
    request = docgen.Request(("referral-child",), (EN,))
    made = make(shipped(), case, request, settings=SETTINGS)
    assert value in text_of(made.documents[0].content)


def test_the_check_of_a_case_says_what_each_form_lacks(tmp_path) -> None:
    (tmp_path / "case.yaml").write_bytes(LEAST)
    report = check_case(shipped(), tmp_path / "case.yaml")
    assert isinstance(report, CaseReport)
    assert "referral.date" in [p.where.path for p in report.lacking["referral-child"]]


def test_the_check_leaves_out_forms_that_are_not_for_the_case(tmp_path) -> None:
    (tmp_path / "case.yaml").write_bytes(LEAST.replace(b"child", b"adult"))
    assert "referral-child" not in check_case(shipped(), tmp_path / "case.yaml").lacking


def test_the_sample_lies_where_the_readme_says() -> None:
    assert (ROOT / "samples" / "case.yaml").is_file()


def test_nothing_of_a_document_shows_in_its_repr() -> None:
    (document,) = make_one("referral-child", sample()).documents
    assert "Gwion" not in repr(document)
    assert "Gwion" not in repr(sample())


def test_a_letter_that_no_typeface_has_is_told_with_its_document() -> None:
    case = least(CONTACT.replace(b"name: A", "name: 王".encode()))
    request = docgen.Request(("family-letter-initial",), (EN,), (PDF,), docgen.State.DRAFT)
    with pytest.raises(
        TypesetError, match=r"`CTMSB-1-26_family-letter-initial_01_en\.pdf`"
    ) as told:
        make(shipped(), case, request, settings=SETTINGS)
    assert "王" not in str(told.value)

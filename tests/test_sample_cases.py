"""The four sample cases: complete, in both languages, and every form comes out of one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pytest
from builders import members_of, text_of
from made_documents import meant_for_sample, shipped, short
from pdf_checks import pdf_problems, table_headers_of, text_of_pages, verapdf_problems

import docgen
from docgen.cases import applies, find_gaps, missing_fields
from docgen.engine import make_demonstration, sample_cases, sample_for
from docgen.engine.demonstration import SAMPLES

#: A day on which all of them are under way, the last of them published.
SETTINGS = docgen.Settings(today=lambda: date(2026, 11, 21))
WITHOUT_NAMES = ("case-identifier", "initials", "pseudonym", "none")
MARKS = ("{{", "{%", "Undefined", "[to be given", "[i'w roi", "**", "\ufffd")
#: A word that English prose may have, and Welsh only by mistake.
ENGLISH_MARKS = ("None", "Missing")


def cases() -> Iterator[docgen.Case]:
    """Return the sample cases, each review of one that has several."""
    return sample_cases(shipped(), SETTINGS)


CASES = {f"{case.reference} {number}": case for number, case in enumerate(cases(), start=1)}
EACH_CASE = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
EACH_FORM = pytest.mark.parametrize("form_id", shipped().form_ids)


@cache
def shown() -> docgen.Made:
    """Return every form, each from the first sample case that it is for."""
    return make_demonstration(shipped(), settings=SETTINGS)


def documents(ending: str) -> dict[str, docgen.Document]:
    """Return the documents of one format by the name that a test shows."""
    return {short(one.name): one for one in shown().documents if one.format == ending}


@cache
def sample_of(form_id: str) -> docgen.Case:
    """Return the sample case that a form is shown with."""
    return sample_for(shipped(), shipped().form(form_id), SETTINGS)


def said(document: docgen.Document) -> str:
    """Return all text of a document on one line."""
    if document.format == "pdf":
        return " ".join(" ".join(text_of_pages(document.content)).split())
    names = [name for name in members_of(document.content) if re.match("word/.*[.]xml$", name)]
    return " ".join(text_of(document.content, name) for name in names)


# those that the older sample case does not reach, whose documents other tests judge
NEW = {n: one for n, one in documents("pdf").items() if one.form_id not in meant_for_sample()}


def test_there_are_four_and_one_of_them_has_two_reviews() -> None:
    assert len(CASES) == len(SAMPLES) + 1


@EACH_CASE
def test_a_sample_case_has_no_problems(case: docgen.Case) -> None:
    assert [str(problem) for problem in case.problems + case.overrides] == []


@EACH_CASE
def test_a_sample_case_says_everything_in_both_languages(case: docgen.Case) -> None:
    assert [str(problem) for problem in find_gaps(case)] == []


@EACH_CASE
def test_a_sample_case_has_all_that_its_forms_need(case: docgen.Case) -> None:
    missing = {
        form.id: [problem.where.path for problem in missing_fields(form, case)]
        for form in shipped().forms
        if applies(form, case)
    }
    assert {form_id: paths for form_id, paths in missing.items() if paths} == {}


@pytest.mark.parametrize(
    ("name", "review_type", "reviewers"),
    [
        ("CTMSB 05/2026", "concise", 1),
        ("CTMSB 01/2026", "extended", 2),
        ("CTMSB 04/2026", "extended", 2),
    ],
)
def test_a_sample_case_is_of_its_kind(name: str, review_type: str, reviewers: int) -> None:
    case = next(case for case in CASES.values() if case.reference == name)
    people = case.read("reviewers")

    assert case.read("review.type") == review_type
    assert isinstance(people, list)
    assert len(people) == reviewers


def test_the_forum_is_the_last_review_of_its_case() -> None:
    kinds = [c.read("review.type") for c in CASES.values() if c.reference == "CTMSB 06/2024"]

    assert kinds == ["mapf", "concise"]


@EACH_FORM
def test_every_form_has_a_sample_case(form_id: str) -> None:
    assert applies(shipped().form(form_id), sample_of(form_id))


@EACH_FORM
def test_every_form_comes_out_whole_in_both_languages_and_formats(form_id: str) -> None:
    kinds = {(o.language, o.format) for o in shown().documents if o.form_id == form_id}

    assert len(kinds) == 4


def test_nothing_is_noticed_on_the_way() -> None:
    assert [str(problem) for problem in shown().problems] == []


@pytest.mark.parametrize(
    "document", [*documents("docx").values(), *NEW.values()], ids=lambda one: short(one.name)
)
def test_no_page_shows_a_tag_or_a_mark_of_code(document: docgen.Document) -> None:
    text, name = said(document), short(document.name)
    marks = (*MARKS, *ENGLISH_MARKS) if name.endswith("_cy") else MARKS

    assert [mark for mark in marks if mark in text] == []


@pytest.mark.parametrize("name", documents("docx"))
def test_a_form_without_names_never_names_the_subject(name: str) -> None:
    document = documents("docx")[name]
    form = shipped().form(document.form_id)
    full = str(sample_of(form.id).read("subject.full_name"))
    is_named = any(part in said(document) for part in (full, full.partition(" ")[0]))

    # the chronology is the agency's own: the name stands in its heading
    if form.identity in WITHOUT_NAMES:
        assert not is_named


@pytest.mark.parametrize("name", NEW)
def test_a_pdf_passes_the_judges_that_need_no_java(name: str) -> None:
    assert pdf_problems(NEW[name].content) == []


@pytest.mark.parametrize("name", NEW)
def test_every_table_of_a_pdf_has_headers(name: str) -> None:
    assert [found for found in table_headers_of(NEW[name].content) if not found] == []


@pytest.mark.verapdf
@pytest.mark.parametrize("flavour", ["ua-1", "a-2a"])
@pytest.mark.parametrize("name", NEW)
def test_a_pdf_passes_the_reference_validator(name: str, flavour: str) -> None:
    assert verapdf_problems(NEW[name].content, flavour) == []

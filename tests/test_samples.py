"""The sample case, through the whole pipeline."""

from __future__ import annotations

import html
import io
import re

import pypdf
import pytest
from builders import members_of, text_of
from made_documents import documents, made, meant_for_sample, sample, shipped
from pdf_checks import (
    language_of,
    outline_of,
    pdf_problems,
    table_headers_of,
    text_of_pages,
    verapdf_problems,
)
from pdf_checks.texts import page_texts_of

from docgen import Document

FULL_NAME = "Gwion Llŷr O'Brien"
WITHOUT_NAMES = ("case-identifier", "initials", "pseudonym", "none")
PDFS, WORDS = documents("pdf"), documents("docx")
EACH_PDF = pytest.mark.parametrize("pdf", PDFS.values(), ids=PDFS.keys())
#: One letter of each kind stands for all of them where a judge is slow.
FIRST = {name: one for name, one in PDFS.items() if "_0" not in name or "_01_" in name}
UNNAMED = {
    name: one
    for name, one in {**PDFS, **{f"{name} (Word)": one for name, one in WORDS.items()}}.items()
    if shipped().form(one.form_id).identity in WITHOUT_NAMES
}


def words_in(document: Document) -> str:
    """Return all text of a document on one line, headers and footers too."""
    if document.format == "docx":
        parts = members_of(document.content)
        names = [name for name in parts if name.startswith("word/") and name.endswith(".xml")]
        return " ".join(text_of(document.content, name) for name in names)
    return " ".join(" ".join(text_of_pages(document.content)).split())


def letters_of(document: Document) -> str:
    """Return the letters of a document's running text in reading order, without its notes."""
    if document.format == "docx":
        body = members_of(document.content)["word/document.xml"].decode()
        said = html.unescape("".join(re.findall("<w:t(?: [^>]*)?>([^<]*)</w:t>", body)))
    else:
        said = "".join(page.body for page in page_texts_of(document.content))
    return "".join(filter(str.isalpha, said))


def test_it_reads_without_problems() -> None:
    assert [str(problem) for problem in sample().problems] == []
    assert [str(problem) for problem in sample().overrides] == []


def test_everything_is_made_without_problems() -> None:
    assert [str(problem) for problem in made().problems] == []


def test_every_form_is_made_in_both_languages_and_formats() -> None:
    kinds = {(one.form_id, one.language, one.format) for one in made().documents}
    assert len(kinds) == len(meant_for_sample()) * 4


def test_no_name_of_a_file_tells_of_a_person() -> None:
    assert [one.name for one in made().documents if not one.name.startswith("CTMSB-03-2026_")] == []


@EACH_PDF
def test_a_pdf_passes_the_judges_that_need_no_java(pdf: Document) -> None:
    assert pdf_problems(pdf.content) == []


@pytest.mark.verapdf
@pytest.mark.parametrize("flavour", ["ua-1", "a-2a"])
@pytest.mark.parametrize("pdf", FIRST.values(), ids=FIRST.keys())
def test_a_pdf_passes_the_reference_validator(pdf: Document, flavour: str) -> None:
    assert verapdf_problems(pdf.content, flavour) == []


@EACH_PDF
def test_a_pdf_says_its_language_and_title_and_board(pdf: Document) -> None:
    properties = pypdf.PdfReader(io.BytesIO(pdf.content)).metadata or {}
    assert language_of(pdf.content) == pdf.language.tag
    form, title = shipped().form(pdf.form_id), properties["/Title"]
    of_review = title.endswith(str(sample().data["case"]["ref"]))
    assert of_review if form.document_title else title == form.title[pdf.language]
    assert properties["/Author"]


@EACH_PDF
def test_a_pdf_has_an_outline(pdf: Document) -> None:
    assert outline_of(pdf.content)[0][0] == 1


@EACH_PDF
def test_every_table_of_a_pdf_has_headers(pdf: Document) -> None:
    assert [headers for headers in table_headers_of(pdf.content) if not headers] == []


@pytest.mark.parametrize("document", UNNAMED.values(), ids=UNNAMED.keys())
def test_a_form_without_names_never_names_the_subject(document: Document) -> None:
    said = words_in(document)
    assert FULL_NAME not in said
    assert "Gwion" not in said


@pytest.mark.parametrize("name", ["referral-child_en", "referral-child_cy"])
def test_a_form_with_names_names_the_subject(name: str) -> None:
    assert FULL_NAME in words_in(PDFS[name])
    assert FULL_NAME in words_in(WORDS[name])


@pytest.mark.parametrize("name", PDFS)
def test_word_and_pdf_say_the_same(name: str) -> None:
    assert letters_of(PDFS[name]) == letters_of(WORDS[name])


@EACH_PDF
def test_no_page_shows_a_tag_or_a_mark_of_code(pdf: Document) -> None:
    said = words_in(pdf)
    marks = ("{{", "{%", "None", "Undefined", "Missing", "[to be given", "[i'w roi", "**", "\ufffd")
    assert [mark for mark in marks if mark in said] == []

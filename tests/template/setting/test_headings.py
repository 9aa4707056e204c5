"""Headings, title and language: what a reader steers by."""

from __future__ import annotations

import pytest
from builders import docx_of, heading, para, raw
from pdf_checks import headings_of, language_of, outline_of, passages_in, reading_order
from set_pages import info_of, pdf_of

from docgen import Language, compile_template

STORY = (heading("One"), "a", heading("Two", 2), "b", heading("Three", 3), heading("Four"))
OUTLINE = [(1, "One"), (2, "Two"), (3, "Three"), (1, "Four")]


def test_heading_styles_become_headings_of_their_level() -> None:
    assert headings_of(pdf_of(*STORY)) == OUTLINE


def test_headings_become_the_outline() -> None:
    assert outline_of(pdf_of(*STORY)) == OUTLINE


def test_a_level_that_is_skipped_leaves_no_gap() -> None:
    levels = [level for level, _ in headings_of(pdf_of(heading("One"), heading("Three", 3)))]
    assert levels == [1, 2]


def test_a_first_heading_below_level_one_becomes_level_one() -> None:
    assert headings_of(pdf_of(heading("Two", 2), "text"))[0] == (1, "Two")


def test_the_title_style_is_a_heading() -> None:
    pdf = pdf_of(para("The title", style="Title"), heading("One"))
    assert [text for _, text in headings_of(pdf)] == ["The title", "One"]


def test_an_outline_level_makes_a_heading_of_any_style() -> None:
    level = '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    pdf = pdf_of(raw(f"<w:p>{level}<w:r><w:t>By level</w:t></w:r></w:p>"))
    assert headings_of(pdf) == [(1, "By level")]


def test_an_empty_heading_is_none() -> None:
    assert headings_of(pdf_of(heading("One"), heading("{{ nothing }}"), "x")) == [(1, "One")]


def test_a_heading_from_a_value_stands_in_the_outline_whole() -> None:
    pdf = pdf_of(heading("Review of {{ a }}"), context={"a": "Tŷ'r Onnen & *co*"})
    assert outline_of(pdf) == [(1, "Review of Tŷ'r Onnen & *co*")]


def test_a_heading_in_a_cell_is_a_heading() -> None:
    words = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>In it</w:t></w:r></w:p>'
    row = f"<w:tr><w:tc>{words}</w:tc></w:tr>"
    pdf = pdf_of(raw(f"<w:tbl><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid>{row}</w:tbl>"))
    assert ("H1", "In it") in reading_order(pdf)


def test_a_heading_that_repeats_in_a_loop_is_there_for_each_item() -> None:
    blocks = ("{%p for a in items %}", heading("About {{ a }}"), "text", "{%p endfor %}")
    pdf = pdf_of(*blocks, context={"items": ["x", "y"]})
    assert outline_of(pdf) == [(1, "About x"), (1, "About y")]


@pytest.mark.parametrize(
    ("language", "tag"), [(Language.EN, "en-GB"), (Language.CY, "cy-GB")], ids=str
)
def test_the_document_says_its_language(language: Language, tag: str) -> None:
    assert language_of(pdf_of("x", language=language)) == tag


def test_a_passage_in_the_other_language_says_so() -> None:
    run = '<w:r><w:rPr><w:lang w:val="cy-GB"/></w:rPr><w:t>Bwrdd Diogelu</w:t></w:r>'
    pdf = pdf_of(raw(f"<w:p><w:r><w:t xml:space='preserve'>Board: </w:t></w:r>{run}</w:p>"))
    assert passages_in(pdf, "cy-GB") == ["Bwrdd Diogelu"]


def test_a_passage_in_the_documents_own_language_does_not() -> None:
    run = '<w:r><w:rPr><w:lang w:val="cy-GB"/></w:rPr><w:t>Bwrdd Diogelu</w:t></w:r>'
    pdf = pdf_of(raw(f"<w:p>{run}</w:p>"), language=Language.CY)
    assert passages_in(pdf, "cy-GB") == []


def test_the_title_and_the_author_are_those_given() -> None:
    pdf = compile_template(docx_of("x")).pdf({}, title="A form", author="The board")
    assert (info_of(pdf)["/Title"], info_of(pdf)["/Author"]) == ("A form", "The board")


def test_without_a_title_the_word_files_own_serves() -> None:
    docx = docx_of("x", properties={"title": "Review of {{ a }}"})
    assert info_of(compile_template(docx).pdf({"a": "b"}))["/Title"] == "Review of b"


def test_without_any_title_the_first_heading_serves() -> None:
    docx = docx_of("x", heading("Referral"), properties={"title": ""})
    assert info_of(compile_template(docx).pdf({}))["/Title"] == "Referral"


def test_nothing_in_the_properties_tells_who_made_it_or_when() -> None:
    docx = docx_of("x", properties={"author": "Gwen Smith", "last_modified_by": "Gwen Smith"})
    pdf = compile_template(docx).pdf({}, title="A form")
    assert b"Gwen" not in pdf
    assert info_of(pdf)["/CreationDate"] == info_of(pdf)["/ModDate"] == "D:19800101000000Z"

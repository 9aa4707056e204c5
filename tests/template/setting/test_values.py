"""Whatever a value holds, the page shows it as it is, and the PDF stays accessible."""

from __future__ import annotations

import unicodedata

import pytest
from builders import docx_of, heading, members_of, para, png_of, table
from docxtpl import Listing, RichText
from hypothesis import given, settings
from hypothesis import strategies as st
from pdf_checks import headings_of, outline_of, text_of_pages
from set_pages import info_of, lines_of, page_count, pdf_of, pdf_of_docx, words_of

from docgen import InlineImage, Language
from docgen.engine import compile_template
from docgen.errors import TypesetError
from docgen.model import Text

AWKWARD = {
    "welsh-letters": "ŵ ŷ Ŵ Ŷ â ê î ô û ï",
    "apostrophes": "O'Brien’s ‘ŷ’",
    "quotation-marks": '"straight" “curly”',
    "jinja-expression": "{{ name }}",
    "jinja-statement": "{% if x %}",
    "jinja-comment": "{# a #}",
    "typst-function": "#import calc",
    "typst-strong": "*x*",
    "typst-emphasis": "_x_ __y__",
    "typst-maths": "$x^2$",
    "typst-raw": "`x` ```y```",
    "typst-reference": "@ref <label>",
    "typst-comment": "a // b /* c */",
    "typst-heading": "= x",
    "typst-list": "- x",
    "typst-enumeration": "+ x",
    "typst-term": "/ x: y",
    "typst-dashes": "a -- b --- c ... ~ d",
    "typst-square-brackets": "[x] ]",
    "typst-curly-brackets": "{x} }",
    "backslash": "C:\\u{41}\\new \\",
    "html": "<b>x</b> & &amp; &lt;",
    "web-address": "https://example.org/a_b?c=d#e",
    "number-sign": "# 1, #2",
    "digits": "1. x",
    "long-word": "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
}


@pytest.mark.parametrize("value", AWKWARD.values(), ids=AWKWARD.keys())
def test_a_value_prints_as_itself_in_a_paragraph(value: str) -> None:
    assert lines_of(pdf_of("Said: {{ a }}.", context={"a": value})) == [f"Said: {value}."]


def test_values_print_as_themselves_at_the_start_of_a_cell() -> None:
    rows = table("{%tr for a in values %}", "{{ a }} | b", "{%tr endfor %}")
    pdf = pdf_of(rows, context={"values": list(AWKWARD.values())})
    assert lines_of(pdf)[::2] == list(AWKWARD.values())


def test_values_print_as_themselves_in_headings() -> None:
    blocks = ("{%p for a in values %}", heading("{{ a }}"), "{%p endfor %}")
    pdf = pdf_of(*blocks, context={"values": list(AWKWARD.values())})
    assert headings_of(pdf) == [(1, value) for value in AWKWARD.values()]
    assert [text for _, text in outline_of(pdf)] == list(AWKWARD.values())


def test_values_print_as_themselves_in_a_header() -> None:
    value = " ".join(AWKWARD.values())
    pdf = pdf_of("x", header="{{ a }} end", context={"a": value})
    assert words_of(pdf).replace(" ", "") == f"{value} end x".replace(" ", "")


def test_values_print_as_themselves_in_the_properties() -> None:
    value = " ".join(AWKWARD.values())
    pdf = compile_template(docx_of("x")).pdf({}, title=value, author=value)
    assert (info_of(pdf)["/Title"], info_of(pdf)["/Author"]) == (value, value)


@settings(max_examples=25)
@given(st.text(st.characters(codec="utf-8", max_codepoint=0x17F, categories=["L", "N", "P", "S"])))
def test_any_text_survives(value: str) -> None:
    source = compile_template(docx_of("a{{ a }}z")).pdf({"a": value}, title="x")
    assert words_of(source).replace(" ", "") == f"a{value}z".replace("­", "")


def test_three_thousand_words_in_one_box_run_over_several_pages() -> None:
    value = " ".join(f"word{number}" for number in range(3000))
    pdf = pdf_of(table("Why | {{ a }}"), context={"a": value})
    assert page_count(pdf) > 5
    assert " ".join(lines_of(pdf)) == f"Why {value}"


def test_an_empty_list_leaves_no_rows() -> None:
    pdf = pdf_of(
        table("Name", "{%tr for a in people %}", "{{ a }}", "{%tr endfor %}"),
        "after",
        context={"people": []},
    )
    assert lines_of(pdf) == ["Name", "after"]


def test_a_value_that_is_missing_leaves_the_paragraph_empty() -> None:
    assert lines_of(pdf_of("before", "{{ nothing }}", "after")) == ["before", "after"]


def test_a_newline_breaks_the_line() -> None:
    pdf = pdf_of("{{ a }}", context={"a": "3 Heol\nTref"})
    assert lines_of(pdf) == ["3 Heol Tref"]
    assert text_of_pages(pdf) == ["3 Heol\nTref"]


def test_a_tab_moves_to_the_next_stop() -> None:
    assert lines_of(pdf_of("{{ a }}", context={"a": "left\tright"})) == ["left right"]


@pytest.mark.parametrize("value", ["a\0b", "a\x01b", "a\uffffb"], ids=["nul", "one", "no-letter"])
def test_a_sign_that_no_file_may_hold_is_left_out(value: str) -> None:
    assert lines_of(pdf_of("{{ a }}", context={"a": value})) == ["ab"]


def test_a_letter_put_together_of_two_signs_is_shown_as_one() -> None:
    (line,) = lines_of(pdf_of("{{ a }}", context={"a": "w\u0302y\u0302"}))
    assert unicodedata.normalize("NFC", line) == "ŵŷ"


def test_a_letter_that_no_font_has_is_told_without_showing_it() -> None:
    with pytest.raises(TypesetError) as caught:
        pdf_of("Gwen {{ a }}", context={"a": "中"})
    assert "no font here can show" in caught.value.message
    assert "中" not in f"{caught.value}{caught.value.hint}"


def test_a_number_prints_as_its_digits() -> None:
    assert lines_of(pdf_of("{{ a }} of {{ b }}", context={"a": 3, "b": 4.5})) == ["3 of 4.5"]


def test_rich_text_keeps_its_words_and_spaces() -> None:
    rich = RichText("plain ")
    rich.add("bold", bold=True)
    rich.add(" & red\nnext", color="ff0000")
    assert lines_of(pdf_of("{{r a }}", context={"a": rich})) == ["plain bold & red next"]


def test_a_listing_makes_its_lines_and_paragraphs() -> None:
    pdf = pdf_of("{{ a }}", context={"a": Listing("one\ntwo\athree <4>")})
    assert " ".join(lines_of(pdf)) == "one two three <4>"


def test_a_picture_as_a_value_says_its_words() -> None:
    picture = InlineImage(png_of(40, 20), alt="The board's seal")
    pdf = pdf_of("Seal: {{ a }}", context={"a": picture})
    assert "The board's seal" in " ".join(lines_of(pdf))


def test_a_text_in_the_other_language_says_so() -> None:
    value = Text("Bwrdd Diogelu", Language.CY)
    pdf = pdf_of("The board: {{ a }}.", context={"a": value})
    assert lines_of(pdf) == ["The board: Bwrdd Diogelu."]


def test_spaces_at_the_ends_of_runs_are_kept() -> None:
    assert lines_of(pdf_of(para("one ", "two", " three"))) == ["one two three"]


def test_the_same_template_set_twice_keeps_nothing_of_the_first() -> None:
    docx = docx_of(heading("{{ a }}"), table("{{ a }} | b"), header="{{ a }}")
    pdf_of_docx(docx, {"a": "first"})
    assert "first" not in words_of(pdf_of_docx(docx, {"a": "second"}))


def test_a_text_within_a_tag_holds_what_was_typed() -> None:
    default = "{{ nobody|default('Heddlu & De') }}"
    test = "{% if name == 'Jones & Co' %}ours{% else %}theirs{% endif %}"
    docx = docx_of(default, test)
    context = {"name": "Jones & Co"}
    assert words_of(pdf_of_docx(docx, context)) == "Heddlu & De ours"
    made = members_of(compile_template(docx).word(context))["word/document.xml"]
    assert b"Heddlu &amp; De<" in made

"""Sections: paper, margins, columns, and what stands above and below the text."""

from __future__ import annotations

import re

import pytest
from builders import Block, docx_of, heading, members_of, raw, section_break, with_members
from set_pages import lines_of, page_count, pdf_of, pdf_of_docx, size_of_page, spots_of, words_of

from docgen import compile_template

A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
ACROSS = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
MARGINS = """<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"
 w:header="720" w:footer="720"/>"""
PAGE = """<w:r><w:fldChar w:fldCharType="begin"/></w:r>\
<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>\
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>9</w:t></w:r>\
<w:r><w:fldChar w:fldCharType="end"/></w:r>"""
UNLIKE = """<w:cols w:num="2" w:equalWidth="0"><w:col w:w="3000" w:space="300"/>
<w:col w:w="6000"/></w:cols>"""
BREAK = raw('<w:p><w:r><w:br w:type="page"/><w:t>b</w:t></w:r></w:p>')
JUMP = raw('<w:p><w:r><w:br w:type="column"/><w:t>right</w:t></w:r></w:p>')


def end_of_section(properties: str) -> Block:
    """Return the paragraph that ends a section of these properties."""
    return raw(f"<w:p><w:pPr><w:sectPr>{properties}</w:sectPr></w:pPr></w:p>")


def field(name: str) -> Block:
    """Return a paragraph of one field, as Word writes it."""
    return raw(f"<w:p>{PAGE.format(name)}</w:p>")


def numbered_pages(words: str) -> bytes:
    """Return the template of two pages whose footer holds fields: `words` with {PAGE}."""
    docx = docx_of("a", BREAK, footer="@")
    name = next(name for name in members_of(docx) if name.startswith("word/footer"))
    footer = members_of(docx)[name].decode()
    runs = words.format(PAGE=PAGE.format("PAGE"), NUMPAGES=PAGE.format("NUMPAGES \\* MERGEFORMAT"))
    return with_members(docx, {name: footer.replace("<w:r><w:t>@</w:t></w:r>", runs).encode()})


def test_the_paper_has_its_size() -> None:
    assert size_of_page(pdf_of("x", end_of_section(A4 + MARGINS), "y")) == (595, 842)


def test_a_section_across_lies_between_upright_ones() -> None:
    pdf = pdf_of("a", end_of_section(A4), "b", end_of_section(ACROSS), "c")
    assert [size_of_page(pdf, number) for number in (1, 2, 3)] == [
        (595, 842),
        (842, 595),
        (612, 792),
    ]


def test_margins_hold_the_text() -> None:
    assert spots_of(pdf_of("x", end_of_section(A4 + MARGINS), "y"))["x"][0] == 72


def test_a_section_on_the_same_page_begins_no_page() -> None:
    pdf = pdf_of("a", end_of_section(""), "b", end_of_section('<w:type w:val="continuous"/>'))
    assert list(spots_of(pdf)) == ["a", "b"]


def test_columns_stand_side_by_side() -> None:
    columns = A4 + MARGINS + '<w:cols w:num="2" w:space="720"/>'
    spots = spots_of(pdf_of("left", JUMP, end_of_section(columns), "after"))
    assert spots["right"][0] > spots["left"][0] + 200
    assert spots["right"][1] == pytest.approx(spots["left"][1], abs=15)


def test_columns_are_read_one_after_the_other() -> None:
    columns = A4 + MARGINS + '<w:cols w:num="2" w:space="720"/>'
    words = [f"word{number}" for number in range(80)]
    assert lines_of(pdf_of(*words, end_of_section(columns), "after")) == [*words, "after"]


def test_columns_of_unlike_width_are_named_before_anything_is_set() -> None:
    docx = docx_of("left", JUMP, end_of_section(A4 + MARGINS + UNLIKE), "after")
    (problem,) = compile_template(docx).problems
    assert problem.code.startswith("unsettable-")


def test_header_and_footer_stand_on_every_page() -> None:
    pdf = pdf_of("a", section_break(), "b", header="The header", footer="The footer")
    assert words_of(pdf).count("The header") == words_of(pdf).count("The footer") == 2


def test_header_and_footer_are_not_read_out() -> None:
    assert lines_of(pdf_of("a", header="The header", footer="The footer")) == ["a"]


def test_the_header_stands_above_and_the_footer_below_the_text() -> None:
    spots = spots_of(pdf_of("text", header="over", footer="under"))
    assert spots["over"][1] < spots["text"][1] < spots["under"][1]


def test_a_header_of_many_lines_pushes_the_text_down() -> None:
    low = spots_of(pdf_of("text", header="over"))["text"][1]
    pdf = pdf_of("text", header="{{ a }}", context={"a": "\n".join("abcdefgh")})
    assert spots_of(pdf)["text"][1] > low + 40


def test_the_first_page_has_its_own_header_and_footer() -> None:
    sides = {"first_header": "first over", "first_footer": "first under"}
    pdf = pdf_of("a", BREAK,
                 header="other over", footer="other under", **sides)  # fmt: skip
    assert list(spots_of(pdf, 1)) == ["first over", "a", "first under"]
    assert list(spots_of(pdf, 2)) == ["other over", "b", "other under"]


def test_a_header_is_filled() -> None:
    assert "over Llŷr" in words_of(pdf_of("x", header="over {{ a }}", context={"a": "Llŷr"}))


def test_the_number_of_the_page_and_of_all_pages_are_shown() -> None:
    pdf = pdf_of_docx(
        numbered_pages("<w:r><w:t>Page </w:t></w:r>{PAGE}<w:r><w:t>/</w:t></w:r>{NUMPAGES}")
    )
    assert re.findall("Page ?(.) ?/ ?(.)", words_of(pdf)) == [("1", "2"), ("2", "2")]


def test_the_number_of_the_page_in_the_text_is_shown() -> None:
    assert lines_of(pdf_of("a", section_break(), field("PAGE"))) == ["a", "2"]


def test_a_field_that_is_not_known_shows_what_word_last_showed() -> None:
    assert lines_of(pdf_of(field("DOCPROPERTY Whatever"))) == ["9"]


def test_a_page_count_may_start_elsewhere() -> None:
    pdf = pdf_of("a", field("PAGE"), end_of_section('<w:pgNumType w:start="7"/>'), "b")
    assert lines_of(pdf) == ["a", "7", "b"]


def test_odd_and_even_pages_have_their_own_headers() -> None:
    docx = docx_of("a", section_break(), "b", section_break(), "c", header="odd")
    pdf = pdf_of_docx(_with_even_header(docx, "even"))
    assert [next(iter(spots_of(pdf, number))) for number in (1, 2, 3)] == ["odd", "even", "odd"]


def test_a_section_without_a_header_takes_the_one_before() -> None:
    pdf = pdf_of("a", section_break(), "b", header="over")
    assert next(iter(spots_of(pdf, 2))) == "over"


def test_the_pages_of_a_long_document_are_all_there() -> None:
    pdf = pdf_of(*[heading(f"Part {n}") if n % 9 == 0 else f"text {n}" for n in range(200)])
    assert page_count(pdf) > 5
    assert len(lines_of(pdf)) == 200


def _with_even_header(docx: bytes, text: str) -> bytes:
    members = members_of(docx)
    header = next(name for name in members if name.startswith("word/header"))
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    reference = b"<w:headerReference "
    changes = {
        "[Content_Types].xml": (
            b"</Types>",
            f'<Override PartName="/word/headerEven.xml" ContentType="{office}.header+xml"/>',
        ),
        "word/_rels/document.xml.rels": (
            b"</Relationships>",
            f'<Relationship Id="rIdEven" Type="{kind}" Target="headerEven.xml"/>',
        ),
        "word/settings.xml": (b"<w:zoom", "<w:evenAndOddHeaders/>"),
        "word/document.xml": (reference, '<w:headerReference w:type="even" r:id="rIdEven"/>'),
    }
    changed = {
        name: members[name].replace(before, added.encode() + before, 1)
        for name, (before, added) in changes.items()
    }
    return with_members(
        docx, {**changed, "word/headerEven.xml": members[header].replace(b"odd", text.encode())}
    )

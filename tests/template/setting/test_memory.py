"""What is kept from one document to the next never shows in the next."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from builders import docx_of, heading, para, png_of, raw, table
from pdf_checks import outline_of

from docgen.template import InlineImage, compile_template
from docgen.typeset import typeset_typst

TALL = (
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='4000'/></w:tblGrid><w:tr><w:trPr>"
    "<w:trHeight w:val='{{ height }}'/></w:trPr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
SPECIMEN = docx_of(
    heading("{{ a }}"),
    "{{ a }} and {{ b }}",
    raw(TALL),
    para("{{ b }}", style="List Number"),
    table("{%tr for x in rows %}", "{{ x }} | {{ a }}", "{%tr endfor %}"),
    header="{{ a }}",
    footnotes=["{{ b }}"],
)
FIRST = {"a": "one", "b": "two", "height": 480, "rows": ["x", "y"]}
CHANGES: dict[str, Mapping[str, object]] = {
    "a text": {"a": "another"},
    "a height": {"height": 2467},
    "fewer rows": {"rows": []},
    "more rows": {"rows": list("xyz")},
    "a longer header": {"a": "word " * 90},
    "texts that change places": {"a": "two", "b": "one"},
    "no text": {"a": ""},
    "a text of several lines": {"a": "one\ntwo"},
    "a text of several paragraphs": {"a": "one\atwo"},
    "a text on two pages": {"b": "one\ftwo"},
    "a tab": {"a": "one\ttwo"},
    "signs of markup": {"a": '#[*"$_`<@', "b": "\\"},
}


def source_of(docx: bytes, *contexts: Mapping[str, object]) -> str:
    """Return the source of the last of these documents, set one after the other."""
    template = compile_template(docx)
    return [template.render_typst(context, title="x").main for context in contexts][-1]


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_document_is_the_same_after_another(change: Mapping[str, object]) -> None:
    second = {**FIRST, **change}
    assert source_of(SPECIMEN, FIRST, second) == source_of(SPECIMEN, second)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_the_pdf_is_the_same_after_many_alike(change: Mapping[str, object]) -> None:
    second = {**FIRST, **change}
    after = compile_template(SPECIMEN)
    for context in (FIRST, FIRST, second, second, FIRST, second):
        source = after.render_typst(context, title="x")
    alone = compile_template(SPECIMEN).render_typst(second, title="x")
    assert typeset_typst(source) == typeset_typst(alone)


def test_what_no_data_can_change_is_defined_from_the_first_document_on() -> None:
    fixed = "This sentence stands in every document of the template, whoever it is for."
    source = compile_template(docx_of(fixed, "{{ a }}")).render_typst({"a": "Ann"}, title="x")
    assert fixed not in source.main
    assert source.common is not None
    assert fixed.encode() in source.common.content


def test_what_one_document_alone_says_is_not_defined_for_others() -> None:
    template = compile_template(docx_of("{{ a }}"))
    for name in ("Ann of Pontypridd", "Bob of Merthyr", "Cai of Bridgend", "Dai of Aberdare"):
        source = template.render_typst({"a": name * 5}, title="x")
    assert source.common is not None
    assert b"Pontypridd" not in source.common.content


def test_what_documents_have_in_common_is_said_once() -> None:
    template = compile_template(docx_of("{{ a }}", "{{ b }}"))
    sizes = [len(template.render_typst({"a": "same " * 40, "b": n}).main) for n in range(5)]
    assert sizes[-1] < sizes[0] - 150


def test_what_documents_have_in_common_is_defined_up_to_a_length() -> None:
    template = compile_template(docx_of("{%p for x in rows %}", "{{ x }}", "{%p endfor %}"))
    rows = [f"row {n} " + "words " * 50 for n in range(1000)]
    for _ in range(5):
        source = template.render_typst({"rows": rows}, title="x")
    assert source.common is not None
    assert len(source.common.content) < len(source.main)


def test_a_picture_that_documents_share_is_not_asked_of_those_without_it() -> None:
    template = compile_template(docx_of("{%p if shown %}", "{{ a }}", "{%p endif %}", "{{ b }}"))
    image = InlineImage(png_of(30, 30), alt="A seal")
    for number in range(5):
        source = template.render_typst({"shown": True, "a": image, "b": number}, title="x")
        assert typeset_typst(source).pdf
    assert typeset_typst(template.render_typst({"shown": False, "b": 1}, title="x")).pdf


LINKED = docx_of(
    raw('<w:p><w:bookmarkStart w:id="1" w:name="end"/><w:r><w:t>End</w:t></w:r></w:p>'),
    "{%p if linked %}",
    raw('<w:p><w:hyperlink w:anchor="end"><w:r><w:t>To the end</w:t></w:r></w:hyperlink></w:p>'),
    "{%p endif %}",
)


def test_a_link_finds_its_place_though_documents_before_had_no_such_link() -> None:
    template = compile_template(LINKED)
    for linked in (False, False, True, False, True):
        source = template.render_typst({"linked": linked}, title="x")
        assert ("<bm-end>" in source.main) is linked
        assert typeset_typst(source).pdf


def test_a_heading_is_written_anew_where_one_above_it_is_gone() -> None:
    docx = docx_of(
        "{%p if x %}", heading("One"), "{%p endif %}", heading("Two", level=2), "{{ a }}"
    )
    template = compile_template(docx)
    pdfs = [
        typeset_typst(template.render_typst({"x": x, "a": 1}, title="t")).pdf
        for x in (True, True, False, True)
    ]
    assert pdfs[0] == pdfs[1] == pdfs[3]
    assert [outline_of(pdf) for pdf in pdfs[1:3]] == [[(1, "One"), (2, "Two")], [(1, "Two")]]


def test_no_repr_shows_what_a_document_says() -> None:
    source = compile_template(docx_of("{{ a }}", "fixed")).render_typst({"a": "Ann"}, title="x")
    assert "Ann" not in repr(source)
    assert "fixed" not in repr(source)

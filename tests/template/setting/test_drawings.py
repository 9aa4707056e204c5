"""Pictures, text boxes and content controls."""

from __future__ import annotations

import io

import pytest
from builders import Block, docx_of, members_of, picture, png_of, raw, table
from docx.document import Document
from pdf_checks import reading_order
from set_pages import lines_of, pdf_of, pdf_of_docx

from docgen import InlineImage, compile_template

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
BOX = """<w:p><w:r><w:pict>
<v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="width:200pt;height:50pt">
<v:textbox><w:txbxContent><w:p><w:r><w:t>In the box: {{ a }}</w:t></w:r></w:p></w:txbxContent>
</v:textbox></v:shape></w:pict></w:r></w:p>"""


def shown(words: str, width: int = 8, height: int = 8) -> Block:
    """Return a paragraph with a picture whose alternative text, as Word keeps it, is `words`."""

    def add(document: Document) -> None:
        shape = document.add_picture(io.BytesIO(png_of(width, height)))
        shape._inline.docPr.set("descr", words)

    return add


def control(inside: str, properties: str = "") -> str:
    """Return a content control."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def tick_box(sign: str, checked: int) -> str:
    """Return Word's own tick box."""
    state = f'<w14:checkbox {W14}><w14:checked w14:val="{checked}"/></w14:checkbox>'
    return control(
        f'<w:r><w:rPr><w:rFonts w:ascii="MS Gothic"/></w:rPr><w:t>{sign}</w:t></w:r>', state
    )


def figures_of(pdf: bytes) -> list[str]:
    """Return the words of each picture."""
    return [text for kind, text in reading_order(pdf) if kind == "Figure"]


def test_a_picture_says_its_words() -> None:
    assert figures_of(pdf_of("before", shown("The board's seal"), "after")) == ["The board's seal"]


def test_the_words_of_a_picture_may_be_a_field() -> None:
    pdf = pdf_of(shown("Seal of {{ a }}"), context={"a": "Tŷ'r Onnen"})
    assert figures_of(pdf) == ["Seal of Tŷ'r Onnen"]


def test_a_picture_without_words_is_called_a_picture() -> None:
    assert figures_of(pdf_of("x", picture())) == ["picture"]


def test_a_picture_without_words_is_noticed() -> None:
    (problem,) = compile_template(docx_of("x", picture())).problems
    assert problem.code == "picture-without-words"


def test_a_picture_stands_in_a_cell() -> None:
    image = InlineImage(png_of(30, 30), alt="A seal")
    assert "A seal" in " ".join(lines_of(pdf_of(table("{{ a }} | b"), context={"a": image})))


def test_a_picture_wider_than_the_page_is_set() -> None:
    assert figures_of(pdf_of(shown("wide", 4000, 20))) == ["wide"]


def test_two_pictures_stand_in_order() -> None:
    pdf = pdf_of(shown("one"), "between", shown("two", 9, 9))
    assert lines_of(pdf) == ["one", "between", "two"]


def test_a_text_box_is_read() -> None:
    assert "In the box: x" in lines_of(pdf_of("a", raw(BOX), "b", context={"a": "x"}))


def test_a_content_control_around_paragraphs_is_seen_through() -> None:
    inside = "<w:p><w:r><w:t>one</w:t></w:r></w:p><w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p>"
    assert lines_of(pdf_of(raw(control(inside)), context={"a": "two"})) == ["one", "two"]


def test_a_content_control_within_a_paragraph_is_seen_through() -> None:
    inside = control("<w:r><w:t>{{ a }}</w:t></w:r>")
    pdf = pdf_of(raw(f"<w:p><w:r><w:t>x</w:t></w:r>{inside}</w:p>"), context={"a": "y"})
    assert lines_of(pdf) == ["xy"]


def test_a_content_control_around_a_cell_is_seen_through() -> None:
    cell = control("<w:tc><w:p><w:r><w:t>b</w:t></w:r></w:p></w:tc>")
    row = f"<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>{cell}</w:tr>"
    grid = "<w:tblGrid><w:gridCol w:w='900'/><w:gridCol w:w='900'/></w:tblGrid>"
    assert lines_of(pdf_of(raw(f"<w:tbl><w:tblPr/>{grid}{row}</w:tbl>"))) == ["a", "b"]


def test_a_content_control_around_a_row_is_seen_through() -> None:
    row = control("<w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr>")
    grid = "<w:tblGrid><w:gridCol w:w='900'/></w:tblGrid>"
    assert lines_of(pdf_of(raw(f"<w:tbl><w:tblPr/>{grid}{row}</w:tbl>"))) == ["a"]


@pytest.mark.parametrize(("sign", "checked"), [("☐", 0), ("☒", 1), ("☑", 1)])
def test_a_tick_box_shows_its_sign(sign: str, checked: int) -> None:
    yes = raw(f"<w:p>{tick_box(sign, checked)}<w:r><w:t>Yes</w:t></w:r></w:p>")
    assert [line.replace(" ", "") for line in lines_of(pdf_of(yes))] == [f"{sign}Yes"]


def test_a_tick_from_a_value_is_shown() -> None:
    pdf = pdf_of("{{ tick(a, true) }} yes {{ tick(a, false) }} no", context={"a": True})
    assert lines_of(pdf) == ["☒ yes ☐ no"]


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (
            '<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
            "<m:r><m:t>x</m:t></m:r></m:oMath></w:p>",
            "unsettable-equation",
        ),
        (
            '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/>'
            "</w:object></w:r></w:p>",
            "unsettable-object",
        ),
        ('<w:altChunk r:id="rId1"/>', "unsettable-chunk"),
    ],
    ids=["equation", "object", "inserted-file"],
)
def test_what_cannot_be_set_is_named_before_anything_is_made(xml: str, code: str) -> None:
    (problem,) = compile_template(docx_of("a", raw(xml))).problems
    assert problem.code == code
    assert "--engine libreoffice" in problem.hint


def test_a_template_of_what_cannot_be_set_still_makes_its_word_file() -> None:
    template = compile_template(docx_of("{{ a }}", raw('<w:altChunk r:id="rId1"/>')))
    assert b"filled" in members_of(template.word({"a": "filled"}))["word/document.xml"]


def test_a_picture_that_a_value_brings_is_the_same_in_every_pdf() -> None:
    docx = docx_of("{{ a }}")
    image = InlineImage(png_of(30, 30), alt="A seal")
    assert pdf_of_docx(docx, {"a": image}) == pdf_of_docx(docx, {"a": image})

"""What other people's Word files hold that ours do not: each once came out wrong, or not at all."""

from __future__ import annotations

import io

import pytest
from builders import (
    Block,
    assert_same_as_docxtpl,
    docx_of,
    heading,
    members_of,
    png_of,
    raw,
    with_members,
)
from pypdf import PdfReader
from set_pages import lines_of, page_count, pdf_of_docx, words_of

from docgen import compile_template
from docgen.errors import Severity, TemplateError

BREAK = raw('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
NEW_PAGE = raw("<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>new</w:t></w:r></w:p>")
SECTION = raw('<w:p><w:pPr><w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>')
MARK = '<w:bookmarkStart w:id="7" w:name="there"/>'
JUMP = raw('<w:p><w:hyperlink w:anchor="there"><w:r><w:t>Go</w:t></w:r></w:hyperlink></w:p>')
CELL = (
    '<w:tc><w:p><w:pPr><w:pStyle w:val="Heading{}"/></w:pPr><w:r><w:t>in</w:t></w:r></w:p></w:tc>'
)
LIST = """<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>\
</w:docPartObj></w:sdtPr><w:sdtContent><w:p><w:r><w:t>What is here</w:t></w:r></w:p>\
<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "1-2" </w:instrText>\
</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>\
<w:hyperlink w:anchor="there"><w:r><w:t>Old entry</w:t></w:r></w:hyperlink></w:p>\
<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>"""


def with_body(docx: bytes, old: str, new: str) -> bytes:
    body = members_of(docx)["word/document.xml"].decode()
    assert old in body
    return with_members(docx, {"word/document.xml": body.replace(old, new).encode()})


def levels_of(pdf: bytes) -> list[str]:
    """Return the kind of each heading in a PDF's structure, in their order."""
    found: list[str] = []

    def walk(node: object) -> None:
        if isinstance(node, list):
            for item in node:
                walk(item.get_object())
        elif isinstance(node, dict):
            if str(node.get("/S", ""))[:2] == "/H":
                found.append(str(node["/S"]))
            below = node.get("/K")
            walk(below.get_object() if below is not None else None)

    walk(PdfReader(io.BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"])
    return found


def test_headings_in_a_table_come_after_those_before_it() -> None:
    table = raw(f"<w:tbl><w:tr>{CELL.format(2)}</w:tr><w:tr>{CELL.format(3)}</w:tr></w:tbl>")
    docx = docx_of(heading("a", 4), "b", table, heading("c", 5))
    assert levels_of(pdf_of_docx(docx)) == ["/H1", "/H2", "/H3", "/H4"]


def test_a_break_that_ends_the_document_makes_no_page() -> None:
    assert page_count(pdf_of_docx(docx_of("a", BREAK))) == 1
    assert page_count(pdf_of_docx(docx_of("a", BREAK, "b"))) == 2


@pytest.mark.parametrize(
    ("blocks", "pages"), [((NEW_PAGE, NEW_PAGE), 2), (("a", SECTION, NEW_PAGE), 2)]
)
def test_a_page_that_begins_anyway_is_not_broken_again(
    blocks: tuple[Block, ...], pages: int
) -> None:
    assert page_count(pdf_of_docx(docx_of(*blocks))) == pages


def test_a_bookmark_between_paragraphs_is_where_a_link_leads() -> None:
    docx = docx_of(JUMP, NEW_PAGE)
    marked = with_body(docx, "<w:p><w:pPr><w:pageBreak", f"{MARK}<w:p><w:pPr><w:pageBreak")
    pages = PdfReader(io.BytesIO(pdf_of_docx(marked))).pages
    target = pages[0]["/Annots"][0].get_object()["/Dest"]
    assert target[0]["/StructParents"] == pages[1]["/StructParents"]


def test_a_bookmark_between_rows_is_not_lost() -> None:
    rows = "<w:tr><w:tc><w:p/></w:tc></w:tr>"
    docx = docx_of(JUMP, raw(f"<w:tbl>{rows}{MARK}{rows}</w:tbl>"))
    assert words_of(pdf_of_docx(docx)).strip() == "Go"


def test_a_style_without_a_name_styles_nothing() -> None:
    docx = docx_of("a")
    styles = members_of(docx)["word/styles.xml"].decode()
    nameless = (
        '<w:style><w:name w:val="Empty"/><w:rPr><w:sz w:val="2"/></w:rPr></w:style></w:styles>'
    )
    changed = styles.replace("</w:styles>", nameless)
    assert pdf_of_docx(with_members(docx, {"word/styles.xml": changed.encode()})) == pdf_of_docx(
        docx
    )


def test_the_tracked_change_of_a_paragraph_mark_is_passed_over() -> None:
    marks = (
        '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:rPr><w:b/><w:rPrChange w:id="1" w:author="a">'
        "<w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr></w:pPr><w:r><w:t>item</w:t></w:r></w:p>"
    )
    assert "item" in words_of(pdf_of_docx(docx_of(raw(marks))))


def test_a_break_inside_of_text_is_a_break() -> None:
    docx = docx_of(raw("<w:p><w:r><w:t>one<w:br/>two</w:t></w:r></w:p>"))
    assert words_of(pdf_of_docx(docx)).split() == ["one", "two"]


def test_only_the_first_body_counts() -> None:
    body = members_of(docx_of("a"))["word/document.xml"].decode()
    twice = body.replace("</w:body>", "</w:body><w:body><w:p/></w:body>")
    docx = with_members(docx_of("a"), {"word/document.xml": twice.encode()})
    assert words_of(pdf_of_docx(docx)).strip() == "a"


def test_a_guide_to_how_a_word_is_said_is_named_and_not_dropped() -> None:
    docx = docx_of(raw("<w:p><w:r><w:ruby><w:rt/><w:rubyBase/></w:ruby></w:r></w:p>"))
    with pytest.raises(TemplateError) as error:
        compile_template(docx).pdf({})
    assert [problem.code for problem in error.value.problems] == ["unsettable-ruby"]


def test_a_list_of_contents_that_is_not_ours_stays_as_docxtpl_leaves_it() -> None:
    assert_same_as_docxtpl(docx_of(raw(LIST), heading("{{ a }}")), {"a": "A"})


def test_what_stands_over_a_list_of_contents_is_set_with_it() -> None:
    marked = with_body(docx_of(raw(LIST), heading("new")), "<w:t>new", f"{MARK}<w:t>new")
    marked = with_body(marked, f"<w:r>{MARK}", f"{MARK}<w:r>")
    words = words_of(pdf_of_docx(marked)).split()
    assert words[:3] == ["What", "is", "here"]
    assert "entry" in words


def with_object(ending: str, picture: bytes) -> bytes:
    """Return a template with an embedded file, of which Word shows a picture in such a format."""
    shown = (
        '<w:p><w:r><w:object><v:shape xmlns:v="urn:schemas-microsoft-com:vml" alt="A list"'
        ' style="width:20pt;height:20pt"><v:imagedata r:id="rIdShown"/></v:shape><o:OLEObject'
        ' xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r></w:p>'
    )
    docx = docx_of("a", raw(shown))
    rels = members_of(docx)["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    more = f'<Relationship Id="rIdShown" Type="{kind}" Target="media/shown.{ending}"/>'
    types = members_of(docx)["[Content_Types].xml"].decode()
    known = f'<Default Extension="{ending}" ContentType="image/x-{ending}"/>'
    return with_members(
        docx,
        {
            "word/_rels/document.xml.rels": rels.replace("</Rel", f"{more}</Rel").encode(),
            "[Content_Types].xml": types.replace("</Types>", f"{known}</Types>").encode(),
            f"word/media/shown.{ending}": picture,
        },
    )


def test_of_an_embedded_file_the_picture_is_set() -> None:
    docx = with_object("png", png_of(20, 20))
    assert compile_template(docx).problems == ()
    assert "A list" in lines_of(pdf_of_docx(docx))


def test_an_embedded_file_with_a_picture_for_windows_alone_is_named() -> None:
    (problem,) = compile_template(with_object("emf", b"emf")).problems
    assert problem.code == "unsettable-object"
    assert "Paste Special" in problem.hint


@pytest.mark.parametrize(
    ("frame", "told"),
    [
        ('w:dropCap="drop" w:lines="3"', "a drop cap is set as a paragraph of its own"),
        ('w:w="3000" w:hSpace="180"', "a frame is set as a paragraph of its own"),
    ],
)
def test_a_frame_is_set_in_the_flow_and_told(frame: str, told: str) -> None:
    block = raw(f"<w:p><w:pPr><w:framePr {frame}/></w:pPr><w:r><w:t>O</w:t></w:r></w:p>")
    template = compile_template(docx_of(block, "nce upon a time"))
    (problem,) = template.compiled.problems
    assert problem.message.startswith(told)
    assert (problem.severity, problem.where.spot) == (Severity.WARNING, "paragraph 1")
    assert lines_of(template.pdf({}, title="x")) == ["O", "nce upon a time"]

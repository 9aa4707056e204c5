"""Parts of a Word file: a finding in one says where a person sees it."""

from __future__ import annotations

import pytest
from release.gates import checked
from release.word_specimens import NAMESPACES, paragraph, png, relations, run, story, word

NAME = "Gwion O'Brien"
BODY_RELATIONS = "word/_rels/document.xml.rels"
CHART = f'<c:chart xmlns:c="urn:c"><c:v>{NAME}</c:v></c:chart>'

HEADING = (
    '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>what was known</w:t></w:r></w:p>'
)
TO_SECOND_NOTE = (
    '<w:p><w:r><w:footnoteReference w:id="9"/><w:footnoteReference w:id="4"/></w:r></w:p>'
)


def places(content: bytes) -> set[str]:
    return {f"{one.part}: {one.spot}" for one in checked(content) if one.code == "person-name"}


def shown(parts: dict[str, str | bytes], *rows: tuple[str, str, str, bool]) -> bytes:
    """Return a file whose second paragraph points to the relation `rId7`."""
    body = f'<w:p><w:r><w:drawing r:id="rId7"/></w:r>{run("See.")}</w:p>'
    return word(body, parts={**parts, BODY_RELATIONS: relations(*rows)})


def test_a_chart_is_where_the_paragraph_shows_it() -> None:
    content = shown(
        {"word/charts/chart1.xml": CHART}, ("rId7", "chart", "charts/chart1.xml", False)
    )
    assert places(content) == {"chart (shown at body, paragraph 2): text of `v`"}


def test_a_workbook_is_where_its_chart_is() -> None:
    sheet = word(parts={"xl/sharedStrings.xml": f"<sst><t>{NAME}</t></sst>"})
    content = shown(
        {
            "word/charts/chart1.xml": "<c/>",
            "word/charts/_rels/chart1.xml.rels": relations(
                ("rId1", "package", "../embeddings/book1.xlsx", False)
            ),
            "word/embeddings/book1.xlsx": sheet,
        },
        ("rId7", "chart", "charts/chart1.xml", False),
    )
    assert all("shown at body, paragraph 2" in place for place in places(content))


def test_a_picture_is_where_the_paragraph_shows_it() -> None:
    content = shown(
        {"word/media/image1.png": png(NAME)}, ("rId7", "image", "/word/media/image1.png", False)
    )
    place = "pictures and other files (shown at body, paragraph 2): data of a picture"
    assert places(content) == {place}


def test_a_link_is_where_the_paragraph_has_it() -> None:
    target = "https://example.org/Gwion-OBrien"
    content = shown(
        {}, ("rId3", "hyperlink", "https://example.org", True), ("rId7", "hyperlink", target, True)
    )
    assert places(content) == {"links: body, paragraph 2, target of a link"}


@pytest.mark.parametrize(
    ("kind", "label"),
    [("attachedTemplate", "template"), ("image", "name of a part")],
)
def test_what_is_no_link_is_not_called_one(kind: str, label: str) -> None:
    target = ("rId7", kind, "https://example.org/Gwion-OBrien.png", True)
    assert places(word("<w:p/>", parts={BODY_RELATIONS: relations(target)})) == {f"links: {label}"}


def test_a_link_is_under_the_heading_of_its_paragraph() -> None:
    link = f'<w:p><w:hyperlink r:id="rId7">{run("See.")}</w:hyperlink></w:p>'
    target = ("rId7", "hyperlink", "https://example.org/Gwion-OBrien", True)
    content = word(HEADING + link, parts={BODY_RELATIONS: relations(target)})
    under = "(paragraph 1 under the heading “what was known”)"
    assert places(content) == {f"links: body, paragraph 3, target of a link {under}"}


@pytest.mark.parametrize(("kind", "pages"), [("first", "first pages"), ("even", "even pages")])
def test_a_header_is_called_by_its_pages(kind: str, pages: str) -> None:
    sections = f'<w:sectPr><w:headerReference w:type="{kind}" r:id="rId7"/></w:sectPr>'
    content = word(
        sections,
        parts={
            "word/header1.xml": story("hdr", paragraph(NAME)),
            BODY_RELATIONS: relations(("rId7", "header", "header1.xml", False)),
        },
    )
    assert places(content) == {f"header of {pages}: paragraph 1"}


def test_what_holds_paragraphs_is_where_the_first_of_them_is() -> None:
    properties = f'<w:sdtPr><w:alias w:val="{NAME}"/></w:sdtPr>'
    content = word(f"<w:sdt>{properties}<w:sdtContent>{paragraph('So.')}</w:sdtContent></w:sdt>")
    assert places(content) == {"body: paragraph 2, title of a content control"}


def test_an_author_is_where_the_comment_is() -> None:
    comments = "".join(
        f'<w:comment w:id="{n}" w:author="{author}">{paragraph("So.")}</w:comment>'
        for n, author in enumerate(("A", NAME))
    )
    content = word(parts={"word/comments.xml": f"<w:comments {NAMESPACES}>{comments}</w:comments>"})
    assert places(content) == {"comments: comment 2, paragraph 1, author of a comment"}


def test_a_part_that_shows_itself_has_no_place_and_no_end() -> None:
    content = word(
        parts={
            "word/charts/chart1.xml": CHART,
            "word/charts/_rels/chart1.xml.rels": relations(("rId1", "chart", "chart1.xml", False)),
        }
    )
    assert places(content) == {"chart: text of `v`"}


def test_a_paragraph_is_counted_from_its_heading() -> None:
    content = word(paragraph("One.") + HEADING + paragraph("Two.") + "<w:p/>" + paragraph(NAME))
    spot = "paragraph 6 (paragraph 2 under the heading “what was known”)"
    assert places(content) == {f"body: {spot}"}


def test_a_heading_is_called_one() -> None:
    content = word(HEADING + HEADING.replace("what was known", NAME))
    assert places(content) == {"body: paragraph 3, a heading"}


@pytest.mark.parametrize(
    "style",
    [
        '<w:style w:styleId="Pennawd1"><w:name w:val="heading 1"/></w:style>',
        '<w:style w:styleId="Pennawd1"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>',
        '<w:style w:styleId="Pennawd1"><w:basedOn w:val="Heading2"/></w:style>',
    ],
)
def test_a_style_that_makes_a_heading_may_have_any_id(style: str) -> None:
    heading = HEADING.replace("Heading1", "Pennawd1")
    styles = {"word/styles.xml": f"<w:styles {NAMESPACES}>{style}</w:styles>"}
    spot = "paragraph 3 (paragraph 1 under the heading “what was known”)"
    assert places(word(heading + paragraph(NAME), parts=styles)) == {f"body: {spot}"}


def test_a_label_says_under_which_heading_it_stands() -> None:
    mark = f'<w:p><w:bookmarkStart w:name="{NAME}"/>{run("So.")}</w:p>'
    spot = "paragraph 3, bookmark (paragraph 1 under the heading “what was known”)"
    assert places(word(HEADING + mark)) == {f"body: {spot}"}


def test_a_note_has_the_number_that_a_reader_sees() -> None:
    notes = "".join(
        f'<w:footnote w:id="{n}">{paragraph(text)}</w:footnote>'
        for n, text in ((0, ""), (4, NAME), (9, "So."))
    )
    part = f"<w:footnotes {NAMESPACES}>{notes}</w:footnotes>"
    content = word(HEADING + TO_SECOND_NOTE, parts={"word/footnotes.xml": part})
    assert places(content) == {
        "footnotes: footnote 2 (shown at body, paragraph 3), paragraph 1 "
        "(under the heading “what was known”)"
    }


def test_headers_of_several_sections_are_told_apart() -> None:
    one = '<w:sectPr><w:headerReference w:type="default" r:id="rId7"/></w:sectPr>'
    other = '<w:sectPr><w:pgSz w:w="1"/></w:sectPr>'
    content = word(
        f"<w:p><w:pPr>{other}</w:pPr></w:p>{one}",
        parts={
            "word/header1.xml": story("hdr", paragraph(NAME)),
            BODY_RELATIONS: relations(("rId7", "header", "header1.xml", False)),
        },
    )
    assert places(content) == {"header of section 2: paragraph 1"}


@pytest.mark.parametrize(
    ("body", "way"),
    [
        (f'<w:p><w:bookmarkStart w:name="{NAME}"/></w:p>', "Insert, Bookmark"),
        (f"<w:p><w:r><w:instrText>TC {NAME}</w:instrText></w:r></w:p>", "Alt+F9"),
        (f"<!-- {NAME} --><w:p/>", "--clean"),
    ],
)
def test_what_no_page_shows_comes_with_how_word_shows_it(body: str, way: str) -> None:
    assert way in {one.code: one.hint for one in checked(word(body))}["person-name"]


def test_a_picture_to_look_at_is_where_the_paragraph_shows_it() -> None:
    picture = ("rId7", "image", "/word/media/image1.png", False)
    content = shown({"word/media/image1.png": png()}, picture)
    parts = [one.part for one in checked(content) if one.code == "picture"]
    assert parts == ["pictures (shown at body, paragraph 2)"]

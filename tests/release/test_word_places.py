"""Parts of a Word file: a finding in one says where a person sees it."""

from __future__ import annotations

import pytest
from release.gates import checked
from release.word_specimens import NAMESPACES, paragraph, png, relations, run, story, word

NAME = "Gwion O'Brien"
BODY_RELATIONS = "word/_rels/document.xml.rels"
CHART = f'<c:chart xmlns:c="urn:c"><c:v>{NAME}</c:v></c:chart>'


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
    assert places(content) == {f"header 1 of {pages}: paragraph 1"}


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

"""A contents list is filled in when a document is made: entries, links, and their pages."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence

import docx
import pytest
from builders import docx_of, heading, members_of, raw, text_of
from lxml import etree
from pypdf import PdfReader

from docgen.engine.page_numbers import find_pages
from docgen.model import TypstSource
from docgen.template import compile_template
from docgen.template.contents import has_contents
from docgen.typeset import typeset_typst

FIELD = (
    '<w:sdt><w:sdtPr><w:tag w:val="docgen-contents"/></w:sdtPr><w:sdtContent>'
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> TOC \\o "{}" \\h '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>old</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:sdtContent></w:sdt>'
)
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def report(levels: str = "2-3", *blocks: object) -> bytes:
    return docx_of(
        heading("Title", 1),
        raw(FIELD.format(levels)),
        *(
            blocks
            or (heading("{{ first }}", 2), raw(BREAK), heading("Deeper", 3), heading("Last", 2))
        ),  # type: ignore[arg-type]
    )


def body_of(data: bytes) -> etree._Element:
    return etree.fromstring(members_of(data)["word/document.xml"])


def made(data: bytes, pages: Sequence[int] | None = None, **context: object) -> bytes:
    finder = None if pages is None else (lambda _, __: pages)
    values = {"first": "First", **context}
    return compile_template(data).render_word(values, find_pages=finder)


def entries(data: bytes) -> list[str]:
    """Return the lines of the contents list: words, a tab, the page."""
    control = next(body_of(data).iter(f"{W}sdt"))
    return [
        "".join("\t" if x.tag == f"{W}tab" else x.text or "" for x in p.iter(f"{W}t", f"{W}tab"))
        for p in control.iter(f"{W}p")
    ]


def test_there_is_an_entry_for_each_heading_of_the_levels() -> None:
    assert entries(made(report(), [2, 3, 3])) == ["First\t2", "Deeper\t3", "Last\t3"]
    assert entries(made(report("1-2"), [1, 2, 3])) == ["Title\t1", "First\t2", "Last\t3"]


def test_headings_that_the_data_bring_are_in_it() -> None:
    template = docx_of(heading("T", 1), raw(FIELD.format("2-2")), "{{p text|rich }}")
    data = compile_template(template).render_word({"text": "# One\n\nwords\n\n# Two"})
    assert [line.rstrip() for line in entries(data)] == ["One", "Two"]


def test_each_entry_leads_to_a_bookmark_around_its_heading() -> None:
    root = body_of(made(report(), [2, 3, 3]))
    anchors = [x.get(f"{W}anchor") for x in root.iter(f"{W}hyperlink")]
    marks = [x.get(f"{W}name") for x in root.iter(f"{W}bookmarkStart")]
    assert anchors == marks
    assert len(set(marks)) == 3
    fields = [x.text or "" for x in root.iter(f"{W}instrText")]
    assert [x.split()[1] for x in fields if "PAGEREF" in x] == anchors


def test_pages_that_nobody_found_are_left_to_word() -> None:
    root = body_of(made(report()))
    begin = next(root.iter(f"{W}fldChar"))
    assert begin.get(f"{W}dirty") == "1"
    assert [line.rstrip("\t") for line in entries(made(report()))] == ["First", "Deeper", "Last"]


def test_pages_that_were_found_leave_nothing_to_word() -> None:
    xml = members_of(made(report(), [2, 3, 3]))["word/document.xml"].decode()
    assert "w:dirty" not in xml
    assert not re.search("[\ue000-\uf8ff]", xml)


def test_the_number_of_a_note_is_no_part_of_an_entry() -> None:
    noted = docx_of(
        raw(FIELD.format("1-1")),
        raw(
            '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>One</w:t></w:r><w:r>'
            '<w:footnoteReference w:id="1"/></w:r><w:r><w:t>{{ first }}</w:t></w:r></w:p>'
        ),
        footnotes=["note"],
    )
    assert entries(made(noted, [1], first=" more")) == ["One more\t1"]


def test_a_document_without_headings_has_an_empty_list() -> None:
    data = made(docx_of(raw(FIELD.format("1-3")), "{{ first }}"), [])
    assert "First" in text_of(data)
    docx.Document(io.BytesIO(data))


@pytest.mark.parametrize(
    ("xml", "has"),
    [
        ('<w:sdtPr><w:tag w:val="docgen-contents"/></w:sdtPr>', True),
        ("<w:instrText> TOC \\o </w:instrText>", False),
        ("<w:t>docgen-contents</w:t>", False),
    ],
)
def test_a_contents_list_of_ours_is_told_from_others(xml: str, has: bool) -> None:
    assert has_contents(xml) is has


def kinds_below(node: object) -> Iterator[str]:
    """Yield the kind of each element of a PDF's structure."""
    if isinstance(node, list):
        for item in node:
            yield from kinds_below(item.get_object())
    elif isinstance(node, dict):
        if "/S" in node:
            yield str(node["/S"])
        below = node.get("/K")
        yield from kinds_below(below.get_object() if below is not None else None)


def set_source() -> TypstSource:
    return compile_template(report()).render_typst({"first": "First"}, title="T")


def test_the_pages_are_those_of_the_document_as_it_is_set() -> None:
    assert find_pages(set_source(), ["First", "Deeper", "Last"]) == (1, 2, 2)


def test_an_entry_that_no_heading_is_left_for_ends_the_pages() -> None:
    assert find_pages(set_source(), ["First", "Gone", "Last"]) == (1,)


def test_a_pdf_has_its_contents_tagged_as_contents() -> None:
    root = PdfReader(io.BytesIO(typeset_typst(set_source()).pdf)).trailer["/Root"]
    kinds = list(kinds_below(root["/StructTreeRoot"]))
    assert kinds.count("/TOCI") == 3
    assert kinds.count("/Link") == 3


def test_a_document_that_cannot_be_set_has_no_pages() -> None:
    assert find_pages(TypstSource("#nothing-of-this-name"), ["First"]) == ()


def test_the_file_stays_a_word_file_that_reads() -> None:
    data = made(report(), [2, 3, 3])
    assert zipfile.ZipFile(io.BytesIO(data)).testzip() is None
    assert next(p.text for p in docx.Document(io.BytesIO(data)).paragraphs if p.text) == "Title"

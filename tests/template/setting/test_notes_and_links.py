"""Footnotes, endnotes, links and bookmarks."""

from __future__ import annotations

import io

import pypdf
import pytest
from builders import docx_of, members_of, raw, table, with_members
from docxtpl import RichText
from pdf_checks import reading_order
from set_pages import lines_of, pdf_of, pdf_of_docx, spots_of

from docgen import compile_template

MARK = """<w:p><w:bookmarkStart w:id="0" w:name="there"/><w:r><w:t>{{ a }}</w:t></w:r>
<w:bookmarkEnd w:id="0"/></w:p>"""
JUMP = '<w:p><w:hyperlink w:anchor="there"><w:r><w:t>Go</w:t></w:r></w:hyperlink></w:p>'
ADDRESS = "https://example.org/a?b=1&c=%20d"


def links_of(pdf: bytes) -> list[str]:
    """Return the address of each link, or “here” for one within the document."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    links = [note.get_object() for page in pages for note in page.get("/Annots", [])]
    return [str(link.get("/A", {}).get("/URI", "here")) for link in links]


def linked(xml: str) -> bytes:
    """Return our PDF of a paragraph that may link to ADDRESS as `rIdOut`."""
    docx = docx_of(raw(f"<w:p>{xml}</w:p>"), "after")
    rels = members_of(docx)["word/_rels/document.xml.rels"].decode()
    link = (
        '<Relationship Id="rIdOut" TargetMode="External" Target="'
        + ADDRESS.replace("&", "&amp;")
        + '" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"/>'
    )
    rels = rels.replace("</Relationships>", f"{link}</Relationships>")
    return pdf_of_docx(with_members(docx, {"word/_rels/document.xml.rels": rels.encode()}))


def test_a_hyperlink_leads_to_its_address() -> None:
    pdf = linked('<w:hyperlink r:id="rIdOut"><w:r><w:t>The guidance</w:t></w:r></w:hyperlink>')
    assert links_of(pdf) == [ADDRESS]
    assert lines_of(pdf) == ["The guidance", "after"]


def test_a_hyperlink_field_leads_to_its_address() -> None:
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{x}"/></w:r>' for x in ("begin", "end"))
    says = '<w:r><w:instrText>HYPERLINK "https://example.org/"</w:instrText></w:r>'
    parts = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>here</w:t></w:r>'
    pdf = linked(begin + says + parts + end)
    assert links_of(pdf) == ["https://example.org/"]
    assert lines_of(pdf) == ["here", "after"]


def test_a_link_to_a_bookmark_leads_there() -> None:
    pdf = pdf_of(raw(JUMP), raw(MARK), context={"a": "There"})
    assert links_of(pdf) == ["here"]
    assert lines_of(pdf) == ["Go", "There"]


def test_a_link_to_a_bookmark_that_is_not_there_is_text() -> None:
    pdf = pdf_of(
        raw('<w:p><w:hyperlink w:anchor="no"><w:r><w:t>Go</w:t></w:r></w:hyperlink></w:p>')
    )
    assert lines_of(pdf) == ["Go"]


def test_a_bookmark_that_a_loop_repeats_is_no_fault() -> None:
    blocks = (raw(JUMP), "{%p for a in names %}", raw(MARK), "{%p endfor %}")
    assert lines_of(pdf_of(*blocks, context={"names": ["x", "y"]})) == ["Go", "x", "y"]


def test_a_link_in_rich_text_leads_to_its_address() -> None:
    template = compile_template(docx_of("{{r a }}"))
    rich = RichText("The guidance", url_id=template.compiled.build_url_id(ADDRESS))
    assert links_of(template.pdf({"a": rich}, title="x")) == [ADDRESS]


def test_a_footnote_stands_at_the_foot_of_its_page() -> None:
    spots = spots_of(pdf_of("text", footnotes=["A note for {{ a }}"], context={"a": "Llŷr"}))
    (note,) = [top for words, (_, top) in spots.items() if "A note for Llŷr" in words]
    assert note > 600


def test_a_footnote_is_tagged_as_a_note() -> None:
    kinds = [
        kind for kind, text in reading_order(pdf_of("text", footnotes=["A note"])) if "note" in text
    ]
    assert kinds in (["Note"], ["P"])


def test_footnotes_count() -> None:
    pdf = pdf_of("text", footnotes=["One note", "Two notes"])
    assert "One note" in " ".join(lines_of(pdf))
    assert "Two notes" in " ".join(lines_of(pdf))


def test_a_footnote_with_awkward_words_prints_them() -> None:
    pdf = pdf_of("text", footnotes=["See {{ a }}"], context={"a": "#import *x* $y$ <b>"})
    assert "See #import *x* $y$ <b>" in " ".join(lines_of(pdf))


def test_an_endnote_stands_after_the_text() -> None:
    pdf = pdf_of("text", endnotes=["An end note"])
    assert "An end note" in lines_of(pdf)[-1]


def test_a_footnote_in_a_table_is_shown() -> None:
    docx = docx_of(table("a | @"), footnotes=["A note"])
    body = members_of(docx)["word/document.xml"].decode()
    reference = '<w:footnoteReference w:id="1"/>'
    body = body.replace(f"<w:p><w:r>{reference}</w:r></w:p>", "").replace("<w:t>@</w:t>", reference)
    pdf = pdf_of_docx(with_members(docx, {"word/document.xml": body.encode()}))
    assert "A note" in " ".join(lines_of(pdf))


def test_a_comment_is_not_shown() -> None:
    assert lines_of(pdf_of("text", comments=["Is Gwen dead?"]))[:1] == ["text"]
    assert "Gwen" not in " ".join(lines_of(pdf_of("text", comments=["Is Gwen dead?"])))


def test_two_links_of_one_paragraph_are_two() -> None:
    link = '<w:hyperlink r:id="rIdOut"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'
    assert links_of(linked(link.format("a") + link.format("b"))) == [ADDRESS, ADDRESS]


def test_an_empty_link_is_none() -> None:
    pdf = linked('<w:r><w:t>x</w:t></w:r><w:hyperlink r:id="rIdOut"></w:hyperlink>')
    assert links_of(pdf) == []


@pytest.mark.parametrize(("own", "times"), [("240", 1), ("480", 2)], ids=["single", "double"])
def test_the_lines_of_a_note_are_as_high_as_the_note_says(own: str, times: int) -> None:
    docx = docx_of(footnotes=["@"])
    members = members_of(docx)
    spaced = '<w:p><w:pPr><w:spacing w:line="{}" w:lineRule="auto"/></w:pPr>'
    two_lines = f"{spaced.format(own)}<w:r><w:t>upper</w:t><w:br/><w:t>lower</w:t></w:r></w:p>"
    note = "<w:p><w:r><w:t>@</w:t></w:r></w:p>"
    mark = "<w:p><w:r><w:footnoteReference"
    parts = {"word/footnotes.xml": (note, two_lines)}
    parts["word/document.xml"] = (mark, mark.replace("<w:p>", spaced.format(600)))
    changed = {}
    for name, (old, new) in parts.items():
        assert old in members[name].decode()
        changed[name] = members[name].decode().replace(old, new).encode()
    spots = spots_of(pdf_of_docx(with_members(docx, changed)))
    assert spots["lower"][1] - spots["upper"][1] == pytest.approx(times * 12.9, abs=1)

"""A chapter is opened safely, told of in full, and set in the report's own styles."""

from __future__ import annotations

import io

import docx
import pytest
from builders import docx_of, heading, para, picture, raw, table, text_of, with_members
from template.chapters.specimens import read

from docgen.errors import CaseError
from docgen.model.chapters import Chapter
from docgen.template import compile_template
from docgen.template.chapters import check_chapter, open_chapter, read_chapter
from docgen.template.rich.tree import TypedText

CONTENTS = (
    "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
    "</w:sdtPr><w:sdtContent><w:p><w:r><w:t>One 3</w:t></w:r></w:p></w:sdtContent></w:sdt>"
)


def codes(*blocks: object, **sides: object) -> list[str]:
    return [problem.code for problem in read(*blocks, **sides).problems]


def test_a_chapter_with_nothing_special_is_taken_in_whole() -> None:
    assert codes(heading("One"), "words", table("a | b"), picture(descr="A chart")) == []


@pytest.mark.parametrize(
    ("blocks", "sides", "code"),
    [
        pytest.param([raw(CONTENTS)], {}, "chapter-contents", id="contents list"),
        pytest.param(["a"], {"header": "Draft"}, "chapter-header", id="header"),
        pytest.param(["a"], {"footer": "Page 3"}, "chapter-header", id="footer"),
        pytest.param(["a"], {"comments": ["why?"]}, "chapter-comments", id="comment"),
        pytest.param([raw('<w:altChunk r:id="x"/>')], {}, "chapter-inserted", id="inserted file"),
    ],
)
def test_what_is_left_out_is_told(
    blocks: list[object], sides: dict[str, object], code: str
) -> None:
    assert codes(*blocks, **sides) == [code]


def test_hidden_text_is_left_out_and_told_once() -> None:
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
    found = read(raw(hidden), raw(hidden), "open")
    assert [p.code for p in found.problems] == ["chapter-hidden"]
    assert len(found.text.blocks) == 1


def test_cross_references_are_told() -> None:
    field = '<w:p><w:fldSimple w:instr=" REF _Ref1 "><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>'
    assert codes(raw(field)) == ["chapter-references"]


def test_bold_paragraphs_in_the_place_of_headings_are_told() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>One</w:t></w:r></w:p>"
    assert codes(raw(bold), "a", raw(bold), "b", raw(bold), "c") == ["chapter-headings"]
    assert codes(heading("One"), raw(bold), "a", raw(bold), raw(bold)) == []


def test_a_file_that_is_no_word_file_is_refused_with_its_remedy() -> None:
    with pytest.raises(CaseError) as caught:
        read_chapter(b"%PDF-1.7")
    assert [p.code for p in caught.value.problems] == ["chapter-pdf"]
    assert check_chapter(b"%PDF-1.7") == caught.value.problems


def test_a_file_that_swells_is_refused() -> None:
    swollen = with_members(docx_of("a"), {"word/media/image1.png": bytes(400_000_000)})
    assert [p.code for p in check_chapter(swollen)] == ["chapter-too-large"]


def test_no_problem_says_what_the_chapter_says() -> None:
    found = read(
        heading("Gwenllian"), raw(CONTENTS.replace("One", "Gwenllian")), header="Gwenllian"
    )
    assert found.problems
    assert "Gwenllian" not in "".join(map(str, found.problems))


def test_a_file_is_read_once() -> None:
    data = docx_of("a")
    assert open_chapter(data) is open_chapter(bytes(data))
    assert isinstance(open_chapter(data), TypedText)


def test_a_chapter_prints_in_the_templates_own_styles() -> None:
    chapter = docx_of(
        heading("Findings", 1),
        para("First", style="List Bullet"),
        table("a | b", "c | d"),
        para("said", style="Quote"),
        picture(descr="A chart"),
        footnotes=["below"],
    )
    template = compile_template(docx_of(heading("Report", 1), "{{p report.text|rich }}"))
    value = Chapter("findings.docx", word=chapter)
    made = template.render_word({"report": {"text": value}})
    document = docx.Document(io.BytesIO(made))
    styles = [p.style.name for p in document.paragraphs if p.style and p.text]
    assert styles[:3] == ["Heading 1", "Heading 2", "List Bullet"]
    assert "Quote" in styles
    assert "a | b" in text_of(made)
    assert len(document.inline_shapes) == 1


def test_a_chapter_in_a_line_of_words_prints_its_name_alone() -> None:
    template = compile_template(docx_of("see {{ report.text }}"))
    made = template.render_word({"report": {"text": Chapter("findings.docx", word=b"PK")}})
    assert text_of(made) == "see findings.docx"

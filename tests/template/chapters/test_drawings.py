"""Pictures of a chapter come in with their words; what cannot come in is named where it stands."""

from __future__ import annotations

import pytest
from builders import docx_of, heading, para, picture, png_of, raw, with_members
from template.chapters.specimens import blocks_of, paragraphs, read, xml_block

from docgen.errors import Severity
from docgen.template.chapters import read_chapter
from docgen.template.rich.tree import Image, Paragraph

BOX = (
    '<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent>'
    "<w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
A = "http://schemas.openxmlformats.org/drawingml/2006"
CHART = f'<w:r><w:drawing><c:chart xmlns:c="{A}/chart"/></w:drawing></w:r>'
DIAGRAM = f'<w:r><w:drawing><d:relIds xmlns:d="{A}/diagram"/></w:drawing></w:r>'
SHAPE = f'<w:r><w:drawing><wp:inline xmlns:wp="{A}/wordprocessingDrawing"/></w:drawing></w:r>'
OBJECT = "<w:r><w:object/></w:r>"
EQUATION = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"/>'


def test_a_picture_comes_with_its_alternative_text_and_its_bytes() -> None:
    text = read(picture(descr="A chart of visits")).text
    (paragraph,) = text.blocks
    assert isinstance(paragraph, Paragraph)
    (image,) = paragraph.spans
    assert isinstance(image, Image)
    assert image.alt == "A chart of visits"
    assert text.pictures[image.path] == png_of(8, 8)


def test_a_caption_below_a_picture_becomes_its_own() -> None:
    (paragraph,) = blocks_of(picture(descr="A chart"), para("Figure 1", style="Caption"))
    assert isinstance(paragraph, Paragraph)
    assert paragraph.spans[0].caption == "Figure 1"  # type: ignore[union-attr]


def test_a_picture_keeps_its_share_of_the_line() -> None:
    (paragraph,) = blocks_of(picture(300, 300, descr="A chart"))
    assert isinstance(paragraph, Paragraph)
    assert 0 < paragraph.spans[0].wide < 1000  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("inner", "code"),
    [
        pytest.param(CHART, "chapter-chart", id="chart"),
        pytest.param(DIAGRAM, "chapter-diagram", id="diagram"),
        pytest.param(SHAPE, "chapter-drawing", id="shape"),
        pytest.param(OBJECT, "chapter-object", id="object"),
        pytest.param(EQUATION, "chapter-equation", id="equation"),
    ],
)
def test_what_cannot_come_in_is_told_and_marked(inner: str, code: str) -> None:
    found = read(heading("One"), xml_block(inner))
    (problem,) = found.problems
    assert (problem.code, problem.severity) == (code, Severity.ERROR)
    assert problem.where.spot.endswith("1, below heading 1")
    assert problem.hint
    assert paragraphs(found.text.blocks) == ["[…]"]


def test_a_picture_without_words_is_left_out() -> None:
    found = read(picture())
    assert [p.code for p in found.problems] == ["chapter-picture-words"]
    assert paragraphs(found.text.blocks) == ["[…]"]


def test_a_picture_of_another_kind_is_left_out() -> None:
    data = docx_of(picture(descr="A drawing"))
    data = with_members(data, {"word/media/image1.png": b"\x01\x00\x00\x00 a metafile"})
    assert [p.code for p in read_chapter(data).problems] == ["chapter-picture"]


def test_a_linked_picture_is_left_out() -> None:
    drawing = (
        f'<w:p><w:r><w:drawing><a:blip xmlns:a="{A}/main" r:link="rId99"/></w:drawing></w:r></w:p>'
    )
    assert [p.code for p in read(raw(drawing)).problems] == ["chapter-linked"]


def test_the_words_of_a_text_box_follow_its_paragraph() -> None:
    found = read(xml_block(f"<w:r><w:t>around</w:t></w:r>{BOX}"), "after")
    assert paragraphs(found.text.blocks) == ["around", "boxed", "after"]
    assert [(p.code, p.severity) for p in found.problems] == [("chapter-box", Severity.WARNING)]


def test_each_of_several_is_counted() -> None:
    spots = [p.where.spot for p in read(xml_block(CHART), xml_block(CHART)).problems]
    assert spots == ["chart 1, before the first heading", "chart 2, before the first heading"]

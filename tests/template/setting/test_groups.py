"""Groups of shapes: boxes with their words, lines with their heads, and the words for the whole."""

from __future__ import annotations

import re

import pytest
from builders import docx_of, raw
from pdf_checks import pdf_problems, reading_order, text_of_pages
from set_pages import pdf_of_docx

from docgen.template import compile_template

OFFICE = "http://schemas.openxmlformats.org"
WORD = "http://schemas.microsoft.com/office/word/2010"
NAMESPACES = (
    f'xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{OFFICE}/drawingml/2006/main" '
    f'xmlns:mc="{OFFICE}/markup-compatibility/2006" '
    f'xmlns:wpg="{WORD}/wordprocessingGroup" xmlns:wps="{WORD}/wordprocessingShape"'
)
ARROW = '<a:tailEnd type="triangle"/>'


def shape(kind: str, *, words: str = "", frame: str = "", line: str = "", more: str = "") -> str:
    """Return one shape; `words` is what a box says, `line` what belongs to its line."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    box = f"<wps:txbx>{inside}</wps:txbx>" if words else ""
    place = '<a:off x="0" y="0"/><a:ext cx="1270000" cy="635000"/>'
    colour = '<a:solidFill><a:srgbClr val="112233"/></a:solidFill>'
    looks = (
        f'<a:xfrm{frame}>{place}</a:xfrm><a:prstGeom prst="{kind}"/>'
        f'<a:ln w="12700">{colour}{line}</a:ln>{more}'
    )
    body = '<wps:bodyPr anchor="ctr"/>'
    return f"<wps:wsp><wps:cNvSpPr/><wps:spPr>{looks}</wps:spPr>{box}{body}</wps:wsp>"


def group(*shapes: str, alt: str = ' descr="From A to B"', size: str = "2540000") -> str:
    """Return a paragraph with a group of shapes, 200 points wide and high unless `size` differs."""
    extent = f'<a:off x="0" y="0"/><a:ext cx="{size}" cy="{size}"/>'
    inside = '<a:chOff x="0" y="0"/><a:chExt cx="2540000" cy="2540000"/>'
    return (
        f'<w:p {NAMESPACES}><w:r><mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline><wp:extent cx="{size}" cy="{size}"/><wp:docPr id="1" name="D"{alt}/>'
        '<a:graphic><a:graphicData uri="g"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>'
        f"<a:xfrm>{extent}{inside}</a:xfrm></wpg:grpSpPr>{''.join(shapes)}</wpg:wgp>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r></w:p>"
    )


def source_of(*shapes: str, **options: str) -> str:
    """Return the Typst source of a document with a group."""
    template = compile_template(docx_of("before", raw(group(*shapes, **options))))
    return template.render_typst({"a": "Tŷ'r Onnen"}).main


def codes(*shapes: str, **options: str) -> list[str]:
    """Return what is said of a template with a group."""
    return [p.code for p in compile_template(docx_of(raw(group(*shapes, **options)))).problems]


def test_a_group_is_one_figure_with_its_words() -> None:
    data = docx_of("before", raw(group(shape("rect", words="A"), shape("rect", words="B"))))
    figures = [text for kind, text in reading_order(pdf_of_docx(data)) if kind == "Figure"]
    assert figures == ["From A to B"]


def test_the_words_of_a_box_may_be_a_field() -> None:
    pdf = pdf_of_docx(docx_of(raw(group(shape("rect", words="{{ a }}")))), {"a": "Tŷ'r Onnen"})
    assert "Tŷ'r Onnen" in " ".join(text_of_pages(pdf))


def test_a_page_with_a_group_passes_the_judges() -> None:
    shapes = (shape("roundRect", words="A"), shape("straightConnector1", line=ARROW))
    assert pdf_problems(pdf_of_docx(docx_of("x", raw(group(*shapes))))) == []


def test_a_shape_is_as_large_as_the_scale_of_its_group_has_it() -> None:
    assert "rect(width: 50pt, height: 25pt" in source_of(shape("rect"), size="1270000")


def test_a_rounded_box_keeps_its_words_clear_of_its_corners() -> None:
    insets = [
        float(number)
        for kind in ("rect", "roundRect")
        for number in re.findall(r"inset: \(left: ([\d.]+)pt", source_of(shape(kind, words="A")))
    ]
    assert insets == [7.2, pytest.approx(7.2 + 50 / 6 * 0.29289, abs=0.01)]


def test_a_line_ends_where_its_head_begins() -> None:
    level = shape("line", line=ARROW).replace('cy="635000"', 'cy="0"')
    assert "line(start: (0pt, 0pt), end: (94pt, 0pt)" in source_of(level)


def test_a_head_may_stand_at_the_start() -> None:
    level = shape("line", line='<a:headEnd type="triangle"/>').replace('cy="635000"', 'cy="0"')
    assert "line(start: (6pt, 0pt), end: (100pt, 0pt)" in source_of(level)


@pytest.mark.parametrize(
    ("frame", "ends"),
    [
        ("", "start: (0pt, 0pt), end: (100pt, 50pt)"),
        (' flipH="1"', "start: (100pt, 0pt), end: (0pt, 50pt)"),
        (' flipV="1"', "start: (0pt, 50pt), end: (100pt, 0pt)"),
    ],
    ids=["as it is", "flipped across", "flipped down"],
)
def test_a_line_runs_from_corner_to_corner(frame: str, ends: str) -> None:
    assert f"line({ends}" in source_of(shape("line", frame=frame))


def test_a_line_without_a_stroke_is_not_drawn() -> None:
    bare = re.sub("<a:ln .*</a:ln>", "<a:ln><a:noFill/></a:ln>", shape("line"))
    assert "line(start" not in source_of(bare, shape("rect", words="A"))


def test_a_group_that_is_an_ornament_is_left_out_of_the_reading() -> None:
    ornament = ' descr=""><a:extLst><a:ext uri="d"><d:decorative xmlns:d='
    ornament += '"http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext'
    ornament += "></a:extLst></wp:docPr><wp:cNvGraphicFramePr"
    pdf = pdf_of_docx(docx_of("x", raw(group(shape("ellipse"), alt=ornament))))
    assert [kind for kind, _ in reading_order(pdf) if kind == "Figure"] == []


def test_a_group_that_can_be_set_is_not_complained_of() -> None:
    assert codes(shape("rect", words="A"), shape("ellipse"), shape("line")) == []


def test_a_group_without_words_for_the_whole_is_told() -> None:
    assert codes(shape("rect", words="A"), alt="") == ["picture-without-words"]


@pytest.mark.parametrize(
    "other",
    [
        shape("cloud", words="A"),
        shape("rect", frame=' rot="5400000"'),
        shape("rect", more="<a:blipFill><a:blip/></a:blipFill>"),
        shape("rect", more="<a:gradFill/>"),
        shape("rect").replace("<wps:bodyPr", "<wps:style/><wps:bodyPr"),
        "<wpg:grpSp/>",
    ],
    ids=[
        "another shape",
        "turned",
        "filled with a picture",
        "two colours",
        "look of the theme",
        "a group in the group",
    ],
)
def test_a_group_with_anything_else_in_it_is_refused(other: str) -> None:
    assert "unsettable-group" in codes(shape("rect", words="A"), other)

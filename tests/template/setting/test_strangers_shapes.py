"""Other people's shapes and text boxes: their grounds, lines and corners, and their words."""

from __future__ import annotations

import pytest
from builders import Block, docx_of, raw
from set_pages import pdf_of, spots_of

from docgen.template import compile_template

OFFICE = "http://schemas.openxmlformats.org"
DRAWN = (
    f'xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{OFFICE}/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
SINGLE = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
DOUBLE = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="auto"/></w:pPr>'
TWO_LINES = f"<w:p>{SINGLE}<w:r><w:t>upper</w:t><w:br/><w:t>lower</w:t></w:r></w:p>"
ACCENT = '<a:schemeClr val="accent1"/>'
LIGHTER = '<a:lumMod val="40000"/><a:lumOff val="60000"/>'
STYLE = (
    f'<wps:style><a:lnRef idx="2">{ACCENT}</a:lnRef><a:fillRef idx="1">{ACCENT}</a:fillRef>'
    "</wps:style>"
)
NO_STYLE = '<wps:style><a:lnRef idx="0"/><a:fillRef idx="0"/></wps:style>'


def shape(looks: str = "", style: str = "", *, kind: str = "rect", words: str = TWO_LINES) -> str:
    """Return a run with a shape of 120 by 60 points that holds `words`."""
    inside = f"<wps:txbx><w:txbxContent>{words}</w:txbxContent></wps:txbx>"
    properties = f'<wps:spPr><a:prstGeom prst="{kind}"/>{looks}</wps:spPr>'
    return (
        f'<w:r><w:drawing {DRAWN}><wp:inline><wp:extent cx="1524000" cy="762000"/>'
        '<wp:docPr id="1" name="S"/><a:graphic><a:graphicData uri="s"><wps:wsp><wps:cNvSpPr/>'
        f"{properties}{style}{inside}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )


def vml(name: str) -> str:
    """Return a run with a text box that is a shape of VML so called."""
    inside = f"<v:textbox><w:txbxContent>{TWO_LINES}</w:txbxContent></v:textbox>"
    held = f'<v:{name} style="width:120pt;height:60pt">{inside}</v:{name}>'
    return f"<w:r><w:pict {VML}>{held}</w:pict></w:r>"


def source_of(run: str) -> str:
    """Return the Typst source of a document with this run."""
    return compile_template(docx_of(raw(f"<w:p>{run}</w:p>"))).render_typst({}).main


def pitch(pdf: bytes) -> int:
    """Return how far the two lines of the words in a box stand apart."""
    spots = spots_of(pdf)
    return spots["lower"][1] - spots["upper"][1]


def double(inside: str) -> Block:
    """Return a paragraph whose lines are spaced twice as far."""
    return raw(f"<w:p>{DOUBLE}<w:r><w:t>before</w:t></w:r>{inside}</w:p>")


def test_a_shape_that_says_nothing_of_its_looks_has_those_of_its_style() -> None:
    made = source_of(shape(style=STYLE))
    # the default template's first accent; the second line of a theme is one point
    assert 'fill: rgb("4f81bd")' in made
    assert 'stroke: (thickness: 1pt, paint: rgb("4f81bd"))' in made


@pytest.mark.parametrize(
    "run",
    [
        shape("<a:noFill/><a:ln><a:noFill/></a:ln>", STYLE),
        shape("", NO_STYLE),
    ],
    ids=["said-to-have-none", "style-without"],
)
def test_a_shape_without_ground_and_line_has_none(run: str) -> None:
    made = source_of(run)
    assert "fill: rgb" not in made
    assert "stroke: (thickness" not in made


def test_a_shape_says_of_its_line_what_differs_from_its_style() -> None:
    made = source_of(shape('<a:ln w="38100"/>', STYLE))
    assert 'stroke: (thickness: 3pt, paint: rgb("4f81bd"))' in made


def test_a_ground_is_as_light_as_its_luminance_says() -> None:
    ground = f'<a:solidFill><a:schemeClr val="accent1">{LIGHTER}</a:schemeClr></a:solidFill>'
    # "Blue, Accent 1, Lighter 60%" of Word's palette
    assert 'fill: rgb("b9cde5")' in source_of(shape(ground))


@pytest.mark.parametrize(
    ("run", "rounded"),
    [
        (shape(kind="roundRect"), True),
        (shape(), False),
        (vml("roundrect"), True),
        (vml("rect"), False),
    ],
    ids=["drawingml-round", "drawingml-plain", "vml-round", "vml-plain"],
)
def test_a_rounded_box_has_round_corners(run: str, rounded: bool) -> None:
    assert ("radius: 10pt" in source_of(run)) is rounded


@pytest.mark.parametrize("run", [shape(), vml("rect")], ids=["drawingml", "vml"])
def test_the_words_of_a_box_are_not_spaced_as_the_paragraph_is_that_holds_it(run: str) -> None:
    assert pitch(pdf_of(double(run))) == pitch(pdf_of(raw(f"<w:p>{SINGLE}{run}</w:p>")))


def test_the_words_of_a_box_keep_the_height_of_their_own_lines() -> None:
    words = TWO_LINES.replace(SINGLE, DOUBLE)
    single, twice = (pitch(pdf_of(double(shape(words=x)))) for x in (TWO_LINES, words))
    assert twice == pytest.approx(2 * single, abs=1)

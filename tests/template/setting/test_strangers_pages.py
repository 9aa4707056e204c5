"""Where other people's Word files put things on a page, and how they paint them."""

from __future__ import annotations

import pytest
from builders import Block, docx_of, members_of, raw, table, with_members
from set_pages import page_count, pdf_of, pdf_of_docx, size_of_page, spots_of, words_of

from docgen import compile_template
from docgen.errors import TemplateError
from docgen.template.package import read_package
from docgen.template.setting.colours import hexadecimal, relit
from docgen.template.setting.formats import Format
from docgen.template.setting.heights import height_of
from docgen.template.setting.program import compile_program
from docgen.template.setting.raw import split

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
EVEN = '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
AUTO = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>'


def box(words: str, style: str) -> str:
    """Return a run with a text box of VML."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    shape = f'<v:shape style="{style}"><v:textbox>{inside}</v:textbox></v:shape>'
    return f"<w:pict {VML}>{shape}</w:pict>"


def two_ways(requires: str, newer: str, older: str) -> str:
    """Return a paragraph that can be shown in two ways."""
    ways = f'<mc:Choice Requires="{requires}">{newer}</mc:Choice>'
    fallback = f"<mc:Fallback>{older}</mc:Fallback>"
    return f"<w:p><w:r><mc:AlternateContent {MC}>{ways}{fallback}</mc:AlternateContent></w:r></w:p>"


def with_section(*texts: str | Block, last: str) -> bytes:
    """Return a document whose last section has these properties, and no others."""
    docx = docx_of(*texts)
    body = members_of(docx)["word/document.xml"].decode()
    start, end = body.rindex("<w:sectPr"), body.index("</w:body>")
    changed = f"{body[:start]}<w:sectPr>{last}</w:sectPr>{body[end:]}"
    return with_members(docx, {"word/document.xml": changed.encode()})


def test_paper_without_a_size_is_what_word_takes() -> None:
    assert size_of_page(pdf_of_docx(with_section("x", last=""))) == (612, 792)


def test_an_inserted_document_brings_no_pages_of_its_own() -> None:
    docx = docx_of("before", "after")
    body = members_of(docx)["word/document.xml"].decode()
    after = body.index("<w:p>", body.index("before"))
    changed = f"{body[:after]}<w:sectPr>{A4}</w:sectPr>{body[after:]}"
    pdf = pdf_of_docx(with_members(docx, {"word/document.xml": changed.encode()}))
    assert page_count(pdf) == 1


@pytest.mark.parametrize(("asked", "least", "most"), [("center", 390, 450), ("bottom", 745, 775)])
def test_text_that_does_not_fill_its_page_stands_where_asked(
    asked: str, least: int, most: int
) -> None:
    last = f'{A4}{EVEN}<w:vAlign w:val="{asked}"/>'
    assert least < spots_of(pdf_of_docx(with_section("here", last=last)))["here"][1] < most


def test_a_ground_begins_where_a_hanging_first_line_does() -> None:
    assert Format(left=36.0, first=-36.0, fill="000000").edge == 0.0
    assert Format(left=36.0, first=18.0, fill="000000").edge == 36.0


def test_space_that_word_finds_does_not_stand_between_the_items_of_a_list() -> None:
    listed = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    words = [(listed, "a"), (listed, "b"), ("", "c"), ("", "d")]
    xml = (f"<w:p><w:pPr>{x}{AUTO}</w:pPr><w:r><w:t>{y}</w:t></w:r></w:p>" for x, y in words)
    spots = spots_of(pdf_of(*map(raw, xml)))
    assert spots["b"][1] - spots["a"][1] < spots["d"][1] - spots["c"][1] - 10


def test_a_drawing_is_placed_from_the_margin_where_all_four_are_alike() -> None:
    style = "position:absolute;margin-left:100pt;margin-top:50pt;width:80pt;height:40pt"
    boxed = raw(f"<w:p><w:r>{box('boxed', style)}</w:r></w:p>")
    docx = docx_of(boxed)
    body = members_of(docx)["word/document.xml"].decode()
    start, end = body.index("<w:pgMar"), body.index("<w:cols")
    changed = with_members(docx, {"word/document.xml": (body[:start] + EVEN + body[end:]).encode()})
    left = spots_of(pdf_of_docx(changed))["boxed"][0]
    assert left == pytest.approx(72 + 100 + 7.2, abs=1.5)


def test_a_floating_table_at_the_right_stands_there() -> None:
    docx = docx_of(table("a | b", style=None))
    body = members_of(docx)["word/document.xml"].decode()
    assert "<w:tblPr>" in body
    floats = '<w:tblPr><w:tblpPr w:horzAnchor="margin" w:tblpXSpec="right" w:tblpY="1475"/>'
    narrow = body.replace("<w:tblPr>", floats)
    for width in ("4320", "4675", "4680"):
        narrow = narrow.replace(f'w:w="{width}"', 'w:w="1440"')
    changed = with_members(docx, {"word/document.xml": narrow.encode()})
    assert spots_of(pdf_of_docx(changed))["a"][0] > 300


@pytest.mark.parametrize(
    ("said", "digits"),
    [("#09f", "0099ff"), ("#cfe7f5 [3204]", "cfe7f5"), ("CFE7F5", "cfe7f5"), ("auto", "")],
)
def test_a_colour_is_read_as_vml_writes_it(said: str, digits: str) -> None:
    assert hexadecimal(said) == digits


def test_a_theme_colour_is_as_light_as_word_makes_it() -> None:
    # "White, Background 1, Darker 5%" and "Black, Text 1, Lighter 50%" of Word's palette
    assert relit("ffffff", by=0.95, plus=0.0) == "f2f2f2"
    assert relit("000000", by=0.5, plus=0.5) == "808080"


@pytest.mark.parametrize(("requires", "shown"), [("wpi", "older"), ("wps", "newer")])
def test_of_two_ways_the_newest_that_is_understood_is_shown(requires: str, shown: str) -> None:
    style = "width:90pt;height:40pt"
    both = two_ways(requires, box("newer", style), box("older", style))
    assert words_of(pdf_of(raw(both))) == shown


def test_what_stands_in_a_way_not_taken_is_no_fault() -> None:
    word_art = f"<w:pict {VML}><v:shape><v:textpath/></v:shape></w:pict>"
    plain = "<w:t>plain</w:t>"
    assert words_of(pdf_of(raw(two_ways("wps", plain, word_art)))) == "plain"
    with pytest.raises(TemplateError):
        compile_template(docx_of(raw(two_ways("wpi", plain, word_art)))).pdf({})


def test_a_line_break_at_the_end_of_a_paragraph_leaves_an_empty_line() -> None:
    single = '<w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    broken = f"<w:p>{single}<w:r><w:t>a</w:t><w:br/></w:r></w:p>"
    plain = "".join(f"<w:p>{single}<w:r><w:t>{x}</w:t></w:r></w:p>" for x in "b")
    after = f"<w:p>{single}<w:r><w:t>c</w:t></w:r></w:p>"
    spots = spots_of(pdf_of(raw(broken), raw(plain), raw(after)))
    a, b, c = (spots[x][1] for x in "abc")
    assert b - a == pytest.approx(2 * (c - b), abs=2)


def test_columns_at_the_end_of_a_document_fill_one_after_the_other() -> None:
    end = raw(f"<w:p><w:pPr><w:sectPr>{A4}{EVEN}</w:sectPr></w:pPr></w:p>")
    columns = f'<w:type w:val="continuous"/>{A4}{EVEN}<w:cols w:num="2" w:space="720"/>'
    spots = spots_of(pdf_of_docx(with_section("top", end, *"abcdefgh", last=columns)))
    assert spots["a"][0] == spots["h"][0] == 72


def test_a_picture_takes_room_beside_the_words_of_a_header() -> None:
    extent = '<wp:inline><wp:extent cx="{}" cy="127000"/></wp:inline>'
    words = "<w:r><w:t>Thirty letters of plain words.</w:t></w:r>"
    template = compile_program(read_package(docx_of("x"), "x.docx"))

    def height(wide: int) -> float:
        drawn = f"<w:r><w:drawing>{extent.format(wide * 12700)}</w:drawing></w:r>"
        blocks = split(f"<w:p>{drawn}{words}</w:p>")
        return height_of(blocks, 300.0, template.formats, template.looks)

    assert height(200) - height(20) == pytest.approx(11 * 1.172 * 1.15, abs=4)

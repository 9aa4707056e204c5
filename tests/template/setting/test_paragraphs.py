"""Paragraphs and runs: where they stand and what of them is shown."""

from __future__ import annotations

import pytest
from builders import Block, docx_of, members_of, para, raw, with_members
from set_pages import lines_of, page_count, pdf_of, pdf_of_docx, spots_of, words_of


def paragraph(properties: str, text: str, run: str = "") -> Block:
    """Return a paragraph with these properties, and those of its run."""
    words = f'<w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
    return raw(f"<w:p><w:pPr>{properties}</w:pPr>{words}</w:p>")


LEFT = 90  # the margin of python-docx's page, in points
WIDTH = 432


def test_a_paragraph_begins_at_the_margin() -> None:
    assert spots_of(pdf_of("text"))["text"][0] == LEFT


@pytest.mark.parametrize(
    ("indent", "left"),
    [('w:left="720"', 126), ('w:firstLine="720"', 126), ('w:left="720" w:hanging="360"', 108)],
    ids=["left", "first-line", "hanging"],
)
def test_an_indent_moves_the_first_line(indent: str, left: int) -> None:
    assert spots_of(pdf_of(paragraph(f"<w:ind {indent}/>", "text")))["text"][0] == left


def test_text_to_the_right_ends_at_the_margin() -> None:
    assert spots_of(pdf_of(paragraph('<w:jc w:val="right"/>', "x")))["x"][0] > LEFT + WIDTH - 8


def test_centred_text_stands_in_the_middle() -> None:
    left, _ = spots_of(pdf_of(paragraph('<w:jc w:val="center"/>', "x")))["x"]
    assert left == pytest.approx(LEFT + WIDTH / 2, abs=4)


APART = (
    paragraph('<w:spacing w:before="0" w:after="600" w:line="240"/>', "one"),
    paragraph('<w:spacing w:before="400" w:after="0" w:line="240"/>', "two"),
    paragraph('<w:spacing w:before="0" w:after="0" w:line="240"/>', "three"),
)


def space_of(spots: dict[str, tuple[int, int]]) -> int:
    """Return how far “two” stands from “one”, beyond the height of a line."""
    return 2 * spots["two"][1] - spots["one"][1] - spots["three"][1]


def test_of_space_after_and_before_the_larger_counts() -> None:
    assert space_of(spots_of(pdf_of(*APART))) == pytest.approx(30, abs=1)


def test_an_older_file_adds_space_after_and_before() -> None:
    docx = docx_of(*APART)
    settings = members_of(docx)["word/settings.xml"]
    adding = b"<w:compat><w:doNotUseHTMLParagraphAutoSpacing/>"
    changed = {"word/settings.xml": settings.replace(b"<w:compat>", adding)}
    assert space_of(spots_of(pdf_of_docx(with_members(docx, changed)))) == pytest.approx(50, abs=1)


def test_contextual_spacing_leaves_out_the_space_between_paragraphs_of_one_style() -> None:
    spacing = '<w:spacing w:before="0" w:after="600" w:line="240"/><w:contextualSpacing/>'
    spots = spots_of(pdf_of(paragraph(spacing, "one"), paragraph(spacing, "two")))
    assert spots["two"][1] - spots["one"][1] < 20


def test_a_line_height_of_two_doubles_the_distance_of_lines() -> None:
    double = '<w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="auto"/>'
    single = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    wide = spots_of(pdf_of(*(paragraph(double, x) for x in "abcdefghijk")))
    tight = spots_of(pdf_of(*(paragraph(single, x) for x in "abcdefghijk")))
    once, twice = tight["k"][1] - tight["a"][1], wide["k"][1] - wide["a"][1]
    assert twice == pytest.approx(2 * once, abs=2)


def test_a_page_break_starts_a_page() -> None:
    pdf = pdf_of(raw('<w:p><w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r></w:p>'))
    assert page_count(pdf) == 2
    assert "b" in spots_of(pdf, page=2)


def test_page_break_before_starts_a_page() -> None:
    pdf = pdf_of("a", paragraph("<w:pageBreakBefore/>", "b"))
    assert list(spots_of(pdf, page=2)) == ["b"]


def test_a_paragraph_is_kept_with_the_next() -> None:
    space = '<w:spacing w:before="0" w:after="12400"/>'
    pdf = pdf_of(paragraph(space, "top"), paragraph("<w:keepNext/>", "title"), "text")
    assert list(spots_of(pdf, page=2)) == ["title", "text"]


def test_a_tab_stands_at_its_stop() -> None:
    stops = '<w:tabs><w:tab w:val="left" w:pos="3600"/></w:tabs>'
    tabbed = f"<w:p><w:pPr>{stops}</w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>"
    assert spots_of(pdf_of(raw(tabbed)))["b"][0] == LEFT + 180


def test_a_right_tab_ends_at_its_stop() -> None:
    stops = '<w:tabs><w:tab w:val="right" w:pos="8640"/></w:tabs>'
    tabbed = f"<w:p><w:pPr>{stops}</w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>"
    assert spots_of(pdf_of(raw(tabbed)))["b"][0] > LEFT + WIDTH - 9


def test_a_leader_is_not_read_out() -> None:
    stops = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8640"/></w:tabs>'
    tabbed = f"<w:p><w:pPr>{stops}</w:pPr><w:r><w:t>Name</w:t><w:tab/><w:t>1</w:t></w:r></w:p>"
    pdf = pdf_of(raw(tabbed))
    assert "...." in words_of(pdf).replace(" ", "")
    assert [line.replace(" ", "") for line in lines_of(pdf)] == ["Name1"]


@pytest.mark.parametrize("switch", ["<w:vanish/>", "<w:webHidden/><w:vanish/>"], ids=["one", "two"])
def test_hidden_text_is_not_shown(switch: str) -> None:
    assert lines_of(pdf_of("seen", paragraph("", "hidden", switch))) == ["seen"]


def test_all_capitals_are_shown_as_capitals() -> None:
    assert lines_of(pdf_of(paragraph("", "tŷ ŵyn", "<w:caps/>"))) == ["TŶ ŴYN"]


@pytest.mark.parametrize(
    "run",
    [
        "<w:b/>", "<w:i/>", "<w:b/><w:i/>", '<w:u w:val="single"/>', '<w:u w:val="double"/>',
        "<w:strike/>", "<w:dstrike/>", "<w:smallCaps/>", '<w:color w:val="FF0000"/>',
        '<w:highlight w:val="yellow"/>', '<w:shd w:val="clear" w:fill="00FF00"/>',
        '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>',
        '<w:spacing w:val="40"/>', '<w:position w:val="6"/>', '<w:sz w:val="48"/>',
        '<w:rFonts w:ascii="Comic Sans MS" w:hAnsi="Comic Sans MS"/>', '<w:w w:val="150"/>',
        '<w:kern w:val="16"/>', "<w:shadow/>", "<w:emboss/>", '<w:bdr w:val="single" w:sz="4"/>',
        '<w:rStyle w:val="Strong"/>', '<w:rStyle w:val="NoSuchStyle"/>',
        '<w:color w:themeColor="accent1"/>',
    ],
)  # fmt: skip
def test_formatting_of_a_run_keeps_its_words(run: str) -> None:
    (line,) = lines_of(pdf_of(paragraph("", "Words in it", run)))
    assert line.lower().replace(" ", "") == "wordsinit"


@pytest.mark.parametrize(
    "properties",
    [
        '<w:pBdr><w:bottom w:val="single" w:sz="8" w:space="1" w:color="auto"/></w:pBdr>',
        '<w:shd w:val="clear" w:color="auto" w:fill="D9D9D9"/>', '<w:jc w:val="both"/>',
        '<w:jc w:val="distribute"/>', "<w:keepLines/>", '<w:widowControl w:val="0"/>',
        '<w:framePr w:w="2000" w:hSpace="180" w:wrap="around" w:x="1000" w:y="1000"/>',
        '<w:textAlignment w:val="center"/>', "<w:bidi/>", '<w:pStyle w:val="NoSuchStyle"/>',
        "<w:suppressLineNumbers/>", '<w:numPr><w:numId w:val="99"/></w:numPr>',
    ],
)  # fmt: skip
def test_formatting_of_a_paragraph_keeps_its_words(properties: str) -> None:
    assert lines_of(pdf_of("before", paragraph(properties, "Words in it"), "after")) == [
        "before", "Words in it", "after",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>", "a\u2011b"),
        ("<w:t>a</w:t><w:softHyphen/><w:t>b</w:t>", "a\u00adb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t>", "a b"),
        ("<w:t>a</w:t><w:cr/><w:t>b</w:t>", "a b"),
        ('<w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0FC"/>', "a✓"),
        ('<w:t>a</w:t><w:sym w:font="Symbol" w:char="F0B7"/>', "a•"),
    ],
    ids=["no-break-hyphen", "soft-hyphen", "break", "return", "tick", "bullet"],
)
def test_a_sign_within_a_run_is_shown(inside: str, shown: str) -> None:
    assert lines_of(pdf_of(raw(f"<w:p><w:r>{inside}</w:r></w:p>"))) == [shown]


def test_a_place_where_a_line_may_end_is_no_letter() -> None:
    narrow = '<w:pPr><w:ind w:right="7600"/></w:pPr>'
    text = "abertawe\u200bsafeguarding"
    pdf = pdf_of(raw(f"<w:p>{narrow}<w:r><w:t>{text}</w:t></w:r></w:p>"))
    assert lines_of(pdf) == ["abertawe safeguarding"]


def test_typefaces_that_are_named_twice_are_both_heard() -> None:
    fonts = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/><w:rFonts w:cs="OpenSymbol"/>'
    run = f"<w:r><w:rPr>{fonts}</w:rPr><w:t>\uf0b7</w:t></w:r>"
    assert lines_of(pdf_of(raw(f"<w:p>{run}</w:p>"))) == ["•"]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("<w:ins w:id='1' w:author='x'><w:r><w:t>new</w:t></w:r></w:ins>", ["new"]),
        ("<w:del w:id='1' w:author='x'><w:r><w:delText>old</w:delText></w:r></w:del>", []),
        ("<w:smartTag w:element='x'><w:r><w:t>tagged</w:t></w:r></w:smartTag>", ["tagged"]),
        ("<w:fldSimple w:instr=' DATE '><w:r><w:t>today</w:t></w:r></w:fldSimple>", ["today"]),
        ("<w:proofErr w:type='spellStart'/><w:r><w:t>wrd</w:t></w:r>", ["wrd"]),
    ],
    ids=["inserted", "deleted", "smart-tag", "field", "spelling"],
)
def test_what_word_wraps_around_runs_is_seen_through(inside: str, shown: list[str]) -> None:
    assert lines_of(pdf_of(raw(f"<w:p>{inside}</w:p>"))) == shown


def test_an_empty_paragraph_takes_its_line() -> None:
    gap = spots_of(pdf_of("a", "", "b"))["b"][1] - spots_of(pdf_of("a", "b"))["b"][1]
    assert gap > 10


def test_a_template_of_one_empty_paragraph_makes_a_page() -> None:
    assert page_count(pdf_of(para())) == 1

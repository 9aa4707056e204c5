"""Blocks come out as Word paragraphs in the manner of the tag's own."""

from __future__ import annotations

import pytest
from template.rich.specimens import P, T, W, outline, printed, tree

from docgen.template.rich import Base, RenderState, StyleMap, rich

BOX = Base("Answer", {"jc": '<w:jc w:val="both"/>', "keepNext": "<w:keepNext/>"})


def test_a_paragraph_is_one_of_the_templates_own() -> None:
    assert printed("a", BOX) == P(
        T("a"), '<w:pStyle w:val="Answer"/><w:keepNext/><w:jc w:val="both"/>'
    )


def test_words_look_as_the_tag_did() -> None:
    base = Base(run={"sz": '<w:sz w:val="20"/>'})
    size = '<w:sz w:val="20"/>'
    assert printed("a **b**", base) == P(
        T("a ", size) + T("b", f"<w:b/><w:bCs/>{size}"), f"<w:rPr>{size}</w:rPr>"
    )


@pytest.mark.parametrize("text", ["", "   ", "\n\n", "\t", "\x00"])
def test_no_text_still_prints_a_paragraph(text: str) -> None:
    assert printed(text, Base("Answer")) == P("", '<w:pStyle w:val="Answer"/>')


def test_only_the_first_paragraph_breaks_the_page_or_is_numbered() -> None:
    base = Base(paragraph={"pageBreakBefore": "<w:pageBreakBefore/>", "keepNext": "<w:keepNext/>"})
    first, second = tree(printed("a\n\nb", base))
    assert [x.tag.split("}")[1] for x in first[0]] == ["pageBreakBefore", "spacing"]
    assert second[0].tag.endswith("}r")


def test_paragraphs_that_would_touch_are_set_apart() -> None:
    base = Base(paragraph={"spacing": '<w:spacing w:before="0" w:after="0" w:line="240"/>'})
    apart = '<w:spacing w:before="0" w:after="120" w:line="240"/>'
    close = '<w:spacing w:before="0" w:after="0" w:line="240"/>'
    assert printed("a\n\nb", base) == P(T("a"), apart) + P(T("b"), close)


def test_paragraphs_that_the_style_sets_apart_are_left_alone() -> None:
    assert printed("a\n\nb", full=True) == P(T("a")) + P(T("b"))


def test_a_table_style_that_takes_the_space_away_is_noticed() -> None:
    base = Base(table_style="TableGrid")
    assert 'w:after="120"' in printed("a\n\nb", base, full=True)


@pytest.mark.parametrize(
    ("text", "under", "styles"),
    [
        pytest.param("# a\n\n## b", 1, ["Heading2", "Heading3"], id="below a title"),
        pytest.param("## a\n\n#### b", 2, ["Heading3", "Heading5"], id="from the highest"),
        pytest.param("###### a\n\n# b", 8, ["Heading9", "Heading9"], id="no deeper than nine"),
        pytest.param("> # a", 0, ["Heading1"], id="in a quotation"),
        pytest.param("- # a", 0, ["ListBullet", "Heading1"], id="in a list"),
    ],
)
def test_headings_go_below_the_one_that_the_text_is_under(
    text: str, under: int, styles: list[str]
) -> None:
    assert [x.split(":")[0] for x in outline(printed(text, full=True, under=under))] == styles


def test_a_heading_is_under_the_one_above_the_tag_unless_told() -> None:
    assert outline(printed("# a", Base(under=3), full=True)) == ["Heading4: a"]


def test_a_heading_takes_nothing_from_the_tag() -> None:
    base = Base("BodyText", {"jc": '<w:jc w:val="both"/>'}, {"sz": '<w:sz w:val="20"/>'})
    assert printed("# a", base, full=True) == P(T("a"), '<w:pStyle w:val="Heading2"/>')


def test_a_template_without_heading_styles_gets_bold_ones_in_the_outline() -> None:
    assert printed("# a", Base("Answer")) == P(
        T("a", "<w:b/><w:bCs/>"),
        '<w:pStyle w:val="Answer"/><w:keepNext/><w:outlineLvl w:val="1"/>',
    )


def test_a_quotation_takes_the_quote_style() -> None:
    assert printed("> a", full=True) == P(T("a"), '<w:pStyle w:val="Quote"/><w:ind w:left="567"/>')


def test_a_quote_style_that_is_moved_in_is_left_as_it_is() -> None:
    told = '<w:name w:val="Quote"/><w:pPr><w:ind w:left="99"/></w:pPr>'
    style = f'<w:style w:type="paragraph" w:styleId="Dyfyniad">{told}</w:style>'
    styles = StyleMap.from_styles(f'<w:styles xmlns:w="{W}">{style}</w:styles>'.encode())
    assert rich("> a").word(RenderState(styles)) == P(T("a"), '<w:pStyle w:val="Dyfyniad"/>')


def test_a_quotation_in_a_quotation_is_further_in() -> None:
    xml = printed("> a\n>\n> > b", full=True)
    assert outline(xml) == ["Quote: a", "Quote: b"]
    assert xml.count('<w:ind w:left="1134"/>') == 1


def test_a_quotation_stands_apart_where_paragraphs_would_touch() -> None:
    base = Base(table_style="TableGrid")
    assert 'w:after="120"' in printed("> a\n\nb", base, full=True).partition("</w:p>")[0]


def test_a_quotation_without_a_quote_style_is_moved_in() -> None:
    base = Base(paragraph={"ind": '<w:ind w:left="200" w:right="100"/>'})
    assert printed("> a", base) == P(T("a"), '<w:ind w:left="767" w:right="100"/>')


def test_code_is_of_one_width_and_keeps_its_spaces() -> None:
    (paragraph,) = tree(printed("```\na\n  b\n```"))
    assert [x.text for x in paragraph.iter("{*}t")] == ["a", "  b"]
    assert "Courier New" in printed("```\na\n```")


def test_a_line_is_a_border() -> None:
    assert printed("***") == P(
        "",
        '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>',
    )

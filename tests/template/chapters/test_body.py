"""What a chapter says, as Word keeps it, is what a typed text could say."""

from __future__ import annotations

import pytest
from builders import heading, para, raw
from template.chapters.specimens import blocks_of, paragraphs, read, run, said, xml_block

from docgen.template.rich.tree import Caption, Heading, Mark, Paragraph, Quote, Words


def test_headings_keep_their_levels() -> None:
    blocks = blocks_of(heading("One", 1), "words", heading("Two", 3))
    assert blocks[0] == Heading(1, (Words("One"),))
    assert blocks[2] == Heading(3, (Words("Two"),))


def test_a_title_stands_above_every_heading() -> None:
    assert [
        b.level for b in blocks_of(heading("T", 0), heading("H", 1)) if isinstance(b, Heading)
    ] == [
        0,
        1,
    ]


def test_a_style_of_ones_own_means_what_it_is_based_on() -> None:
    style = '<w:p><w:pPr><w:pStyle w:val="Mine"/></w:pPr><w:r><w:t>Own</w:t></w:r></w:p>'

    def add(document: object) -> None:
        made = document.styles.add_style("Mine", 1)  # type: ignore[attr-defined]
        made.base_style = document.styles["Heading 2"]  # type: ignore[attr-defined]

    assert blocks_of(add, raw(style)) == (Heading(2, (Words("Own"),)),)


def test_an_outline_level_makes_a_heading_of_no_paragraph_by_itself() -> None:
    blocks = blocks_of(xml_block(run("plain"), '<w:outlineLvl w:val="0"/>'))
    assert isinstance(blocks[0], Paragraph)


def test_quotations_one_after_the_other_are_one() -> None:
    blocks = blocks_of(para("a", style="Quote"), para("b", style="Intense Quote"), "c")
    assert blocks[0] == Quote((Paragraph((Words("a"),)), Paragraph((Words("b"),))))


def test_empty_paragraphs_are_no_paragraphs() -> None:
    assert paragraphs(blocks_of("a", "", "   ", "b")) == ["a", "b"]


def test_a_caption_above_a_table_stays_a_caption() -> None:
    assert isinstance(blocks_of(para("Table 1. Visits", style="Caption"))[0], Caption)


@pytest.mark.parametrize(
    ("properties", "mark"),
    [
        ("<w:b/>", Mark.STRONG),
        ("<w:i/>", Mark.EMPHASIS),
        ('<w:u w:val="single"/>', Mark.EMPHASIS),
        ('<w:u w:val="none"/>', Mark.PLAIN),
        ('<w:b w:val="0"/>', Mark.PLAIN),
        ('<w:vertAlign w:val="superscript"/>', Mark.RAISED),
        ('<w:vertAlign w:val="subscript"/>', Mark.LOWERED),
        ("<w:strike/>", Mark.STRUCK),
        ('<w:rStyle w:val="Strong"/>', Mark.STRONG),
        ('<w:color w:val="FF0000"/><w:sz w:val="40"/>', Mark.PLAIN),
    ],
)
def test_words_keep_what_they_mean_and_lose_how_they_look(properties: str, mark: Mark) -> None:
    assert blocks_of(xml_block(run("a", properties))) == (Paragraph((Words("a", mark),)),)


def test_words_in_another_language_than_the_chapter_are_marked() -> None:
    spans = xml_block(run("said ") + run("diolch", '<w:lang w:val="cy-GB"/>'))
    (paragraph,) = blocks_of(spans)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.spans[1] == Words("diolch", Mark.WELSH)


def test_the_result_of_a_field_is_read_and_its_code_is_not() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> SEQ Figure </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>4</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert paragraphs(blocks_of(xml_block(run("Figure ") + field))) == ["Figure 4"]


def test_line_breaks_and_tabs_are_kept_and_page_breaks_are_not() -> None:
    inner = '<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:br w:type="page"/></w:r>'
    assert paragraphs(blocks_of(xml_block(inner))) == ["a\nb\tc"]


def test_a_sign_of_a_symbol_font_is_read_as_what_it_looks_like() -> None:
    sign = '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
    assert paragraphs(blocks_of(xml_block(sign))) == ["✓"]


def test_what_was_inserted_is_read_and_what_was_deleted_is_not() -> None:
    inner = (
        f'<w:ins w:id="1" w:author="x">{run("new")}</w:ins>'
        '<w:del w:id="2" w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del>'
    )
    found = read(xml_block(inner))
    assert paragraphs(found.text.blocks) == ["new"]
    assert [p.code for p in found.problems] == ["chapter-changes"]


def test_paragraphs_numbered_by_hand_hang_on_their_numbers() -> None:
    kinds = [type(b).__name__ for b in blocks_of("3.1 One.", "3.2 Two.")]
    assert kinds == ["Numbered", "Numbered"]


def test_content_controls_are_read_through() -> None:
    control = f"<w:sdt><w:sdtContent><w:p>{run('in')}</w:p></w:sdtContent></w:sdt>"
    assert paragraphs(blocks_of(raw(control))) == ["in"]


def test_footnotes_and_endnotes_are_called_where_they_were() -> None:
    text = read("words", footnotes=["below"], endnotes=["behind"]).text
    assert [said(n[0].spans) for n in text.notes.values() if isinstance(n[0], Paragraph)] == [
        "below",
        "behind",
    ]
    assert "[^footnotes-1]" in paragraphs(text.blocks)

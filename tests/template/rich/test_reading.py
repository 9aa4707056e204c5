"""Typed text becomes the tree that it means."""

from __future__ import annotations

from docgen.template.rich.reading import read_blocks, read_spans
from docgen.template.rich.tree import (
    Code,
    Grid,
    Heading,
    Item,
    Line,
    Link,
    Mark,
    NoteMark,
    Paragraph,
    Points,
    Quote,
    Words,
)


def plain(text: str) -> Paragraph:
    return Paragraph((Words(text),))


def test_blank_lines_part_paragraphs() -> None:
    assert read_blocks("one\n\n\ntwo").blocks == (plain("one"), plain("two"))


def test_words_carry_how_they_stand_out() -> None:
    assert read_spans("a **b *c*** `d`") == (
        Words("a "),
        Words("b ", Mark.STRONG),
        Words("c", Mark.STRONG | Mark.EMPHASIS),
        Words(" "),
        Words("d", Mark.CODE),
    )


def test_a_heading_keeps_the_level_as_typed() -> None:
    assert read_blocks("### Views").blocks == (Heading(3, (Words("Views"),)),)


def test_a_list_keeps_the_numbers_as_typed() -> None:
    assert read_blocks("3) c\n7) g").blocks == (
        Points((Item(3, (plain("c"),)), Item(7, (plain("g"),))), ")", loose=False),
    )


def test_a_list_in_a_list_belongs_to_its_item() -> None:
    inner = Points((Item(0, (plain("b"),)),), "", loose=False)
    assert read_blocks("- a\n  - b").blocks == (
        Points((Item(0, (plain("a"), inner)),), "", loose=False),
    )


def test_items_with_blank_lines_between_are_loose() -> None:
    (points,) = read_blocks("- a\n\n- b").blocks
    assert isinstance(points, Points)
    assert points.loose


def test_a_quotation_holds_blocks() -> None:
    assert read_blocks("> a\n>\n> b").blocks == (Quote((plain("a"), plain("b"))),)


def test_fenced_lines_are_code() -> None:
    assert read_blocks("```\n  a\n```").blocks == (Code("  a"),)


def test_three_dashes_are_a_line() -> None:
    assert read_blocks("a\n\n---").blocks == (plain("a"), Line())


def test_a_table_has_its_header_first() -> None:
    cells = tuple((Words(x),) for x in "abcd")
    assert read_blocks("|a|b|\n|:-|-:|\n|c|d|").blocks == (
        Grid(("left", "right"), (cells[:2], cells[2:])),
    )


def test_a_bar_in_a_cell_is_freed_by_a_backslash() -> None:
    (grid,) = read_blocks("|a|\n|-|\n|b \\| c|").blocks
    assert isinstance(grid, Grid)
    assert grid.rows[1] == ((Words("b | c"),),)


def test_a_link_may_be_named_elsewhere() -> None:
    link = Link("https://gov.wales", "Guide", (Words("here"),))
    assert read_blocks('[here][g]\n\n[g]: https://gov.wales "Guide"').blocks == (
        Paragraph((link,)),
    )


def test_a_second_target_of_the_same_name_prints_as_typed() -> None:
    text = "[g]\n\n[g]: https://a.wales\n\n[g]: https://b.wales"
    assert read_blocks(text).blocks[1:] == (plain("[g]: https://b.wales"),)


def test_a_target_in_a_quotation_that_nobody_uses_prints_as_typed() -> None:
    (quote,) = read_blocks("> [g]:\n> https://a.wales").blocks
    assert quote == Quote((plain("[g]:\nhttps://a.wales"),))


def test_an_address_in_angle_brackets_is_a_link() -> None:
    assert read_spans("<mailto:a@b.wales> <c@d.wales>") == (
        Link("mailto:a@b.wales", "", (Words("mailto:a@b.wales"),)),
        Words(" "),
        Link("mailto:c@d.wales", "", (Words("c@d.wales"),)),
    )


def test_a_link_to_nowhere_is_only_its_words() -> None:
    assert read_spans("[here]()") == (Words("here"),)


def test_a_note_is_kept_by_its_label() -> None:
    typed = read_blocks("a[^n]\n\n[^n]: b")
    assert typed.blocks == (Paragraph((Words("a"), NoteMark("n"))),)
    assert typed.notes == {"n": (plain("b"),)}


def test_a_note_that_nothing_calls_prints_as_typed() -> None:
    assert read_blocks("[^n]: b").blocks == (Paragraph((Words("[^n]: "), Words("b"))),)


def test_a_note_without_words_that_nothing_calls_prints_as_typed() -> None:
    assert read_blocks("[^n]:").blocks == (plain("[^n]:"),)


def test_a_second_note_of_the_same_label_prints_as_typed() -> None:
    typed = read_blocks("a[^n]\n\n[^n]: b\n\n[^n]: c")
    assert typed.blocks[1:] == (Paragraph((Words("[^n]: "), Words("c"))),)


def test_a_note_in_a_note_prints_its_call_as_typed() -> None:
    typed = read_blocks("a[^1]\n\n[^1]: see [^1] and [^2]\n\n[^2]: more")
    assert typed.notes == {"1": (plain("see [^1] and [^2]"),)}
    assert typed.blocks[1:] == (Paragraph((Words("[^2]: "), Words("more"))),)


def test_the_same_text_is_read_once() -> None:
    assert read_blocks("a text") is read_blocks("a text")


def test_a_very_long_text_is_read_and_forgotten() -> None:
    text = "word " * 20_000
    assert read_blocks(text) is not read_blocks(text)


def test_a_short_text_knows_no_lists() -> None:
    assert read_spans("- a\n1. b") == (Words("- a\n1. b"),)


def test_an_empty_text_has_no_blocks() -> None:
    assert read_blocks(" \n\t\n ").blocks == ()
    assert read_spans("") == ()

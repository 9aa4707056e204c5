"""Tables: real ones, with header cells, merged cells, and rows that behave at a page's end."""

from __future__ import annotations

import pytest
from builders import Block, raw, table
from pdf_checks import table_headers_of
from set_pages import lines_of, page_count, pdf_of, spots_of, words_of


def grid(*rows: str, columns: int = 2, properties: str = "") -> Block:
    """Return a table of these rows, each the XML of its cells."""
    cols = '<w:gridCol w:w="3000"/>' * columns
    return raw(
        f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{cols}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def row(*cells: str, properties: str = "") -> str:
    """Return a row of cells, each a text or the XML of a cell."""
    made = (cell if cell.startswith("<w:tc>") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def tc(text: str, properties: str = "") -> str:
    """Return a cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


HEADER = "<w:tblHeader/>"
WHOLE = "<w:cantSplit/>"
LOOKS = "<w:tblStyle w:val='TableGrid'/>"


def test_a_header_row_is_tagged_as_one() -> None:
    pdf = pdf_of(grid(row("Name", "Role", properties=HEADER), row("a", "b")))
    assert table_headers_of(pdf) == [["Name", "Role"]]


def test_two_header_rows_are_both_tagged() -> None:
    two = (row("A", "B", properties=HEADER), row("C", "D", properties=HEADER))
    assert table_headers_of(pdf_of(grid(*two, row("e", "f")))) == [["A", "B", "C", "D"]]


def test_a_header_row_repeats_on_the_next_page() -> None:
    rows = [row(f"line {number}", "x") for number in range(40)]
    pdf = pdf_of(grid(row("Name", "Role", properties=HEADER), *rows))
    assert page_count(pdf) == 2
    assert next(iter(spots_of(pdf, page=2))) == "Name"


def test_a_header_that_repeats_is_read_once() -> None:
    rows = [row(f"line {number}", "x") for number in range(40)]
    pdf = pdf_of(grid(row("Name", "Role", properties=HEADER), *rows))
    assert lines_of(pdf).count("Name") == 1


def test_without_a_header_row_it_is_laid_out_and_read_in_order() -> None:
    assert table_headers_of(pdf_of(table("a | b"))) == []


def test_a_table_that_is_all_header_is_still_accessible() -> None:
    assert words_of(pdf_of(grid(row("A", "B", properties=HEADER)))) == "A B"


def test_rows_are_read_across() -> None:
    assert lines_of(pdf_of(table("a | b", "c | d"))) == ["a", "b", "c", "d"]


def test_cells_merged_across_are_one() -> None:
    pdf = pdf_of(grid(row(tc("wide", '<w:gridSpan w:val="2"/>')), row("a", "b")))
    assert lines_of(pdf) == ["wide", "a", "b"]


def test_cells_merged_down_are_one() -> None:
    top, below = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    pdf = pdf_of(grid(row(tc("tall", top), "a"), row(tc("", below), "b"), row("c", "d")))
    assert lines_of(pdf) == ["tall", "a", "b", "c", "d"]


def test_cells_merged_both_ways_are_one() -> None:
    top = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    below = '<w:gridSpan w:val="2"/><w:vMerge/>'
    pdf = pdf_of(grid(row(tc("big", top), "a"), row(tc("", below), "b"), columns=3))
    assert lines_of(pdf) == ["big", "a", "b"]


def test_a_row_may_begin_and_end_short_of_the_grid() -> None:
    short = row("middle", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>')
    assert lines_of(pdf_of(grid(row("a", "b", "c"), short, columns=3))) == ["a", "b", "c", "middle"]


def test_a_table_without_a_grid_is_set() -> None:
    assert lines_of(pdf_of(raw(f"<w:tbl><w:tblPr/>{row('a', 'b')}</w:tbl>"))) == ["a", "b"]


def test_a_row_with_too_many_cells_is_set() -> None:
    assert lines_of(pdf_of(grid(row("a", "b", "c", "d")))) == ["a", "b", "c", "d"]


def test_a_row_that_must_not_split_goes_to_the_next_page_whole() -> None:
    space = raw('<w:p><w:pPr><w:spacing w:after="12300"/></w:pPr><w:r><w:t>top</w:t></w:r></w:p>')
    cell = tc("one</w:t><w:br/><w:t>two</w:t><w:br/><w:t>three")
    pdf = pdf_of(space, grid(row(cell, properties=WHOLE), columns=1))
    assert list(spots_of(pdf, page=2)) == ["one", "two", "three"]


def test_a_row_may_split_over_pages() -> None:
    pdf = pdf_of(table("{{ a }}"), context={"a": "\n".join(f"line {n}" for n in range(90))})
    assert page_count(pdf) == 2
    assert len(lines_of(pdf)[0].split("line")) == 91


def test_a_table_in_a_cell_is_set_within_it() -> None:
    inner = f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='900'/></w:tblGrid>{row('inner')}</w:tbl>"
    pdf = pdf_of(
        grid(row("a", f"<w:tc><w:p><w:r><w:t>before</w:t></w:r></w:p>{inner}<w:p/></w:tc>"))
    )
    assert lines_of(pdf) == ["a", "before", "inner"]


def test_columns_have_the_widths_of_the_grid() -> None:
    fixed = '<w:tblLayout w:type="fixed"/>'
    spots = spots_of(pdf_of(grid(row("a", "b", "c"), columns=3, properties=fixed)))
    assert [spots[x][0] - spots["a"][0] for x in "abc"] == [0, 150, 300]


def test_rows_repeat_for_each_item() -> None:
    rows = table(
        "Name | Role", "{%tr for p in people %}", "{{ p.n }} | {{ p.r }}", "{%tr endfor %}"
    )
    pdf = pdf_of(rows, context={"people": [{"n": "Llŷr", "r": "chair"}, {"n": "Siân", "r": "x"}]})
    assert lines_of(pdf) == ["Name", "Role", "Llŷr", "chair", "Siân", "x"]


def test_columns_repeat_for_each_item() -> None:
    pdf = pdf_of(
        table("{%tc for a in names %} | {{ a }} | {%tc endfor %}"),
        context={"names": ["x", "y", "z"]},
    )
    assert lines_of(pdf) == ["x", "y", "z"]


def test_a_column_span_from_a_value_spans() -> None:
    pdf = pdf_of(table("{% colspan n %}wide", "a | b | c"), context={"n": 3})
    assert lines_of(pdf) == ["wide", "a", "b", "c"]


def test_a_cell_background_from_a_value_is_set() -> None:
    assert lines_of(pdf_of(table("{% cellbg 'FFCC00' %}x | y"))) == ["x", "y"]


def test_cells_that_merge_in_a_loop_are_one() -> None:
    rows = table("{%tr for a in names %}", "{% vm %}same | {{ a }}", "{%tr endfor %}")
    assert lines_of(pdf_of(rows, context={"names": ["x", "y"]})) == ["same", "x", "y"]


def test_an_empty_table_leaves_nothing() -> None:
    pdf = pdf_of("a", table("{%tr for x in nothing %}", "{{ x }}", "{%tr endfor %}"), "b")
    assert lines_of(pdf) == ["a", "b"]


@pytest.mark.parametrize(
    "properties",
    [
        LOOKS, '<w:jc w:val="center"/>', '<w:tblInd w:w="720" w:type="dxa"/>', "<w:bidiVisual/>",
        '<w:tblW w:w="5000" w:type="pct"/>', '<w:tblW w:w="0" w:type="auto"/>',
        '<w:tblpPr w:leftFromText="180" w:vertAnchor="text" w:tblpY="1"/>',
        '<w:tblCellSpacing w:w="20" w:type="dxa"/>', '<w:tblStyle w:val="NoSuchStyle"/>',
    ],
    ids=["style", "centred", "indented", "mirrored", "share", "auto", "floating", "apart", "odd"],
)  # fmt: skip
def test_the_look_of_a_table_keeps_its_words(properties: str) -> None:
    pdf = pdf_of("before", grid(row("a", "b"), row("c", "d"), properties=properties), "after")
    assert lines_of(pdf) == ["before", "a", "b", "c", "d", "after"]


@pytest.mark.parametrize(
    "properties",
    [
        '<w:vAlign w:val="center"/>', '<w:textDirection w:val="btLr"/>', "<w:noWrap/>",
        '<w:shd w:val="clear" w:fill="000000"/>', '<w:shd w:val="pct20" w:fill="auto"/>',
        '<w:tcMar><w:left w:w="300" w:type="dxa"/></w:tcMar>', '<w:tcW w:w="50" w:type="pct"/>',
        '<w:tcBorders><w:top w:val="double" w:sz="4" w:color="FF0000"/></w:tcBorders>',
        '<w:tcBorders><w:tl2br w:val="single" w:sz="4"/></w:tcBorders>',
    ],
)  # fmt: skip
def test_the_look_of_a_cell_keeps_its_words(properties: str) -> None:
    assert lines_of(pdf_of(grid(row(tc("a", properties), "b")))) == ["a", "b"]


@pytest.mark.parametrize("height", [480, 1000, 1500, 2467, 6000])
def test_an_empty_row_has_at_least_its_height(height: int) -> None:
    tall = row("", properties=f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>')
    spots = spots_of(pdf_of("before", grid(tall, columns=1, properties=LOOKS), "after"))
    lone = spots_of(pdf_of("before", "after"))
    added = spots["after"][1] - spots["before"][1] - lone["after"][1] + lone["before"][1]
    assert added == pytest.approx(height / 20, abs=3)


def test_a_row_of_exact_height_has_it() -> None:
    tall = row("x", properties='<w:trHeight w:val="2000" w:hRule="exact"/>')
    spots = spots_of(pdf_of(grid(tall, row("y"), columns=1)))
    assert spots["y"][1] - spots["x"][1] == pytest.approx(100, abs=3)


def test_two_empty_rows_of_unlike_height_keep_their_own() -> None:
    low, tall = (
        grid(row("", properties=f'<w:trHeight w:val="{height}"/>'), columns=1)
        for height in (480, 2467)
    )
    spots = spots_of(pdf_of("one", low, "two", tall, "three"))
    first, second = spots["two"][1] - spots["one"][1], spots["three"][1] - spots["two"][1]
    assert second - first == pytest.approx((2467 - 480) / 20, abs=3)


def test_a_row_that_must_stay_whole_goes_on_where_no_page_holds_it() -> None:
    words = [f"word{number}" for number in range(1500)]
    pdf = pdf_of(grid(row(" ".join(words), properties=WHOLE), columns=1))
    assert " ".join(lines_of(pdf)).split() == words

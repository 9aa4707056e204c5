"""Tables come out as Word tables with a header row."""

from __future__ import annotations

import pytest
from template.rich.specimens import T, outline, printed, tree

from docgen.template.rich import Base
from docgen.template.rich.reading import read_blocks
from docgen.template.rich.tables import SPACER, share_width
from docgen.template.rich.tree import Grid

TABLE = "| a | b |\n|:-:|--:|\n| c | d |"


def test_a_table_has_the_templates_style_and_a_spacer_below() -> None:
    xml = printed(TABLE, full=True)
    assert outline(xml) == ["a|b/c|d", ""]
    assert '<w:tblStyle w:val="TableGrid"/>' in xml
    assert xml.endswith(SPACER)


def test_a_template_without_a_table_style_gets_borders() -> None:
    assert '<w:insideV w:val="single"' in printed(TABLE)


def test_the_header_row_repeats_and_is_bold() -> None:
    first, second = tree(printed(TABLE)).iter("{*}tr")
    assert [len(list(row.iter("{*}tblHeader"))) for row in (first, second)] == [1, 0]
    assert [len(list(row.iter("{*}b"))) for row in (first, second)] == [2, 0]


def test_columns_are_aligned_as_typed() -> None:
    values = [x.values()[0] for x in tree(printed(TABLE)).iter("{*}jc")]
    assert values == ["center", "right", "center", "right"]


def test_two_tables_do_not_touch() -> None:
    assert outline(printed(f"{TABLE}\n\n{TABLE}", full=True)) == ["a|b/c|d", "", "a|b/c|d", ""]


def test_a_paragraph_below_a_table_stands_apart_from_it() -> None:
    xml = printed(f"{TABLE}\n\nafter", full=True)
    assert xml.endswith(f'<w:p><w:pPr><w:spacing w:before="120"/></w:pPr>{T("after")}</w:p>')


def test_a_table_below_a_table_of_the_template_does_not_touch_it() -> None:
    assert printed(TABLE, Base(after_table=True)).startswith(SPACER)
    assert not printed("text", Base(after_table=True)).startswith(SPACER)


def test_a_table_in_a_list_is_moved_in_and_narrower() -> None:
    xml = printed("- a\n\n  " + TABLE.replace("\n", "\n  "), Base(width=9000), full=True)
    assert '<w:tblInd w:w="360" w:type="dxa"/>' in xml
    assert '<w:tblW w:w="4800" w:type="pct"/>' in xml


def test_cells_leave_out_the_indent_of_the_tags_paragraph() -> None:
    base = Base(paragraph={"ind": '<w:ind w:left="500"/>', "jc": '<w:jc w:val="both"/>'})
    assert list(tree(printed(TABLE, base)).iter("{*}ind")) == []


@pytest.mark.parametrize(
    ("table", "shares"),
    [
        pytest.param("a|b\n-|-", [500, 500], id="short words share alike"),
        pytest.param(f"a|{'b' * 25}\n-|-", [147, 852], id="longer words get more"),
        pytest.param("a|[link](https://a.b)\n-|-\n|", [384, 615], id="an empty cell"),
    ],
)
def test_columns_are_as_wide_as_their_words(table: str, shares: list[int]) -> None:
    (grid,) = read_blocks(table).blocks
    assert isinstance(grid, Grid)
    assert share_width(grid, 1000) == shares


def test_a_column_of_dates_keeps_its_lines_beside_long_sentences() -> None:
    row = f"14 September 2024|{'many words ' * 20}|16 January 2026"
    (grid,) = read_blocks(f"When|What|Until\n-|-|-\n{row}").blocks
    assert isinstance(grid, Grid)
    first, _, last = share_width(grid, 9000)
    letter = 110
    assert min(first, last) >= len("14 September 2024") * letter


def test_a_cell_that_may_fill_a_page_can_be_split() -> None:
    assert "<w:cantSplit/>" not in printed(f"a|b\n-|-\n{'long ' * 400}|").split("</w:tr>")[1]
    assert "<w:cantSplit/>" in printed("a|b\n-|-\nshort|").split("</w:tr>")[1]

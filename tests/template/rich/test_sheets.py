"""A table with merged cells is the same table in Word's XML, in the looks of every other."""

from __future__ import annotations

import pytest
from lxml import etree
from template.rich.specimens import tree

from docgen.template.rich import RenderState, StyleMap
from docgen.template.rich.bases import Base
from docgen.template.rich.sheets import lay_out
from docgen.template.rich.tree import Block, Cell, Paragraph, Sheet, TypedText, Words
from docgen.template.rich.writing import write_blocks


def cell(text: str, across: int = 1, down: int = 1) -> Cell:
    return Cell((Paragraph((Words(text),)),), across, down)


def table_of(sheet: Sheet, width: int = 9000) -> etree._Element:
    blocks: tuple[Block, ...] = (sheet,)
    xml = write_blocks(TypedText(blocks, {}), Base(width=width), RenderState(StyleMap()))
    (table,) = tree(xml).iter("{*}tbl")
    return table


WIDE = Sheet(
    (1, 2, 1),
    (
        (cell("head", across=3),),
        (cell("tall", down=2), cell("b"), cell("c")),
        (cell("d"), cell("e")),
    ),
)


def test_a_cell_that_goes_down_takes_its_place_in_the_rows_below() -> None:
    laid = [[(place.column, place.goes_on) for place in row] for row in lay_out(WIDE)]
    assert laid == [
        [(0, False)],
        [(0, False), (1, False), (3 - 1, False)],
        [(0, True), (1, False), (2, False)],
    ]


def test_merged_cells_are_marked_as_word_marks_them() -> None:
    rows = table_of(WIDE).findall("{*}tr")
    told = [
        [
            (x.findtext(".//{*}t") or "", [p.tag.split("}")[1] for p in x[0]])
            for x in r.findall("{*}tc")
        ]
        for r in rows
    ]
    assert told[0] == [("head", ["tcW", "gridSpan"])]
    assert told[1][0] == ("tall", ["tcW", "vMerge"])
    assert told[2][0] == ("", ["tcW", "vMerge"])


def test_columns_keep_their_proportions_in_the_room_there_is() -> None:
    grid = [int(x.get(f"{{{x.nsmap['w']}}}w", "0")) for x in table_of(WIDE).iter("{*}gridCol")]
    assert grid == [2250, 4500, 2250]


@pytest.mark.parametrize(("heads", "told"), [(1, 1), (2, 2), (0, 0)])
def test_as_many_rows_head_it_as_it_says(heads: int, told: int) -> None:
    sheet = Sheet((1,), ((cell("a"),), (cell("b"),), (cell("c"),)), heads)
    assert len(list(table_of(sheet).iter("{*}tblHeader"))) == told


def test_a_table_without_a_header_does_not_look_as_if_it_had_one() -> None:
    look = next(table_of(Sheet((1,), ((cell("a"),),), 0)).iter("{*}tblLook"))
    assert dict(look.items())[f"{{{look.nsmap['w']}}}firstRow"] == "0"


def test_a_row_with_too_few_cells_is_filled_up() -> None:
    rows = table_of(Sheet((1, 1), ((cell("a"),), (cell("b"), cell("c"))))).findall("{*}tr")
    assert [len(row.findall("{*}tc")) for row in rows] == [2, 2]


def test_a_cell_may_hold_a_table() -> None:
    inner = Cell((Sheet((1,), ((cell("in"),),), 0),))
    outer = Sheet((1,), ((inner,),), 0)
    xml = write_blocks(TypedText((outer,), {}), Base(), RenderState(StyleMap()))
    table = next(tree(xml).iter("{*}tbl"))
    (held,) = table.findall("{*}tr/{*}tc")
    assert [x.tag.split("}")[1] for x in held] == ["tcPr", "tbl", "p"]

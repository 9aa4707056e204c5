"""A table of a chapter keeps its cells, however they are merged, and its header rows."""

from __future__ import annotations

from builders import raw, table
from template.chapters.specimens import blocks_of, paragraphs

from docgen.template.rich.tree import Cell, Paragraph, Sheet


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def sheet_of(*rows: str, grid: tuple[int, ...] = (), look: str = "0000") -> Sheet:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    xml = (
        f'<w:tbl><w:tblPr><w:tblLook w:val="{look}"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )
    (sheet,) = blocks_of(raw(xml))
    assert isinstance(sheet, Sheet)
    return sheet


def told(sheet: Sheet) -> list[list[tuple[str, int, int]]]:
    return [[(said_in(cell), cell.across, cell.down) for cell in row] for row in sheet.rows]


def said_in(cell: Cell) -> str:
    return "/".join(paragraphs(cell.blocks))


def test_a_table_keeps_its_rows_and_cells() -> None:
    (sheet,) = blocks_of(table("a | b", "c | d"))
    assert isinstance(sheet, Sheet)
    assert told(sheet) == [[("a", 1, 1), ("b", 1, 1)], [("c", 1, 1), ("d", 1, 1)]]


def test_cells_over_columns_and_rows() -> None:
    merged = sheet_of(
        row(tc("wide", '<w:gridSpan w:val="2"/>')),
        row(tc("tall", '<w:vMerge w:val="restart"/>'), tc("b")),
        row(tc("", "<w:vMerge/>"), tc("c")),
    )
    assert told(merged) == [[("wide", 2, 1)], [("tall", 1, 2), ("b", 1, 1)], [("c", 1, 1)]]


def test_columns_are_as_wide_as_they_were() -> None:
    assert sheet_of(row(tc("a"), tc("b")), grid=(1000, 3000)).shares == (1000, 3000)


def test_a_grid_that_does_not_fit_the_cells_is_not_believed() -> None:
    assert sheet_of(row(tc("a"), tc("b")), grid=(1000,)).shares == (1, 1)


def test_rows_that_say_so_head_the_table() -> None:
    head = "<w:tblHeader/>"
    rows = (row(tc("a"), properties=head), row(tc("b"), properties=head), row(tc("c")))
    assert sheet_of(*rows).heads == 2


def test_the_look_of_a_table_says_whether_its_first_row_heads_it() -> None:
    assert sheet_of(row(tc("a")), row(tc("b")), look="0020").heads == 1
    assert sheet_of(row(tc("a")), row(tc("b")), look="0000").heads == 0


def test_a_box_made_of_one_cell_has_no_header() -> None:
    assert sheet_of(row(tc("a")), look="0020").heads == 0


def test_a_row_that_was_deleted_is_not_read() -> None:
    gone = row(tc("old"), properties='<w:del w:id="1" w:author="x"/>')
    assert told(sheet_of(gone, row(tc("new")))) == [[("new", 1, 1)]]


def test_a_table_in_a_cell_is_read() -> None:
    inner = f"<w:tbl><w:tblPr/><w:tblGrid/>{row(tc('in'))}</w:tbl>"
    (sheet,) = (sheet_of(row(f"<w:tc><w:tcPr/>{inner}<w:p/></w:tc>")),)
    assert isinstance(sheet.rows[0][0].blocks[0], Sheet)


def test_a_cell_keeps_its_side() -> None:
    right = '<w:tc><w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>1</w:t></w:r></w:p></w:tc>'
    assert sheet_of(row(right)).rows[0][0].side == "right"
    assert isinstance(sheet_of(row(right)).rows[0][0].blocks[0], Paragraph)

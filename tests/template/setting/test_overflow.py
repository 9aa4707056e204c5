"""Text in a row or a box of a fixed height: told where it overflows, and only there."""

from __future__ import annotations

import pytest
from builders import Block, docx_of, raw
from pdf_checks import pdf_problems

from docgen.engine import compile_template

VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
LONG = "words that go on and on and want line after line of a narrow cell to stand in"


def cell(height: int, rule: str, words: str) -> Block:
    """Return a table of one cell whose row is so high, in twentieths of a point."""
    return raw(
        f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1500"/></w:tblGrid><w:tr><w:trPr>'
        f'<w:trHeight w:val="{height}" w:hRule="{rule}"/></w:trPr>'
        f"<w:tc><w:tcPr/><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )


def box(height: int, words: str) -> Block:
    """Return a text box that is so high, in points."""
    style = f"position:absolute;width:100pt;height:{height}pt"
    return raw(
        f'<w:p><w:r><w:pict><v:shape {VML} style="{style}"><v:textbox><w:txbxContent><w:p><w:r>'
        f"<w:t>{words}</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )


@pytest.mark.parametrize(
    ("block", "is_told"),
    [
        (cell(400, "exact", LONG), True),
        (cell(400, "exact", "brief"), False),
        (cell(4000, "exact", LONG), False),
        (cell(400, "atLeast", LONG), False),
        (box(30, LONG), True),
        (box(30, "brief"), False),
        (box(200, LONG), False),
    ],
)
def test_text_that_overflows_is_told(block: Block, is_told: bool) -> None:
    result = compile_template(docx_of("before", block)).set({}, title="A specimen")
    assert [problem.code for problem in result.problems] == ["text-overflow"] * is_told
    assert pdf_problems(result.pdf) == []

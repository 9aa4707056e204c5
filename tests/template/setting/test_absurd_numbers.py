"""Numbers that Word never writes: each is cut to what Word takes; none fills memory."""

from __future__ import annotations

import pytest
from builders import Block, docx_of, raw, table, with_members
from set_pages import lines_of, pdf_of, pdf_of_docx

from docgen.template.setting.numerals import spell
from docgen.template.setting.sections import read_paper

HUGE = "9" * 13
LIST = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{start}"/>
<w:numFmt w:val="{kind}"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>"""
SQUARE = """<w:pgSz w:w="11520" w:h="11520"/>
<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="0" w:footer="0"/>"""
ITEM = raw(
    '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:r><w:t>item</w:t></w:r></w:p>"
)


def cell(span: str) -> Block:
    """Return a table of one cell that claims to be so many columns wide."""
    return raw(
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr><w:tc><w:tcPr>'
        f'<w:gridSpan w:val="{span}"/></w:tcPr><w:p><w:r><w:t>one</w:t></w:r></w:p></w:tc></w:tr>'
        "</w:tbl>"
    )


@pytest.mark.parametrize("kind", ["decimal", "lowerLetter", "upperRoman", "cardinalText"])
@pytest.mark.parametrize("start", [HUGE, "nan", "-5", ""])
def test_a_list_that_starts_beyond_all_counting_is_set(kind: str, start: str) -> None:
    numbering = LIST.format(start=start, kind=kind).encode()
    pdf = pdf_of_docx(with_members(docx_of(ITEM), {"word/numbering.xml": numbering}))
    assert "item" in " ".join(lines_of(pdf))


@pytest.mark.parametrize(("count", "kind"), [(10**12, "lowerLetter"), (-1, "cardinalText")])
def test_what_a_format_has_no_numeral_for_comes_as_a_number(count: int, kind: str) -> None:
    assert spell(count, kind) == str(count)


def test_a_cell_over_more_columns_than_any_table_has_is_set() -> None:
    assert lines_of(pdf_of(cell(HUGE))) == ["one"]


def test_a_page_number_beyond_all_counting_is_set() -> None:
    section = f'<w:sectPr><w:pgNumType w:fmt="lowerRoman" w:start="{HUGE}"/></w:sectPr>'
    pdf = pdf_of(raw(f"<w:p><w:pPr>{section}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>"))
    assert lines_of(pdf) == ["x"]


@pytest.mark.parametrize(("number", "space"), [(HUGE, 720), ("13", 720), ("45", 0), ("2", 10**9)])
def test_no_column_is_narrower_than_word_sets_it(number: str, space: int) -> None:
    columns = f'<w:cols w:num="{number}" w:space="{space}"/>'
    section = f"<w:sectPr>{SQUARE}{columns}</w:sectPr>"
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    ending = raw(f"<w:p><w:pPr>{section}</w:pPr><w:r><w:t>words</w:t></w:r>{note}</w:p>")
    pdf = pdf_of(table("a | b"), ending, footnotes=["note"])
    assert "words" in " ".join(lines_of(pdf))
    assert 1 <= read_paper(section, "").columns <= 12
    assert read_paper(section, "").column_width >= 36

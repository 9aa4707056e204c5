"""Where LibreOffice puts the lines of other people's Word files, and that ours stand there too."""

from __future__ import annotations

import re
from functools import cache

import pytest
from builders import Block, docx_of, members_of, raw, with_members
from libreoffice_pages import pdfs_by_libreoffice
from set_pages import pdf_of_docx, size_of_page, spots_of

pytestmark = pytest.mark.libreoffice

NEAR = 2.5
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
EVEN = '<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/>'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'
NONE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
DOUBLE = '<w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="auto"/>'
LEAST = '<w:spacing w:before="0" w:after="0" w:line="500" w:lineRule="atLeast"/>'
AUTO = '<w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>'
LISTED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
HANGING = '<w:ind w:left="1440" w:hanging="720"/><w:shd w:val="clear" w:fill="DDDDDD"/>'
BREAK = "<w:r><w:br/></w:r>"


def run(words: str, size: int = 22) -> str:
    """Return a run in letters of so many half points."""
    return f'<w:r><w:rPr><w:sz w:val="{size}"/></w:rPr><w:t>{words}</w:t></w:r>'


def lines(properties: str, *words: str) -> list[Block]:
    """Return paragraphs of one word each with these properties."""
    return [raw(f"<w:p><w:pPr>{properties}</w:pPr>{run(word)}</w:p>") for word in words]


def one(properties: str, inside: str) -> Block:
    """Return a paragraph with these properties."""
    return raw(f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>")


def arial(*blocks: Block, last: str = A4 + EVEN) -> bytes:
    """Return a document in Arial alone, whose one section says no more than `last`."""
    docx = docx_of(*blocks)
    members = members_of(docx)
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
    styles = re.sub("<w:rFonts [^>]*/>", fonts, members["word/styles.xml"].decode())
    body = members["word/document.xml"].decode()
    start, end = body.rindex("<w:sectPr"), body.index("</w:body>")
    body = f"{body[:start]}<w:sectPr>{last}</w:sectPr>{body[end:]}"
    changed = {"word/styles.xml": styles.encode(), "word/document.xml": body.encode()}
    return with_members(docx, changed)


def box(words: str) -> str:
    """Return a run with a text box of VML, 100 points from the left margin and 50 from the top."""
    style = "position:absolute;margin-left:100pt;margin-top:50pt;width:80pt;height:40pt"
    inside = f"<w:txbxContent>{words}</w:txbxContent>"
    textbox = f'<v:textbox inset="5pt,5pt,5pt,5pt">{inside}</v:textbox>'
    shape = f'<v:shape style="{style}">{textbox}</v:shape>'
    return f"<w:r><w:pict {VML}>{shape}</w:pict></w:r>"


def table(properties: str, *cells: list[str]) -> Block:
    """Return a table of one column whose cells hold paragraphs of one word each."""
    rows = ""
    for words in cells:
        held = "".join(f"<w:p><w:pPr>{properties}</w:pPr>{run(word)}</w:p>" for word in words)
        rows += f'<w:tr><w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{held}</w:tc></w:tr>'
    return raw(f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid>{rows}</w:tbl>')


BOXED = box(f"<w:p><w:pPr>{NONE}</w:pPr>{run('boxed')}{BREAK}{run('again')}</w:p>")
SPECIMENS = {
    "no section properties": arial(*lines(NONE, "first", "second"), last=""),
    "double lines": arial(*lines(DOUBLE, "first", "second", "third")),
    "least height": arial(*lines(LEAST, "first", "second", "third")),
    "sizes mixed in a line": arial(
        one(DOUBLE, f"{run('large', 60)}{run('small')}"),
        *lines(NONE, "after"),
    ),
    "break at the end": arial(one(NONE, run("first") + BREAK), *lines(NONE, "second", "third")),
    "automatic space": arial(*lines(AUTO, "first", "second"), *lines(NONE, "third")),
    "automatic space in cells": arial(
        *lines(NONE, "top"), table(AUTO, ["first", "second"], ["third"]), *lines(NONE, "after")
    ),
    "automatic space in a list": arial(
        *lines(AUTO, "before"), *lines(AUTO + LISTED, "first", "second"), *lines(AUTO, "after")
    ),
    "hanging ground": arial(*lines(HANGING, "first", "second"), *lines(NONE, "third")),
    "last columns": arial(
        one(f"{NONE}<w:sectPr>{A4}{EVEN}</w:sectPr>", run("top")),
        *lines(NONE, *"abcdefgh"),
        last=f'<w:type w:val="continuous"/>{A4}{EVEN}<w:cols w:num="2" w:space="720"/>',
    ),
    "box in double lines": arial(one(DOUBLE, run("first") + BOXED), *lines(NONE, "second")),
}


@cache
def theirs() -> dict[str, bytes]:
    """Return LibreOffice's PDF of each specimen, by one start for all."""
    return dict(zip(SPECIMENS, pdfs_by_libreoffice(list(SPECIMENS.values())), strict=True))


def places(pdf: bytes) -> dict[str, tuple[int, int]]:
    """Return where each word begins; bullets are drawn in other typefaces."""
    return {word: spot for word, spot in spots_of(pdf).items() if word.isalpha()}


@pytest.mark.parametrize("name", SPECIMENS)
def test_each_word_stands_where_libreoffice_puts_it(name: str) -> None:
    ours, expected = places(pdf_of_docx(SPECIMENS[name])), places(theirs()[name])
    assert ours.keys() == expected.keys()
    for word, place in ours.items():
        assert place == pytest.approx(expected[word], abs=NEAR), word


@pytest.mark.parametrize("name", SPECIMENS)
def test_the_paper_is_that_of_libreoffice(name: str) -> None:
    assert size_of_page(pdf_of_docx(SPECIMENS[name])) == size_of_page(theirs()[name])

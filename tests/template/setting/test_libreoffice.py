"""Our pages against LibreOffice's, of the same Word file: the same text, as many pages."""

from __future__ import annotations

import re
from functools import cache

import pytest
from builders import (
    Block,
    docx_of,
    heading,
    members_of,
    para,
    raw,
    section_break,
    table,
    with_members,
)
from libreoffice_pages import Comparison, compare_pdfs, pdfs_by_libreoffice
from made_documents import documents
from pdf_checks import text_of_pages

from docgen import compile_template

pytestmark = pytest.mark.libreoffice

WORDS = "Each sentence of this paragraph is there so that it runs over some lines. " * 6
A4_ACROSS = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>'


def arial(*blocks: Block, **sides: object) -> bytes:
    """Return a specimen in Arial alone, whose measures the machine's typefaces share."""
    docx = docx_of(*blocks, **sides)  # type: ignore[arg-type]
    styles = members_of(docx)["word/styles.xml"].decode()
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>'
    changed = re.sub("<w:rFonts [^>]*/>", fonts, styles)
    return with_members(docx, {"word/styles.xml": changed.encode()})


SPECIMENS = {
    "paragraphs": arial(*[WORDS] * 30),
    "headings": arial(*[block for n in range(20) for block in (heading(f"Part {n}"), WORDS)]),
    "bullets": arial(*[para(f"item {n} {WORDS}", style="List Bullet") for n in range(20)]),
    "numbers": arial(*[para(f"item {n} {WORDS}", style="List Number") for n in range(20)]),
    "table": arial(table(*[f"row {n} | {WORDS} | x" for n in range(20)])),
    "table over pages": arial(table(f"one | {WORDS * 20}")),
    "header and footer": arial(*[WORDS] * 20, header="The header", footer="The footer"),
    "sections": arial(WORDS, raw(A4_ACROSS), WORDS, section_break(), WORDS),
    "footnotes": arial(WORDS, footnotes=["One note", "Another note"]),
    "tabs": arial(*["a\tb\tc"] * 60),
    "breaks": arial(*["a\nb\nc"] * 30),
    "quotation": arial(*[para(WORDS, style="Intense Quote")] * 10),
    "empty paragraphs": arial(*["x", "", ""] * 40),
}
FIRST = {name for name in documents("docx") if "_0" not in name or "_01_" in name}
#: One document of each form in each language, and every form empty.
FORMS = {
    **{name: one.content for name, one in documents("docx").items() if name in FIRST},
    **{f"{n} (blank)": one.content for n, one in documents("docx", blank=True).items()},
}
#: Those with a drawing of shapes.
DRAWN = [
    name for name, docx in FORMS.items() if b"wpg:wgp" in members_of(docx)["word/document.xml"]
]


def letters_of(page: str) -> list[str]:
    """Return the letters of a page, whatever their order."""
    return sorted(filter(str.isalnum, page))


@cache
def pairs() -> dict[str, tuple[bytes, bytes]]:
    """Return of each Word file LibreOffice's PDF, by one start for all, and ours."""
    words = {**SPECIMENS, **FORMS}
    theirs = dict(zip(words, pdfs_by_libreoffice(list(words.values())), strict=True))
    ours = {name: compile_template(word).pdf({}, title="x") for name, word in SPECIMENS.items()}
    ours |= {name: one.content for name, one in documents("pdf").items()}
    ours |= {f"{n} (blank)": one.content for n, one in documents("pdf", blank=True).items()}
    return {name: (theirs[name], ours[name]) for name in words}


@cache
def compared(name: str) -> Comparison:
    """Return how our pages differ from LibreOffice's."""
    return compare_pdfs(*pairs()[name])


@pytest.mark.parametrize("name", [*SPECIMENS, *(name for name in FORMS if name not in DRAWN)])
def test_the_text_is_the_same_in_the_same_order(name: str) -> None:
    differences = compared(name).differences
    assert [one for one in differences if not one.startswith("LibreOffice makes")] == []


@pytest.mark.parametrize("name", DRAWN)
def test_the_text_of_a_drawing_is_the_same(name: str) -> None:
    # LibreOffice reads the boxes of a group from the last to the first
    theirs, ours = ([letters_of(page) for page in text_of_pages(pdf)] for pdf in pairs()[name])
    assert ours == theirs


@pytest.mark.parametrize("name", [*SPECIMENS, *FORMS])
def test_there_are_as_many_pages(name: str) -> None:
    theirs, ours = compared(name).pages
    assert ours == theirs


@pytest.mark.parametrize("name", [*SPECIMENS, *FORMS])
def test_the_text_stands_on_much_the_same_pages(name: str) -> None:
    assert compared(name).drift < 0.06

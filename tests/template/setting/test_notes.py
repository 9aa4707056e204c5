"""Where footnotes fall: on the pages of their marks, whatever block they stand in."""

from __future__ import annotations

import pytest
from builders import docx_of
from note_pages import note_pages

from docgen import compile_template

DOCX = docx_of("{{p text|rich }}")

SENTENCE = "Nobody had asked her what she wanted, and each agency wrote to another about it. "
BLOCKS = {
    "paragraph": SENTENCE * 2 + "One more.[^{0}a]",
    "two notes": SENTENCE + "One.[^{0}a] " + SENTENCE + "Two.[^{0}b]",
    "two notes in a line": "One.[^{0}a] Two.[^{0}b] " + SENTENCE * 2,
    "three lines": SENTENCE + "Said[^{0}a] " + SENTENCE * 2,
    "long paragraph": "First.[^{0}a] " + SENTENCE * 9 + "Last.[^{0}b] " + SENTENCE,
    "quotation": "> " + SENTENCE * 3 + "Said.[^{0}a]",
    "list": "- " + SENTENCE + "\n- One.[^{0}a]\n- " + SENTENCE * 2 + "Two.[^{0}b]",
    "long list": ("- " + SENTENCE + "\n") * 14 + "- One.[^{0}a]\n- " + SENTENCE + "Two.[^{0}b]",
    "table": "| a | b |\n|---|---|\n" + "| c | One.[^{0}a] |\n| d | e |\n| f | Two.[^{0}b] |",
}


def document_of(block: str, filling: int) -> str:
    """Return pages of `block`s with notes of different lengths, and something between them."""
    parts = []
    for n in range(12):
        parts += [SENTENCE * (1 + (n * 7 + filling) % 5), block.format(n)]
        parts += [f"[^{n}a]: {SENTENCE * (1 + n % 3)}"]
        parts += [f"[^{n}b]: A short one."] if f"[^{n}b]" in parts[-2] else []
    return "\n\n".join(parts)


@pytest.mark.parametrize("filling", range(3))
@pytest.mark.parametrize("block", BLOCKS.values(), ids=BLOCKS)
def test_a_note_begins_on_the_page_of_its_mark(block: str, filling: int) -> None:
    template = compile_template(DOCX)
    pages = note_pages(template.pdf({"text": document_of(block, filling)}, title="Notes"))
    assert len(pages) >= 12
    assert [found for found in pages if found.mark != found.note] == []


def test_a_note_that_is_longer_than_a_page_goes_on_on_the_next() -> None:
    text = f"{SENTENCE}Said.[^1]\n\n[^1]: {SENTENCE * 70}"
    template = compile_template(DOCX)
    (found,) = note_pages(template.pdf({"text": text}, title="Notes"))
    assert (found.mark, found.note) == (1, 1)

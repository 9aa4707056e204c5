"""Paragraphs that are numbered by hand hang on their numbers; figures at a line's start do not."""

from __future__ import annotations

import pytest
from template.rich.specimens import printed

from docgen.template.rich.numbered import number_paragraphs
from docgen.template.rich.reading import read_blocks
from docgen.template.rich.tree import Numbered, Paragraph


def kinds(text: str) -> list[str]:
    return [type(block).__name__ for block in read_blocks(text).blocks]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("3.1 One.\n\n3.2 Two.", id="two levels"),
        pytest.param("3.1.1 One.\n\n3.1.2 Two.", id="three levels"),
        pytest.param("3.1. One.\n\n3.2. Two.", id="with a stop"),
        pytest.param("3.1 One.\n\n4.1 Two.", id="chapters of one paragraph"),
        pytest.param("3.2 One.\n\n3.2.1 Two.", id="a level deeper"),
    ],
)
def test_paragraphs_that_count_on_are_numbered(text: str) -> None:
    assert kinds(text) == ["Numbered", "Numbered"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("2.5 million was spent.", id="a figure alone"),
        pytest.param("2.5 million.\n\n7.1 million.", id="figures that do not count on"),
        pytest.param("1.1\n\n1.2", id="numbers without words"),
        pytest.param("2024 was hard.\n\n2025 was harder.", id="years"),
    ],
)
def test_figures_are_left_alone(text: str) -> None:
    assert kinds(text) == ["Paragraph", "Paragraph"][: len(kinds(text))]


def test_other_blocks_may_stand_between() -> None:
    assert kinds("3.1 One.\n\n- a\n\n> b\n\n3.2 Two.") == [
        "Numbered",
        "Points",
        "Quote",
        "Numbered",
    ]


def test_the_number_prints_as_typed_and_the_words_hang_on_it() -> None:
    xml = printed("3.1 One.\n\n3.2 Two.")
    assert "3.1</w:t><w:tab/>" in xml
    assert 'w:hanging="794"' in xml


def test_words_keep_their_looks_behind_the_number() -> None:
    blocks = number_paragraphs(read_blocks("3.1 **Bold** one.\n\n3.2 Two.").blocks)
    assert isinstance(blocks[0], Numbered)
    assert len(blocks[0].spans) == 2
    assert not isinstance(blocks[0], Paragraph)

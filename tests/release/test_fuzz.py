"""Anything at all: a reader of what goes out says what is wrong, and falls over nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from release.gates import gate_for

from docgen.release import (
    Paper,
    Passage,
    Reading,
    UnreadableError,
    clean_pdf,
    clean_word,
    read_pdf,
    read_word,
)

READERS = (read_pdf, read_word)
CLEANERS = (clean_pdf, clean_word)


@given(content=st.binary(max_size=400))
@settings(max_examples=40)
def test_bytes_of_any_kind_are_unreadable(content: bytes) -> None:
    for read in READERS:
        assert [trait.code for trait in read(content, "x").traits] == ["unreadable"]


@given(content=st.binary(max_size=200))
@settings(max_examples=25)
def test_bytes_of_any_kind_cannot_be_cleaned(content: bytes) -> None:
    for clean in CLEANERS:
        with pytest.raises(UnreadableError):
            clean(content)


@given(text=st.text(max_size=300))
@settings(max_examples=60)
def test_any_text_can_be_searched_and_shown(text: str) -> None:
    gate = gate_for("published")
    reading = Reading("x", "docx", (Passage(text, "body", "paragraph 1"),))
    paper = Paper("x", "x", b"")
    assert all(one.part for one in gate.search_for(paper).search(reading))
    assert all(one.code for one in gate.check(paper, reading))


@given(before=st.text(max_size=40), after=st.text(max_size=40))
@settings(max_examples=60)
def test_a_name_is_found_between_any_two_texts(before: str, after: str) -> None:
    reading = Reading("x", "docx", (Passage(f"{before} Gwion Llŷr O'Brien {after}", "body"),))
    found = gate_for("published").search_for(Paper("x", "x", b"")).search(reading)
    assert any(one.path == "subject.full_name" and one.refuses for one in found)

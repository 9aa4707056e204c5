"""A source is read with its places, or refused with the line that is at fault."""

from __future__ import annotations

from pathlib import Path

import pytest
from form_sources import codes

from docgen.authoring import parse_source, read_source
from docgen.errors import LibraryError


def test_a_source_knows_where_each_part_stands(tmp_path: Path) -> None:
    path = tmp_path / "letter.yaml"
    path.write_text("form: letter\nblocks:\n  - para: {en: A, cy: B}\n", encoding="utf-8")
    source = read_source(path)
    places = {part.path: part.place.line for part in source.root.walk()}
    assert (source.form_id, places["blocks[0].para.cy"]) == ("letter", 3)


def test_a_scalar_is_the_text_that_was_typed() -> None:
    source = parse_source("form: x\na: Yes\nb: 010\nc: null\n", file="x.yaml", form_id="x")
    assert [source.root.word(key) for key in "abc"] == ["Yes", "010", "null"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        pytest.param("a: 1\na: 2\n", "source-key-twice", id="a key twice"),
        pytest.param("a: &x {b: 1}\nc: *x\n", "source-alias", id="an alias"),
        pytest.param("a: [1\nb: 2", "source-yaml", id="no YAML"),
        pytest.param("a: 1\n--- b", "source-yaml", id="two documents"),
        pytest.param("a: \x01", "source-yaml", id="a control character"),
        pytest.param("- a\n- b", "source-shape", id="a list"),
        pytest.param("", "source-shape", id="nothing"),
        pytest.param("a: " + "x" * 1_000_001, "source-too-long", id="too long"),
    ],
)
def test_a_file_that_is_no_source_is_refused(raw: str, code: str) -> None:
    with pytest.raises(LibraryError) as caught:
        parse_source(raw, file="x.yaml", form_id="x")
    assert codes(caught.value.problems) == [code]


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"form: \xff\xfe")
    with pytest.raises(LibraryError) as caught:
        read_source(path)
    assert codes(caught.value.problems) == ["source-not-text"]


def test_a_deep_source_is_refused() -> None:
    with pytest.raises(LibraryError):
        parse_source("a: " + "[" * 5000 + "]" * 5000, file="x.yaml", form_id="x")

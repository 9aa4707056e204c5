"""What a board lays over our glossary and our words is read, or refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.catalogue import load_library
from docgen.errors import LibraryError
from docgen.language import Language
from docgen.proofing import load_proofreader


def with_file(folder: Path, name: str, text: str) -> Callable[[str], Path | None]:
    """Return what finds the shipped files, but for the one called `name`."""
    own = folder / name
    own.write_text(text, encoding="utf-8")
    shipped = load_library().folders.find
    return lambda wanted: own if wanted.endswith(f"/{name}") else shipped(wanted)


def test_a_word_that_yaml_would_take_for_an_answer_stays_a_word(tmp_path: Path) -> None:
    find = with_file(tmp_path, "words.yaml", "english_only: [no, on]\n")
    told = [f.message for f in load_proofreader(find).read("Mae no yma, on yma", Language.CY)]
    assert told == [f"`{word}` is English, in a Welsh text" for word in ("no", "on")]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("variants.yaml", 'variants: [{pattern: "(", instead: x}]'),
        ("variants.yaml", "variants: [{instead: x}]"),
        ("variants.yaml", "variants: [{pattern: x, instead: y, in: [fr]}]"),
        ("glossary.yaml", "terms: [{en: x}]"),
        ("glossary.yaml", 'terms: [{en: "", cy: ""}]'),
        ("words.yaml", "english: [[a]]"),
    ],
)
def test_a_file_of_another_shape_is_refused(tmp_path: Path, name: str, text: str) -> None:
    with pytest.raises(LibraryError, match="is not as it should be") as told:
        load_proofreader(with_file(tmp_path, name, text))
    assert told.value.hint == "compare yours with the ones that are shipped"


@pytest.mark.parametrize("text", ["terms: [", "[" * 20_000])
def test_a_file_that_is_no_yaml_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(LibraryError, match=r"glossary\.yaml` cannot be read"):
        load_proofreader(with_file(tmp_path, "glossary.yaml", text))

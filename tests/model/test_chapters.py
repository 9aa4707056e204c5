"""A chapter is a text, whatever it brings with it."""

from __future__ import annotations

import copy
import pickle

from docgen.language import Language
from docgen.model.chapters import Chapter

CHAPTER = Chapter("words", pictures={"a.png": b"PNG"}, word=b"PK")


def test_it_is_its_words() -> None:
    assert CHAPTER == "words"
    assert isinstance(CHAPTER, str)
    assert f"{CHAPTER}!" == "words!"


def test_it_keeps_what_it_brings_when_it_is_copied() -> None:
    for other in (copy.copy(CHAPTER), copy.deepcopy({"a": [CHAPTER]})["a"][0]):
        assert other is CHAPTER
    again = pickle.loads(pickle.dumps(CHAPTER))  # noqa: S301 - what was pickled a line ago
    assert (again, again.pictures, again.word, again.language) == (
        "words",
        {"a.png": b"PNG"},
        b"PK",
        None,
    )


def test_it_can_be_said_to_be_in_another_language() -> None:
    other = CHAPTER.written_in(Language.CY)
    assert (other, other.language, other.pictures) == ("words", Language.CY, CHAPTER.pictures)


def test_it_does_not_show_its_words() -> None:
    assert "words" not in repr(CHAPTER)

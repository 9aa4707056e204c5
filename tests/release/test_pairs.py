"""A document and its twin: what must be the same in both, and what was not translated."""

from __future__ import annotations

import pytest

from docgen.language import Language
from docgen.release import Passage, Reading, check_language, check_pair

ENGLISH = "The panel met with the family and the school in the spring of that year."
WELSH = "Cyfarfu'r panel â'r teulu ac â'r ysgol yn y gwanwyn y flwyddyn honno."


def reading(*texts: str, language: str = "") -> Reading:
    passages = (
        Passage(t, "body", f"paragraph {n}", language=language) for n, t in enumerate(texts)
    )
    return Reading("file", "docx", tuple(passages))


def codes(english: Reading, welsh: Reading) -> list[str]:
    return [one.code for one in check_pair(english, welsh)]


def test_twins_that_agree_are_told_nothing() -> None:
    assert codes(reading(ENGLISH, "029 2018 0100"), reading(WELSH, "029 20180100")) == []


@pytest.mark.parametrize("line", ["029 2018 0100", "unit@example.org", "ZZ99 1AB"])
def test_a_contact_line_that_one_lacks_is_told(line: str) -> None:
    assert codes(reading(ENGLISH, line), reading(WELSH, "")) == ["contact-lines-differ"]


def test_a_letter_that_only_one_language_signs_is_told() -> None:
    assert codes(reading(ENGLISH, "Signed:"), reading(WELSH, "")) == ["signatures-differ"]


def test_a_twin_that_is_much_shorter_is_told() -> None:
    assert codes(reading(*[ENGLISH] * 9), reading(WELSH)) == ["length-differs"]


def test_a_paragraph_left_in_english_is_told_by_its_place() -> None:
    found = list(check_language(reading(WELSH, ENGLISH), Language.CY))
    assert [(one.code, one.spot, one.refuses) for one in found] == [
        ("left-in-english", "paragraph 1", True)
    ]


def test_a_paragraph_that_is_marked_as_english_is_meant_to_be() -> None:
    assert list(check_language(reading(ENGLISH, language="en"), Language.CY)) == []


def test_welsh_in_an_english_document_is_told_as_doubtful() -> None:
    found = list(check_language(reading(ENGLISH, WELSH), Language.EN))
    assert [(one.code, one.refuses) for one in found] == [("left-in-welsh", False)]


def test_a_short_line_has_no_language() -> None:
    assert list(check_language(reading("South Wales Police"), Language.CY)) == []

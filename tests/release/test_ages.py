"""Which words of a text name an exact age."""

from __future__ import annotations

import pytest

from docgen.release.ages import find_ages


def ages(text: str) -> list[str]:
    return [text[start:end] for start, end in find_ages(text)]


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("The child was ten years old.", "ten years old"),
        ("a 10-year-old boy", "10-year-old"),
        ("He was ten and a half years old.", "ten and a half years old"),
        ("She was 10½ years of age.", "10½ years of age"),
        ("a thirty-four-year-old woman", "thirty-four-year-old"),
        ("an 8 month old baby", "8 month old"),
        ("10yo male", "10yo"),
        ("10 y/o male", "10 y/o"),
        ("10 y.o. male", "10 y.o"),
        ("aged 10", "aged 10"),
        ("Age: 10", "Age: 10"),
        ("Age at death: 10", "Age at death: 10"),
        ("at the age of twelve", "age of twelve"),
        ("aged just 3", "aged just 3"),
        ("had turned eleven", "turned eleven"),
        ("before her tenth birthday", "tenth birthday"),
        ("before his 10th birthday", "10th birthday"),
        ("in the eleventh year of life", "eleventh year of life"),
        ("for 13 years and 5 months", "13 years and 5 months"),
        ("He was only ten when it happened.", "was only ten when"),
        ("The child was born in 2015.", "born in 2015"),
        ("roedd yn 10 oed", "10 oed"),
        ("roedd yn ddeg oed", "ddeg oed"),
        ("roedd yn dair oed", "dair oed"),
        ("roedd yn ddeuddeg oed", "ddeuddeg oed"),
        ("yn un ar ddeg oed", "un ar ddeg oed"),
        ("yn dri deg pedwar oed", "dri deg pedwar oed"),
        ("yn ddeng mlwydd oed", "ddeng mlwydd oed"),
        ("plentyn 10-mlwydd-oed", "10-mlwydd-oed"),
        ("bachgen chwe mis oed", "chwe mis oed"),
        ("merch ddwyflwydd", "ddwyflwydd"),
        ("babi blwydd oed", "blwydd oed"),
        ("Oed: 10", "Oed: 10"),
        ("yn ddeg pan fu farw", "yn ddeg pan"),
        ("cyn ei ddegfed pen-blwydd", "ddegfed pen-blwydd"),
        ("ei phen-blwydd yn 10 oed", "10 oed"),
        ("Ganwyd y plentyn yn 2015.", "Ganwyd y plentyn yn 2015"),
    ],
)
def test_an_exact_age_is_found(text: str, age: str) -> None:
    assert age in " / ".join(ages(text))


@pytest.mark.parametrize(
    "text",
    [
        "children aged 6 to 10",
        "children 6 to 10 years old",
        "plant 6 i 10 oed",
        "children aged 11–15",
        "plant o'r un oed",
        "plant yr un oed",
        "The review covers two years.",
        "ten meetings in 2015",
        "He was seen when asked.",
        "Ten people were interviewed.",
        "Pen-blwydd hapus",
        "The managed 10 sites",
        "on page 10 of 12",
        "There were 10 when counted.",
    ],
)
def test_a_band_or_another_number_is_no_age(text: str) -> None:
    assert ages(text) == []


def test_a_band_of_two_years_is_as_good_as_an_age() -> None:
    assert ages("10 to 12 years old") != []

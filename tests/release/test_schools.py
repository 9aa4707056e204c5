"""Which schools a text of the case names."""

from __future__ import annotations

import pytest

from docgen.release.schools import schools_in


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("She went to Pen-coed Primary School.", "Pen-coed Primary School"),
        ("Attended Trewherne Community College.", "Trewherne Community College"),
        ("the child left Low Quay Primary", "Low Quay Primary"),
        ("aeth i Ysgol Gyfun y Foryd", "Ysgol Gyfun y Foryd"),
        ("roedd Ysgol y Bont Faen ar gau", "Ysgol y Bont Faen"),
    ],
)
def test_a_school_is_found_by_its_name(text: str, school: str) -> None:
    assert school in set(schools_in(text))


@pytest.mark.parametrize(
    "text",
    [
        "The Royal College of Nursing agreed.",
        "The High School and the Community College were closed.",
        "Her Primary School was told.",
        "Training was held at the Police College.",
        "Ysgol Gynradd oedd hi.",
    ],
)
def test_the_sort_of_a_school_is_no_name(text: str) -> None:
    assert list(schools_in(text)) == []

"""Which schools a text of the case names."""

from __future__ import annotations

import pytest

from docgen.release.facts import Fact, Kind, Role
from docgen.release.needles import make_needles
from docgen.release.schools import schools_in
from docgen.release.vocabulary import Vocabulary


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


@pytest.mark.parametrize(
    ("school", "other"),
    [
        ("Example Primary School", "ysgolgynraddexample"),
        ("Example Junior School", "ysgoliauexample"),
        ("Example School", "ysgolexample"),
        ("Ysgol Gynradd yr Enghraifft", "enghraifftprimaryschool"),
    ],
)
def test_a_school_is_looked_for_in_the_other_language_too(school: str, other: str) -> None:
    fact = Fact(Kind.SCHOOL, school, "subject.school", Role.SUBJECT, "subject")
    assert other in {needle.letters for needle in make_needles([fact], Vocabulary())}


def test_a_sort_of_school_has_no_name_in_the_other_language() -> None:
    fact = Fact(Kind.SCHOOL, "Primary School", "subject.school", Role.SUBJECT, "subject")
    found = {needle.letters for needle in make_needles([fact], Vocabulary())}
    assert [letters for letters in found if letters.startswith("ysgol")] == []

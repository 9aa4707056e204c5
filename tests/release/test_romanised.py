"""Names in other letters: Ukraine's own table of how its names are written in passports."""

from __future__ import annotations

import pytest

from docgen.release.romanised import romanised


@pytest.mark.parametrize(
    ("name", "written"),
    [
        # the examples of resolution 55 of 2010
        ("Гоголь", "Hohol"),
        ("Ґалаґан", "Galagan"),
        ("Жанна", "Zhanna"),
        ("Щербаков", "Shcherbakov"),
    ],
)
def test_a_ukrainian_name_is_written_as_its_passport_has_it(name: str, written: str) -> None:
    assert written in romanised(name)


def test_the_shorter_form_is_given_too() -> None:
    assert romanised("Зофія") == ("Zofiia", "Zofia")


def test_a_greek_name_loses_its_accents() -> None:
    assert romanised("Ελένη") == ("Eleni",)


@pytest.mark.parametrize("name", ["Siân", "王小明", ""])
def test_a_name_in_our_letters_or_in_an_unknown_script_has_no_other_form(name: str) -> None:
    assert romanised(name) == ()

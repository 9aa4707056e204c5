from __future__ import annotations

import pytest

from docgen.cases.scalars import find_control, read_bare


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("yes", True),
        ("No", False),
        ("TRUE", True),
        ("false", False),
        ("12", 12),
        ("-3", -3),
        ("0", 0),
        ("1.5", 1.5),
    ],
)
def test_a_bare_word_is_read_as_yaml_1_2_with_yes_and_no(text, value):
    assert read_bare(text) == value
    assert type(read_bare(text)) is type(value)


@pytest.mark.parametrize(
    "text",
    [
        "10:30",
        "01443",
        "01443 484566",
        "2026-03-01",
        "1e5",
        "0x1F",
        "0o17",
        ".5",
        "1_000",
        "on",
        "y",
    ],
)
def test_what_older_yaml_takes_for_a_number_stays_text(text):
    assert read_bare(text) == text


def test_a_number_of_many_figures_stays_text():
    assert read_bare("9" * 16) == "9" * 16


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "a\r\nb", "ŵ ŷ Ŵ Ŷ", "’", "😀", "\x85"])
def test_ordinary_characters_are_not_control_characters(text):
    assert find_control(text) is None


@pytest.mark.parametrize(
    "mark", ["\x00", "\x07", "\x0b", "\x1f", "\x7f", "\x9b", "\ud800", "\uffff"]
)
def test_a_control_character_is_found_where_it_stands(mark):
    assert find_control(f"ab{mark}") == 2

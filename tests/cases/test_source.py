from __future__ import annotations

import pytest

from docgen.cases.source import Mark, Source, path_text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ((), ""),
        (("case", "ref"), "case.ref"),
        (("people", "jane", "name"), "people.*.name"),
        (("people", 0, "name"), "people[0].name"),
    ],
)
def test_only_keys_that_the_schema_knows_stand_in_a_path(keys, text):
    assert path_text(keys, frozenset({"case", "ref", "people", "name"})) == text


def test_a_thing_without_a_mark_stands_where_what_is_around_it_stands():
    source = Source({}, {(): Mark(1, 1), ("a",): Mark(3, 5)}, file="case.yaml")

    assert source.find_mark(("a", "b", "c")) == Mark(3, 5)
    assert source.find_mark(("x",)) == Mark(1, 1)


def test_a_source_without_marks_has_places_without_lines():
    assert Source({}, {}).place(("a",)).line is None

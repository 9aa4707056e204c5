from __future__ import annotations

import sys

import pytest

from docgen.cases.paths import dig, put, read_path, write_path


@pytest.mark.parametrize(
    ("path", "steps"),
    [
        ("case", ("case",)),
        ("case.ref", ("case", "ref")),
        ("a[0].b[12].c", ("a", 0, "b", 12, "c")),
        ("a[].b", ("a", None, "b")),
    ],
)
def test_a_path_and_its_steps_are_the_same(path, steps):
    assert read_path(path) == steps
    assert write_path(steps) == path


def test_a_path_with_the_id_of_a_person_is_not_kept():
    path = "people." + "-".join(("gwion", "llyr")) + ".name"
    known = sys.getrefcount(path)
    read_path(path)

    assert sys.getrefcount(path) == known


@pytest.mark.parametrize(
    ("path", "value"),
    [("a.b[1].c", 3), ("a.b[2].c", None), ("a.x.y", None), ("a[0]", None), ("a.b.c", None)],
)
def test_a_value_is_dug_out_or_not_there(path, value):
    assert dig({"a": {"b": [{"c": 2}, {"c": 3}]}}, path) == value


def test_a_value_is_put_with_the_records_on_the_way():
    data = {"a": [{}]}
    put(data, "a[0].b.c", 1)
    put(data, "d.e", 2)

    assert data == {"a": [{"b": {"c": 1}}], "d": {"e": 2}}

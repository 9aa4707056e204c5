from __future__ import annotations

import pytest

from docgen.catalogue.yaml_files import load_yaml
from docgen.errors import LibraryError


@pytest.fixture
def load(tmp_path):
    def write_and_load(text):
        path = tmp_path / "x.yaml"
        path.write_text(text, encoding="utf-8")
        return load_yaml(path, name="x.yaml")

    return write_and_load


def test_only_true_and_false_are_answers(load):
    assert load("a: true\nb: no\nc: yes\nd: on\n") == {"a": True, "b": "no", "c": "yes", "d": "on"}


def test_a_key_may_be_called_no(load):
    assert load("no: {yes: x}") == {"no": {"yes": "x"}}


def test_days_and_times_stay_text(load):
    assert load("a: 2026-03-01\nb: 10:30\n") == {"a": "2026-03-01", "b": "10:30"}


def test_numbers_and_nothing_are_read(load):
    assert load("a: 1\nb: 1.5\nc: null\nd: ~\ne:\nf: 010\n") == {
        "a": 1,
        "b": 1.5,
        "c": None,
        "d": None,
        "e": None,
        "f": "010",
    }


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: 1\nb: 2\na: 3\n", 3), ("a: [1\n", 2), ("a: !!python/name:os.system x\n", 1)],
)
def test_a_fault_is_told_with_its_line(load, text, line):
    with pytest.raises(LibraryError) as caught:
        load(text)
    (problem,) = caught.value.problems

    assert (problem.code, problem.where.file, problem.where.line) == (
        "library-yaml",
        "x.yaml",
        line,
    )


def test_a_key_that_stands_twice_is_named(load):
    with pytest.raises(LibraryError) as caught:
        load("a: 1\na: 2\n")

    assert "`a` stands twice" in caught.value.problems[0].message


def test_a_file_without_keys_is_told(load):
    with pytest.raises(LibraryError):
        load("- a\n")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(LibraryError) as caught:
        load_yaml(tmp_path / "none.yaml")

    assert caught.value.problems[0].code == "library-file"

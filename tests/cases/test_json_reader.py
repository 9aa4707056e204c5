from __future__ import annotations

import pytest

from docgen.cases.json_reader import read_json
from docgen.cases.source import MAX_DEPTH, Mark
from docgen.errors import CaseError


def read(text):
    return read_json(text, names=frozenset({"a", "b"}))


def faults(text):
    with pytest.raises(CaseError) as caught:
        read(text)
    return caught.value.problems


def test_every_kind_of_value_is_read():
    text = '{"a": [1, -2.5, true, false, null, "x", {}, []]}'

    assert read(text).data == {"a": [1, -2.5, True, False, None, "x", {}, []]}


def test_escapes_and_pairs_of_surrogates_are_read():
    assert read('"\\u0175 \\ud83d\\ude00 \\n \\/"').data == "ŵ 😀 \n /"


def test_a_key_knows_its_line_and_column():
    assert read('{\n  "a": {\n    "b": 1\n  }\n}').marks["a", "b"] == Mark(3, 5)


def test_both_lines_of_a_duplicate_key_are_named():
    (problem,) = faults('{"a": 1,\n "a": 2}')

    assert problem.message == "`a` stands on line 1 and again on line 2"


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1,}',
        '{"a" 1}',
        '{"a": tru}',
        "{a: 1}",
        "[1 2]",
        "[1,]",
        "[1",
        '{"a": 1} x',
        '"x',
        '"\\x"',
        "01",
        "1e5",
        "NaN",
    ],
)
def test_what_is_not_json_is_told_with_its_line(text):
    (problem,) = faults(text)

    assert (problem.code, problem.where.line) == ("json-layout", 1)


def test_nesting_beyond_any_case_file_is_refused():
    assert faults("[" * (MAX_DEPTH + 5))[0].code == "file-too-large"


def test_a_control_character_is_told_with_its_field():
    (problem,) = faults('{"a": "x\\u0007"}')

    assert (problem.code, problem.where.path) == ("control-character", "a")


def test_half_a_surrogate_pair_is_refused():
    assert faults('{"a": "\\ud83d"}')[0].code == "control-character"

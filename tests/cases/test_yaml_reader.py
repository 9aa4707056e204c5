from __future__ import annotations

import pytest

from docgen.cases.source import MAX_DEPTH, MAX_NODES, Mark
from docgen.cases.yaml_reader import read_yaml
from docgen.errors import CaseError

NAMES = frozenset({"case", "ref", "people", "name"})


def read(text):
    return read_yaml(text, file="case.yaml", names=NAMES)


def faults(text):
    with pytest.raises(CaseError) as caught:
        read(text)
    return caught.value.problems


def test_mappings_lists_and_texts_are_read():
    assert read("case:\n  ref: a b\n  name:\n    - x\n    - 'y'\n").data == {
        "case": {"ref": "a b", "name": ["x", "y"]}
    }


def test_a_key_knows_its_line_and_column():
    source = read("case:\n  ref: x\n")

    assert source.marks["case", "ref"] == Mark(2, 3)


def test_an_item_of_a_list_knows_its_line():
    assert read("name:\n  - x\n  - y\n").marks["name", 1].line == 3


def test_a_place_that_is_not_there_is_its_nearest_parent():
    where = read("people:\n  p-1:\n    name: x\n").place(("people", "p-1", "phone"))

    assert (where.line, where.path) == (2, "people.*.*")


def test_keys_are_always_text():
    assert read("no: x\n1: y\n").data == {"no": "x", "1": "y"}


def test_how_a_bare_number_is_spelt_is_kept():
    assert read("ref: 12\n").written == {("ref",): "12"}


def test_quoted_words_are_text():
    assert read("a: 'no'\nb: \"12\"\n").data == {"a": "no", "b": "12"}


def test_a_block_of_text_keeps_its_lines():
    assert read("ref: |-\n  one\n  two\n").data == {"ref": "one\ntwo"}


def test_both_lines_of_a_duplicate_key_are_named():
    (problem,) = faults("case:\n  ref: a\n  name: b\n  ref: c\n")

    assert problem.code == "duplicate-key"
    assert problem.message == "`ref` stands on line 2 and again on line 4"
    assert problem.where.line == 4


def test_a_duplicate_key_that_may_be_a_name_is_not_shown():
    (problem,) = faults("people:\n  jane-doe: {name: a}\n  jane-doe: {name: b}\n")

    assert "jane" not in str(problem)
    assert "line 2" in problem.message


def test_every_duplicate_key_is_told_at_once():
    assert len(faults("ref: a\nref: b\nname: c\nname: d\n")) == 2


def test_an_alias_bomb_is_refused_at_its_first_anchor():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    problems = faults(bomb)

    assert {problem.code for problem in problems} == {"yaml-alias"}
    assert problems[0].where.line == 1


@pytest.mark.parametrize(
    "text", ["a: !!python/object/apply:os.system [x]\n", "a: !mine x\n", "a: ! x\n", "a: !!str x\n"]
)
def test_tags_are_refused(text):
    assert faults(text)[0].code == "yaml-tag"


def test_a_merge_key_is_no_more_than_a_key():
    assert read("<<: {ref: x}\n").data == {"<<": {"ref": "x"}}


def test_nesting_beyond_any_case_file_is_refused():
    (problem,) = faults("[" * (MAX_DEPTH + 5))

    assert problem.code == "file-too-large"


def test_more_entries_than_any_case_file_has_are_refused():
    (problem,) = faults("- x\n" * (MAX_NODES + 1))

    assert problem.code == "file-too-large"


def test_a_second_document_is_refused():
    (problem,) = faults("ref: a\n---\nref: b\n")

    assert (problem.code, problem.where.line) == ("yaml-documents", 2)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        pytest.param("case:\n\tref: x\n", "yaml-tab", 2, id="tab"),
        pytest.param("ref: one: two\n", "yaml-colon", 1, id="colon"),
        pytest.param("ref: @x\n", "yaml-quotes", 1, id="at sign"),
        pytest.param("ref: 'x\nname: y\n", "yaml-quote-open", 1, id="open quote"),
        pytest.param('ref: "x\nname: "y"\n', "yaml-quote-open", 1, id="quote closed by the next"),
        pytest.param("ref: [a, b\nname: c\n", "yaml-bracket", 1, id="open bracket"),
        pytest.param("ref: a\nfoo bar\nname: b\n", "yaml-colon-missing", 2, id="no colon"),
        pytest.param('ref: "a\\q"\n', "yaml-backslash", 1, id="backslash"),
        pytest.param("ref:\n  - a\n  b: c\n", "yaml-list", 3, id="broken list"),
        pytest.param("ref: {{ x }}\n", "yaml-key", 1, id="braces"),
        pytest.param("? [a]\n: b\n", "yaml-key", 1, id="key that is a list"),
        pytest.param("%x\n", "yaml-layout", 1, id="anything else"),
    ],
)
def test_a_fault_of_layout_is_told_in_an_officers_words(text, code, line):
    (problem,) = faults(text)

    assert (problem.code, problem.where.line) == (code, line)
    assert problem.hint


def test_a_raw_control_character_is_told_with_its_line():
    (problem,) = faults("ref: a\nname: b\x07c\n")

    assert (problem.code, problem.where.line, problem.where.column) == ("control-character", 2, 8)


def test_an_escaped_control_character_is_told_with_its_field():
    (problem,) = faults('case:\n  ref: "a\\x07"\n')

    assert (problem.code, problem.where.path) == ("control-character", "case.ref")

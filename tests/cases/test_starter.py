from __future__ import annotations

import json
import re

import pytest
from case_files import codes_of, problems_of
from jsonschema import Draft202012Validator

from docgen.cases import SCHEMA_FILE, read_case, write_editor_schema, write_starter
from docgen.cases.yaml_reader import read_yaml


@pytest.fixture(params=["ctm", ""], ids=["of a toolkit", "of everything"])
def starter(request, library):
    return write_starter(library, request.param)


def uncommented(text):
    """Return `text` with the first entry of each list and register taken out of its comment."""
    return re.sub(r"^(\s*)# (?=-|  |person-1:)", r"\1", text, flags=re.M)


def test_a_starter_passes_the_check(library, starter):
    case = read_case(starter.encode(), library)

    assert case.problems == ()
    assert case.overrides == ()


def test_its_first_line_names_the_schema_for_editors(starter):
    assert starter.splitlines()[0] == f"# yaml-language-server: $schema={SCHEMA_FILE}"


def test_the_schema_may_have_another_name(library):
    first = write_starter(library, "ctm", schema_file="x.json").splitlines()[0]

    assert first.endswith("$schema=x.json")


def test_every_field_has_its_title_in_both_languages(starter):
    assert "# Date of referral · Dyddiad" in starter


def test_no_line_is_too_long_to_read(starter):
    assert max(map(len, starter.splitlines())) <= 100


def test_a_list_shows_an_entry_as_a_comment(starter):
    assert re.search(r"^reviewers:\n  # -\n  #   # .*\n  #   person: person-1$", starter, re.M)


def test_a_register_shows_an_entry_as_a_comment(starter):
    assert re.search(r"^people:\n  # person-1:\n  #   # Name · Enw\n  #   name:", starter, re.M)


def test_what_is_worked_out_or_left_for_a_pen_is_not_asked(starter):
    data = read_yaml(starter).data

    assert "derived" not in data
    assert "reviews" not in data
    assert "signature" not in data["board_decision"]
    assert "deadline" not in data.get("review", {})


def test_a_toolkits_starter_asks_for_what_its_forms_need(library):
    data = read_yaml(write_starter(library, "ctm")).data
    assert {"anticipated_date", "board_date"} <= set(data["report"])
    assert {"contacts"} <= set(data["family"])


def test_an_entry_that_is_taken_out_of_its_comment_lacks_only_what_it_must_say(library, starter):
    problems = problems_of(library, uncommented(starter))

    # an entry that must say something, and an entry that is empty
    assert set(codes_of(problems)) == {"missing-key", "wrong-type"}


def test_a_toolkits_starter_asks_for_less_than_a_case_may_say(library):
    assert len(write_starter(library, "ctm")) < len(write_starter(library))


def test_editors_accept_the_starter(library, starter):
    schema = json.loads(write_editor_schema(library))
    Draft202012Validator.check_schema(schema)

    errors = Draft202012Validator(schema).iter_errors(read_yaml(starter).data)

    assert [error.json_path for error in errors] == []


def test_editors_refuse_what_the_check_refuses(library):
    schema = json.loads(write_editor_schema(library))
    data = {"case": {"ref": "x", "subject_type": "cat"}, "mystery": 1}

    assert len(list(Draft202012Validator(schema).iter_errors(data))) == 2


def test_editors_need_no_other_file(library):
    text = write_editor_schema(library)

    assert "$ref" not in text
    assert '"x-' not in text


def test_editors_show_both_titles(library):
    schema = json.loads(write_editor_schema(library))
    date = schema["properties"]["referral"]["properties"]["date"]

    assert date["title"] == "Date of referral"
    assert date["description"].startswith("Dyddiad")
    assert date["type"] == ["string", "null"]

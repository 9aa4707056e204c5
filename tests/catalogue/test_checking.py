from __future__ import annotations

import pytest
from catalogue_specimens import CARD, FILES, PAIR, TEXT

from docgen.catalogue import check_library
from docgen.errors import has_errors

LETTER = "data_schemas/kit/letter.yaml"
CASE = FILES["data_schemas/case.yaml"]


def codes(library):
    return [problem.code for problem in check_library(library)]


def case_with(**properties):
    return {"data_schemas/case.yaml": {**CASE, "properties": {**CASE["properties"], **properties}}}


def card_with(**change):
    return {LETTER: {**CARD, **change}}


def test_a_sound_library_has_no_problems(small):
    assert check_library(small()) == ()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        pytest.param(card_with(id="leter"), "card-id", id="id is not the stem"),
        pytest.param(card_with(toolkit="other"), "card-toolkit", id="toolkit is not the folder"),
        pytest.param(card_with(kind="poem"), "card-shape", id="shape"),
        pytest.param(card_with(fields=[{"path": "case.rf"}]), "unknown-path", id="field"),
        pytest.param(
            card_with(applies_when={"path": "case.x", "is": "y"}), "unknown-path", id="applies when"
        ),
        pytest.param(
            card_with(
                fields=[{"path": "case.ref", "required": {"when": {"path": "x", "is": "y"}}}]
            ),
            "unknown-path",
            id="condition",
        ),
        pytest.param(card_with(each=[{"of": "x", "as": "y"}]), "unknown-path", id="each"),
        pytest.param({"templates/cy/kit/letter.docx": None}, "template-twin", id="no Welsh twin"),
        pytest.param({"templates/en/kit/letter.docx": None}, "template-twin", id="no English twin"),
        pytest.param({"templates/en/kit/letr.docx": ""}, "template-unused", id="unused template"),
        pytest.param(case_with(x={"type": "string"}), "field-title", id="no title"),
        pytest.param(
            case_with(x={"type": "string", "x-title": {"en": "X"}}), "field-title", id="one title"
        ),
        pytest.param(
            case_with(x={"enum": ["a", "b"], "x-title": PAIR}), "choice-labels", id="no labels"
        ),
        pytest.param(
            case_with(x={"type": "boolean", "x-title": PAIR}), "answer-pair", id="no answers"
        ),
        pytest.param(
            {"data_schemas/toolkits/kit.yaml": {"id": "kit", "title": PAIR, "forms": ["later"]}},
            "toolkit-form",
            id="toolkit",
        ),
        pytest.param(
            case_with(x={"$ref": "shared/none.yaml"}), "schema-reference", id="lost reference"
        ),
        pytest.param({LETTER: "id: a\nid: b\n"}, "library-yaml", id="not YAML"),
    ],
)
def test_a_fault_of_the_library_is_found(small, changes, code):
    assert code in codes(small(changes))


def test_a_choice_that_lacks_one_label_is_found(small):
    labels = {"a": PAIR}
    changes = case_with(x={"enum": ["a", "b"], "x-labels": labels, "x-title": PAIR})

    assert codes(small(changes)) == ["choice-labels"]


def test_a_welsh_template_without_its_twin_is_told_once(small):
    (problem,) = check_library(small({"templates/en/kit/letter.docx": None}))

    assert problem.message == "the Welsh template has no English twin"
    assert problem.hint == "add `templates/en/kit/letter.docx`"


def test_a_form_without_any_template_is_told_once(small):
    gone = {"templates/en/kit/letter.docx": None, "templates/cy/kit/letter.docx": None}

    assert codes(small(gone)) == ["template-missing"]


def test_a_lock_file_of_word_is_no_template(small):
    assert codes(small({"templates/en/kit/~$letter.docx": ""})) == []


@pytest.mark.parametrize(
    "path", ["chair.name", "event.venue", "events[].venue", "event", "people", "board.name"]
)
def test_a_path_may_lead_through_a_reference_or_an_item(small, path):
    changes = card_with(each=[{"of": "events", "as": "event"}], fields=[{"path": path}])

    assert codes(small(changes)) == []


def test_a_field_that_has_no_label_anywhere_is_told_of_the_form(small):
    changes = case_with(x={"type": "object", "properties": {"y": TEXT}})
    library = small({**changes, **card_with(fields=[{"path": "x"}])})
    (problem,) = check_library(library)

    assert (problem.code, problem.where.file) == ("field-title", LETTER)
    assert not has_errors([problem])


def test_the_shipped_library_is_sound_but_for_templates_that_are_to_be_built(library):
    problems = [p for p in check_library(library) if not p.code.startswith("template-")]

    assert problems == []

from __future__ import annotations

import pytest
from catalogue_specimens import PAIR, write_files

from docgen.catalogue.folders import Folders
from docgen.catalogue.schemas import SchemaFiles
from docgen.errors import LibraryError


@pytest.fixture
def load(tmp_path):
    def write_and_load(**files):
        named = {f"data_schemas/{k.replace('__', '/')}.yaml": v for k, v in files.items()}
        write_files(tmp_path, named)
        return SchemaFiles(Folders((tmp_path,))).load("case.yaml")

    return write_and_load


def test_a_reference_to_another_file_is_put_in_place(load):
    case = {"properties": {"a": {"$ref": "shared/x.yaml#/$defs/y"}}}

    assert load(case=case, shared__x={"$defs": {"y": {"type": "string"}}}) == {
        "properties": {"a": {"type": "string"}}
    }


def test_references_lead_on_from_the_file_they_stand_in(load):
    assert load(
        case={"$ref": "shared/x.yaml"},
        shared__x={"items": {"$ref": "y.yaml#/$defs/z"}},
        shared__y={"$defs": {"z": {"$ref": "#/$defs/w"}, "w": {"type": "string"}}},
    ) == {"items": {"type": "string"}}


def test_what_stands_beside_a_reference_wins(load):
    case = {"$ref": "#/$defs/y", "x-title": PAIR, "$defs": {"y": {"type": "string", "x-title": {}}}}

    assert load(case=case) == {"type": "string", "x-title": PAIR}


def test_properties_and_required_of_both_are_kept(load):
    target = {"properties": {"a": {}}, "required": ["a"]}
    case = {
        "$ref": "#/$defs/y",
        "properties": {"b": {}},
        "required": ["b", "a"],
        "$defs": {"y": target},
    }

    assert load(case=case) == {"properties": {"a": {}, "b": {}}, "required": ["a", "b"]}


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("#/$defs/none", "leads nowhere"),
        ("none.yaml", "leads nowhere"),
        ("../../../etc/passwd", "leads nowhere"),
        ("https://example.org/schema", "leads nowhere"),
        ("#", "round in a ring"),
        ({"a": 1}, "is no path"),
        ("#/properties/b/enum", "leads to what is no schema"),
    ],
)
def test_a_reference_that_cannot_be_followed_is_told(load, reference, message):
    with pytest.raises(LibraryError) as caught:
        load(case={"properties": {"a": {"$ref": reference}, "b": {"enum": ["x"]}}})

    assert message in caught.value.problems[0].message


def test_a_schema_that_is_not_there_is_told(load):
    with pytest.raises(LibraryError) as caught:
        load(board={})

    assert caught.value.problems[0].where.file == "data_schemas/case.yaml"


def test_what_only_looks_like_a_schema_is_not_taken_for_one(load):
    data = {"additionalProperties": "a word", "items": ["another"]}

    assert load(case={"type": "object", "properties": {}}, words=data)["type"] == "object"


@pytest.mark.parametrize(
    "words",
    [
        {"x-title": "one language"},
        {"x-labels": ["a", "b"]},
        {"x-yes-no": {"en": ["Yes"], "cy": ["Oes", "Nac oes"]}},
        {"x-entry": ["typed"]},
        {"x-ref": {"people": 1}},
    ],
)
def test_what_a_board_says_of_a_field_must_be_understood(tmp_path, words):
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    for folder, field in ((shipped, {}), (own, words)):
        schema = {"properties": {"a": {"type": "array", "items": {"type": "string", **field}}}}
        write_files(folder, {"data_schemas/case.yaml": schema})
    with pytest.raises(LibraryError) as caught:
        SchemaFiles(Folders((own, shipped))).load("case.yaml")

    assert f"`$.properties.a.items['{next(iter(words))}']" in caught.value.problems[0].message

from __future__ import annotations

import pytest

from docgen.catalogue.field_table import read_field, read_schema
from docgen.model.fields import Entry, FieldKind
from docgen.model.wording import Wording

PAIR = {"type": "object", "properties": {"en": {"type": "string"}, "cy": {"type": "string"}}}


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        ({"type": "string"}, FieldKind.TEXT),
        ({"oneOf": [{"type": "string"}, PAIR]}, FieldKind.TEXT),
        ({"type": "string", "format": "date"}, FieldKind.DAY),
        ({"type": "string", "format": "time-of-day"}, FieldKind.TIME),
        ({"type": "string", "format": "moment"}, FieldKind.MOMENT),
        ({"type": "string", "enum": ["a"]}, FieldKind.CHOICE),
        ({"type": "boolean"}, FieldKind.YES_NO),
        ({"type": "integer"}, FieldKind.NUMBER),
        ({"type": "array", "items": {"type": "string"}}, FieldKind.LIST),
        ({"type": "object", "properties": {"a": {}}}, FieldKind.RECORD),
        ({"type": "object"}, FieldKind.RECORD),
        ({"allOf": [{"properties": {"a": {}}}, {"properties": {"b": {}}}]}, FieldKind.RECORD),
        ({"type": "object", "additionalProperties": {"type": "string"}}, FieldKind.REGISTER),
        ({"type": "object", "patternProperties": {"^a": {}}}, FieldKind.REGISTER),
        ({"type": "string", "x-ref": "people"}, FieldKind.PERSON),
        ({"type": "string", "x-ref": "agencies"}, FieldKind.AGENCY),
    ],
)
def test_the_schema_says_what_a_field_holds(node, kind):
    assert read_field(node).kind is kind


def test_a_text_that_may_be_given_in_each_language_is_known():
    assert read_field({"oneOf": [{"type": "string"}, PAIR], "x-markdown": True}).bilingual
    assert read_field({"oneOf": [{"type": "string"}, PAIR], "x-markdown": True}).markdown
    assert not read_field({"type": "string"}).bilingual


def test_a_text_may_serve_both_languages():
    assert read_field({"oneOf": [{"type": "string"}, PAIR], "x-plain": "both"}).serves_both


def test_titles_labels_and_answers_are_read():
    info = read_field(
        {
            "type": "boolean",
            "x-title": {"en": "T", "cy": "U"},
            "x-labels": {"a": {"en": "A", "cy": "B"}},
            "x-yes-no": {"en": ["Yes", "No"], "cy": ["Ydy", "Nac ydy"]},
            "x-entry": "derived",
            "examples": ["e"],
        }
    )

    assert info.title == Wording("T", "U")
    assert info.labels == {"a": Wording("A", "B")}
    assert info.yes_no == (Wording("Yes", "Ydy"), Wording("No", "Nac ydy"))
    assert (info.entry, info.example) == (Entry.DERIVED, "e")


def test_fields_are_found_by_path_also_in_lists_and_registers():
    person = {"type": "object", "properties": {"name": {}}, "required": ["name"]}
    event = {"properties": {"invitees": {"type": "array", "items": person}}}
    schema = read_schema(
        {
            "properties": {
                "events": {"type": "array", "items": event},
                "people": {"type": "object", "additionalProperties": person},
            }
        }
    )

    assert schema.find("events[3].invitees[0].name").required
    assert schema.find("people.*.name").name == "name"
    assert {"events", "invitees", "name", "people"} == schema.names


@pytest.mark.parametrize("node", [True, {"oneOf": [True, {"type": "string"}]}])
def test_a_field_that_may_be_anything_is_read(node):
    assert read_field(node).kind is FieldKind.TEXT

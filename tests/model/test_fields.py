from __future__ import annotations

import pytest

from docgen.language import Language
from docgen.model.fields import FieldInfo, FieldKind, find_through, generic_path, schema_of
from docgen.model.wording import Wording, wording_of

PHONE = FieldInfo("people.*.phone", "phone", FieldKind.TEXT)
FIELDS = {
    "panel.chair": FieldInfo("panel.chair", "chair", FieldKind.RECORD),
    "panel.chair.person": FieldInfo("panel.chair.person", "person", FieldKind.PERSON),
    "reviewers[].person": FieldInfo("reviewers[].person", "person", FieldKind.PERSON),
    "people.*.agency": FieldInfo("people.*.agency", "agency", FieldKind.AGENCY),
    "people.*.phone": PHONE,
    "events[].when": FieldInfo("events[].when", "when", FieldKind.MOMENT),
    "board.agency_register.*.name": FieldInfo("agency_register.*.name", "name", FieldKind.TEXT),
}


@pytest.mark.parametrize(
    ("path", "generic"),
    [("a[0].b[12].c", "a[].b[].c"), ("a[].b", "a[].b"), ("a.b", "a.b")],
)
def test_a_concrete_path_without_its_indexes_is_generic(path, generic):
    assert generic_path(path) == generic


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("panel.chair.person", "panel.chair.person"),
        ("panel.chair.phone", "people.*.phone"),
        ("panel.chair.person.phone", "people.*.phone"),
        ("reviewers[1].phone", "people.*.phone"),
        ("reviewers[1].person.phone", "people.*.phone"),
        ("panel.chair.agency.name", "agency_register.*.name"),
        ("panel.chair.nothing", None),
        ("events[2].when.date", "events[].when"),
        ("events[].when.time", "events[].when"),
        ("events[].when.year", None),
        ("nothing", None),
    ],
)
def test_a_field_is_found_also_by_way_of_a_reference(path, found):
    info = find_through(FIELDS, path)

    assert (info.path if info else None) == found


def test_a_schema_knows_its_fields_and_their_names():
    ref = FieldInfo("case.ref", "ref", FieldKind.TEXT)
    case = FieldInfo("case", "case", FieldKind.RECORD, children={"ref": ref})
    schema = schema_of({}, FieldInfo("", "", FieldKind.RECORD, children={"case": case}))

    assert schema.find("case.ref") is ref
    assert schema.names == {"case", "ref"}


def test_a_wording_is_read_by_language():
    wording = wording_of({"en": "Date", "cy": "Dyddiad"})

    assert (wording[Language.EN], wording[Language.CY]) == ("Date", "Dyddiad")
    assert wording.is_complete


@pytest.mark.parametrize("data", [None, {}, "x", {"en": None}])
def test_what_is_no_pair_is_an_empty_wording(data):
    assert not wording_of(data)


def test_a_wording_in_one_language_is_not_complete():
    assert not Wording("Date", " ").is_complete

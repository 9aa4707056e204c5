from __future__ import annotations

import json

import pytest
from case_files import REFERENCE, case_of, codes_of, data_of, text_of

from docgen.cases import Case, read_case
from docgen.errors import CaseError
from docgen.language import Language

PEOPLE = {"a": {"name": "Ann Ash", "agency": "police", "phone": "01443 484566"}}


def test_a_case_shows_its_reference_alone(library):
    case = case_of(library, subject={"full_name": "Aled Enghraifft"})

    assert repr(case) == f"<Case {REFERENCE}>"
    assert "Aled" not in f"{case!r} {case.facts!r} {case.source!r} {case.settings!r}"


def test_json_and_yaml_give_the_same_case(library):
    data = data_of(
        people=PEOPLE,
        referral={"date": "2026-03-01", "referrer": "a", "rationale": {"en": "x", "cy": "ŷ"}},
        checklist={"died": True},
        subject={"age_at_event": 12},
    )
    by_json = read_case(json.dumps(data).encode(), library)
    by_yaml = read_case(text_of(data).encode(), library)

    assert by_json.data == by_yaml.data
    assert codes_of(by_json.problems) == codes_of(by_yaml.problems)


def test_mistakes_are_raised_once_with_all_of_them(library):
    with pytest.raises(CaseError) as caught:
        read_case(b"case: {ref: x}\nreferral: {date: y}\nreviewers: [{person: z}]\n", library)

    assert codes_of(caught.value.problems) == ["missing-key", "wrong-date", "unknown-person"]


def test_a_file_that_cannot_be_read_is_a_case_error(library, tmp_path):
    with pytest.raises(CaseError) as caught:
        read_case(tmp_path / "none.yaml", library)

    assert caught.value.problems[0].code == "file-missing"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("case.ref", REFERENCE),
        ("referral.referrer", "a"),
        ("referral.referrer.name", "Ann Ash"),
        ("referral.referrer.agency.name.cy", "Heddlu"),
        ("panel.chair.phone", "01443 484566"),
        ("panel.chair.name", "Ann Ash"),
        ("panel.chair.independent", None),
        ("agencies[0].name.en", "Police"),
        ("reviewers[0].person", None),
        ("board.short_name.en", "CTMSB"),
        ("case.nothing.at.all", None),
    ],
)
def test_a_value_is_read_by_its_path_also_through_a_reference(library, path, value):
    case = case_of(
        library,
        people=PEOPLE,
        referral={"referrer": "a"},
        panel={"chair": {"person": "a"}},
        agencies=[{"agency": "police"}],
    )

    assert case.read(path) == value


def test_a_contact_who_is_the_subject_is_read_as_the_subject(library):
    contacts = [{"relationship_of_subject": "self"}]
    case = case_of(
        library,
        subject={"full_name": "Aled", "address": "1 Stryd"},
        family={"contacts": contacts},
    )

    assert case.read("family.contacts[0].person.name") == "Aled"
    assert case.read("family.contacts[0].person.address") == "1 Stryd"


def test_a_case_is_written_in_english_unless_it_says_otherwise(library):
    assert case_of(library).language is Language.EN


@pytest.mark.parametrize(
    "name",
    ["{{ 7 * 7 }}", "{% raw %}", "O'Brien", "Siân Ŵyn-Ŷ", "a/b\\c", "<b>&amp;", "#import", "*x*"],
)
def test_an_awkward_name_is_kept_as_it_is(library, name):
    assert case_of(library, subject={"full_name": name}).read("subject.full_name") == name


def test_the_sample_case_has_no_mistakes(library):
    case = read_case(library.folders.find("samples/case.yaml"), library)

    assert isinstance(case, Case)
    assert codes_of(case.problems) == []

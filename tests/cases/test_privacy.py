"""No message carries what somebody typed: each value here would be seen if one did."""

from __future__ import annotations

import pytest
from case_files import case_of, data_of, problems_of, text_of

from docgen.cases import build_context, missing_fields
from docgen.language import Language

TYPED = "Zqxv"
PLACES = [
    "zqxv",
    "case: Zqxv",
    "case: {ref: [Zqxv]}",
    "Zqxv: 1",
    "case: {Zqxv: 1}",
    "case: {ref: Zqxv, ref: Zqxv2}",
    "Zqxv: 1\nZqxv: 2",
    "people: {Zqxv: {phone: 1}}",
    "people: {Zqxv: {name: [a]}}",
    "people: {Zqxv: {name: x, nme: y}}",
    "people: {'Zqxv !': {name: x}}",
    "people: {Zqxv: {name: x}, Zqxv: {name: y}}",
    "referral: {date: Zqxv}",
    "referral: {referrer: Zqxv}",
    "agencies: [{agency: Zqxv}]",
    "recommendation: {review_type: Zqxv}",
    "checklist: {died: Zqxv}",
    "subject: {age_at_event: Zqxv}",
    "subject: {full_name: {first: Zqxv}}",
    "event: {outline: {en: [Zqxv]}}",
    "learning_events: [{start_time: Zqxv}]",
    "subject: {full_name: Zqxv: x}",
    "subject: {full_name: 'Zqxv}",
    'subject: {full_name: "Zqxv\\q"}',
    'subject: {full_name: "Zqxv\\x07"}',
    "subject: {full_name: @Zqxv}",
    "subject: {full_name: *Zqxv}",
    "subject: {full_name: &Zqxv x}",
    "subject: {full_name: !Zqxv x}",
    "subject:\n\tfull_name: Zqxv",
    "Zqxv\nfoo: bar",
    '{"subject": {"full_name": "Zqxv" x}}',
    '{"Zqxv": 1, "Zqxv": 2}',
    '{"Zqxv": "\\u0007"}',
]


@pytest.mark.parametrize("text", PLACES)
def test_a_mistake_is_told_without_the_value(library, text):
    problems = problems_of(library, text)

    assert problems
    for problem in problems:
        assert TYPED.lower() not in repr(problem).lower()


def test_a_warning_is_told_without_the_value(library):
    case = case_of(
        library,
        case={"subject_type": "adult"},
        people={"Zqxv": {"name": "Zqxv", "designation": "Zqxv"}},
        subject={"full_name": "Zqxv", "initials": "Zqxv", "legal_status": "Zqxv"},
        checklist={"unable_to_protect": False},
        reviewers=[{"person": "Zqxv"}],
        panel={"chair": {"person": "Zqxv"}},
    )
    told = [*case.problems, *case.overrides, *build_context(case, Language.CY).problems]

    assert len(told) >= 4
    assert TYPED not in repr(told)


def test_what_is_missing_is_told_without_a_value(library):
    case = case_of(
        library,
        people={"Zqxv": {"name": "Zqxv"}},
        family={"contacts": [{"person": "Zqxv", "relationship_of_subject": "son"}]},
        referral={"referrer": "Zqxv"},
    )
    told = [p for form in library.forms for p in missing_fields(form, case)]

    assert told
    assert TYPED not in repr(told)


def test_a_file_of_ten_megabytes_is_told_without_a_value(library):
    text = text_of(data_of(event={"outline": "Zqxv " * 2_000_000}))

    assert TYPED not in repr(problems_of(library, text))

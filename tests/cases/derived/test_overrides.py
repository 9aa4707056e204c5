from __future__ import annotations

import pytest
from case_files import case_of

from docgen.cases.derived import DERIVATIONS, ITEM_DERIVATIONS, find_absent
from docgen.errors import Severity


def test_a_value_that_is_given_wins_and_is_reported(library):
    case = case_of(library, referral={"date": "2026-01-01"}, review={"deadline": "2026-09-01"})
    (problem,) = case.overrides

    assert case.read("review.deadline") == "2026-09-01"
    assert (problem.code, problem.severity) == ("derived-overridden", Severity.WARNING)
    assert (problem.where.path, problem.where.line) == ("review.deadline", 7)


def test_what_was_given_as_it_would_be_worked_out_is_no_override(library):
    case = case_of(library, referral={"date": "2026-01-01"}, review={"deadline": "2026-07-01"})

    assert case.overrides == ()


def test_what_could_not_be_worked_out_is_no_override(library):
    assert case_of(library, review={"deadline": "2026-07-01"}).overrides == ()


def test_a_text_that_says_the_same_in_one_language_is_no_override(library):
    case = case_of(
        library,
        people={"a": {"name": "Ann"}},
        reviewers=[{"person": "a"}],
        derived={"reviewer_names": "Ann"},
    )

    assert case.overrides == ()


def test_an_override_in_a_list_is_reported_with_its_place(library):
    case = case_of(
        library,
        people={"a": {"name": "Ann", "agency": "police"}},
        learning_events=[{"invitees": [{"person": "a", "attended": True}]}],
    )
    other = case_of(
        library,
        people={"a": {"name": "Ann", "agency": "police"}},
        learning_events=[{"invitees": [{"person": "a", "agency": "social_services"}]}],
    )

    assert case.overrides == ()
    assert other.overrides[0].where.path == "learning_events[0].invitees[0].agency"


def test_a_beginning_that_people_change_is_no_override(library):
    case = case_of(
        library, case={"parallel_processes": [{"kind": "coroner"}]}, referral={"other_reviews": "x"}
    )

    assert case.overrides == ()


def test_every_value_that_is_worked_out_is_a_field_of_the_case(library):
    known = library.case_schema
    paths = [*DERIVATIONS, *(f"{d.of}[].{d.name}" for d in ITEM_DERIVATIONS)]

    assert [path for path in paths if not known.find(path)] == []


@pytest.mark.parametrize(
    ("path", "absent"),
    [
        ("recommendation.period_band", ("review.period_from", "review.period_to")),
        ("review.timescale_to", ("referral.date",)),
        ("referral.date", ()),
    ],
)
def test_what_a_value_is_worked_out_from_can_be_asked(library, path, absent):
    assert find_absent(case_of(library).facts, path) == absent

from __future__ import annotations

import pytest
from case_files import case_of

PEOPLE = {
    "a": {"name": "Ann Ash", "agency": "police", "designation": {"en": "Chief", "cy": "Prif"}},
    "b": {"name": "Bethan Byrd", "agency": "education"},
    "c": {"name": "Cai Coch", "agency": "police"},
}
SUBJECT = {"full_name": "Gwion Llŷr O'Brien", "gender_pronouns": "he"}


def test_the_subjects_initials_come_from_the_name(library):
    assert case_of(library, subject=SUBJECT).read("subject.initials") == "GLO"


@pytest.mark.parametrize(
    ("reviewers", "names"),
    [
        (["a"], {"en": "Ann Ash", "cy": "Ann Ash"}),
        (["a", "b"], {"en": "Ann Ash and Bethan Byrd", "cy": "Ann Ash a Bethan Byrd"}),
    ],
)
def test_reviewers_are_named_in_a_sentence(library, reviewers, names):
    case = case_of(library, people=PEOPLE, reviewers=[{"person": p} for p in reviewers])

    assert case.read("derived.reviewer_names") == names


def test_a_reviewer_is_known_once_one_is_named(library):
    named = case_of(library, people=PEOPLE, reviewers=[{"person": "a"}])
    unnamed = case_of(library, recommendation={"date": "2026-03-01"})

    assert named.read("recommendation.reviewer_known") is True
    assert unnamed.read("recommendation.reviewer_known") is False
    assert case_of(library).read("recommendation.reviewer_known") is None


@pytest.mark.parametrize(
    ("responses", "declined"),
    [
        (["declined", "declined"], True),
        (["declined", "not_approached"], True),
        (["declined", "no_reply"], False),
        (["not_approached"], None),
        ([], None),
    ],
)
def test_the_family_has_declined_when_all_who_were_asked_have(library, responses, declined):
    contacts = [{"relationship_of_subject": "son", "response": answer} for answer in responses]
    case = case_of(library, family={"contacts": contacts})

    assert case.read("derived.family_declined") is declined


@pytest.mark.parametrize(
    ("response", "declined"),
    [("declined", None), ("no_reply", False), ("not_approached", None)],
)
def test_the_family_has_not_declined_while_an_answer_is_to_come(library, response, declined):
    contacts = [
        {"relationship_of_subject": "son", "response": response},
        {"relationship_of_subject": "son", "initial_letter_date": "2026-04-02"},
    ]
    case = case_of(library, family={"contacts": contacts})

    assert case.read("derived.family_declined") is declined


def test_a_letter_to_the_family_is_about_the_subject_and_the_review(library):
    assert case_of(library, subject=SUBJECT).read("derived.family_letter_re") == {
        "en": "Gwion Llŷr O'Brien – Child Practice Review",
        "cy": "Gwion Llŷr O'Brien – Adolygiad Ymarfer Plant",
    }


def test_reviewers_lead_learning_events(library):
    case = case_of(
        library, people=PEOPLE, reviewers=[{"person": "b"}], learning_events=[{"lunch": True}]
    )

    assert case.read("learning_events[0].facilitators") == ["b"]


def test_services_that_came_are_named_once_in_order(library):
    invitees = [
        {"person": "c", "attended": True},
        {"person": "b", "attended": True, "agency": "social_services"},
        {"person": "a", "attended": True},
    ]
    event = {"invitees": [*invitees, {"person": "b", "attended": False}, {"person": "b"}]}
    case = case_of(library, people=PEOPLE, learning_events=[event])

    assert case.read("learning_events[0].services_attended") == ["police", "social_services"]


def test_an_invitee_has_the_role_and_agency_of_the_person(library):
    case = case_of(library, people=PEOPLE, learning_events=[{"invitees": [{"person": "a"}]}])

    assert case.read("learning_events[0].invitees[0].role") == {"en": "Chief", "cy": "Prif"}
    assert case.read("learning_events[0].invitees[0].agency") == "police"


def test_the_agency_of_the_chair_chairs_the_panel(library):
    case = case_of(library, people=PEOPLE, panel={"chair": {"person": "b"}})

    assert case.read("panel.chair.agency") == "education"

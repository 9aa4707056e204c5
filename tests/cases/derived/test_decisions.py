from __future__ import annotations

import pytest
from case_files import case_of

HARMED = {"abuse_associated": True, "died": True}
UNABUSED = {"abuse_associated": False, "abuse_suspected_before": False}
UNHARMED = {
    "died": False,
    "life_threatening_injury": False,
    "serious_permanent_impairment": False,
}


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"died": True, "life_threatening_injury": True}, "died"),
        ({"died": False, "life_threatening_injury": True}, "life_threatening_injury"),
        ({"serious_permanent_impairment": True}, "serious_permanent_impairment"),
        ({"seriously_harmed": True}, "seriously_harmed"),
        ({"died": False}, None),
        ({}, None),
    ],
)
def test_the_gravest_harm_is_what_happened(library, answers, kind):
    assert case_of(library, checklist=answers).read("event.kind") == kind


@pytest.mark.parametrize(
    ("answers", "met"),
    [
        ({"abuse_associated": True, "died": True}, True),
        ({"abuse_suspected_before": True, "serious_permanent_impairment": True}, True),
        ({**UNABUSED, "died": True}, False),
        ({"abuse_associated": True, **UNHARMED}, False),
        (UNABUSED, False),
        ({"abuse_associated": False, "died": True}, None),
        ({"abuse_associated": True, "died": False}, None),
        ({"abuse_associated": True, "died": False, "life_threatening_injury": False}, None),
        ({"abuse_associated": True}, None),
        ({"died": True}, None),
    ],
)
def test_the_criteria_are_abuse_with_death_or_grave_harm(library, answers, met):
    assert case_of(library, checklist=answers).read("derived.criteria_met") is met


@pytest.mark.parametrize(
    ("recommended", "outcome", "kind"),
    [
        ({"review_type": "concise"}, "agree", "concise"),
        ({"review_type": "extended"}, "agree_with_amendments", "extended"),
        ({"alternative": "mapf"}, "agree", "mapf"),
        ({"alternative": "inquiry"}, "agree", "alternative"),
        ({"review_type": "concise"}, "disagree", "none"),
        ({"alternative": "mapf"}, "disagree", "mapf"),
    ],
)
def test_the_chair_decides_the_type_of_review(library, recommended, outcome, kind):
    case = case_of(library, recommendation=recommended, board_decision={"outcome": outcome})

    assert case.read("review.type") == kind


def test_there_is_no_type_of_review_before_the_decision(library):
    case = case_of(library, recommendation={"review_type": "concise"})

    assert case.read("review.type") is None
    assert case.read("derived.review_type_label") is None


@pytest.mark.parametrize(
    ("subject", "kind", "english", "welsh", "terms"),
    [
        ("adult", "extended", "Extended Adult", "Adolygiad Ymarfer Oedolion Estynedig", "A"),
        ("adult", "concise", "Concise Adult", "Adolygiad Ymarfer Oedolion Cryno", "B"),
        ("child", "extended", "Extended Child", "Adolygiad Ymarfer Plant Estynedig", "C"),
        ("child", "concise", "Concise Child", "Adolygiad Ymarfer Plant Cryno", "D"),
    ],
)
def test_subject_and_type_name_the_review_and_its_terms(
    library, subject, kind, english, welsh, terms
):
    case = case_of(library, case={"subject_type": subject}, review={"type": kind})

    label = {"en": f"{english} Practice Review", "cy": welsh}
    assert case.read("derived.review_type_label") == label
    assert case.read("derived.report_title.cy") == f"Adroddiad {welsh}"
    assert case.read("tor.template") == terms


def test_the_groups_decision_is_what_it_recommends(library):
    review = case_of(library, recommendation={"review_type": "concise", "rationale": "why"})
    forum = case_of(library, recommendation={"alternative": "mapf"})

    assert review.read("group_decision.decision.en") == "Concise Child Practice Review"
    assert review.read("group_decision.rationale") == "why"
    assert forum.read("group_decision.decision.cy") == "Fforwm Proffesiynol Amlasiantaethol"


def test_terms_of_reference_are_a_draft_until_they_are_agreed(library):
    draft = {"additional_questions": ["why"]}

    assert case_of(library).read("tor.version") is None
    assert case_of(library, tor=draft).read("tor.version.en") == "Draft"
    agreed = case_of(library, tor={**draft, "agreed_date": "2026-03-10"})
    assert agreed.read("tor.version") == {
        "en": "Agreed 10 March 2026",
        "cy": "Cytunwyd ar 10 Mawrth 2026",
    }

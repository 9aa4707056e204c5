from __future__ import annotations

from datetime import date

import pytest
from broken_later_rules import LATE
from broken_rules import EARLY
from case_files import case_of, codes_of, data_of, text_of, warning_codes
from conftest import ROOT

from docgen.cases import read_case
from docgen.cases.rules import RULES
from docgen.errors import Severity

CASES = {**EARLY, **LATE}
#: A day after everything that these cases say.
LATER = date(2026, 12, 1)


def told(library, roots):
    """Return the codes of what is told of a case, some time after all of it."""
    return codes_of(read_case(text_of(data_of(**roots)).encode(), library, today=LATER).problems)


@pytest.mark.parametrize("code", RULES)
def test_a_broken_rule_is_a_warning(library, code):
    assert code in told(library, CASES[code][0])


@pytest.mark.parametrize("code", RULES)
def test_a_rule_that_is_kept_is_not_mentioned(library, code):
    assert code not in told(library, CASES[code][1])


def test_the_least_case_breaks_no_rule(library):
    assert warning_codes(library) == []


@pytest.mark.parametrize("code", RULES)
def test_a_rule_of_the_guidance_says_where_it_stands(code):
    assert bool(RULES[code].number) == bool(RULES[code].source)


@pytest.mark.parametrize("code", RULES)
def test_the_page_of_rules_names_each(code):
    page = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")

    assert f"`{code}`" in page
    assert all(f"| {number} |" in page for number in RULES[code].number.split(", ") if number)


def test_a_checklist_that_points_to_another_type_is_told(library):
    case = case_of(
        library,
        checklist={"died": True, "abuse_associated": True, "cpr_last6m": True},
        recommendation={"review_type": "concise"},
    )

    assert case.problems[0].message == "the checklist points to the type `extended`"


def test_a_status_that_is_not_known_points_to_no_type(library):
    said = {"checklist": {"died": True, "abuse_associated": True, "cpr_last6m": False}}

    assert warning_codes(library, **said, recommendation={"review_type": "extended"}) == []


def test_a_care_leaver_is_protected_in_the_profile_of_2011(library):
    said = {
        "checklist": {"died": True, "abuse_associated": True, "care_leaver_under_18": True},
        "recommendation": {"review_type": "concise"},
    }

    assert "criteria-and-type" in warning_codes(library, case={"profile": "wg-2011"}, **said)
    assert "criteria-and-type" not in warning_codes(library, case={"profile": "ctm"}, **said)


def test_two_reviewers_of_one_kind_are_told(library):
    roots = {**CASES["reviewers-of-extended"][1]}
    reviewers = [{**reviewer, "role": "external"} for reviewer in roots.pop("reviewers")]

    assert "reviewers-of-extended" in warning_codes(library, **roots, reviewers=reviewers)


def test_an_event_of_which_nobody_says_that_it_has_come_asks_for_nothing(library):
    assert "family-untold" not in warning_codes(library, **CASES["family-untold"][0])


def test_a_concise_review_looks_back_further_by_decision_of_the_panel(library):
    roots = {"event": {"date": "2026-02-28"}, "review": {"period_from": "2024-02-28"}}
    said = {"review_type": "concise", "period_rationale": "why"}

    assert told(library, {**roots, "recommendation": said}) == []


def test_a_period_that_runs_on_after_the_event_is_no_longer_for_it(library):
    review = {"period_from": "2025-03-01", "period_to": "2026-12-01"}
    roots = {"event": {"date": "2026-03-01"}, "review": review}

    assert told(library, {**roots, "recommendation": {"review_type": "concise"}}) == []


def test_a_name_is_told_wherever_it_stands(library):
    report = {"learning_points": [{"learning": {"en": "Ann was heard", "cy": "x"}}]}
    subject = {"full_name": "Ann Example"}
    (problem,) = case_of(library, subject=subject, report=report).problems

    assert problem.where.path == "report.learning_points[0].learning"
    assert "Ann" not in str(problem) + problem.hint


def test_a_pattern_that_is_none_is_passed_over(library, tmp_path):
    board = tmp_path / "board.yaml"
    board.write_text("case_ref_pattern: '('\n")
    case = read_case(b"case: {ref: CTMSB 1, subject_type: child}", library, board=board)

    assert case.problems == ()


def test_a_warning_has_its_place_and_names_its_rule(library):
    (problem,) = case_of(library, **CASES["government-notice"][0]).problems

    assert problem.severity is Severity.WARNING
    assert problem.where.path == "publication.sent_to_government_date"
    assert problem.where.line == 6
    assert "(R72; guidance of 2011, lines 655-656" in problem.hint


@pytest.mark.parametrize("code", RULES)
def test_no_remedy_has_brackets_with_nothing_in_them(library, code):
    data = data_of(**CASES[code][0])
    problems = read_case(text_of(data).encode(), library, today=LATER).problems

    assert [problem.hint for problem in problems if problem.hint.endswith("()")] == []

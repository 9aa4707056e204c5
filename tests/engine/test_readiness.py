"""What is said of a case before anything is made: what is ready, what lacks, what is due."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from case_files import data_of, text_of
from made_documents import shipped

from docgen.engine import CaseQuestion, CaseReport, Settings, check_case

TODAY = date(2026, 3, 2)
SETTINGS = Settings(today=lambda: TODAY)
AT_ONCE = CaseQuestion(settings=SETTINGS)


def report_on(folder: Path, question: CaseQuestion = AT_ONCE, **roots: object) -> CaseReport:
    """Return the report on the case that says `roots`."""
    path = folder / "case.yaml"
    path.write_text(text_of(data_of(**roots)), encoding="utf-8")
    return check_case(shipped(), path, question=question)


def test_a_form_that_lacks_nothing_is_ready(tmp_path: Path) -> None:
    report = report_on(tmp_path)

    assert report.lacking["family-leaflet-child"] == ()
    assert report.lacking["recommendation-to-chair"] != ()


def test_a_form_for_another_kind_of_case_is_not_spoken_of(tmp_path: Path) -> None:
    report = report_on(tmp_path)

    assert "referral-child" in report.lacking
    assert "referral-adult" not in report.lacking


def test_one_form_may_be_asked_about_alone(tmp_path: Path) -> None:
    report = report_on(tmp_path, CaseQuestion(("referral-child",), settings=SETTINGS))

    assert list(report.lacking) == ["referral-child"]
    assert report.packs == {}


def test_the_stage_of_the_case_is_said(tmp_path: Path) -> None:
    referral = {"date": "2026-03-01"}

    assert report_on(tmp_path, referral=referral).stage.en == "Referred"
    assert report_on(tmp_path).stage.en == ""


@pytest.mark.parametrize(
    ("path", "giver"),
    [
        ("recommendation.outline", "Chair of the Joint Review Group"),
        ("report.circumstances", "Independent Reviewers"),
        ("report.board_date", "Business Unit"),
        ("family.contacts[2].person", "Independent Reviewers"),
        ("board.chair", "Business Unit, in the board file"),
        ("nobody.knows", ""),
    ],
)
def test_who_gives_a_field_is_said(tmp_path: Path, path: str, giver: str) -> None:
    assert report_on(tmp_path).given_by(path).en == giver


def test_a_board_that_is_not_a_field_called_board_has_its_own_giver(tmp_path: Path) -> None:
    assert report_on(tmp_path).given_by("board_decision.date").en == "Chair of the Board"


def test_every_field_that_a_form_must_have_has_a_giver(tmp_path: Path) -> None:
    report = report_on(tmp_path)
    fields = {f.path for form in shipped().forms for f in form.fields if f.required}

    assert {path for path in fields if not report.given_by(path) and not is_derived(path)} == set()


def is_derived(path: str) -> bool:
    """Return whether nobody gives what is at `path`: it is worked out."""
    return path.startswith("derived.")


def test_dates_are_reckoned_from_the_day_that_the_clock_says(tmp_path: Path) -> None:
    report = report_on(tmp_path, report={"board_date": "2026-03-30"})

    assert [(due.path, due.days) for due in report.dates] == [("report.board_date", 28)]
    assert report.today == TODAY


def test_how_far_ahead_a_date_is_near_may_be_said(tmp_path: Path) -> None:
    question = CaseQuestion(within=timedelta(days=27), settings=SETTINGS)

    assert report_on(tmp_path, question, report={"board_date": "2026-03-30"}).dates == ()


def test_a_text_in_one_language_is_told_with_its_line(tmp_path: Path) -> None:
    (gap,) = report_on(tmp_path, event={"outline": "in English alone"}).gaps

    assert (gap.code, gap.where.path, gap.where.line) == ("no-welsh-text", "event.outline", 5)
    assert "alone" not in str(gap)


def test_a_text_in_welsh_alone_is_told_too(tmp_path: Path) -> None:
    (gap,) = report_on(tmp_path, event={"outline": {"cy": "yn Gymraeg"}}).gaps

    assert gap.code == "no-english-text"


def test_a_pack_lacks_what_its_papers_lack(tmp_path: Path) -> None:
    report = report_on(tmp_path)
    lacking = {problem.where.path for problem in report.packs["referral"].lacking}

    assert "referral.referrer" in lacking


def test_a_pack_for_another_kind_of_case_is_not_spoken_of(tmp_path: Path) -> None:
    forum = {
        "recommendation": {"alternative": "mapf"},
        "board_decision": {"outcome": "agree"},
    }

    assert "mapf-event" not in report_on(tmp_path).packs
    assert "mapf-event" in report_on(tmp_path, **forum).packs


def test_a_pack_for_each_of_nobody_lacks_its_people(tmp_path: Path) -> None:
    review = {
        "recommendation": {"review_type": "concise"},
        "board_decision": {"outcome": "agree", "date": "2026-02-01"},
    }
    packs = report_on(tmp_path, **review).packs
    codes = {problem.code for pack in packs.values() for problem in pack.lacking}

    assert "list-empty" in codes


def test_one_of_several_reviews_may_be_asked_about(tmp_path: Path) -> None:
    reviews = [{"report": {"board_date": "2026-03-10"}}, {"report": {"board_date": "2026-03-20"}}]
    first = CaseQuestion(review=1, settings=SETTINGS)

    assert [due.days for due in report_on(tmp_path, first, reviews=reviews).dates] == [8]
    assert [due.days for due in report_on(tmp_path, reviews=reviews).dates] == [18]


@pytest.mark.parametrize(
    ("answers", "suggested"),
    [
        ({"lac_last6m": True}, "Extended review"),
        ({"lac_last6m": False, "cpr_last6m": False}, "Concise review"),
        ({}, ""),
        ({"lac_last6m": True, "died": False}, ""),
    ],
    ids=["looked after", "neither", "not answered", "criteria not met"],
)
def test_the_type_that_the_checklist_points_to_is_suggested(
    tmp_path: Path, answers: dict[str, bool], suggested: str
) -> None:
    checklist = {"died": True, "abuse_associated": True, **answers}

    assert report_on(tmp_path, checklist=checklist).suggested.en == suggested


def test_once_a_type_is_recommended_none_is_suggested(tmp_path: Path) -> None:
    checklist = {"died": True, "abuse_associated": True, "lac_last6m": True}
    recommended = {"review_type": "extended"}

    assert not report_on(tmp_path, checklist=checklist, recommendation=recommended).suggested

"""`docgen check`: what is wrong with a case, what is ready, what is missing, what is due."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest
from case_files import data_of, text_of
from command_line import SAMPLE, run, sample_with
from made_documents import shipped

from docgen.cli.readiness_words import say_distance
from docgen.engine import Language, Settings, forms_for, read_case

LONG_AGO = {"referral": {"date": "2020-01-01"}}


def case_in(folder: Path, **roots: object) -> Path:
    """Write the case that says `roots`; return its path."""
    path = folder / "case.yaml"
    path.write_text(text_of(data_of(**roots)), encoding="utf-8")
    return path


def test_it_says_which_forms_are_ready() -> None:
    report = run("check", SAMPLE, "--json").json
    case = read_case(SAMPLE, library=shipped())

    assert report["reference"] == "CTMSB 03/2026"
    ready = [form for form, state in report["forms"].items() if state["ready"]]
    assert ready == [form.id for form in forms_for(shipped(), case)]


def test_it_says_what_a_form_lacks_and_who_gives_it(tmp_path: Path) -> None:
    path = sample_with(tmp_path, {"  date: 2026-02-09\n  referrer": "  referrer"})
    lacking = run("check", path, "--json").json["forms"]["referral-child"]["lacking"]

    assert [problem["where"]["path"] for problem in lacking] == ["referral.date"]
    assert lacking[0]["given_by"] == "Referrer"


def test_a_person_reads_the_same_in_tables(tmp_path: Path) -> None:
    path = sample_with(tmp_path, {"  date: 2026-02-09\n  referrer": "  referrer"})
    said = run("check", path, "--form", "referral-child").said

    assert "Forms form ready who gives it what it lacks" in said
    assert "referral-child no Referrer referral.date" in said
    assert "Packs" not in said


def test_of_one_form_it_looks_at_that_alone() -> None:
    report = run("check", SAMPLE, "--form", "referral-child", "--json").json

    assert list(report["forms"]) == ["referral-child"]
    assert report["packs"] == {}


def test_of_a_form_that_is_not_there_it_says_nothing() -> None:
    assert run("check", SAMPLE, "--form", "nothing").code == 3


def test_packs_are_ready_or_lack_what_their_papers_lack(tmp_path: Path) -> None:
    packs = run("check", case_in(tmp_path), "--json").json["packs"]

    assert packs["enquiry"]["ready"]
    lacking = {problem["where"]["path"] for problem in packs["referral"]["lacking"]}
    assert "referral.referrer" in lacking


@pytest.mark.parametrize(("arguments", "near"), [((), True), (("--within", "0"), False)])
def test_dates_that_are_past_or_near_are_told(
    tmp_path: Path, arguments: tuple[str, ...], near: bool
) -> None:
    tomorrow = _in_days(1)
    path = case_in(tmp_path, **LONG_AGO, report={"board_date": tomorrow})
    dates = run("check", path, "--json", *arguments).json["dates"]
    found = {due["path"]: due for due in dates}

    assert found["review.deadline"]["state"] == "past"
    assert ("report.board_date" in found) is near


def _in_days(days: int) -> str:
    """Return a day from the product's own clock on."""
    return (Settings().today() + timedelta(days=days)).isoformat()


def test_a_person_reads_how_far_a_date_is(tmp_path: Path) -> None:
    path = case_in(tmp_path, **LONG_AGO, report={"board_date": _in_days(1)})
    said = run("check", path).said

    assert "days ago Review completed review.deadline" in said
    assert "in 1 day" in said


def test_texts_without_their_welsh_are_listed(tmp_path: Path) -> None:
    path = case_in(tmp_path, event={"outline": "in English alone"})

    (gap,) = run("check", path, "--json").json["texts"]
    assert (gap["code"], gap["where"]["path"]) == ("no-welsh-text", "event.outline")
    ran = run("check", path)
    assert "event.outline 5 Welsh" in ran.said
    assert "alone" not in ran.said


def test_what_goes_against_a_rule_is_told_on_standard_error(tmp_path: Path) -> None:
    ran = run("check", case_in(tmp_path, subject={"normally_resident": False}))

    assert ran.code == 0
    assert "agree which Board leads (R12; guidance of 2011, lines 466-478)" in ran.err


def test_one_of_several_reviews_may_be_asked_about() -> None:
    sample = SAMPLE.with_name("mapf.yaml")
    last = run("check", sample, "--json").json["forms"]
    first = run("check", sample, "--json", "--review", "1").json["forms"]

    assert "mapf-leaflet" in last
    assert "mapf-leaflet" not in first
    assert "tor-concise-adult" in first


def test_a_review_that_is_not_there_is_told() -> None:
    assert run("check", SAMPLE, "--review", "7").code == 2


def test_a_case_in_json_is_read(tmp_path: Path) -> None:
    data = {"case": {"ref": "CTMSB 1/26", "subject_type": "child"}}
    (tmp_path / "case.json").write_text(json.dumps(data), encoding="utf-8")

    assert run("check", tmp_path / "case.json", "--json").json["reference"] == "CTMSB 1/26"


def test_the_report_may_be_read_in_welsh(tmp_path: Path) -> None:
    path = case_in(tmp_path, **LONG_AGO, subject={"normally_resident": False})
    ran = run("check", path, "--form", "referral-child", "--ui-lang", "cy")

    assert "Ffurflenni ffurflen yn barod pwy sy'n ei roi beth sydd ar goll" in ran.said
    assert "Y person sy'n atgyfeirio" in ran.said
    assert "o ddiwrnodau yn ôl" in ran.said or "diwrnod yn ôl" in ran.said
    assert "cytunwch pa Fwrdd sy'n arwain (R12)" in ran.err


def test_the_report_for_a_program_may_be_in_welsh_too(tmp_path: Path) -> None:
    path = case_in(tmp_path, **LONG_AGO)
    report = run("check", path, "--json", "--ui-lang", "cy").json

    assert report["stage"] == "Atgyfeiriwyd"
    assert "Cwblhau'r adolygiad" in [due["title"] for due in report["dates"]]


@pytest.mark.parametrize(
    ("days", "english", "welsh"),
    [
        (0, "today", "heddiw"),
        (1, "in 1 day", "ymhen 1 diwrnod"),
        (2, "in 2 days", "ymhen 2 ddiwrnod"),
        (-1, "1 day ago", "1 diwrnod yn ôl"),
        (-14, "14 days ago", "14 diwrnod yn ôl"),
    ],
)
def test_how_far_a_day_is_off_is_said_in_both_languages(
    days: int, english: str, welsh: str
) -> None:
    assert say_distance(days, Language.EN) == english
    assert say_distance(days, Language.CY) == welsh


def test_the_type_of_review_that_the_answers_point_to_is_told(tmp_path: Path) -> None:
    checklist = {"died": True, "abuse_associated": True, "lac_last6m": True}
    path = case_in(tmp_path, checklist=checklist)

    assert "the checklist points to: Extended review" in run("check", path).said
    assert run("check", path, "--json").json["suggested"] == "Extended review"


def test_a_case_that_cannot_be_read_is_told_in_welsh_too(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("case:\n\tref: x", encoding="utf-8")
    ran = run("check", path, "--ui-lang", "cy")

    assert ran.code == 2
    assert "gwall: ni ellir darllen ffeil yr achos" in ran.err
    assert "llinell 2: mae'r llinell wedi'i mewnoli â thab" in ran.err

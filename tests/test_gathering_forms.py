"""The adult's referral and the panel's own papers: what changes with the case, and long tables."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from builders import text_of
from case_files import data_of
from case_files import text_of as yaml_of
from made_documents import SETTINGS, shipped
from pdf_checks import table_headers_of, text_of_pages

import docgen

EN, CY = docgen.Language
DOCX, PDF = docgen.OutputFormat
ADULT = {"subject_type": "adult"}
DIED = {"died": True, "care_and_support_needs": True, "unable_to_protect": True}


def contents(
    form_id: str, language: docgen.Language = EN, ending: docgen.OutputFormat = DOCX, **roots: Any
) -> list[bytes]:
    """Return what one form makes, as a draft, of the case that says `roots`."""
    case = docgen.read_case(
        yaml_of(data_of(**roots)).encode(), library=shipped(), settings=SETTINGS
    )
    request = docgen.Request((form_id,), (language,), (ending,))
    made = docgen.make(shipped(), case, request, settings=SETTINGS)
    return [document.content for document in made.documents]


def said(form_id: str, language: docgen.Language = EN, **roots: Any) -> str:
    """Return the text of the one document that a form makes."""
    (content,) = contents(form_id, language, **roots)
    return text_of(content)


def chronology(*events: Any) -> dict[str, Any]:
    """Return the roots of a case in which one agency has these events."""
    return {"chronology": {"agency_timelines": [{"agency": "police", "events": list(events)}]}}


def event(moment: str, words: str = "Seen.") -> dict[str, str]:
    """Return an entry of a chronology."""
    return {"datetime": moment, "source": "Log", "event": words, "action": "None."}


def meetings(count: int, **first: Any) -> dict[str, Any]:
    """Return the roots of a case whose panel meets `count` times, a day apart."""
    rows: list[dict[str, Any]] = [{"date": f"2026-03-{day + 1:02}"} for day in range(count)]
    return {"panel": {"meetings": [{**rows[0], **first}, *rows[1:]]}}


@pytest.mark.parametrize("answer", ["care_and_support_needs", "unable_to_protect"])
def test_a_no_in_part_a_ends_the_referral_with_its_notice(answer: str) -> None:
    text = said("referral-adult", case=ADULT, checklist={answer: False})
    assert "this referral cannot proceed any further" in text
    assert "Part B" not in text
    assert "Rationale" not in text


def test_a_referral_that_part_a_ends_needs_nothing_of_what_would_follow() -> None:
    case = docgen.read_case(
        yaml_of(data_of(case=ADULT, checklist={"unable_to_protect": False})).encode(),
        library=shipped(),
        settings=SETTINGS,
    )
    made = docgen.make(shipped(), case, docgen.Request(("referral-adult",)), settings=SETTINGS)
    lacking = {p.where.path for p in made.problems if p.code == "missing-field"}
    assert "checklist.care_and_support_needs" in lacking
    assert {"checklist.died", "referral.rationale", "agencies"} & lacking == set()


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [
        (EN, "Did the person have care and support needs?", "Yes"),
        (CY, "A oedd gan y person anghenion gofal a chymorth?", "Oedd"),
    ],
)
def test_somebody_who_died_is_asked_about_in_the_past(
    language: docgen.Language, question: str, answer: str
) -> None:
    text = said("referral-adult", language, case=ADULT, checklist=DIED)
    row = next(line for line in text.splitlines() if question in line)
    assert f"☒\u00a0{answer}" in row
    assert "Does the person have" not in text


def test_somebody_who_lives_is_asked_about_in_the_present() -> None:
    checklist = {**DIED, "died": False, "life_threatening_injury": True}
    text = said("referral-adult", CY, case=ADULT, checklist=checklist)
    row = next(line for line in text.splitlines() if "A oes gan y person" in line)
    assert "☒\u00a0Oes" in row


def test_a_board_may_ask_all_three_questions_in_the_words_that_it_keeps(tmp_path: Path) -> None:
    board = tmp_path / "board.yaml"
    choices = "{part_a: three-questions, protection_wording: investigation}"
    board.write_text(f"extends: ctm\nadult_referral: {choices}\n", encoding="utf-8")
    case = docgen.read_case(
        yaml_of(data_of(case=ADULT)).encode(), library=shipped(), board=board, settings=SETTINGS
    )
    request = docgen.Request(("referral-adult",), (EN,), (DOCX,))
    (document,) = docgen.make(shipped(), case, request, settings=SETTINGS).documents
    assert "experiencing, or at risk of, abuse or neglect" in text_of(document.content)
    assert "Adult Protection Investigation" in text_of(document.content)


def test_a_timetable_proposes_what_the_first_meeting_has_to_agree_on() -> None:
    assert "Panel Membership" in said("panel-timetable", **meetings(1))


def test_a_timetable_says_what_the_first_meeting_did_agree_on() -> None:
    text = said("panel-timetable", **meetings(1, agreed_actions=["Write to the family"]))
    assert "Write to the family" in text
    assert "Panel Membership" not in text


def test_a_panel_that_meets_more_often_has_a_row_for_each_meeting() -> None:
    text = said("panel-timetable", **meetings(8))
    assert "6th Panel Meeting | 6 March 2026" in text
    assert "7th Panel Meeting | 7 March 2026" in text
    assert "8th Panel Meeting | 8 March 2026" in text


def test_a_timetable_has_its_rows_even_where_there_are_fewer_meetings() -> None:
    assert "7th Panel Meeting" not in said("panel-timetable", **meetings(1))
    assert "6th Panel Meeting" in said("panel-timetable", **meetings(1))


def test_a_first_agenda_has_the_toolkits_items() -> None:
    text = said("first-panel-agenda", **meetings(2))
    assert "8. | Next Steps and Actions | Chair | Verbal | For agreement" in text
    assert "Date of Next Meeting: | 2 March 2026" in text


def test_a_case_may_have_an_agenda_of_its_own() -> None:
    own = [{"item": "Safety", "lead": "Police", "papers": "Map", "purpose": "To note"}]
    text = said("first-panel-agenda", **meetings(1, agenda=own))
    assert "1. | Safety | Police | Map | To note" in text
    assert "Next Steps and Actions" not in text


def test_a_chronology_stands_in_the_order_of_its_dates_however_it_was_typed() -> None:
    events = [event("2025-03-02"), event("2025-03-01 14:30"), event("2025-03-01")]
    text = said("chronology", **chronology(*events))
    assert re.findall(r"\d\d/03/2025|2\.30pm", text) == [
        "01/03/2025",
        "01/03/2025",
        "2.30pm",
        "02/03/2025",
    ]


@pytest.mark.parametrize(
    ("subject", "shown", "hidden"),
    [("child", "drugs search warrant", "district nurse"), ("adult", "district nurse", "warrant")],
)
def test_a_chronology_without_entries_shows_one_of_the_cases_own_kind(
    subject: str, shown: str, hidden: str
) -> None:
    text = said("chronology", case={"subject_type": subject}, **chronology())
    assert shown in text
    assert hidden not in text


def test_a_chronology_with_entries_shows_no_invented_one() -> None:
    assert "warrant" not in said("chronology", **chronology(event("2025-03-01")))


def test_a_long_chronology_has_its_head_on_every_page_and_loses_nothing() -> None:
    events = [event(f"2025-{n % 12 + 1:02}-{n % 28 + 1:02}", f"w{n}x " * 40) for n in range(200)]
    (pdf,) = contents("chronology", ending=PDF, **chronology(*events))
    pages = text_of_pages(pdf)
    assert len(pages) > 20
    assert all("Significant Event" in page for page in pages)
    assert [n for n in range(200) if sum(page.count(f"w{n}x") for page in pages) != 40] == []


def test_an_entry_that_is_higher_than_a_page_runs_over_it() -> None:
    words = " ".join(f"word{n}x" for n in range(1500))
    (pdf,) = contents("chronology", ending=PDF, **chronology(event("2025-03-01", words)))
    drawn = " ".join(text_of_pages(pdf))
    assert [n for n in range(1500) if f"word{n}x" not in drawn] == []


def test_a_chronology_is_two_tables_and_only_the_entries_have_a_head() -> None:
    (pdf,) = contents("chronology", ending=PDF, **chronology(event("2025-03-01")))
    assert table_headers_of(pdf) == [
        ["Date & Time", "Source", "Significant Event", "Action Taken", "Analysis"]
    ]


@pytest.mark.parametrize(
    ("kind", "body"), [("mapf", "planning group"), ("concise", "Review Panel")]
)
def test_history_is_for_whoever_leads_this_kind_of_review(kind: str, body: str) -> None:
    text = said(
        "summary-historical-information", review={"type": kind}, history=[{"agency": "police"}]
    )
    assert f"may help the {body} or reviewers" in text

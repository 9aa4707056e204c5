"""The texts of a report that follow from the case, in both languages and without names."""

from __future__ import annotations

from typing import Any

import pytest
from case_files import case_of

from docgen.catalogue import Library

PEOPLE = {
    "chair": {"name": "Non Llanfair", "agency": "nhs_trust"},
    "member": {"name": "Aled Môn", "agency": "police"},
    "other": {"name": "Bet Môn", "agency": "police"},
    "one": {"name": "Idris Aber", "designation": {"en": "Consultant", "cy": "Ymgynghorydd"}},
    "two": {"name": "Mari Wyn"},
    "mother": {"name": "Gwenllian Ddu"},
}


def report_of(library: Library, kind: str = "child", type_: str = "extended", **roots: Any) -> Any:
    case = case_of(
        library, case={"subject_type": kind}, review={"type": type_}, people=PEOPLE, **roots
    )
    return case.data.get("report", {})


@pytest.mark.parametrize(
    ("kind", "type_", "english", "welsh"),
    [
        ("child", "extended", "was a looked after child", "fod y plentyn yn derbyn gofal"),
        ("child", "concise", "nor a looked after child", "nad oedd y plentyn yn derbyn gofal"),
        ("adult", "extended", "had determined to take action", "wedi penderfynu cymryd camau"),
        ("adult", "concise", "was not somebody in respect of whom", "ac nad oedd awdurdod lleol"),
    ],
)
def test_the_legal_context_is_that_of_the_subject_and_the_type(
    library: Library, kind: str, type_: str, english: str, welsh: str
) -> None:
    context = report_of(library, kind, type_)["legal_context"]
    assert english in context["en"]
    assert welsh in context["cy"]
    assert context["en"].count("\n- ") == context["cy"].count("\n- ") == 3


def test_an_adult_is_not_said_to_develop(library: Library) -> None:
    context = report_of(library, "adult")["legal_context"]
    assert "development" not in context["en"]
    assert "ddatblygiad" not in context["cy"]
    assert "bod yr oedolyn:" in context["cy"]


def test_the_criteria_are_those_of_the_regulations(library: Library) -> None:
    assert report_of(library)["criteria_section"]["en"].startswith("regulation 4 of the")
    assert report_of(library)["criteria_section"]["cy"].startswith("rheoliad 4 o Reoliadau")


def test_without_a_review_there_is_nothing_to_say(library: Library) -> None:
    assert "legal_context" not in report_of(library, type_="mapf")


PANEL = {
    "chair": {"person": "chair"},
    "members": [{"person": "member"}, {"person": "other"}],
    "meetings": [
        {"kind": "panel", "date": "2026-05-08"},
        {"kind": "panel", "date": "2026-03-27"},
        {"kind": "jrg", "date": "2026-01-01"},
    ],
}
REVIEWERS = [{"person": "one", "role": "external"}, {"person": "two"}]


def test_the_process_names_who_signs_and_which_services_were_there(library: Library) -> None:
    text = report_of(library, panel=PANEL, reviewers=REVIEWERS)["process_text"]
    assert "- External reviewer: Idris Aber, Consultant\n- Reviewer: Mari Wyn" in text["en"]
    assert "- Adolygydd allanol: Idris Aber, Ymgynghorydd\n- Adolygydd: Mari Wyn" in text["cy"]
    assert text["en"].endswith("- NHS Trust\n- South Wales Police")
    assert text["cy"].endswith("- Ymddiriedolaeth GIG\n- Heddlu De Cymru")


def test_the_meetings_of_the_panel_alone_are_counted(library: Library) -> None:
    text = report_of(library, panel=PANEL)["process_text"]
    assert "met from 27 March 2026 to 8 May 2026. Number of meetings: 2." in text["en"]
    assert "o 27 Mawrth 2026 hyd 8 Mai 2026. Nifer y cyfarfodydd: 2." in text["cy"]


def test_the_process_says_who_decided_and_when(library: Library) -> None:
    text = report_of(
        library,
        recommendation={"date": "2026-02-26", "review_type": "extended"},
        board_decision={"outcome": "agree", "date": "2026-03-06"},
    )["process_text"]
    assert "considered by the Joint Review Group on 26 February 2026" in text["en"]
    assert "agreed on 6 March 2026 to commission an Extended Child Practice Review" in text["en"]
    assert "Cytunodd Cadeirydd y Bwrdd ar 6 Mawrth 2026 i gomisiynu Adolygiad" in text["cy"]


RELATIONS = [{"person": "mother", "relationship_to_subject": "mother"}]


def family(response: str | None, **more: Any) -> dict[str, Any]:
    return {"contacts": [{"person": "mother", "response": response, **more}]}


def test_the_family_is_told_of_by_relation_and_never_by_name(library: Library) -> None:
    contacts = family(
        "wants_to_meet", initial_letter_date="2026-04-02", final_meeting_date="2026-11-17"
    )
    text = report_of(library, relations=RELATIONS, family=contacts)["family_text"]
    assert text["en"].endswith(
        "- Mother: informed on 2 April 2026; wished to meet the reviewer; "
        "given feedback on 17 November 2026"
    )
    assert text["cy"].endswith(
        "- Mam: hysbyswyd ar 2 Ebrill 2026; dymunai gwrdd â'r adolygydd; "
        "rhoddwyd adborth ar 17 Tachwedd 2026"
    )
    assert "Gwenllian" not in str(text)


@pytest.mark.parametrize(
    ("response", "english", "welsh"),
    [
        ("declined", "Mother: declined involvement", "Mam: gwrthododd gymryd rhan"),
        ("no_reply", "Mother: did not reply", "Mam: ni chafwyd ateb"),
    ],
)
def test_those_who_did_not_take_part_are_told_of_too(
    library: Library, response: str, english: str, welsh: str
) -> None:
    text = report_of(library, relations=RELATIONS, family=family(response))["family_text"]
    assert text["en"].endswith(english)
    assert text["cy"].endswith(welsh)


def test_who_was_written_to_and_has_not_answered_yet_was_informed(library: Library) -> None:
    contacts = family(None, initial_letter_date="2026-04-02")
    text = report_of(library, relations=RELATIONS, family=contacts)["family_text"]
    assert text["en"].endswith("- Mother: informed on 2 April 2026")
    assert text["cy"].endswith("- Mam: hysbyswyd ar 2 Ebrill 2026")


def test_nobody_who_was_not_approached_is_told_of(library: Library) -> None:
    assert "family_text" not in report_of(library, family=family("not_approached"))


def test_two_reviewers_are_two(library: Library) -> None:
    contacts = family("wants_to_meet")
    text = report_of(library, relations=RELATIONS, family=contacts, reviewers=REVIEWERS)
    assert "the reviewers" in text["family_text"]["en"]
    assert "â'r adolygwyr" in text["family_text"]["cy"]


def test_what_the_reviewers_write_instead_is_no_override(library: Library) -> None:
    case = case_of(library, review={"type": "extended"}, report={"legal_context": "Our own words."})
    assert case.data["report"]["legal_context"] == "Our own words."
    assert not [p for p in case.overrides if "report" in p.where.path]


def test_the_learning_events_are_told_of_with_the_services_that_came(library: Library) -> None:
    events = [
        {
            "kind": "practitioners",
            "date": "2026-05-06",
            "invitees": [
                {"person": "member", "attended": True},
                {"person": "chair", "attended": False},
            ],
        },
        {"date": "2026-06-10", "services_attended": ["education"]},
    ]
    text = report_of(library, learning_events=events)["learning_event_text"]
    assert text["en"] == (
        "For practitioners, 6 May 2026:\n\n- South Wales Police\n\n"
        "Learning event, 10 June 2026:\n\n- Education"
    )
    assert text["cy"] == (
        "Ar gyfer ymarferwyr, 6 Mai 2026:\n\n- Heddlu De Cymru\n\n"
        "Digwyddiad dysgu, 10 Mehefin 2026:\n\n- Addysg"
    )


def test_an_event_that_nobody_is_known_to_have_come_to_is_not_told_of(library: Library) -> None:
    assert "learning_event_text" not in report_of(library, learning_events=[{"date": "2026-06-10"}])

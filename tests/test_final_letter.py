"""The final letter to a family: by what happened, to whom it goes, and how they hear of it."""

from __future__ import annotations

from typing import Any

import pytest
from builders import text_of
from case_files import data_of
from case_files import text_of as yaml_of
from made_documents import SETTINGS, shipped

import docgen
from docgen.engine import make

EN, CY = docgen.Language.EN, docgen.Language.CY
PEOPLE: dict[str, Any] = {
    "mother": {"name": "Siân Ddychmygol", "address": "1 Heol Ffug"},
    "one": {"name": "Idris Ffug"},
    "two": {"name": "Olwen Ffug"},
    "chair": {"name": "Non Ffug"},
}


def letter(
    language: docgen.Language = EN,
    *,
    kind: str = "died",
    subject: str = "child",
    reviewers: tuple[str, ...] = ("one", "two"),
    **contact: str,
) -> str:
    """Return what the letter to one contact says, on one line."""
    told = {
        "person": "mother",
        "relationship_of_subject": "son",
        "final_meeting_date": "2026-11-17",
    }
    data = data_of(
        case={"subject_type": subject},
        subject={"full_name": "Gwion Ddychmygol", "address": "2 Heol Ffug"},
        event={"kind": kind},
        people=PEOPLE,
        panel={"chair": {"person": "chair"}},
        reviewers=[{"person": person} for person in reviewers],
        family={"contacts": [{**told, **contact}]},
    )
    case = docgen.read_case(yaml_of(data).encode(), library=shipped(), settings=SETTINGS)
    formats = (docgen.OutputFormat.DOCX,)
    request = docgen.Request(("family-letter-final",), (language,), formats)
    [document] = make(shipped(), case, request, settings=SETTINGS).documents
    return " ".join(text_of(document.content).split())


@pytest.mark.parametrize(
    ("kind", "language", "words"),
    [
        ("died", EN, "the sad loss of your son"),
        ("died", CY, "â'ch tristwch o golli eich mab"),
        ("life_threatening_injury", EN, "the harm that your son has suffered"),
        ("life_threatening_injury", CY, "â'r niwed y mae eich mab wedi'i ddioddef"),
        ("serious_permanent_impairment", EN, "the harm that your son has suffered"),
    ],
)
def test_it_speaks_of_what_happened(kind: str, language: docgen.Language, words: str) -> None:
    said = letter(language, kind=kind)
    assert words in said
    assert ("loss" in said or "tristwch" in said) == (kind == "died")


@pytest.mark.parametrize("language", docgen.Language, ids=str)
def test_it_names_the_relation_and_the_person(language: docgen.Language) -> None:
    words = {EN: "in respect of your son, Gwion", CY: "ynghylch eich mab, Gwion"}
    assert words[language] in letter(language)


@pytest.mark.parametrize(
    ("subject", "language", "words"),
    [
        ("child", EN, "Child Practice Review Panel"),
        ("adult", EN, "Adult Practice Review Panel"),
        ("child", CY, "Panel yr Adolygiad Ymarfer Plant"),
        ("adult", CY, "Panel yr Adolygiad Ymarfer Oedolion"),
    ],
)
def test_it_is_about_a_child_or_an_adult(
    subject: str, language: docgen.Language, words: str
) -> None:
    said = letter(language, subject=subject)
    other = {"Child": "Adult", "Adult": "Child", "Plant": "Oedolion", "Oedolion": "Plant"}
    assert words in said
    assert [right for right, wrong in other.items() if right in words and wrong in said] == []


@pytest.mark.parametrize("kind", ["life_threatening_injury", "died"])
def test_to_the_person_themselves_it_says_you(kind: str) -> None:
    said = letter(relationship_of_subject="self", kind=kind)
    assert "because of what happened to you" in said
    assert "Gwion" not in said.partition("Re:")[2]
    assert "loss" not in said


@pytest.mark.parametrize(
    ("reviewers", "words", "copies"),
    [
        (("one",), "The reviewer, Idris Ffug, would like", 1),
        (("one", "two"), "The reviewers, Idris Ffug and Olwen Ffug, would like", 2),
    ],
    ids=["one reviewer", "two reviewers"],
)
def test_it_names_each_reviewer(reviewers: tuple[str, ...], words: str, copies: int) -> None:
    said = letter(reviewers=reviewers)
    assert words in said
    assert said.count("CC. ") == said.count(", Independent Reviewer") == copies


@pytest.mark.parametrize(
    ("contact", "there", "not_there"),
    [
        ({}, "come and see you at a place of your choice on 17 November 2026", "telephone on"),
        (
            {"feedback_mode": "telephone"},
            "by telephone on 17 November 2026",
            "place of your choice",
        ),
        ({"feedback_mode": "letter"}, "will write to you before the report", "17 November"),
        ({"response": "declined"}, "did not wish to take part in the review", "17 November"),
    ],
    ids=["meeting", "telephone", "letter", "declined"],
)
def test_it_offers_what_the_family_wishes(
    contact: dict[str, str], there: str, not_there: str
) -> None:
    said = letter(**contact)
    assert there in said
    assert not_there not in said


@pytest.mark.parametrize("language", docgen.Language, ids=str)
@pytest.mark.parametrize("mode", ["meeting", "telephone", "letter"])
def test_the_report_comes_only_once_it_is_published(mode: str, language: docgen.Language) -> None:
    said = letter(language, feedback_mode=mode)
    assert (
        "once it has been published" if language is EN else "ar ôl iddo gael ei gyhoeddi"
    ) in said
    assert ("Enclosed" if language is EN else "Amgaeedig") not in said

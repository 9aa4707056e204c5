"""Agreements and role profiles: what differs by the board, the review and the number of people."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import text_of
from made_documents import SETTINGS, shipped

import docgen

EN, CY = docgen.Language
CASE = """
case: {ref: CTMSB 1/26, subject_type: adult}
people: {one: {name: Idris One, designation: Consultant, agency: police}, two: {name: Mari Two}}
"""
ONE, BOTH = "reviewers: [{person: one}]\n", "reviewers: [{person: one}, {person: two}]\n"
MEMBER = "panel: {members: [{person: one}]}\n"
EXTENDED = "recommendation: {review_type: extended}\nboard_decision: {outcome: agree}\n"


def texts(
    form_id: str, case: str, language: docgen.Language = EN, board: Path | None = None
) -> list[str]:
    """Return the text of each document that a form makes as Word."""
    read = docgen.read_case((CASE + case).encode(), library=shipped(), board=board)
    request = docgen.Request((form_id,), (language,), (docgen.OutputFormat.DOCX,))
    made = docgen.make(shipped(), read, request, settings=SETTINGS)
    return [text_of(document.content) for document in made.documents]


def board_with(folder: Path, appointed_by: str) -> Path:
    """Return a board's file that says who appoints the reviewer."""
    path = folder / "board.yaml"
    path.write_text(f"extends: ctm\nreviewer_appointed_by: {appointed_by}\n", encoding="utf-8")
    return path


def test_each_reviewer_has_an_agreement_of_their_own() -> None:
    first, second = texts("agreement-independent-reviewer", BOTH)
    assert "Board and Idris One (Independent Reviewer)" in first
    assert "Board and Mari Two (Independent Reviewer)" in second


def test_a_name_that_begins_with_a_vowel_has_the_welsh_and_before_it() -> None:
    first, second = texts("agreement-independent-reviewer", BOTH, CY)
    assert "Morgannwg ac Idris One" in first
    assert "Morgannwg a Mari Two" in second


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (ONE, "The Independent Reviewer is appointed"),
        (BOTH, "The Independent Reviewers are appointed"),
    ],
    ids=["one", "two"],
)
def test_reviewers_are_spoken_of_by_their_number(case: str, said: str) -> None:
    assert said in texts("agreement-independent-reviewer", case)[0]


@pytest.mark.parametrize(
    ("appointed_by", "said"),
    [("panel", "appointed by the Review Panel."),
     ("review_group", "appointed by the Joint Review Group."),
     ("board", "appointed by the Board.")],
)  # fmt: skip
def test_the_board_says_who_appoints_the_reviewer(
    appointed_by: str, said: str, tmp_path: Path
) -> None:
    board = board_with(tmp_path, appointed_by)
    assert said in texts("agreement-independent-reviewer", ONE, board=board)[0]


@pytest.mark.parametrize("form_id", ["role-panel-member", "tor-concise-adult"])
def test_a_panel_that_does_not_appoint_works_with_the_reviewer(
    form_id: str, tmp_path: Path
) -> None:
    board = board_with(tmp_path, "review_group")
    [said] = texts(form_id, MEMBER, board=board)
    assert "appointed by the Joint Review Group" in said
    assert "Identify and commission" not in said


def test_an_agreement_says_of_what_kind_the_review_is_and_its_reference() -> None:
    [text] = texts("agreement-panel-chair", "panel: {chair: {person: one}}\n")
    assert "in relation to the Adult Practice Review, reference CTMSB 1/26." in text


def test_a_designation_comes_with_the_agency() -> None:
    assert "Designation/Agency | Consultant, Police" in texts("role-panel-member", MEMBER)[0]


def test_both_parties_sign_and_date() -> None:
    [text] = texts("agreement-panel-chair", "panel: {chair: {person: one}}\n")
    lines = [line.split(" | ")[0] for line in text.splitlines()]
    assert (lines.count("Signature"), lines.count("Date")) == (2, 2)

"""The feedback form: empty for an event that is still to come, filled with what came back."""

from __future__ import annotations

from builders import text_of
from made_documents import SETTINGS, shipped

import docgen

EVENT = """
case: {ref: CTMSB 1/26, subject_type: child}
learning_events:
  - date: 2026-06-18
"""
ANSWERS = """    feedback:
      - {name: A Person, agency: police, ratings: [{score: "4"}, {score: "1", comment: Fast}]}
      - {most_useful: The talk}
"""


def form_for(case: str) -> str:
    """Return the text of the English Word form for the event of `case`."""
    read = docgen.read_case(case.encode(), library=shipped(), settings=SETTINGS)
    formats = (docgen.OutputFormat.DOCX,)
    request = docgen.Request(("learning-event-feedback",), (docgen.Language.EN,), formats)
    [document] = docgen.make(shipped(), read, request, settings=SETTINGS).documents
    return text_of(document.content)


def ratings_of(text: str) -> list[list[int]]:
    """Return for each form the scores that are crossed, question by question; 0 for none."""
    rows = [line.split(" | ") for line in text.splitlines() if "☐" in line]
    scores = [
        next((n for n, cell in enumerate(row[2:7], start=1) if "☒" in cell), 0) for row in rows
    ]
    return [scores[start : start + 6] for start in range(0, len(scores), 6)]


def test_before_the_event_there_is_one_empty_form() -> None:
    text = form_for(EVENT)
    assert ratings_of(text) == [[0] * 6]
    assert "Learning Event CTMSB 1/26" in text
    assert "18 June 2026" in text


def test_what_came_back_is_printed_one_form_for_each() -> None:
    text = form_for(EVENT + ANSWERS)
    assert ratings_of(text) == [[4, 1, 0, 0, 0, 0], [0] * 6]
    assert text.count("Did the event meet your expectations?") == 2


def test_a_name_an_agency_and_a_comment_stand_in_their_places() -> None:
    text = form_for(EVENT + ANSWERS)
    assert [said in text for said in ("A Person", "Police", "Fast", "The talk")] == [True] * 4

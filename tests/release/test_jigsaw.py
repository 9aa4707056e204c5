"""What together could point to one family, and what to say instead."""

from __future__ import annotations

from datetime import date

import pytest
from release.gates import gate_for

from docgen.release import Finding, Passage, Reading, Subject
from docgen.release.jigsaw import age_band, find_jigsaw

SUBJECT = Subject(days={date(2026, 1, 18): "event.date"}, age=10, pronoun="he")


def clues(*texts: str) -> list[Finding]:
    passages = (Passage(text, "body", f"paragraph {n}") for n, text in enumerate(texts, start=1))
    gate = gate_for("published")
    reading = Reading("file", "docx", tuple(passages))
    return list(find_jigsaw(reading, SUBJECT, gate._vocabulary, gate.private))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("On 3 March 2025 it was noted.", "exact-date", id="date"),
        pytest.param("Nodwyd hyn ar 3 Mawrth 2025.", "exact-date", id="date in Welsh"),
        pytest.param("The child was ten years old.", "exact-age", id="age in words"),
        pytest.param("a 10-year-old", "exact-age", id="age with hyphens"),
        pytest.param("yn 10 oed", "exact-age", id="age in Welsh"),
        pytest.param("for 13 years and 5 months", "exact-age", id="age to the month"),
        pytest.param("The child moved to Brynteg Primary School.", "named-service", id="school"),
        pytest.param("Aeth i Ysgol Bryn Teg.", "named-service", id="school in Welsh"),
        pytest.param("CSSIW published its report in 2017.", "inspection", id="inspection"),
        pytest.param("The family lived in Pentreddychmygol.", "small-place", id="place"),
        pytest.param("They lived at 31 Chapel Lane.", "street-address", id="street"),
        pytest.param("yn byw yn 22b Stryd y Ffowndri", "street-address", id="street in Welsh"),
        pytest.param("He was the youngest of seven siblings.", "family-make-up", id="family"),
        pytest.param("The boy told his teacher.", "sex", id="sex"),
    ],
)  # fmt: skip
def test_a_clue_is_told(text: str, code: str) -> None:
    assert code in [one.code for one in clues(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("An extended Child Practice Review was held.", id="kind of review"),
        pytest.param("The service in Wales was inspected.", id="large place"),
        pytest.param("The review covers two years.", id="length of time"),
        pytest.param("It began in March.", id="month"),
        pytest.param("See section 12 Lane and Road Safety.", id="number and a heading"),
    ],
)
def test_what_points_to_nobody_is_not_told(text: str) -> None:
    assert clues(text) == []


def test_a_date_of_the_case_is_told_with_its_field() -> None:
    assert [one.path for one in clues("On 18 January 2026 the child died.")] == ["event.date"]


def test_an_age_is_offered_its_band() -> None:
    assert [one.offer for one in clues("The child was 10 years old.")] == ["6 to 10"]


@pytest.mark.parametrize(
    ("age", "band"), [(0, "under 1"), (5, "1 to 5"), (10, "6 to 10"), (17, "16 or 17")]
)
def test_a_band_holds_its_age(age: int, band: str) -> None:
    assert age_band(age, is_adult=False) == band


def test_an_adult_is_in_a_band_of_ten_years() -> None:
    assert age_band(47, is_adult=True) == "40 to 49"


def test_three_kinds_of_clue_are_told_together() -> None:
    found = clues("On 3 March 2025, aged 10, he went to Brynteg Primary School.")
    assert found[-1].code == "jigsaw"


def test_no_clue_refuses_and_none_quotes_the_text() -> None:
    found = clues("On 18 January 2026, aged 10, he went to Brynteg Primary School.")
    told = " ".join(f"{one.message}{one.excerpt}{one.spot}" for one in found)
    assert not any(one.refuses for one in found)
    assert [word for word in ("2026", "Brynteg", "10") if word in told] == []


def test_a_clue_says_under_which_heading_it_stands() -> None:
    passage = Passage("He was ten years old.", "body", "paragraph 9", heading="home", number=2)
    gate, reading = gate_for("published"), Reading("file", "docx", (passage,))
    found = {
        one.code: one.spot for one in find_jigsaw(reading, SUBJECT, gate._vocabulary, frozenset())
    }
    assert found["exact-age"] == "body, paragraph 9 (paragraph 2 under the heading “home”)"

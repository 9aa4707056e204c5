from __future__ import annotations

from datetime import date, time

import pytest
from case_files import codes_of, problems_of

from docgen.cases.validation import read_moment

HEAD = "case: {ref: CTMSB 03/2026, subject_type: child}\n"


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        pytest.param("referral: {date: 1/3/2026}", "wrong-date", "2026-03-01", id="day first"),
        pytest.param("referral: {date: 2026-02-30}", "wrong-date", "2026-03-01", id="no such day"),
        pytest.param("referral: {date: 0206-03-01}", "wrong-date", "2026-03-01", id="no such year"),
        pytest.param("referral: {date: 9999-12-31}", "wrong-date", "2026-03-01", id="far off"),
        pytest.param("referral: {date: 20260301}", "wrong-date", "2026-03-01", id="bare number"),
        pytest.param("learning_events: [{start_time: 25:00}]", "wrong-time", "14:30", id="time"),
        pytest.param(
            "chronology: {agency_timelines: [{agency: police, events: [{datetime: 9am}]}]}",
            "wrong-date",
            "2026-03-01 14:30",
            id="moment",
        ),
        pytest.param("checklist: {died: perhaps}", "wrong-answer", "yes or no", id="answer"),
        pytest.param("checklist: {died: 'yes'}", "wrong-answer", "without quotes", id="quoted yes"),
        pytest.param(
            "recommendation: {review_type: brief}",
            "unknown-choice",
            "use one of: concise, extended",
            id="choice",
        ),
        pytest.param("subject: {age_at_event: old}", "wrong-number", "figures", id="number"),
        pytest.param("subject: {full_name: [a]}", "wrong-type", "after the colon", id="text"),
        pytest.param("referral: {rationale: {fr: x}}", "wrong-type", "`en:` and `cy:`", id="pair"),
        pytest.param("relations: {person: x}", "wrong-type", "`- `", id="list"),
        pytest.param("referral: soon", "wrong-type", "indented", id="record"),
        pytest.param("people: [x]", "wrong-type", "indented", id="register"),
        pytest.param("referral: {referrer: [x]}", "wrong-type", "`people`", id="person"),
        pytest.param(
            "people: {a b: {name: x}}", "wrong-id", "letters, figures and hyphens", id="id"
        ),
    ],
)
def test_a_wrong_value_is_told_in_the_terms_of_its_field(library, text, code, hint):
    problem = problems_of(library, HEAD + text)[0]

    assert problem.code == code
    assert hint in problem.hint
    assert problem.where.line == 2


def test_the_path_and_the_line_of_a_wrong_value_are_given(library):
    text = HEAD + "family:\n  contacts:\n    - relationship_of_subject: nobody\n"
    (problem,) = problems_of(library, text)

    assert problem.where.line == 4
    assert problem.where.path == "family.contacts[0].relationship_of_subject"


def test_a_missing_key_is_told_at_what_it_is_missing_from(library):
    (problem,) = problems_of(library, "case:\n  ref: x\n")

    assert problem.code == "missing-key"
    assert "`case.subject_type` is not given" in problem.message
    assert (problem.where.line, problem.where.path) == (1, "case.subject_type")


def test_a_case_file_of_nothing_but_text_is_told(library):
    assert codes_of(problems_of(library, "hello")) == ["wrong-type"]


def test_an_unknown_key_is_told_with_the_key_that_was_meant(library):
    (problem,) = problems_of(library, HEAD + "referral:\n  rationale: x\n  rational: y\n")

    assert problem.code == "unknown-key"
    assert problem.message == "`referral` has no key of this name"
    assert problem.hint == "did you mean `rationale`?"
    assert problem.where.line == 4


def test_an_unknown_key_that_is_nobodys_guess_is_told_with_the_keys_there_are(library):
    (problem,) = problems_of(library, HEAD + "publication: {zzz: 1}\n")

    assert "use one of: date, sent_to_government_date" in problem.hint


def test_an_unknown_key_is_never_shown(library):
    (problem,) = problems_of(library, HEAD + "subject: {Aled Rhys: 1}\n")

    assert "Aled" not in f"{problem} {problem.hint}"


def test_everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file(library):
    text = HEAD + (
        "referral:\n  date: soon\n  rationle: x\n  referrer: nobody\nchecklist:\n  died: maybe\n"
    )

    assert codes_of(problems_of(library, text)) == [
        "wrong-date",
        "unknown-key",
        "wrong-answer",
        "unknown-person",
    ]


def test_an_empty_list_is_no_mistake(library):
    assert problems_of(library, HEAD + "relations: []\nreviewers: []\n") == ()


@pytest.mark.parametrize("text", ["2026-03-01 09:30", "2026-03-01T09:30"])
def test_a_moment_is_read_with_a_space_or_a_t(text):
    assert read_moment(text) == (date(2026, 3, 1), time(9, 30))


def test_a_moment_may_be_a_day_alone():
    assert read_moment("2026-03-01") == (date(2026, 3, 1), None)


def test_a_key_below_one_that_is_unknown_is_passed_over(library):
    assert codes_of(problems_of(library, HEAD + "mystery: {date: {x: 1}}\n")) == ["unknown-key"]

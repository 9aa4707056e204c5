from __future__ import annotations

from case_files import case_of

from docgen.cases import build_context
from docgen.language import Language

PATH = "learning_events[0].feedback_summary"


def summary_of(library, *forms):
    """Return what the forms handed in after one event come to."""
    ratings = [{"ratings": list(form)} for form in forms]
    return case_of(library, learning_events=[{"feedback": ratings}]).read(PATH)


def test_each_question_has_its_mean_to_one_place(library):
    summary = summary_of(
        library,
        [{"score": "5"}, {"score": "1"}],
        [{"score": "4"}, {"score": "2"}],
        [{"score": "4"}, {"score": "2"}],
    )

    assert summary["forms"] == 3
    assert [question["mean"] for question in summary["questions"]] == [4.3, 1.7]


def test_a_mean_half_way_is_rounded_up(library):
    forms = [[{"score": score}] for score in ("2", "2", "2", "3")]

    assert summary_of(library, *forms)["questions"][0]["mean"] == 2.3


def test_who_leaves_a_question_out_does_not_count_in_it(library):
    first, second = summary_of(library, [{"score": "5"}, {}], [{"score": "3"}])["questions"]

    assert (first["mean"], first["answers"]) == (4.0, 2)
    assert "mean" not in second
    assert second["answers"] == 0


def test_comments_stand_with_their_question(library):
    said = {"en": "Too short", "cy": "Rhy fyr"}
    (question,) = summary_of(library, [{"score": "3", "comment": said}], [{"score": "3"}])[
        "questions"
    ]

    assert question["comments"] == [said]


def test_without_forms_there_is_no_summary(library):
    assert case_of(library, learning_events=[{"date": "2026-03-02"}]).read(PATH) is None


def test_a_template_may_print_the_mean(library):
    case = case_of(library, learning_events=[{"feedback": [{"ratings": [{"score": "4"}]}]}])
    event = build_context(case, Language.CY).roots["learning_events"][0]

    assert str(event["feedback_summary"]["questions"][0]["mean"]) == "4.0"

"""Questions, choices, grids: their own words, their tick boxes."""

from __future__ import annotations

import pytest
from form_sources import built, codes, outline, problems_of

from docgen.language import Language

NBSP = "\u00a0"


def test_a_question_has_its_own_yes_and_no() -> None:
    assert outline(built("  - questions: [checklist.died]", Language.CY))[0] == (
        "| Checklist: A yw'r plentyn wedi marw?"
        f" | Tick: {{{{ tick(checklist.died, true) }}}}{NBSP}Ydy"
        f" | Tick: {{{{ tick(checklist.died, false) }}}}{NBSP}Nac ydy |"
    )


def test_a_question_may_be_followed_by_an_answer() -> None:
    block = "  - questions: [{field: checklist.died, follow: referral.rationale}]"
    assert outline(built(block))[1] == (
        "| Label: Rationale / Normal: {{p referral.rationale|rich }} |"
    )


def test_a_question_under_a_condition_is_a_row_under_it() -> None:
    block = "  - questions: [{field: checklist.died, if: case.ref}]"
    assert outline(built(block))[0] == "| TemplateTag: {%tr if case.ref %} |"


def test_a_question_in_another_tense_brings_its_own_yes_and_no() -> None:
    block = """  - questions:
      - field: checklist.died
        label: {en: 'Had the child died?', cy: 'A oedd y plentyn wedi marw?'}
        yes_no: [{en: "Yes", cy: Oedd}, {en: "No", cy: Nac oedd}]"""
    assert outline(built(block, Language.CY))[0] == (
        "| Checklist: A oedd y plentyn wedi marw?"
        f" | Tick: {{{{ tick(checklist.died, true) }}}}{NBSP}Oedd"
        f" | Tick: {{{{ tick(checklist.died, false) }}}}{NBSP}Nac oedd |"
    )


def test_a_yes_without_a_no_is_a_problem() -> None:
    block = "  - questions: [{field: checklist.died, yes_no: [{en: 'Yes', cy: Oedd}]}]"
    assert codes(problems_of(block)) == ["source-shape"]


def test_a_field_that_is_no_question_is_a_problem() -> None:
    assert codes(problems_of("  - questions: [case.ref]")) == ["source-not-a-question"]


def test_every_choice_of_the_schema_has_a_tick_box() -> None:
    assert outline(built("  - choices: {field: review.type}"))[:3] == [
        "Question: Type of review",
        "| Tick: {{ tick(review.type, 'concise') }} | Cell: Concise |",
        "| Tick: {{ tick(review.type, 'extended') }} | Cell: Extended |",
    ]


def test_choices_may_stand_side_by_side() -> None:
    lines = outline(built("  - choices: {field: review.type, across: 2}"))
    assert lines[1].count("tick(") == 2


def test_a_choice_may_have_its_own_condition_and_words() -> None:
    block = """
  - choices:
      field: review.type
      options: [{tick: "a == 'b'", label: {en: Both, cy: Y ddau}}]"""
    assert outline(built(block))[1] == "| Tick: {{ tick(a == 'b', true) }} | Cell: Both |"


def test_a_choice_may_have_an_answer_beside_it() -> None:
    block = "  - choices: {field: review.type, options: [{key: concise, answer: case.ref}]}"
    assert outline(built(block))[1].endswith("| Cell: Concise / Answer: {{ case.ref }} |")


@pytest.mark.parametrize(
    ("block", "code"),
    [
        pytest.param("{field: review.type, options: [long]}", "source-unknown-choice", id="key"),
        pytest.param("{field: case.ref}", "source-no-choices", id="no choices"),
        pytest.param("{field: review.type, wide: 2}", "source-unknown-key", id="unknown word"),
    ],
)
def test_a_fault_in_choices_is_told(block: str, code: str) -> None:
    assert codes(problems_of(f"  - choices: {block}")) == [code]


def test_a_grid_has_two_agencies_to_a_row() -> None:
    block = """
  - grid:
      items:
        - {label: {en: Police, cy: Heddlu}, tick: a.police, show: "{{ a.p }}"}
        - {label: {en: Education, cy: Addysg}, tick: a.school, show: "{{ a.s }}"}
      last: {label: {en: Other, cy: Arall}, show: "{{ a.o }}"}"""
    assert outline(built(block))[:2] == [
        f"| Label: Police | Cell: {{{{ tick(a.police, true) }}}}{NBSP}{{{{ a.p }}}}"
        f" | Label: Education | Cell: {{{{ tick(a.school, true) }}}}{NBSP}{{{{ a.s }}}} |",
        "| Label: Other | Cell: {{ a.o }} |",
    ]


def test_a_grid_over_a_list_takes_two_items_to_a_row() -> None:
    block = """
  - grid: {each: "a in agencies", label: "{{ a.name }}", tick: a.involved}"""
    lines = outline(built(block))
    assert lines[0] == "| TemplateTag: {%tr for row in range(0, (agencies)|length, 2) %} |"
    own = "{% for a in (agencies)[row + 1:row + 2] %}{{ a.name }}{% endfor %}"
    assert f"| Label: {own} |" in lines[1]


def test_a_grid_over_a_list_with_a_condition_is_a_problem() -> None:
    block = "  - grid: {each: 'a in agencies if a.x', label: '{{ a.name }}'}"
    assert codes(problems_of(block)) == ["source-loop"]

from __future__ import annotations

import pytest
from form_sources import W, built, codes, outline, part, problems_of

from docgen.language import Language

HEAD = """
- title: {en: Timetable, cy: Amserlen}
- schedule:
    columns:
      - {title: {en: Event, cy: Digwyddiad}, width: 40}
      - {title: {en: Date, cy: Dyddiad}}
      - {title: {en: Actions, cy: Camau}}
    rows:
"""


def rows(source, language=Language.EN):
    """Return the lines of a schedule with the rows of `source`, without its title."""
    return outline(built(HEAD + source, language))[1:-1]


def test_the_head_is_marked_as_one():
    assert rows("      - [{en: First, cy: Cyntaf}, '', '']")[0] == (
        "= ColumnHeading: Event = ColumnHeading: Date = ColumnHeading: Actions ="
    )


@pytest.mark.parametrize(
    ("language", "words"), [(Language.EN, "First"), (Language.CY, "Cyntaf")], ids=["en", "cy"]
)
def test_a_cell_may_be_a_text_or_a_field(language, words):
    row = rows("      - [{en: First, cy: Cyntaf}, {field: referral.date}, '']", language)[1]

    assert row == f"| Cell: {words} | Cell: {{{{ referral.date }}}} | Cell: |"


def test_a_cell_may_hold_a_few_blocks():
    source = """
      - - ''
        - - para: {en: Confirm, cy: Cadarnhau}
          - bullets: [{en: chair, cy: cadeirydd}]
        - ''
"""
    assert rows(source)[1] == "| Cell: | Normal: Confirm / ListBullet: chair | Cell: |"


def test_the_last_cell_of_a_short_row_takes_what_is_left():
    table = part(built(HEAD + "      - [{en: Next meeting, cy: Nesaf}, '']"))
    assert [span.get(f"{W}val") for span in table.iter(f"{W}gridSpan")] == ["2"]


def test_a_row_may_stand_for_each_item():
    source = """
      - each: "x in plan.recommendations"
        cells: [{field: x.text}, {field: x.due}, '']
"""
    assert rows(source)[1:] == [
        "| TemplateTag: {%tr for x in plan.recommendations %} |",
        "| Normal: {{p x.text|rich }} | Cell: {{ x.due }} | Cell: |",
        "| TemplateTag: {%tr endfor %} |",
    ]


def test_a_row_may_hang_on_a_condition():
    source = """
      - if: "case.ref"
        cells: [{en: First, cy: Cyntaf}, '', '']
"""
    assert rows(source)[1] == "| TemplateTag: {%tr if case.ref %} |"


@pytest.mark.parametrize(
    ("source", "code"),
    [
        pytest.param("      - ['', '', '', '']", "source-shape", id="too many cells"),
        pytest.param("      - {lines: 2}", "source-shape", id="no cells"),
        pytest.param("      - [{en: First}, '', '']", "source-one-language", id="no welsh"),
        pytest.param("      - [{field: a.b}, '', '']", "source-unknown-field", id="no field"),
        pytest.param("      - {cells: [''], loop: x}", "source-unknown-key", id="unknown key"),
    ],
)
def test_a_fault_is_told(source, code):
    assert code in codes(problems_of(HEAD + source))


def test_a_schedule_without_rows_is_told():
    source = "- title: {en: A, cy: B}\n- schedule: {columns: [{title: {en: A, cy: B}}]}"
    assert codes(problems_of(source)) == ["source-shape"]

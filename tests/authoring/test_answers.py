"""Answers, boxes, signatures and tables of data: labels, cells, widths, header rows."""

from __future__ import annotations

import pytest
from form_sources import W, built, codes, outline, part, problems_of

from docgen.language import Language

TITLE = "  - title: {en: T, cy: T}\n"


def test_a_label_comes_from_the_schema_in_the_language_of_the_document() -> None:
    lines = outline(built("  - answers: [referral.date]", Language.CY))
    assert lines[0] == "| Label: Dyddiad atgyfeirio | Answer: {{ referral.date }} |"


def test_a_long_text_is_printed_as_markdown() -> None:
    lines = outline(built("  - answers: [referral.rationale]"))
    assert lines[0] == "| Label: Rationale | Normal: {{p referral.rationale|rich }} |"


def test_two_fields_may_share_a_row() -> None:
    lines = outline(built("  - answers:\n      - [referral.date, case.ref]"))
    assert lines[0].count("Label:") == lines[0].count("Answer:") == 2


def test_a_yes_or_no_answer_is_two_tick_boxes() -> None:
    [line, *_] = outline(built("  - answers: [checklist.died]"))
    assert "{{ tick(checklist.died, true) }}\u00a0Yes" in line
    assert "{{ tick(checklist.died, false) }}\u00a0No" in line


def test_an_answer_from_a_list_is_a_paragraph_for_each_item_and_never_an_empty_cell() -> None:
    block = """
  - answers:
      - {label: {en: Parents, cy: Rhieni}, each: "p in relations if p.role == 'parent'",
         show: "{{ p.name }}"}"""
    assert outline(built(block))[0] == (
        "| Label: Parents | TemplateTag: {%p for p in relations if p.role == 'parent' %}"
        " / Answer: {{ p.name }} / TemplateTag: {%p else %} / Answer:"
        " / TemplateTag: {%p endfor %} |"
    )


def test_rows_may_be_repeated_for_each_item() -> None:
    block = """
  - answers:
      - {rows: "rec in plan.recommendations", field: rec.due}"""
    assert outline(built(block))[:3] == [
        "| TemplateTag: {%tr for rec in plan.recommendations %} |",
        "| Label: Timescale | Answer: {{ rec.due }} |",
        "| TemplateTag: {%tr endfor %} |",
    ]


def test_a_band_spans_the_table() -> None:
    rows = part(built("  - answers: [{band: {en: Part A, cy: Rhan A}}, case.ref]"))
    spans = [span.get(f"{W}val") for span in rows.iter(f"{W}gridSpan")]
    assert spans == ["2"]


def test_a_row_for_long_answers_leaves_room_for_a_pen() -> None:
    rows = part(built("  - answers: [case.ref, {field: subject.address, lines: 3}]"))
    one, three = [int(h.get(f"{W}val", "0")) for h in rows.iter(f"{W}trHeight")]
    assert three > 2 * one


def test_the_columns_of_a_table_add_up_to_the_page() -> None:
    grid = part(built("  - answers:\n      - [case.ref, referral.date]\n      - case.ref"))
    assert sum(int(c.get(f"{W}w", "0")) for c in grid.iter(f"{W}gridCol")) == 9638


def test_every_row_fills_the_grid() -> None:
    body = part(built("  - answers:\n      - [case.ref, referral.date]\n      - case.ref"))
    rows = [
        sum(int(s.get(f"{W}val", "1")) for s in row.iter(f"{W}gridSpan"))
        + sum(cell.find(f".//{W}gridSpan") is None for cell in row.iter(f"{W}tc"))
        for row in body.iter(f"{W}tr")
    ]
    assert rows == [4, 4]


def test_a_box_is_a_heading_and_a_box() -> None:
    block = TITLE + "  - box: {field: referral.rationale, note: {en: In full, cy: Yn llawn}}"
    assert outline(built(block))[1:4] == [
        "Heading2: Rationale",
        "Note: In full",
        "| Normal: {{p referral.rationale|rich }} |",
    ]


def test_a_box_of_level_nought_has_a_label_and_no_heading() -> None:
    assert outline(built("  - box: {field: case.ref, level: 0}"))[0] == "Question: Reference"


def test_a_table_of_data_has_a_header_row_marked_as_one() -> None:
    block = """
  - table:
      each: "rec in plan.recommendations"
      columns: [rec.due, {title: {en: Done, cy: Gorffen}, tick: rec.done, align: centre}]"""
    assert outline(built(block))[:4] == [
        "= ColumnHeading: Timescale = ColumnHeading: Done =",
        "| TemplateTag: {%tr for rec in plan.recommendations|or_blank(3) %} |",
        "| Cell: {{ rec.due }} | Tick: {{ tick(rec.done, true) }} |",
        "| TemplateTag: {%tr endfor %} |",
    ]


def test_a_table_may_have_rows_of_its_own() -> None:
    block = """
  - table:
      columns: [{title: {en: Item, cy: Eitem}}, {title: {en: Lead, cy: Arweinydd}}]
      rows: [[{en: Welcome, cy: Croeso}, "{{ panel.chair.name }}"]]"""
    assert outline(built(block))[1] == "| Cell: Welcome | Cell: {{ panel.chair.name }} |"


@pytest.mark.parametrize("tag", ["cantSplit"])
def test_rows_of_data_do_not_split(tag: str) -> None:
    block = "  - table: {each: 'r in plan.recommendations', columns: [r.due]}"
    rows = list(part(built(block)).iter(f"{W}tr"))
    assert all(row.find(f"{W}trPr/{W}{tag}") is not None for row in rows)


def test_rows_that_may_be_higher_than_a_page_split() -> None:
    block = "  - table: {each: 'r in plan.recommendations', splits: true, columns: [r.due]}"
    head, *rows = part(built(block)).iter(f"{W}tr")
    assert head.find(f"{W}trPr/{W}cantSplit") is not None
    assert rows[1].find(f"{W}trPr/{W}cantSplit") is None


def test_a_signature_is_left_for_a_pen() -> None:
    lines = outline(built("  - signature: [decision.signature, decision.date]"))
    assert lines[:2] == [
        "| Label: Signature | Answer: |",
        "| Label: Date | Answer: {{ decision.date }} |",
    ]


def test_an_unknown_field_is_a_problem() -> None:
    [problem] = problems_of("  - answers: [referral.dat]")
    assert (problem.code, problem.where.path) == ("source-unknown-field", "blocks[0].answers[0]")


def test_a_field_of_a_loop_has_the_label_of_its_list() -> None:
    block = "  - answers: [{rows: 'r in plan.recommendations', field: r.nothing}]"
    assert codes(problems_of(block)) == ["source-unknown-field"]


def test_a_name_that_the_card_gives_is_known() -> None:
    assert not problems_of("  - answers: [contact.name]")


@pytest.mark.parametrize("expression", ["x in {}", "x in y % 2"])
def test_an_expression_that_docxtpl_cannot_hold_is_a_problem(expression: str) -> None:
    block = f'  - answers: [{{rows: "{expression}", field: case.ref}}]'
    assert "source-expression" in codes(problems_of(block))

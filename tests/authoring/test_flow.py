"""Conditions, repetitions, breaks, and what is kept together or apart."""

from __future__ import annotations

import pytest
from form_sources import W, built, codes, outline, part, problems_of

TITLE = "  - title: {en: T, cy: T}\n"


def test_a_condition_has_two_ways() -> None:
    block = """
  - when:
      if: event.kind == 'died'
      then: [para: {en: Loss, cy: Colled}]
      else: [para: {en: Harm, cy: Niwed}]"""
    assert outline(built(block)) == [
        "TemplateTag: {%p if event.kind == 'died' %}",
        "Normal: Loss",
        "TemplateTag: {%p else %}",
        "Normal: Harm",
        "TemplateTag: {%p endif %}",
    ]


def test_a_repetition_prints_once_on_a_blank_form() -> None:
    block = "  - repeat: {each: 'r in plan.recommendations', blocks: [answers: [r.due]]}"
    lines = outline(built(block))
    assert lines[0] == "TemplateTag: {%p for r in plan.recommendations|or_blank %}"
    assert lines[1] == "| Label: Timescale | Answer: {{ r.due }} |"


def test_a_repetition_may_be_told_to_print_nothing_on_a_blank_form() -> None:
    block = "  - repeat: {each: 'r in plan.recommendations', blank: false, blocks: [rich: r.text]}"
    assert outline(built(block))[0] == "TemplateTag: {%p for r in plan.recommendations %}"


def test_tables_of_a_repetition_do_not_grow_together() -> None:
    block = "  - repeat: {each: 'r in plan.recommendations', blocks: [answers: [r.due]]}"
    assert outline(built(block))[2] == "TableGap:"


def test_what_stands_before_a_table_of_data_stays_with_its_first_row() -> None:
    block = """
  - repeat:
      each: r in plan.recommendations
      blocks:
        - answers: [r.due]
        - table: {each: "a in r.actions", columns: [{title: {en: A, cy: A}, show: "{{ a }}"}]}"""
    [first, *_] = part(built(block)).iter(f"{W}tbl")
    paragraphs = list(first.iter(f"{W}p"))
    assert all(p.find(f"{W}pPr/{W}keepNext") is not None for p in paragraphs)


def test_two_tables_are_parted() -> None:
    lines = outline(built("  - answers: [case.ref]\n  - answers: [referral.date]"))
    assert [line.split(":")[0] for line in lines] == ["| Label", "TableGap", "| Label", "TableGap"]


def test_a_paragraph_stands_off_from_the_table_above_it() -> None:
    body = part(built("  - answers: [case.ref]\n  - para: {en: x, cy: x}"))
    [spacing] = [s for s in body.iter(f"{W}spacing") if s.get(f"{W}before")]
    assert int(spacing.get(f"{W}before", "0")) > 0


@pytest.mark.parametrize("kind", ["page", "column"])
def test_a_break_is_of_its_kind(kind: str) -> None:
    [found] = part(built(f"  - {kind}_break: true")).iter(f"{W}br")
    assert found.get(f"{W}type") == kind


def test_blocks_that_are_kept_stay_on_one_page() -> None:
    block = "  - keep: [para: {en: a, cy: a}, para: {en: b, cy: b}]"
    first, last = part(built(block)).iter(f"{W}p")
    assert first.find(f"{W}pPr/{W}keepNext") is not None
    assert last.find(f"{W}pPr/{W}keepNext") is None
    assert all(p.find(f"{W}pPr/{W}keepLines") is not None for p in (first, last))


def test_two_signatures_stand_side_by_side_and_are_read_one_after_the_other() -> None:
    signed = "[para: {en: A, cy: A}, signature: [decision.signature, decision.date]]"
    body = part(built(f"  - beside: [{signed}, {signed}]"))
    words = [text.text for text in body.iter(f"{W}t")]
    one = ["A", "Signature", "Date", "{{ decision.date }}"]
    assert words == one + one
    table = next(body.iter(f"{W}tbl"))
    widths = [int(column.get(f"{W}w", "0")) for column in table.findall(f"{W}tblGrid/{W}gridCol")]
    assert widths[0] == widths[2] > 5 * widths[1]


@pytest.mark.parametrize(
    ("block", "code"),
    [
        pytest.param("para_: {en: x, cy: x}", "source-unknown-block", id="unknown block"),
        pytest.param("when: {then: []}", "source-shape", id="condition without if"),
        pytest.param("repeat: {blocks: []}", "source-shape", id="repetition without list"),
        pytest.param("repeat: {each: 'all', blocks: []}", "source-loop", id="no loop"),
        pytest.param("page_break: {a: b}", "source-shape", id="break with more to say"),
        pytest.param("table: {each: 'a in b'}", "source-shape", id="table without columns"),
        pytest.param("beside: [[]]", "source-shape", id="nothing beside it"),
    ],
)
def test_a_fault_in_the_shape_is_told(block: str, code: str) -> None:
    assert code in codes(problems_of(f"  - {block}"))


def test_a_misspelt_block_is_told_with_what_may_have_been_meant() -> None:
    [problem] = problems_of("  - anwsers: [case.ref]")
    assert "`answers`" in problem.hint


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    problems = problems_of(TITLE + "  - para: {en: a}\n  - para: {cy: b}\n  - nothing: true")
    assert [problem.where.line for problem in problems] == [5, 6, 7]

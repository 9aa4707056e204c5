"""Titles, headings, paragraphs, lists: their styles, their markup, their languages."""

from __future__ import annotations

import pytest
from form_sources import W, built, codes, outline, part, problems_of

from docgen.language import Language


@pytest.mark.parametrize(
    ("block", "line"),
    [
        pytest.param("title: {en: Form, cy: Ffurflen}", "Heading1: Form", id="title"),
        pytest.param("subject: {en: Your son, cy: Eich mab}", "Heading1: Your son", id="subject"),
        pytest.param("subtitle: {en: For you, cy: I chi}", "Subtitle: For you", id="subtitle"),
        pytest.param("lead: {en: Welcome, cy: Croeso}", "Lead: Welcome", id="lead"),
        pytest.param("para: {en: Words, cy: Geiriau}", "Normal: Words", id="para"),
        pytest.param("note: {en: In ink, cy: Mewn inc}", "Note: In ink", id="note"),
        pytest.param("callout: {en: Stop, cy: Stopiwch}", "Callout: Stop", id="callout"),
        pytest.param("salutation: {en: Dear, cy: Annwyl}", "Salutation: Dear", id="salutation"),
        pytest.param(
            "rich: referral.rationale", "Normal: {{p referral.rationale|rich }}", id="rich"
        ),
    ],
)
def test_a_block_of_text_is_one_paragraph_in_its_style(block: str, line: str) -> None:
    assert outline(built(f"  - {block}")) == [line]


def test_a_heading_is_of_level_two_unless_it_says_otherwise() -> None:
    blocks = """
  - title: {en: A, cy: A}
  - heading: {en: B, cy: B}
  - heading: {level: 3, en: C, cy: C}"""
    assert outline(built(blocks)) == ["Heading1: A", "Heading2: B", "Heading3: C"]


def test_a_heading_that_skips_a_level_is_a_problem() -> None:
    assert codes(problems_of("  - heading: {en: B, cy: B}")) == ["source-heading"]


def test_the_welsh_template_has_the_welsh_text() -> None:
    data = built("  - para: {en: Words, cy: Geiriau}", Language.CY)
    assert outline(data) == ["Normal: Geiriau"]


def test_a_line_feed_in_a_text_is_a_line_break() -> None:
    data = built("  - para: |\n      {{ board.phone }}\n      {{ board.website }}")
    assert outline(data) == ["Normal: {{ board.phone }}¶{{ board.website }}"]


def test_bold_and_italic_words_have_runs_of_their_own() -> None:
    runs = part(built("  - para: {en: 'a **b** *c*', cy: x}")).findall(f".//{W}r")
    looks = [[e.tag.removeprefix(W) for e in run.findall(f"{W}rPr/*")] for run in runs]
    assert looks == [[], ["b"], [], ["i"]]


def test_what_stands_in_jinja_is_not_markup() -> None:
    data = built("  - para: '{{ a[0](b) * c * d }}'")
    assert outline(data) == ["Normal: {{ a[0](b) * c * d }}"]


def test_words_in_the_other_language_are_marked_as_such() -> None:
    data = built("  - para: {en: 'Say [Yn gywir]{cy}', cy: Yn gywir}")
    marks = [lang.get(f"{W}val") for lang in part(data).iter(f"{W}lang")]
    assert marks == ["cy-GB"]


def test_words_in_the_documents_own_language_need_no_mark() -> None:
    data = built("  - para: {en: x, cy: '[Yn gywir]{cy}'}", Language.CY)
    assert not list(part(data).iter(f"{W}lang"))


def test_a_link_goes_where_it_says() -> None:
    data = built(
        "  - para: {en: '[guidance](https://gov.wales/x)', cy: '[c](https://gov.wales/x)'}"
    )
    rels = part(data, "word/_rels/document.xml.rels")
    targets = [r.get("Target") for r in rels if r.get("TargetMode") == "External"]
    assert targets == ["https://gov.wales/x"]


def test_bullets_are_in_words_own_list_style() -> None:
    data = built("  - bullets: [{en: One, cy: Un}, {en: Two, cy: Dau}]")
    assert outline(data) == ["ListBullet: One", "ListBullet: Two"]


def test_an_item_may_stand_under_a_condition_or_in_a_loop() -> None:
    blocks = """
  - bullets:
      - {if: "event.kind == 'died'", en: One, cy: Un}
      - {each: "x in tor.questions", en: "{{ x }}", cy: "{{ x }}"}"""
    assert outline(built(blocks)) == [
        "TemplateTag: {%p if event.kind == 'died' %}",
        "ListBullet: One",
        "TemplateTag: {%p endif %}",
        "TemplateTag: {%p for x in tor.questions %}",
        "ListBullet: {{ x }}",
        "TemplateTag: {%p endfor %}",
    ]


def test_each_list_of_steps_starts_at_one() -> None:
    data = built("  - steps: [{en: A, cy: A}]\n  - steps: [{en: B, cy: B}]")
    numbers = [n.get(f"{W}val") for n in part(data).iter(f"{W}numId")]
    restarts = part(data, "word/numbering.xml").findall(f".//{W}startOverride")
    assert len(set(numbers)) == len(restarts) == 2


def test_a_text_without_welsh_is_a_problem_with_its_line() -> None:
    [problem] = problems_of("  - para: {en: Words}")
    assert (problem.code, problem.where.line) == ("source-one-language", 4)


def test_a_plain_text_with_words_in_it_is_a_problem() -> None:
    assert codes(problems_of("  - para: Words")) == ["source-one-language"]

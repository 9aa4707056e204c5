from __future__ import annotations

import pytest
from builders import Block, docx_of, para, table

from docgen.errors import Problem, TemplateError
from docgen.template import compile_template


def problems(*blocks: Block, **sides: object) -> tuple[Problem, ...]:
    with pytest.raises(TemplateError) as caught:
        compile_template(docx_of(*blocks, **sides), name="form.docx")  # type: ignore[arg-type]
    return caught.value.problems


ROW_2 = "table 1, row 2, cell 1"
ONE_MISTAKE: dict[str, tuple[tuple[Block, ...], str, str]] = {
    "filter": (("{{ a|uper }}",), "filter-unknown", "paragraph 1"),
    "filter-in-condition": (("{% if a|nope %}b{% endif %}",), "filter-unknown", "paragraph 1"),
    "test": (("{{ a is wobbly }}",), "test-unknown", "paragraph 1"),
    "open-loop": (("a", "{% for a in b %}"), "block-unclosed", "paragraph 2"),
    "open-row-loop": ((table("a", "{%tr for a in b %}"),), "block-unclosed", ROW_2),
    "end-alone": (("{% endif %}",), "block-unexpected", "paragraph 1"),
    "else-alone": (("{% else %}",), "block-unexpected", "paragraph 1"),
    "open-condition-in-loop": (
        ("{% for a in b %}", "{% if c %}", "{% endfor %}"),
        "block-unclosed",
        "paragraph 2",
    ),
    "open-set": (("{% set a %}", "b"), "block-unclosed", "paragraph 1"),
    "else-in-with": (
        ("{% with a = 1 %}", "{% else %}", "{% endwith %}"),
        "block-unexpected",
        "paragraph 2",
    ),
    "crossed": (("{% if a %}", "{% endfor %}", "{% endif %}"), "block-unexpected", "paragraph 2"),
    "tag": (("{% foreach a in b %}",), "tag-unknown", "paragraph 1"),
    "expression": (("{{ a b }}",), "tag-unreadable", "paragraph 1"),
    "empty": (("{{ }}",), "tag-unreadable", "paragraph 1"),
    "loop-words": (("{% for a b %}{% endfor %}",), "tag-unreadable", "paragraph 1"),
    "brace": (("{{ a }", "b {{ c }}"), "tag-unclosed", "paragraph 1"),
    "split-brace": ((para("{", "{ a"), "{{ c }}"), "tag-unclosed", "paragraph 1"),
    "percent": (("{% if a }}", "{% endif %}"), "tag-unclosed", "paragraph 1"),
    "note": (("{# a", "b"), "tag-unclosed", "paragraph 1"),
    "insides": (("{{ a.__class__ }}",), "template-unsafe", "paragraph 1"),
    "insides-by-key": (("{{ a['__class__'] }}",), "template-unsafe", "paragraph 1"),
    "insides-by-filter": (("{{ a|attr('__class__') }}",), "template-unsafe", "paragraph 1"),
    "include": (("{% include 'other.docx' %}",), "tag-refused", "paragraph 1"),
    "import": (("{% import 'other.docx' as o %}",), "tag-refused", "paragraph 1"),
    "extends": (("{% extends 'other.docx' %}",), "tag-refused", "paragraph 1"),
}  # fmt: skip


@pytest.mark.parametrize("name", ONE_MISTAKE)
def test_a_mistake_is_told_once_with_its_place(name: str) -> None:
    blocks, code, spot = ONE_MISTAKE[name]
    found = problems(*blocks)
    assert [(p.code, p.where.spot) for p in found if p.code == code] == [(code, spot)]
    assert all(p.hint and p.where.file == "form.docx" for p in found)


def test_every_mistake_is_told_at_once() -> None:
    found = problems(
        "{{ a|uper }}",
        "{{ b c }}",
        "{% for d in e %}",
        table("{% nope %} | {{ f"),
        header="{{ g|h }}",
    )
    assert [(p.code, p.where.part) for p in found] == [
        ("filter-unknown", "body"),
        ("tag-unreadable", "body"),
        ("block-unclosed", "body"),
        ("tag-unknown", "body"),
        ("tag-unclosed", "body"),
        ("filter-unknown", "header"),
    ]


@pytest.mark.parametrize(
    ("side", "part"),
    [
        ({"header": "{{ a|x }}"}, "header"),
        ({"first_footer": "{{ a|x }}"}, "first-page footer"),
        ({"footnotes": ["{{ a|x }}"]}, "footnotes"),
        ({"endnotes": ["{{ a|x }}"]}, "endnotes"),
        ({"properties": {"title": "{{ a|x }}"}}, "properties"),
    ],
)
def test_a_mistake_outside_the_body_names_its_part(side: dict[str, object], part: str) -> None:
    assert [p.where.part for p in problems("a", **side)] == [part]


def test_a_row_tag_outside_a_table_is_refused_though_docxtpl_takes_another_row() -> None:
    found = problems(table("a", "b"), "{%tr if x %}", table("c"), "{%tr endif %}")
    assert {(p.code, p.where.spot) for p in found} >= {("tag-outside-table", "paragraph 1")}


def test_two_row_tags_in_a_row_are_explained() -> None:
    found = problems(table("{%tr for a in b %}{{ a }}{%tr endfor %}"))
    assert "tag-shares-place" in [p.code for p in found]


def test_a_near_miss_is_suggested() -> None:
    (found,) = problems("{{ a|uper }}")
    assert found.hint == "did you mean `upper`?"


def test_the_words_of_the_template_are_quoted() -> None:
    (found,) = problems("Dear {{ name|uper }},")
    assert found.where.excerpt == "Dear {{ name|uper }},"


def test_jinja_is_not_quoted() -> None:
    (found,) = problems("{{ a b }}")
    assert found.message == "the tag cannot be read: `b` is not expected there"


def test_a_sound_template_has_no_mistakes() -> None:
    compile_template(docx_of("{% for a in b %}{{ a|upper }}{% endfor %}{% set x %}y{% endset %}"))

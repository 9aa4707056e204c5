"""Only what might need docxtpl's mending is parsed again; all else is proved sound once."""

from __future__ import annotations

import pytest
from builders import Block, docx_of, members_of, raw, table
from docxtpl import RichText
from jinja2 import Environment

from docgen.template import compile_template, finishing
from docgen.template.soundness import has_steady_tables, is_balanced

PARSE = Environment(autoescape=True).parse
ROW = "<w:tr><w:tc><w:tcPr/></w:tc><w:tc><w:tcPr/></w:tc></w:tr>"
GRID = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>"
SPAN = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{}"/></w:tcPr></w:tc></w:tr>'


@pytest.mark.parametrize(
    ("xml", "balanced"),
    [
        ("<a>{{ x }}</a>", True),
        ("<a b='{{ x }}'/>", True),
        ("{% if x %}<a/>{% else %}<b></b>{% endif %}", True),
        ("<a b='{% if x %}1{% endif %}'/>", True),
        ("{% for i in x %}<a></a>{% endfor %}", True),
        ("{% if x %}<a>{% endif %}</a>", False),
        ("{% if x %}</a><a>{% endif %}", False),
        ("<a>{% if x %}</a><a>{% else %}</a>b<a>{% endif %}</a>", True),
        ("<a><b>{% for i in x %}</b></a><a><b>{{ i }}{% endfor %}</b></a>", True),
        ("<a>{% if x %}</a><b>{% endif %}</a>", False),
        ("<a>{% macro m() %}<b></b>{% endmacro %}</a>", True),
        ("<a>{% macro m() %}</a><a>{% endmacro %}</a>", False),
        ("<a>{% filter upper %}<b></b>{% endfilter %}</a>", False),
        ("<a b='{% if x %}<{% endif %}'/>", False),
        ("{% if x %}<a>{% elif y %}</a>{% endif %}", False),
        ("<a><b></a></b>", False),
        ("<a{% if x %} b='1'>{% else %}>{% endif %}</a>", False),
        ("<a><!-- {{ x }} --></a>", False),
    ],
)
def test_branches_that_close_what_they_open_are_balanced(xml: str, balanced: bool) -> None:
    assert is_balanced(PARSE(xml)) is balanced


@pytest.mark.parametrize(
    ("rows", "steady"),
    [
        (ROW, True),
        (f"{ROW}{{% for i in x %}}{ROW}{{% endfor %}}", True),
        (f"{{% for i in x %}}{ROW}{{% endfor %}}", True),
        (f"{{% if x %}}{ROW}{{% else %}}{SPAN.format(1)}{{% endif %}}", False),
        (f"{ROW}{{% if x %}}{SPAN.format(1)}{{% endif %}}", True),
        ("<w:tr><w:tc>{% if x %}</w:tc></w:tr><w:tr><w:tc>{% endif %}</w:tc></w:tr>", False),
        ("", False),
        (SPAN.format(2), True),
        (SPAN.format("{{ n }}"), False),
        (SPAN.format(1), False),
        ("<w:tr><w:tc/></w:tr>", False),
        (ROW.replace("</w:tr>", "<w:tc></w:tc></w:tr>"), False),
        (ROW.replace("</w:tr>", "{% if x %}<w:tc></w:tc>{% endif %}</w:tr>"), False),
        (ROW.replace("<w:tcPr/>", "<w:tcPr/>{% if x %}<w:p></w:p>{% endif %}"), True),
        (ROW.replace("<w:tc>", "<w:sdt><w:tc>").replace("</w:tc>", "</w:tc></w:sdt>"), False),
    ],
)
def test_tables_whose_columns_stay_are_steady(rows: str, steady: bool) -> None:
    assert has_steady_tables(PARSE(f"<w:tbl>{GRID}{rows}</w:tbl>")) is steady


@pytest.mark.parametrize("lost", [GRID, "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"])
def test_a_part_of_a_table_that_stands_in_none_is_not_steady(lost: str) -> None:
    assert not has_steady_tables(PARSE(f"<w:body>{lost}</w:body>"))


def test_a_table_that_is_repeated_is_steady_by_itself() -> None:
    looped = f"{{% for i in x %}}<w:tbl>{GRID}{ROW}</w:tbl>{{% endfor %}}"
    assert has_steady_tables(PARSE(looped))


@pytest.fixture
def mended(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was mended in this test."""
    calls: list[str] = []
    mend = finishing.mend_body

    def mend_and_note(body: str) -> str:
        calls.append(body)
        return mend(body)

    monkeypatch.setattr(finishing, "mend_body", mend_and_note)
    return calls


@pytest.mark.parametrize(
    ("block", "value", "mends"),
    [
        ("{{ x }}", "a & b", 0),
        ("{{ x }}", "a\nb\tc", 0),
        ("{{ x }}", "a\ab", 1),
        ("{{r x }}", RichText("a", bold=True), 0),
        ("{{r x }}", RichText("a", style='"><w:b'), 1),
        ("{{ x|safe }}", "</w:t></w:r>", 1),
        ("{{p x|rich }}", "# One\n\n- two", 0),
        (table("h | i", "{%tr if x %}", "a | {{ x }}", "{%tr endif %}"), "x", 0),
        (table("{%tr if x %}", "a | {{ x }}", "{%tr endif %}"), "x", 0),
        (table("{%tr if x %}", "a | {{ x }}", "{%tr endif %}"), "", 1),
    ],
)
def test_a_body_is_mended_only_where_it_may_need_it(
    mended: list[str], block: Block, value: object, mends: int
) -> None:
    compile_template(docx_of(block)).render_word({"x": value})
    assert len(mended) == mends


def test_a_table_that_declares_no_columns_is_left_alone() -> None:
    bare = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    made = compile_template(docx_of(raw(bare))).render_word({"x": "here"})
    assert b'<w:t xml:space="preserve">here</w:t>' in members_of(made)["word/document.xml"]

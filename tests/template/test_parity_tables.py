"""Tables come out as docxtpl makes them, part for part in canonical XML."""

from __future__ import annotations

import pytest
from builders import Block, assert_same_as_docxtpl, docx_of, raw, table, text_of

from docgen.template import compile_template

COLUMN = '<w:gridCol w:w="2000"/>'
ROWS = [{"name": "Ann", "age": 3}, {"name": "Bŵ", "age": 40}, {"name": "C & D", "age": 7}]


def cell(text: str, properties: str = "") -> str:
    width = '<w:tcW w:w="2000" w:type="dxa"/>'
    return (
        f"<w:tc><w:tcPr>{width}{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"
    )


def grid(columns: int, *rows: str) -> Block:
    body = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return raw(f"<w:tbl><w:tblPr/><w:tblGrid>{COLUMN * columns}</w:tblGrid>{body}</w:tbl>")


SPECIMENS: dict[str, tuple[bytes, dict[str, object]]] = {
    "empty-loop": (
        docx_of(
            "{%p for x in xs %}",
            "- {{ x }}",
            "{%p endfor %}",
            table("h | i", "{%tr for x in xs %}", "{{ x }} | y", "{%tr endfor %}"),
        ),
        {"xs": []},
    ),
    "row-loop": (
        docx_of(
            table(
                "Name | Age",
                "{%tr for r in rows %}",
                "{{ r.name }} | {{ r.age }}",
                "{%tr endfor %}",
                "Total | {{ rows|sum(attribute='age') }}",
            )
        ),
        {"rows": ROWS},
    ),
    "row-condition": (
        docx_of(table("a | b", "{%tr if x %}", "c | d", "{%tr endif %}", "e | f")),
        {"x": False},
    ),
    "nested-row-loops": (
        docx_of(
            table(
                "{%tr for g in groups %}",
                "{{ g.n }} | ",
                "{%tr for r in g.rows %}",
                " | {{ r.name }}",
                "{%tr endfor %}",
                "{%tr endfor %}",
            )
        ),
        {"groups": [{"n": 1, "rows": ROWS}, {"n": 2, "rows": []}]},
    ),
    "table-in-loop": (
        docx_of("{%p for g in groups %}", table("{{ g }} | x"), "{%p endfor %}"),
        {"groups": [1, 2, 3]},
    ),
    "all-rows-optional": (docx_of(table("{%tr if x %}", "a | b", "{%tr endif %}")), {"x": 0}),
    "column-loop": (
        docx_of(table("n | {%tc for c in cols %} | {{ c }} | {%tc endfor %} | z")),
        {"cols": [1, 2, 3, 4]},
    ),
    "column-loop-shrinks": (
        docx_of(table("n | {%tc for c in cols %} | {{ c }} | {%tc endfor %}")),
        {"cols": []},
    ),
    "column-condition": (
        docx_of(
            table("a | {%tc if x %} | b | {%tc endif %}", "1 | {%tc if x %} | 2 | {%tc endif %}")
        ),
        {"x": 0},
    ),
    "cell-background": (
        docx_of(table("{% cellbg r.c %}{{ r.t }} | plain")),
        {"r": {"c": "FF0000", "t": "x"}},
    ),
    "cell-background-loop": (
        docx_of(
            table(
                "{%tr for r in rows %}", "{% cellbg r.c %}{{ r.t }} | {{ r.t }}", "{%tr endfor %}"
            )
        ),
        {"rows": [{"c": "00FF00", "t": 1}, {"c": "0000FF", "t": 2}]},
    ),
    "colspan": (
        docx_of(grid(3, cell("a") + cell("b") + cell("c"), cell("{% colspan n %}wide"))),
        {"n": 3},
    ),
    "vertical-merge": (
        docx_of(
            grid(
                2,
                cell("{%tr for x in xs %}") + cell(""),
                cell("{% vm %}same") + cell("{{ x }}"),
                cell("{%tr endfor %}") + cell(""),
            )
        ),
        {"xs": [1, 2, 3]},
    ),
    "horizontal-merge": (
        docx_of(
            grid(
                3,
                cell("{%tc for x in xs %}") + cell("{% hm %}title") + cell("{%tc endfor %}"),
                cell("{%tc for x in xs %}") + cell("{{ x }}") + cell("{%tc endfor %}"),
            )
        ),
        {"xs": [1, 2, 3]},
    ),
    "horizontal-merge-with-span": (
        docx_of(
            grid(
                2,
                cell("{%tc for x in xs %}")
                + cell("{% hm %}t", '<w:gridSpan w:val="2"/>')
                + cell("{%tc endfor %}"),
            )
        ),
        {"xs": [1, 2]},
    ),
    "grid-too-wide": (docx_of(grid(4, cell("a") + cell("{{ b }}"))), {"b": 1}),
    "grid-too-narrow": (docx_of(grid(1, cell("a") + cell("{{ b }}") + cell("c"))), {"b": 1}),
    "nested-table": (
        docx_of(
            raw(
                f"<w:tbl><w:tblPr/><w:tblGrid>{COLUMN * 2}</w:tblGrid><w:tr>{cell('{{ a }}')}"
                f"<w:tc><w:tcPr/><w:tbl><w:tblPr/><w:tblGrid>{COLUMN}</w:tblGrid>"
                f"<w:tr>{cell('{%tr for x in xs %}')}</w:tr><w:tr>{cell('{{ x }}')}</w:tr>"
                f"<w:tr>{cell('{%tr endfor %}')}</w:tr></w:tbl><w:p/></w:tc></w:tr></w:tbl>"
            )
        ),
        {"a": 1, "xs": [1, 2]},
    ),
    "safe-table": (
        docx_of("{{p x|safe }}", "end"),
        {
            "x": '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/></w:tblGrid>'
            "<w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
        },
    ),
    "unbalanced": (docx_of(table("{% if x %}a | b{% endif %}"), "c"), {"x": 0}),
    "cells-in-content-control": (
        docx_of(
            grid(2, f"<w:sdt><w:sdtContent>{cell('{{ a }}')}</w:sdtContent></w:sdt>" + cell("b"))
        ),
        {"a": 1},
    ),
}


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_specimen_comes_out_as_docxtpl_makes_it(name: str) -> None:
    assert_same_as_docxtpl(*SPECIMENS[name])


def test_a_table_gets_a_row_for_each_item() -> None:
    template, context = SPECIMENS["row-loop"]
    made = compile_template(template).render_word(context)
    assert text_of(made) == "Name | Age\nAnn | 3\nBŵ | 40\nC & D | 7\nTotal | 50"

"""Texts, values and conditions come out as docxtpl makes them, part for part in canonical XML."""

from __future__ import annotations

from datetime import date

import pytest
from builders import assert_same_as_docxtpl, docx_of, heading, para, raw, table
from docxtpl import Listing, RichText, RichTextParagraph


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


SPECIMENS: dict[str, tuple[bytes, dict[str, object]]] = {
    "no-tags": (docx_of("Plain", heading("A heading"), table("a | b")), {}),
    "values": (
        docx_of("{{ a }} {{ b }} {{ c }} {{ d }}"),
        {"a": 1, "b": 2.5, "c": None, "d": True},
    ),
    "date": (docx_of("{{ day }} {{ day.year }}"), {"day": date(2026, 3, 1)}),
    "escaped": (docx_of("{{ a }}"), {"a": 'Tom & "Ann" <b>\'s</b> {{ x }} # *'}),
    "unicode": (docx_of("ŵ {{ a }} 😀"), {"a": "Ŵŷ – “q” é 𝔘"}),
    "missing": (docx_of("[{{ nobody }}] {{ also.absent }}"), {"also": {}}),
    "nested-data": (docx_of("{{ a.b['c'].d[1] }}"), {"a": {"b": {"c": {"d": [1, "two"]}}}}),
    "methods": (docx_of("{{ a.upper() }} {{ b.items()|list }}"), {"a": "x", "b": {"k": 1}}),
    "filters": (
        docx_of("{{ a|upper }} {{ b|join(', ') }} {{ c|default('none') }} {{ d|round(1) }}"),
        {"a": "x", "b": ["1", "<2>"], "d": 2.345},
    ),
    "split-runs": (
        docx_of(para("{", "{ a", ".b ", "}", "}"), para("{% i", "f a %}y{% end", "if %}")),
        {"a": {"b": "x"}},
    ),
    "smart-quotes": (docx_of("{{ a[‘k’] }} {% if a.k == “v” %}yes{% endif %}"), {"a": {"k": "v"}}),
    "operators": (
        docx_of("{% if a > 1 and b < 3 %}{{ (a * 2 + b) ~ 'x' }}{% endif %}"),
        {"a": 2, "b": 1},
    ),
    "condition": (docx_of("{% if a %}A{% elif b %}B{% else %}C{% endif %}"), {"b": 1}),
    "paragraph-condition": (
        docx_of("1", "{%p if a %}", "2", "{%p else %}", "3", "{%p endif %}", "4"),
        {"a": 0},
    ),
    "paragraph-loop": (
        docx_of("{%p for x in xs %}", "- {{ x }}", "{%p endfor %}", "end"),
        {"xs": ["a", "b"]},
    ),
    "inline-loop": (
        docx_of("{% for x in xs %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}."),
        {"xs": "abc"},
    ),
    "paragraph-value": (
        docx_of("before {{p para }} after", "next"),
        {"para": RichTextParagraph("x")},
    ),
    "run-tags": (docx_of(para("a ", "{%r if x %}", "bold", "{%r endif %}", " z")), {"x": 1}),
    "run-value": (docx_of(para("a ", "{{r x }}", " z")), {"x": RichText("b", bold=True)}),
    "comments": (docx_of("a{# note #}b", "{#p whole paragraph #}", "c"), {}),
    "whitespace-control": (
        docx_of("one {%- if x %}", " two ", "{% endif -%}", "three", "{{ x -}} four", "{{- x }}"),
        {"x": "X"},
    ),
    "escapes": (docx_of("{_{ a }_} {_% b %_}"), {}),
    "raw": (docx_of("{% raw %}{{ a }}{% endraw %} {{ b }}"), {"b": 2}),
    "set": (
        docx_of(
            "{% set x = a + 1 %}{{ x }}{% set ns = namespace(n=0) %}"
            "{% for i in b %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}"
        ),
        {"a": 1, "b": [1, 2]},
    ),
    "set-block": (docx_of("{% set x %}<{{ a }}>{% endset %}{{ x }}{{ x }}"), {"a": "&"}),
    "macro": (
        docx_of("{% macro m(a, b='z') %}[{{ a }}{{ b }}]{% endmacro %}{{ m('x') }}{{ m(v, b=2) }}"),
        {"v": "<"},
    ),
    "with": (docx_of("{% with y = a.b %}{{ y }}{% endwith %}"), {"a": {"b": "&"}}),
    "listing": (docx_of(para("a ", "{{ x }}", " b")), {"x": Listing("1\n2\t3 & <4>\a5\f6")}),
    "control-signs": (docx_of("a {{ x }} b"), {"x": "1\n2\t3\a4\f5\r\n6"}),
    "control-signs-styled": (
        docx_of(
            raw(f'<w:p><w:pPr><w:pStyle w:val="Quote"/></w:pPr>{run("a {{ x }}", "<w:b/>")}</w:p>')
        ),
        {"x": "1\n2\t3\a4\f5"},
    ),
    "control-sign-in-link": (
        docx_of(raw(f'<w:p><w:hyperlink w:anchor="x">{run("{{ x }}")}</w:hyperlink></w:p>')),
        {"x": "1\a2"},
    ),
    "rich-text": (
        docx_of("a {{r x }} b"),
        {
            "x": RichText(
                "T & <b>", bold=True, color="#ff0000", size=20, font="Arial", style="Strong"
            )
        },
    ),
    "rich-text-in-text": (docx_of("a {{ x }} b"), {"x": RichText("T")}),
    "rich-text-newline": (docx_of("a {{r x }} b"), {"x": RichText("1\n2\t3\a4")}),
    "rich-text-broken": (docx_of("a {{r x }} b", "c"), {"x": RichText("T", style='a"><w:b')}),
    "rich-paragraph": (
        docx_of("{{p x }}", "end"),
        {"x": RichTextParagraph(RichText("a", italic=True), parastyle="Quote")},
    ),
    "safe": (
        docx_of("{{ x|safe }}", "{{ y|safe }}", "end"),
        {"x": "<w:br/>", "y": "</w:t></w:r><w:r><w:t>z"},
    ),
    "long": (docx_of("{{ x }}"), {"x": "gair " * 3000}),
    "loop-helpers": (
        docx_of(
            "{% for x in xs recursive %}{{ loop.index }}/{{ loop.length }}{{ loop.cycle('a','b') }}"
            "{% if x.c %}({{ loop(x.c) }}){% endif %}{% else %}none{% endfor %}"
        ),
        {"xs": [{"c": [{}, {}]}, {}]},
    ),
}


@pytest.mark.parametrize("name", SPECIMENS)
def test_a_specimen_comes_out_as_docxtpl_makes_it(name: str) -> None:
    assert_same_as_docxtpl(*SPECIMENS[name])

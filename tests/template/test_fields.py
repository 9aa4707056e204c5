from __future__ import annotations

import pytest
from builders import Block, docx_of, table

from docgen.template import Field, compile_template, find_unknown


def paths(*blocks: Block, **sides: object) -> list[str]:
    return [field.path for field in fields(*blocks, **sides)]


def fields(*blocks: Block, **sides: object) -> tuple[Field, ...]:
    return compile_template(docx_of(*blocks, **sides)).fields  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ case.ref }} {{ name }}", ["case.ref", "name"]),
        ("{{ case['ref'] }}", ["case.ref"]),
        ("{{ case.ref|upper|default('x') }}", ["case.ref"]),
        ("{% for i in invitees %}{{ i.name }}{% endfor %}", ["invitees[].name"]),
        ("{% for i in names %}{{ i }}{% endfor %}", ["names[]"]),
        ("{% for i in lines %}-{% endfor %}", ["lines"]),
        ("{% for a in x %}{% for b in a.y %}{{ b.z }}{% endfor %}{% endfor %}", ["x[].y[].z"]),
        ("{% for i in x if i.a %}{{ i.b }}{% else %}{{ c }}{% endfor %}", ["c", "x[].a", "x[].b"]),
        ("{% for i in x %}{{ loop.index }}{{ i.a }}{% endfor %}", ["x[].a"]),
        ("{% for k, v in d.items() %}{{ k }}{{ v.a }}{% endfor %}", ["d[].a"]),
        ("{% for v in d.values() %}{{ v.a }}{% endfor %}", ["d[].a"]),
        ("{% for a, b in pairs %}{{ b }}{% endfor %}", ["pairs[][]"]),
        ("{{ people[0].name }}{{ people[i].age }}", ["i", "people[].age", "people[].name"]),
        ("{% for i in x[1:] %}{{ i.a }}{% endfor %}", ["x[].a"]),
        ("{{ (x|first).a }}", ["x[].a"]),
        ("{% for i in x|sort(attribute='s')|list %}{{ i.a }}{% endfor %}", ["x[].a", "x[].s"]),
        ("{{ x|map(attribute='n')|join(', ') }}", ["x[].n"]),
        ("{{ x|selectattr('on')|list|length }}", ["x", "x[].on"]),
        ("{{ x|sum(attribute='n') }}", ["x[].n"]),
        (
            "{% for g in x|groupby('k') %}{% for i in g.list %}{{ i.a }}{% endfor %}{% endfor %}",
            ["x[].a", "x[].k"],
        ),
        (
            "{% for k, items in x|groupby('k') %}{{ k }}{{ items|length }}{% endfor %}",
            ["x", "x[].k"],
        ),
        ("{% for row in x|batch(2) %}{% for i in row %}{{ i }}{% endfor %}{% endfor %}", ["x[][]"]),
        ("{% set p = a.b %}{{ p.c }}", ["a.b.c"]),
        ("{% set p = a if t else b %}{{ p.c }}", ["a.c", "b.c", "t"]),
        (
            "{% if t %}{% set p = a %}{% else %}{% set p = b %}{% endif %}{{ p.c }}",
            ["a.c", "b.c", "t"],
        ),
        ("{% with p = a.b, q = 1 %}{{ p.c }}{{ q }}{% endwith %}", ["a.b.c"]),
        ("{% set ns = namespace() %}{% set ns.p = a.b %}{{ ns.p.c }}", ["a.b.c"]),
        (
            "{% macro m(p, q=1) %}{{ p.c }}{{ q }}{% endmacro %}{{ m(a) }}{{ m(q=z, p=b) }}",
            ["a.c", "b.c", "z"],
        ),
        ("{% macro m(p) %}{{ own }}{{ p }}{% endmacro %}", ["own"]),
        (
            "{% call m(a.b) %}{{ c }}{% endcall %}{% macro m(p) %}{{ p }}{% endmacro %}",
            ["a.b", "c"],
        ),
        ("{{ a.b.upper() }}{{ d.get('k').x }}", ["a.b", "d.k.x"]),
        ("{{ (a or b).c }}", ["a.c", "b.c"]),
        ("{{ a.x == b.x and not c }}", ["a.x", "b.x", "c"]),
        ("{{ a ~ b }}{{ [c, d] }}{{ {'k': e} }}", ["a", "b", "c", "d", "e"]),
        ("{% for i in [a.x, b] %}{{ i.t }}{% endfor %}", ["a.x.t", "b.t"]),
        ("{{ a is defined }}{{ b in c }}", ["a", "b", "c"]),
        ("{{ tick(a.kind, 'died') }}{{ range(n) }}", ["a.kind", "n"]),
        ("{% set x %}{{ a }}{% endset %}{{ x }}", ["a"]),
        ("{% filter upper %}{{ a }}{% endfilter %}", ["a"]),
        ("{{ a|default(b) }}", ["a", "b"]),
        ("{% raw %}{{ a }}{% endraw %}{# {{ b }} #}", []),
        ("{{ 'text' }}{{ 1 + 2 }}", []),
    ],
)
def test_the_paths_of_a_template_are_followed_through_its_names(
    text: str, expected: list[str]
) -> None:
    assert paths(text) == expected


def test_fields_outside_the_body_are_found() -> None:
    found = paths(
        "{{ b }}", header="{{ h.h }}", footnotes=["{{ f }}"], properties={"title": "{{ t }}"}
    )
    assert found == ["b", "f", "h.h", "t"]


def test_row_tags_are_loops() -> None:
    rows = table("{%tr for r in rows %}", "{{ r.a }} | {{ r.b }}", "{%tr endfor %}")
    assert paths(rows) == ["rows[].a", "rows[].b"]


def test_a_field_knows_where_it_stands() -> None:
    (field,) = fields("one", "{{ a }}", table("x | {{ a }}"))
    assert [place.spot for place in field.places] == ["paragraph 2", "table 1, row 1, cell 2"]


def test_a_field_knows_how_it_is_used() -> None:
    found = {
        f.path: f for f in fields("{% for i in x %}{% if i.a %}{{ i.b }}{% endif %}{% endfor %}")
    }
    assert (found["x[].a"].in_condition, found["x[].a"].in_loop) == (True, True)
    assert (found["x[].b"].in_condition, found["x[].b"].in_loop) == (False, True)


def test_a_macro_that_calls_itself_ends() -> None:
    text = "{% macro m(p) %}{{ p.a }}{{ m(p.b) }}{% endmacro %}{{ m(x) }}"
    assert paths(text) == ["x.a", "x.b"]


def test_paths_that_nobody_knows_are_found() -> None:
    used = fields("{{ case.ref }}{{ case.reff }}{% for i in people %}{{ i.nam }}{% endfor %}")
    unknown = find_unknown(used, {"case.ref", "people[].name"})
    assert [field.path for field in unknown] == ["case.reff", "people[].nam"]


def test_a_record_on_the_way_to_a_known_path_is_known() -> None:
    used = fields("{{ case.chair }}{{ case.chair.name }}{% if people %}{% endif %}")
    assert find_unknown(used, {"case.chair.name", "people[].name"}) == ()


def test_a_known_path_may_stand_for_all_below_it() -> None:
    used = fields("{{ board.a.b }}{{ board }}{{ bored.a }}")
    assert [f.path for f in find_unknown(used, {"board.*"})] == ["bored.a"]

from __future__ import annotations

import time

import pytest
from builders import docx_of, text_of
from docxtpl import InlineImage, RichText

from docgen.errors import TemplateError
from docgen.language import Language
from docgen.model import Missing, Record
from docgen.template import InlineImage as OurImage
from docgen.template import compile_template

INSIDES = [
    "{{ ''.__class__.__mro__ }}",
    "{{ x['__cl' ~ 'ass__'] }}",
    "{{ x|attr('__cl' ~ 'ass__') }}",
    "{{ '{0.__class__}'.format(x) }}",
    "{{ '%s'.__mod__(x) }}",
    "{{ [x]|map(attribute='__class__')|list }}",
    "{{ cycler.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ tick.__globals__ }}",
    "{{ dict.mro() }}",
    "{{ (x|map('upper')).gi_frame }}",
    "{{ f.__code__ }}",
    "{{ record._path }}",
    "{{ record.__init__ }}",
    "{{ kind() }}",
    "{{ module.getcwd() }}",
    "{{ theirs.tpl.save('x') }}",
    "{{ rich.add('x') }}",
    "{{ ours.data }}",
    "{{ xs.append(1) }}",
    "{{ d.update({'a': 1}) }}",
    "{{ d.pop('k') }}",
]
BOMBS = [
    "{% for i in range(99999999) %}x{% endfor %}",
    "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
    "{% for i in 'a' * 9999999 %}{% endfor %}",
    "{{ 'a' * 999999999 }}",
    "{{ [[1] * 99999] * 99999 }}",
    "{{ 9 ** 99999999 }}",
    "{{ '%0999999999d' % 1 }}",
    "{{ '%0999999999d'|format(1) }}",
    "{{ '{:>999999999}'.format(1) }}",
    "{{ 'a'|center(999999999) }}",
    "{{ 'a'|indent(999999999) }}",
    "{{ [1]|batch(99999999, 'x')|list }}",
    "{{ 'a'.ljust(999999999) }}",
    "{{ (1).to_bytes(999999999, 'big') }}",
    "{{ ('a' * 9999999)|replace('a', 'b' * 9999999) }}",
    "{{ ('a' * 9999999).replace('a', 'b' * 9999999) }}",
    "{{ ('a' * 999999)|list|join('b' * 9999999) }}",
    "{{ 'x'.join(['aaaaaaaaaa' * 90000] * 9000) }}",
    "{{ ('a' * 99999)|map('upper')|join('b' * 999999) }}",
    "{{ ('a' * 99999)|join('b' * 99999) }}",
    "{{ ('a' * 9999).join('b' * 99999) }}",
    "{{ ('a' * 9999).encode().replace('a'.encode(), ('b' * 99999).encode()) }}",
    "{{ ('a' * 99999).translate({97: 'b' * 99999}) }}",
    "{{ ('\\t' * 99999).expandtabs(99999) }}",
    "{{ ('a' * 999999)|wordwrap(1) }}",
    "{{ ('a' * 99999)|wordwrap(1, wrapstring='b' * 9999) }}",
    "{% set n = namespace(s='aaa') %}{% for i in range(60) %}{% set n.s = n.s ~ n.s %}{% endfor %}",
    "{% set n = namespace(s='aaa') %}{% for i in range(60) %}{% set n.s = n.s + n.s %}{% endfor %}",
    "{% set n = namespace(s=[1]) %}{% for i in range(60) %}{% set n.s = [n.s, n.s] %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    "{% for i in [1] recursive %}{{ loop([1]) }}{% endfor %}",
    "{% for i in xs|map('upper') %}{% for j in range(99999) %}{{ big }}{% endfor %}{% endfor %}",
]


def context() -> dict[str, object]:
    return {
        "x": "value",
        "xs": ["a", "b"],
        "d": {"k": 1},
        "f": lambda: None,
        "big": "word " * 1000,
        "kind": Record,
        "module": __import__("os"),
        "record": Record({"a": 1}),
        "theirs": InlineImage(None, "nowhere.png"),
        "rich": RichText("x"),
        "ours": OurImage(b"x"),
    }


def printed(text: str, **names: object) -> str:
    return text_of(compile_template(docx_of(text)).render_word(names))


@pytest.mark.parametrize("tag", INSIDES)
def test_a_template_cannot_reach_what_is_none_of_its_business(tag: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(docx_of(tag)).render_word(context())
    (problem, *_) = caught.value.problems
    assert problem.code in {"template-unsafe", "template-value"}
    assert problem.where.spot == "paragraph 1"


@pytest.mark.parametrize("tag", BOMBS)
def test_a_template_cannot_run_without_end(tag: str) -> None:
    started = time.process_time()
    with pytest.raises(TemplateError) as caught:
        compile_template(docx_of(tag)).render_word(context())
    assert [problem.code for problem in caught.value.problems] == ["template-runaway"]
    assert time.process_time() - started < 20


def test_data_are_not_changed_by_a_render() -> None:
    names = {"xs": [3, 1, 2], "d": {"a": 1}}
    printed("{{ xs|sort }}{{ d.items()|list }}{{ xs|reverse|list }}", **names)
    assert names == {"xs": [3, 1, 2], "d": {"a": 1}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{{ 2 * 3 }}{{ 'a' * 3 }}{{ [1] * 2 }}{{ 2 ** 8 }}{{ 7 % 4 }}", "6aaa[1, 1]2563"),
        ("{{ 'a' + 'b' }}{{ [1] + [2] }}{{ 'n: %03d' % 7 }}", "ab[1, 2]n: 007"),
        ("{{ '{:>5}|{}'.format('a', 1) }}", "    a|1"),
        ("{{ 'a'|center(5) }}|{{ 'aXb'|replace('X', '-') }}", "  a  |a-b"),
        ("{{ [1, 2]|join('+') }}{{ [1, 2]|batch(1)|list }}", "1+2[[1], [2]]"),
        ("{% for i in range(3) %}{{ i }}{% endfor %}{{ range(2, 9, 3)|list }}", "012[2, 5, 8]"),
        ("{{ dict(a=1).a }}{{ {'a': xs}.a }}{{ (xs, 1)[1] }}", "1[]1"),
        ("{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}", "ab"),
        ("{% set j = joiner('/') %}{{ j() }}{{ j() }}", "/"),
        ("{% for a, b in [(1, 2)] %}{{ a }}{{ b }}{% endfor %}{% set p, q = 3, 4 %}{{ q }}", "124"),
    ],
)
def test_honest_work_is_allowed(text: str, expected: str) -> None:
    assert printed(text, xs=[]) == expected


def test_a_record_cannot_be_emptied() -> None:
    record = Record({"a": 1})
    with pytest.raises(TemplateError):
        printed("{{ r.clear() }}", r=record)
    assert record == {"a": 1}


def test_many_rows_are_allowed() -> None:
    text = "{% for i in rows %}{{ i }}{% endfor %}"
    assert len(printed(text, rows=["x"] * 20_000)) == 20_000


def test_a_field_of_a_record_goes_before_a_method_of_its_name() -> None:
    record = Record({"items": "things", "copy": "a copy", "values": "v"})
    assert printed("{{ r.items }} {{ r.copy }} {{ r.values }}", r=record) == "things a copy v"


def test_a_record_still_has_its_items() -> None:
    text = "{% for k, v in r.items() %}{{ k }}{{ v }}{% endfor %}{{ r.get('a') }}"
    assert printed(text, r=Record({"a": 1})) == "a11"


def test_what_a_record_lacks_is_missing() -> None:
    record = Record({}, path="case", ask=lambda path: f"[{path}]")
    assert printed("{{ r.ref.no }}{{ 'x' if r.ref else 'y' }}", r=record) == "[case.ref.no]y"


def test_a_missing_value_is_no_list() -> None:
    missing = Missing("people", lambda _: "?")
    assert printed("{% for p in people %}x{% else %}none{% endfor %}", people=missing) == "none"


def test_filters_speak_the_language_of_the_document() -> None:
    template = compile_template(docx_of("{{ xs|list_and }}"))
    made = {
        language: text_of(template.render_word({"xs": ["a", "b"]}, language=language))
        for language in Language
    }
    assert made == {Language.EN: "a and b", Language.CY: "a a b"}

from __future__ import annotations

import pytest
from builders import Block, docx_of, table
from docxtpl import InlineImage

from docgen.errors import CaseError, TemplateError
from docgen.model import Missing
from docgen.template import InlineImage as OurImage
from docgen.template import compile_template

NAME = "Gwen Smith"


def failure(context: dict[str, object], *blocks: Block, **sides: object) -> TemplateError:
    template = compile_template(docx_of(*blocks, **sides), name="form.docx")  # type: ignore[arg-type]
    with pytest.raises(TemplateError) as caught:
        template.render_word(context)
    return caught.value


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ who.nothing.more }}", "template-undefined"),
        ("{{ who + 1 }}", "template-value"),
        ("{{ who|round }}", "template-value"),
        ("{{ 1 // zero }}", "template-value"),
        ("{% for a in zero %}{% endfor %}", "template-value"),
        ("{{ who.title(1) }}", "template-value"),
        ("{{ who|attr('__cl' ~ 'ass__') }}", "template-unsafe"),
        ("{{ items.append(1) }}", "template-unsafe"),
        ("{% for i in range(999999999) %}{% endfor %}", "template-runaway"),
        ("{{ picture }}", "template-picture"),
        ("{{ docxtpl_picture }}", "template-picture"),
        ("{{ broken }}", "template-failed"),
    ],
)
def test_what_goes_wrong_in_a_render_is_told_without_values(tag: str, code: str) -> None:
    class Broken:
        def __str__(self) -> str:
            raise AssertionError(NAME)

    context: dict[str, object] = {
        "who": NAME,
        "zero": 0,
        "items": [NAME],
        "picture": OurImage(b"no picture"),
        "docxtpl_picture": InlineImage(None, f"{NAME}.png"),
        "broken": Broken(),
    }
    error = failure(context, "first {{ who }}", table(f"a | {tag}"))
    (problem,) = error.problems
    assert (problem.code, problem.where.spot) == (code, "table 1, row 1, cell 2")
    assert problem.where.excerpt == tag
    assert NAME not in f"{error}{error.hint}{problem}{problem.hint}{problem!r}"
    assert error.__cause__ is None


def test_a_failure_in_a_header_names_it() -> None:
    (problem,) = failure({"a": 1}, "x", header="{{ a.b.c }}").problems
    assert problem.where.part == "header"


def test_a_failure_in_a_property_names_it() -> None:
    (problem,) = failure({"a": 1}, "x", properties={"title": "{{ a.b.c }}"}).problems
    assert (problem.where.part, problem.where.spot) == ("properties", "title")


def test_a_failure_in_a_macro_is_placed_where_the_macro_is_written() -> None:
    macro = "{% macro m(a) %}{{ a.b.c }}{% endmacro %}"
    (problem,) = failure({"x": 1}, macro, "y", "{{ m(x) }}").problems
    assert problem.where.spot == "paragraph 1"


def test_a_header_that_word_could_not_open_is_refused() -> None:
    (problem,) = failure({"a": "<w:p>"}, "x", header="{{ a|safe }}").problems
    assert problem.code == "template-malformed"


def test_footnotes_that_word_could_not_open_are_refused() -> None:
    (problem,) = failure({"a": "<w:p>"}, "x", footnotes=["{{ a|safe }}"]).problems
    assert problem.code == "template-malformed"


def test_an_error_that_a_value_raises_on_purpose_is_passed_on() -> None:
    def ask(path: str) -> str:
        raise CaseError(path)

    template = compile_template(docx_of("{{ a }}"))
    with pytest.raises(CaseError, match=r"case\.ref"):
        template.render_word({"a": Missing("case.ref", ask)})

"""The filters take whatever a template gives them."""

from __future__ import annotations

from datetime import date

import pytest
from jinja2.sandbox import SandboxedEnvironment
from template.rich.specimens import P, T, text_of

from docgen.language import Language
from docgen.model.values import Choice, Day, Missing, Record, Text, YesNo
from docgen.template.rich import FILTERS, Base, RenderState, inline, rendering, rich


def environment() -> SandboxedEnvironment:
    made = SandboxedEnvironment(autoescape=True)
    made.filters.update(FILTERS)
    return made


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(None, "", id="nothing"),
        pytest.param(12, "12", id="number"),
        pytest.param(Day(date(2026, 3, 1), "1. Mawrth 2026"), "1. Mawrth 2026", id="day"),
        pytest.param(Choice("a", "1. *First*"), "1. *First*", id="choice"),
        pytest.param(YesNo(True, "Ydy"), "Ydy", id="yes or no"),
        pytest.param(Record({"name": "*N*"}), "*N*", id="record"),
        pytest.param(Missing("a.b", lambda path: f"[{path}]"), "[a.b]", id="missing, marked"),
        pytest.param(Missing("a.b", lambda _: ""), "", id="missing, blank"),
    ],
)
def test_what_nobody_typed_prints_as_itself(value: object, shown: str) -> None:
    assert text_of(str(rich(value))) == shown
    assert str(rich(value)).startswith("<w:p>")
    assert text_of(str(inline(value))) == shown


def test_a_template_prints_blocks_unescaped() -> None:
    template = environment().from_string("{{ a|rich }}|{{ a }}")
    assert template.render(a="x & *y*") == (
        f"{P(T('x &amp; ') + T('y', '<w:i/><w:iCs/>'))}|x &amp; *y*"
    )


def test_a_template_prints_words_as_runs() -> None:
    template = environment().from_string("{{ a|inline }}")
    assert template.render(a="*y*\n- z") == T("y", "<w:i/><w:iCs/>") + (
        '<w:r><w:br/><w:t xml:space="preserve">- z</w:t></w:r>'
    )


def test_a_tag_prints_by_the_base_of_the_render_under_way() -> None:
    template = environment().from_string("{{ a|based(1)|rich(under=2) }}")
    with rendering(RenderState(bases=(Base("One"), Base("Two")))):
        assert template.render(a="x") == P(T("x"), '<w:pStyle w:val="Two"/>')
    assert template.render(a="x") == P(T("x"))


def test_inline_takes_the_look_and_the_language() -> None:
    state = RenderState(bases=(Base(run={"b": "<w:b/>"}),))
    with rendering(state):
        template = environment().from_string("{{ a|based(0)|inline }}")
        shown = template.render(a=Text("x", Language.CY))
    assert shown == T("x", '<w:b/><w:lang w:val="cy-GB"/>')


def test_a_value_on_its_way_to_rich_prints_as_itself() -> None:
    assert environment().from_string("{{ a|based(0) }}").render(a="<x>") == "&lt;x&gt;"


def test_no_repr_shows_what_was_typed() -> None:
    shown = [repr(FILTERS["based"]("secret", 0)), repr(rich("secret")), repr(inline("secret"))]
    assert "secret" not in "".join(shown)


@pytest.mark.parametrize("name", ["rich", "inline"])
def test_a_tag_among_words_prints_words_between_the_halves_of_its_run(name: str) -> None:
    bold = {"b": "<w:b/>"}
    template = environment().from_string(f"<w:r><w:t>x {{{{ a|based(0)|{name} }}}}</w:t></w:r>")
    with rendering(RenderState(bases=(Base(run=bold, in_run=True),))):
        shown = template.render(a="- *y*")
    assert shown == "<w:r><w:t>x </w:t></w:r>" + T("- ", "<w:b/>") + T(
        "y", "<w:b/><w:i/><w:iCs/>"
    ) + T("", "<w:b/>")

"""A line that differs from an earlier one in its words alone comes out as if written anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from builders import docx_of, raw

from docgen.template import compile_template
from docgen.template.setting import line_moulds
from docgen.template.setting.line_moulds import UNFIT, LineMould
from docgen.template.setting.runs import literal

AWKWARD = {
    "an apostrophe": "O'Brien",
    "Welsh letters": "Siôn ŵ ŷ",
    "signs of markup": '#[*"$_`<@\\',
    "signs of XML": "a < b & c",
    "a tag": "{{ name }}",
    "words with a stroke": "mam/tad neu ofalwr",
    "blanks at its ends": "  two  ",
    "nothing": "",
    "a blank alone": " ",
    "lines": "one\ntwo\nthree",
    "a tab": "one\ttwo",
    "two paragraphs": "one\atwo",
    "a page between": "one\ftwo",
    "a tick box": "☒ yes",
    "a decimal number": "12,5",
    "a stand-in": "qz0zq",
    "many words": "word " * 3000,
}
TABBED = (
    '<w:p><w:pPr><w:tabs><w:tab w:val="decimal" w:pos="2000"/></w:tabs></w:pPr><w:r><w:tab/>'
    '<w:t xml:space="preserve">{{ a }}</w:t></w:r></w:p>'
)
BOLD = (
    '<w:p><w:r><w:t xml:space="preserve">Dear </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>{{ a }}'
    "</w:t></w:r><w:r><w:rPr><w:caps/></w:rPr><w:t>{{ b }}</w:t></w:r></w:p>"
)
CELL = (
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="4000"/><w:gridCol w:w="4000"/></w:tblGrid><w:tr>'
    "<w:tc><w:tcPr/><w:p><w:r><w:t>{{ a }}</w:t></w:r></w:p><w:p><w:r><w:t>fixed</w:t></w:r></w:p>"
    "</w:tc><w:tc><w:tcPr/><w:p><w:r><w:t>{{ b }}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
SPECIMEN = docx_of(
    "{{ a }} and {{ b }}",
    raw(TABBED),
    raw(BOLD),
    raw(CELL),
    header="Reference: {{ a }}",
)
EARLIER = ({"a": "one", "b": "first"}, {"a": "two", "b": "second"}, {"a": "three", "b": "third"})


def source_after(earlier: tuple[Mapping[str, str], ...], last: Mapping[str, str]) -> str:
    """Return the source of the `last` document, set after the `earlier` ones."""
    template = compile_template(SPECIMEN)
    return [template.render_typst(one, title="x").main for one in (*earlier, last)][-1]


@pytest.mark.parametrize("words", AWKWARD.values(), ids=AWKWARD.keys())
def test_a_line_from_a_mould_is_as_one_written_anew(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = {"a": words, "b": words[:20]}
    moulded = source_after(EARLIER, last)
    monkeypatch.setattr(LineMould, "of", lambda *_: UNFIT)
    assert moulded == source_after(EARLIER, last)


def test_lines_that_were_seen_with_other_words_are_cast(monkeypatch: pytest.MonkeyPatch) -> None:
    cast: list[str | None] = []
    real = LineMould.cast

    def spy(self: LineMould, text: str) -> str | None:
        cast.append(real(self, text))
        return cast[-1]

    template = compile_template(SPECIMEN)
    for one in EARLIER:
        template.render_typst(one, title="x")
    monkeypatch.setattr(line_moulds.LineMould, "cast", spy)
    template.render_typst({"a": "four", "b": "fourth"}, title="x")
    assert sum(one is not None and ("four" in one) for one in cast) == 4


def written(text: str) -> str:
    """Return stand-in markup: what stands between the tags of texts, each said on its own."""
    words = text.replace("<w:p><w:t>", "").removesuffix("</w:t></w:p>").split("</w:t><w:t>")
    return "".join(f"[{literal(word)}]" for word in words)


def line(*texts: str) -> str:
    return f"<w:p>{''.join(f'<w:t>{text}</w:t>' for text in texts)}</w:p>"


def test_other_words_take_the_place_of_the_first() -> None:
    mould = LineMould.of(line("one", "two"), written)
    assert mould.cast(line("three", "four")) == '[#"three";][#"four";]'


@pytest.mark.parametrize(
    "text",
    [
        line("one"),
        line("one", "two", "three"),
        line("", "two"),
        line("one", " "),
        line("one") + "x",
    ],
)
def test_a_line_of_another_shape_does_not_fit(text: str) -> None:
    assert LineMould.of(line("one", "two"), written).cast(text) is None


@pytest.mark.parametrize(
    "write",
    [
        lambda text: written(text).upper(),
        lambda text: written(text) * 2,
        lambda text: f"{written(text)}#{len(text)}",
        lambda _: "",
        lambda text: f'{written(text)}(10pt, "decimal", none)',
    ],
    ids=["changed", "said twice", "counted", "left out", "taken apart at a decimal point"],
)
def test_a_line_whose_words_are_not_said_one_by_one_has_no_mould(
    write: Callable[[str], str],
) -> None:
    assert LineMould.of(line("one", "twice"), write) == UNFIT

from __future__ import annotations

from builders import docx_of, members_of, picture, raw, text_of

from docgen.language import Language
from docgen.model import Text
from docgen.template import compile_template

WELSH = Text("Heddlu & De <Cymru>", Language.CY)


def body(*blocks: object, **names: object) -> str:
    made = compile_template(docx_of(*blocks)).render_word({"x": WELSH, **names})  # type: ignore[arg-type]
    return members_of(made)["word/document.xml"].decode()


def test_a_text_in_another_language_gets_a_run_that_says_so() -> None:
    assert (
        '<w:r><w:rPr><w:lang w:val="cy-GB"/></w:rPr>'
        '<w:t xml:space="preserve">Heddlu &amp; De &lt;Cymru&gt;</w:t></w:r>'
    ) in body("the {{ x }} police")


def test_the_words_around_it_stay_where_they_are() -> None:
    made = compile_template(docx_of("the {{ x }} and {{ x }}.")).render_word({"x": WELSH})
    assert text_of(made) == "the Heddlu & De <Cymru> and Heddlu & De <Cymru>."


def test_the_look_of_the_run_is_kept() -> None:
    run = '<w:r><w:rPr><w:b/><w:lang w:val="en-GB"/></w:rPr><w:t>a {{ x }} b</w:t></w:r>'
    made = body(raw(f"<w:p>{run}</w:p>"))
    assert '<w:rPr><w:b/><w:lang w:val="cy-GB"/></w:rPr>' in made
    assert '<w:rPr><w:b/><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve"> b</w:t>' in made


def test_lines_in_it_are_lines() -> None:
    made = compile_template(docx_of("{{ y }}")).render_word({"y": Text("un\ndau", Language.CY)})
    assert text_of(made) == "un\ndau"


def test_where_there_are_no_runs_only_the_words_are_printed() -> None:
    assert 'descr="Heddlu &amp; De &lt;Cymru&gt;"' in body(picture(descr="{{ x }}"))


def test_a_property_has_only_the_words() -> None:
    template = compile_template(docx_of("x", properties={"subject": "{{ x }}"}))
    core = members_of(template.render_word({"x": Text("Cymraeg", Language.CY)}))[
        "docProps/core.xml"
    ]
    assert b">Cymraeg</dc:subject>" in core


def test_a_text_still_compares_and_counts_as_text() -> None:
    template = compile_template(docx_of("{{ x|length }}{% if x == 'Heddlu' %} same{% endif %}"))
    assert text_of(template.render_word({"x": Text("Heddlu", Language.CY)})) == "6 same"

"""What the paragraphs of a template say, filled, whichever way its conditions go."""

from __future__ import annotations

from builders import docx_of, raw, table

from docgen.language import Language
from docgen.template import compile_template
from docgen.template.lines import FOREIGN, LineProgram, read_lines


def program(*blocks: object, **sides: str) -> LineProgram:
    compiled = compile_template(docx_of(*blocks, **sides))  # type: ignore[arg-type]
    return read_lines(compiled, Language.CY, "cy/x.docx")


def said(made: LineProgram, context: dict[str, object]) -> set[str]:
    """Return all that the template can say with `context`, whichever way."""
    return {line.text for _, choices in made.choices for line in made.read(context, choices)}


def test_a_paragraph_without_tags_is_still() -> None:
    [line] = program("Dyddiad").still
    assert (line.text, str(line.place)) == ("Dyddiad", "cy/x.docx, body, paragraph 1")


def test_a_paragraph_is_filled_with_its_place() -> None:
    [line] = program("x", table("a | {{ b }}")).read({"b": 1}, {})
    assert (line.text, line.place.spot) == ("1", "table 1, row 1, cell 2")


def test_both_ways_of_a_condition_are_read_whatever_the_data_say() -> None:
    made = program("{% if a == 1 %}un{% else %}dau{% endif %} {{ b }}")
    assert said(made, {"a": 1, "b": "x"}) == {"un x", "dau x"}


def test_a_paragraph_inside_a_condition_is_reached() -> None:
    made = program("{%p if a %}", "{% if b %}y{% else %}n{% endif %}", "{%p endif %}")
    assert {"y", "n"} <= said(made, {})


def test_every_branch_of_a_chain_is_read() -> None:
    made = program("{% if a == 1 %}un{% elif a == 2 %}dau{% else %}tri{% endif %}{{ b }}")
    assert said(made, {"a": 9}) == {"un", "dau", "tri"}


def test_what_depends_on_the_loop_goes_as_the_loop_does() -> None:
    made = program("{% for x in y %}{{ x }}{% if not loop.last %}, {% endif %}{% endfor %}")
    assert said(made, {"y": [1, 2]}) == {"1, 2"}


def test_a_loop_over_rows_gives_each_its_line() -> None:
    made = program(table("{%tr for x in y %}", "{{ x }}", "{%tr endfor %}"))
    assert [line.text for line in made.read({"y": ["a", "b"]}, {})] == ["a", "b"]


def test_what_the_data_cannot_follow_is_passed_over() -> None:
    assert list(program("{{ a.b.c + 1 }}").read({}, {})) == []


def test_words_that_are_marked_as_english_are_not_read_as_welsh() -> None:
    marked = raw('<w:p><w:r><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>Yes</w:t></w:r></w:p>')
    [line] = program(marked).still
    assert line.text == FOREIGN


def test_a_tab_parts_two_words() -> None:
    tab = raw("<w:p><w:r><w:t>Un</w:t><w:tab/><w:t>Dau</w:t></w:r></w:p>")
    [line] = program(tab).still
    assert line.text == "Un\u2028Dau"

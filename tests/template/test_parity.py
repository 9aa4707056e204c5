"""Two templates of one form: the same skeleton, other words on it."""

from __future__ import annotations

import pytest
from builders import docx_of, heading, picture, table

from docgen.language import Language
from docgen.template import compile_template
from docgen.template.parity import compare_templates

FILES = {Language.EN: "en/x.docx", Language.CY: "cy/x.docx"}


def differences(english: bytes, welsh: bytes) -> list[tuple[str, str, str]]:
    """Return code, file and place of each difference; the specimens' styles are all English."""
    found = compare_templates(compile_template(english), compile_template(welsh), FILES)
    return [(p.code, p.where.file, p.where.spot) for p in found if p.code != "twins-language"]


@pytest.mark.parametrize(
    ("english", "welsh"),
    [
        pytest.param("A {{ x }} and {{ y }}", "{{ y }} ac {{ x }}", id="another order"),
        pytest.param("{{ x }} and {{ x }}", "{{ x }}", id="said twice"),
        pytest.param("the {{ x }}", "{{ x|after('gan') }}", id="a filter"),
        pytest.param("{{ names.en }}", "{{ names.cy }}", id="a value in each language"),
        pytest.param("{% if a == 1 %}A{% else %}An{% endif %} x", "x", id="an article"),
        pytest.param(
            "{{ a }}", "{% if a %}{{ a|soft }}{% else %}{{ a }}{% endif %}", id="a mutation"
        ),
    ],
)
def test_what_a_language_needs_may_differ(english: str, welsh: str) -> None:
    assert differences(docx_of(english), docx_of(welsh)) == []


@pytest.mark.parametrize(
    ("english", "welsh", "code"),
    [
        pytest.param("{{ x }}", "x", "twins-field", id="field"),
        pytest.param("x", "{{ x }}", "twins-field", id="field of the other"),
        pytest.param("{% if a %}x{% endif %}", "x", "twins-condition", id="condition"),
        pytest.param(
            "{% if a == 1 %}Child{% else %}Adult{% endif %}",
            "Plentyn",
            "twins-condition",
            id="words",
        ),
        pytest.param(
            "{% if a == 1 %}I{% else %}we{% endif %}",
            "{% if a == 2 %}mi{% else %}ni{% endif %}",
            "twins-condition",
            id="changed",
        ),
        pytest.param(
            "{% for a in b %}{{ a }}{% endfor %}",
            "{% for a in c %}{{ a }}{% endfor %}",
            "twins-loop",
            id="loop",
        ),
        pytest.param("{{ tick(a, 'x') }} A", "{{ tick(a, 'y') }} A", "twins-field", id="tick"),
        pytest.param("x", "", "twins-paragraph", id="said in one alone"),
    ],
)
def test_what_is_said_of_the_case_may_not_differ(english: str, welsh: str, code: str) -> None:
    assert code in [found for found, _, _ in differences(docx_of(english), docx_of(welsh))]


def test_a_heading_of_another_level_is_told_where_it_stands() -> None:
    found = differences(docx_of(heading("A", 1)), docx_of(heading("B", 2)))
    assert found == [("twins-heading", "en/x.docx", "paragraph 1")]


def test_a_paragraph_that_only_the_welsh_has_is_told_of_the_welsh() -> None:
    found = differences(docx_of("a"), docx_of("a", "b"))
    assert found == [("twins-paragraph", "cy/x.docx", "paragraph 2")]


def test_a_table_with_another_column_is_told() -> None:
    found = differences(docx_of(table("a | b")), docx_of(table("a | b | c")))
    assert ("twins-table", "en/x.docx", "table 1") in found


def test_a_row_too_few_is_told() -> None:
    found = differences(docx_of(table("a | b", "c | d")), docx_of(table("a | b")))
    assert found[0] == ("twins-table", "en/x.docx", "table 1, row 2")


def test_a_picture_that_one_lacks_is_told() -> None:
    found = differences(docx_of(picture()), docx_of(""))
    assert [code for code, _, _ in found] == ["twins-picture"]


def test_a_footer_counts_as_the_body_does() -> None:
    found = differences(docx_of("a", footer="{{ phone }}"), docx_of("a", footer="x"))
    assert found == [("twins-field", "cy/x.docx", "paragraph 1")]


def test_a_welsh_file_whose_styles_say_it_is_english_is_told() -> None:
    both = compile_template(docx_of("a"))
    [found] = compare_templates(both, both, FILES)
    assert (found.code, found.where.file, found.where.part) == (
        "twins-language",
        "cy/x.docx",
        "styles",
    )

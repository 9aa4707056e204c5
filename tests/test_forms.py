"""Every form of the library, in each language."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise

import pytest
from builders import members_of
from made_documents import documents, forms_in_languages, made, name_of, shipped, template_bytes
from pdf_checks import headings_of, text_of_pages

import docgen
from docgen.engine import check_templates
from docgen.errors import Severity

FORMS = shipped().form_ids
EACH = pytest.mark.parametrize(("form_id", "language"), forms_in_languages(), ids=name_of)
LETTERS = [form.id for form in shipped().forms if form.kind == "letter"]
#: What Standard 7 has in every letter: that Welsh is welcome, and brings no delay.
WELCOME = {
    docgen.Language.EN: r"correspondence in Welsh.*will not lead to (a )?delay",
    docgen.Language.CY: r"gohebiaeth.*Gymraeg.*ni fydd.*oedi",
}


def compiled(form_id: str, language: docgen.Language) -> docgen.Template:
    """Return the compiled template of a form."""
    return docgen.compile_template(shipped().template_path(shipped().form(form_id), language))


def part_of(form_id: str, language: docgen.Language, name: str) -> str:
    """Return a part of a form's template."""
    return members_of(template_bytes(form_id, language))[name].decode()


@EACH
def test_it_has_its_template(form_id: str, language: docgen.Language) -> None:
    assert shipped().find_template(shipped().form(form_id), language) is not None


@EACH
def test_it_compiles_without_problems(form_id: str, language: docgen.Language) -> None:
    assert compiled(form_id, language).problems == ()


@pytest.mark.parametrize("form_id", FORMS)
def test_its_languages_use_the_same_fields(form_id: str) -> None:
    english, welsh = (compiled(form_id, language) for language in docgen.Language)
    assert {f.path for f in english.fields} == {f.path for f in welsh.fields}


def test_no_template_has_an_error() -> None:
    errors = [p for p in check_templates(shipped()) if p.severity is Severity.ERROR]
    assert [str(problem) for problem in errors] == []


def test_no_template_is_warned_of() -> None:
    assert [str(problem) for problem in check_templates(shipped())] == []


@pytest.mark.parametrize("name", documents("docx", blank=True))
def test_its_core_title_is_that_of_its_card(name: str) -> None:
    form = documents("docx", blank=True)[name]
    core = unescape(members_of(form.content)["docProps/core.xml"].decode())
    title = shipped().form(form.form_id).title[form.language]
    assert re.findall("<dc:title>(.*)</dc:title>", core) == [title]


@EACH
def test_its_words_are_in_its_language(form_id: str, language: docgen.Language) -> None:
    defaults = part_of(form_id, language, "word/styles.xml").partition("</w:docDefaults>")[0]
    assert re.findall('<w:lang w:val="(.*?)"', defaults) == [language.tag]


@EACH
def test_it_tells_nothing_of_whoever_made_it(form_id: str, language: docgen.Language) -> None:
    core = part_of(form_id, language, "docProps/core.xml")
    assert re.findall("<cp:lastModifiedBy>(.+?)<|<dc:description>(.+?)<", core) == []


@pytest.mark.parametrize("name", documents("pdf", blank=True))
def test_its_headings_start_at_one_and_leave_no_level_out(name: str) -> None:
    levels = [level for level, _ in headings_of(documents("pdf", blank=True)[name].content)]
    assert levels[0] == 1
    assert [b - a for a, b in pairwise(levels) if b - a > 1] == []


@pytest.mark.parametrize("form_id", FORMS)
def test_its_card_says_both_titles(form_id: str) -> None:
    assert shipped().form(form_id).title.is_complete


@pytest.mark.parametrize("form_id", FORMS)
def test_its_welsh_is_signed_by_nobody_yet(form_id: str) -> None:
    review = shipped().form(form_id).welsh
    assert (review.reviewed_by is None) == (review.reviewed_on is None)


@pytest.mark.parametrize("form_id", FORMS)
def test_it_says_where_it_comes_from(form_id: str) -> None:
    source = shipped().form(form_id).source
    assert source.document
    assert re.fullmatch(r"[\d\-, ]+", source.lines)


@pytest.mark.parametrize("form_id", LETTERS)
@pytest.mark.parametrize("language", docgen.Language, ids=name_of)
def test_every_letter_welcomes_an_answer_in_either_language(
    form_id: str, language: docgen.Language
) -> None:
    letters = [
        one.content
        for one in made().documents
        if (one.form_id, one.language, one.format) == (form_id, language, "pdf")
    ]
    said = [" ".join(" ".join(text_of_pages(pdf)).split()) for pdf in letters]
    assert [bool(re.search(WELCOME[language], text)) for text in said] == [True] * len(letters)

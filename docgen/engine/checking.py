"""What a person should know of a library's templates before anything is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docgen.catalogue import Library, check_library
from docgen.engine.building import check_current
from docgen.engine.templates import Template, compile_form
from docgen.errors import LibraryError, Place, Problem, Severity
from docgen.language import Language
from docgen.model import Each, Form
from docgen.model.fields import find_through
from docgen.template.parity import compare_templates

#: What templates have beside the fields of the schemas: what a single form asks for, and the
#: board's name in either language, whichever the document's, and the form's own title.
_ROOTS = frozenset({"form", "loop", "recipient"})
_MADE = frozenset({"board.names.en", "board.names.cy", "document.title", "document.full_title"})


def check_templates(library: Library, forms: Iterable[str] = ()) -> tuple[Problem, ...]:
    """Return everything that is wrong with the templates of `forms`, or with the whole library.

    Of each template: its own mistakes, fields that no schema knows, and where its two languages
    differ in fields, loops, conditions, tables and headings. What their words say is another
    check's: `proof_words`.
    """
    wanted = tuple(forms)
    problems = [] if wanted else list(check_library(library))
    for form_id in wanted or library.form_ids:
        problems += _check_form(library, library.form(form_id))
    return (*problems, *check_current(library, wanted))


def _check_form(library: Library, form: Form) -> list[Problem]:
    problems: list[Problem] = []
    compiled: dict[Language, Template] = {}
    for language in Language:
        try:
            compiled[language] = compile_form(library, form, language)
        except LibraryError as error:
            problems += error.problems
            continue
        problems += compiled[language].problems
        problems += unknown_fields(library, form, compiled[language])
    if len(compiled) == len(Language):
        files = {language: f"{language}/{form.template}.docx" for language in Language}
        word = {language: template.compiled for language, template in compiled.items()}
        problems += compare_templates(word[Language.EN], word[Language.CY], files)
    return problems


def unknown_fields(library: Library, form: Form, template: Template) -> Iterator[Problem]:
    """Return a problem for each field of `template` that no schema knows."""
    known = library.fields_of(form)
    lists = {path.removesuffix("[]") for path in known}
    for field in template.fields:
        path = real_path(field.path, form.each)
        if (
            path in lists
            or path in _MADE
            or path.partition(".")[0] in _ROOTS
            or find_through(known, path)
        ):
            continue
        if any(other.startswith(f"{path}.") for other in known):
            continue
        yield Problem(
            "template-field",
            f"the template uses `{field.path}`, which the case file does not have",
            replace(next(iter(field.places), Place(template.name)), path=field.path),
            "look the name up in the case schema, or with `docgen template fields` on another form",
            Severity.WARNING,
        )


def real_path(path: str, each: Sequence[Each]) -> str:
    """Return `path` by the case file's own names: `contact.name` is `family.contacts[].name`."""
    for level in reversed(each):
        root, dot, rest = path.partition(".")
        if root.removesuffix("[]") == level.name:
            path = f"{level.of}[]{dot}{rest}"
    return path

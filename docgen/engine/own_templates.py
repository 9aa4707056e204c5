"""A board's own templates in; what a person should know of them when they are filled.

The shipped templates are checked before they are shipped. Those of a library laid over them are
checked in full by `check_templates`; what would go out wrong in silence is told here too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.catalogue import Library
from docgen.engine.checking import unknown_fields
from docgen.engine.templates import compile_form
from docgen.errors import Place, Problem, Severity
from docgen.language import Language
from docgen.model import Form


def check_own_templates(
    library: Library, forms: Sequence[Form], languages: Sequence[Language]
) -> Iterator[Problem]:
    """Return what is odd in the templates of `forms` that do not come from the shipped library.

    That is a field that no case file has, which would print nothing, and a template whose twin in
    the other language is still the shipped one. Raises `TemplateError` where one cannot be read.
    """
    for form in forms:
        found = {language: library.find_template(form, language) for language in Language}
        shipped = library.folders.paths[-1] / "templates"
        own = {
            one: path for one, path in found.items() if path and not path.is_relative_to(shipped)
        }
        # of a twin that is nowhere `check_templates` tells
        if len(own) == 1 and all(found.values()):
            yield _tell_lone(library, form, *own)
        for language in own:
            if language in languages:
                yield from unknown_fields(library, form, compile_form(library, form, language))


def _tell_lone(library: Library, form: Form, language: Language) -> Problem:
    other = next(one for one in Language if one is not language)
    return Problem(
        "template-lone",
        f"the other language of `{form.id}` is still the shipped one, and may say something else",
        Place(library.template_name(form, language)),
        f"put its twin beside it: `{library.template_name(form, other)}` in the same library",
        Severity.WARNING,
    )

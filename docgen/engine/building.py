"""A library's sources in; its Word templates out, and whether the committed ones are current."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.authoring import (
    FormLabels,
    HouseStyle,
    Source,
    build_template,
    check_source,
    is_current,
    labels_for,
    load_style,
    read_source,
)
from docgen.catalogue import Library
from docgen.errors import LibraryError, Place, Problem
from docgen.language import Language
from docgen.model import Form

_STYLE = "templates/source/house_style.yaml"


def build_templates(library: Library, forms: Iterable[str] = ()) -> dict[str, bytes]:
    """Return the templates of `forms` (all, when none is named), by their place in the library.

    Forms that share another's template, or whose template was made in Word, are passed over.
    Raises `LibraryError` with the faults of all sources at once.
    """
    style = load_house_style(library)
    sourced = list(sourced_forms(library, forms))
    problems = [p for form, source in sourced for p in check_source(source, *_with(form, library))]
    if problems:
        raise LibraryError("these sources are not fit to be built", problems)
    return {
        library.template_name(form, language): build_template(
            source, form_labels(library, form), style, language
        )
        for form, source in sourced
        for language in Language
    }


def check_current(library: Library, forms: Iterable[str] = ()) -> Iterator[Problem]:
    """Return a problem for each committed template that is not what its source builds."""
    for name, built in build_templates(library, forms).items():
        path = library.folders.find(name)
        if path is not None and is_current(path.read_bytes(), built):
            continue
        message = "the template is not what its source builds"
        yield Problem("template-old", message, Place(name), "run `docgen template build --all`")


def sourced_forms(library: Library, forms: Iterable[str] = ()) -> Iterator[tuple[Form, Source]]:
    """Return the forms that have a source of their own, each with it."""
    for form_id in tuple(forms) or library.form_ids:
        form = library.form(form_id)
        path = library.source_path(form)
        if path is not None and not form.shares_template:
            yield form, read_source(path)


def form_labels(library: Library, form: Form) -> FormLabels:
    """Return all that the template of `form` takes from its card and the schemas."""
    return labels_for(form, library.fields_of(form))


def load_house_style(library: Library) -> HouseStyle:
    """Return the one style that every built template has."""
    path = library.folders.find(_STYLE)
    if path is None:
        raise LibraryError("the library has no `templates/source/house_style.yaml`")
    return load_style(path)


def _with(form: Form, library: Library) -> tuple[FormLabels, HouseStyle]:
    return form_labels(library, form), load_house_style(library)

"""A library's sources in; its Word templates out, and whether the committed ones are current."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

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
from docgen.engine.templates import compile_template
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
    """Return a problem for each committed template that is not what its source builds.

    One that a board made in Word and laid over the source's folder is its own, and one that cannot
    be opened has been told already.
    """
    built = build_templates(library, forms)
    for form, _ in sourced_forms(library, forms):
        for language in Language:
            name = library.template_name(form, language)
            if not _is_kept(library, form, language, built[name]):
                message = "the template is not what its source builds"
                hint = "run `docgen template build --all`"
                yield Problem("template-old", message, Place(name), hint)


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


def _is_kept(library: Library, form: Form, language: Language, built: bytes) -> bool:
    """Return whether the template of `form` may stand as it is."""
    template, source = library.find_template(form, language), library.source_path(form)
    if template is None or source is None:
        return False
    if _layer(library, template) < _layer(library, source):
        return True
    try:
        compile_template(template)
    except LibraryError:
        return True
    return is_current(template.read_bytes(), built)


def _layer(library: Library, file: Path) -> int:
    """Return how far below the top the library folder lies that holds `file`."""
    paths = library.folders.paths
    return next(layer for layer, folder in enumerate(paths) if file.is_relative_to(folder))

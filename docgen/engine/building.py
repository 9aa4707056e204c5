"""A library's sources in; its Word templates out, and whether the committed ones are current."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
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
    restyle,
    with_look,
)
from docgen.cases.boards import find_board, read_board
from docgen.catalogue import Library
from docgen.engine.templates import compile_template
from docgen.errors import LibraryError, Place, Problem
from docgen.language import Language
from docgen.model import Form, Wording

_STYLE = "templates/source/house_style.yaml"
_OWN_TITLE = Wording("{{ document.title }}", "{{ document.title }}")
_FILE_TITLE = "{{ document.full_title }}"


def build_templates(
    library: Library, forms: Iterable[str] = (), *, board: Path | None = None
) -> dict[str, bytes]:
    """Return the templates of `forms` (all, when none is named), by their place in the library.

    A template that several forms share is built once; one that was made in Word is passed over.
    `board` is the file of the board whose look they take, if not the library's own. Raises
    `LibraryError` with the faults of all sources at once.
    """
    style = load_house_style(library, board)
    sourced = list(sourced_forms(library, forms))
    problems: list[Problem] = []
    for form, source in sourced:
        with _told(form):
            problems += check_source(source, form_labels(library, form), style)
    if problems:
        raise LibraryError("these sources are not fit to be built", problems)
    return {
        library.template_name(form, language): _build(library, form, source, style, language)
        for form, source in sourced
        for language in Language
    }


def _build(
    library: Library, form: Form, source: Source, style: HouseStyle, language: Language
) -> bytes:
    with _told(form):
        return build_template(source, form_labels(library, form), style, language)


@contextmanager
def _told(form: Form) -> Iterator[None]:
    """Raise `LibraryError` where a form needs what its house style does not have, or has wrong."""
    try:
        yield
    except (KeyError, ValueError) as error:
        message = f"`{form.id}` cannot be built: the house style lacks something, or has it wrong"
        hint = f"compare it with the one that is shipped; look for {error}"
        raise LibraryError(message, hint=hint) from error


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
    """Return each source once, with the form that it is for: the first of those that share it."""
    seen: set[Path] = set()
    for form_id in tuple(forms) or library.form_ids:
        form = library.form(form_id)
        path = library.source_path(form)
        if path is not None and path not in seen:
            seen.add(path)
            yield form, read_source(path, partial(_find_fragment, library, path))


def form_labels(library: Library, form: Form) -> FormLabels:
    """Return all that the template of `form` takes from its card and the schemas."""
    labels = labels_for(form, library.fields_of(form))
    if form.document_title:
        labels = replace(labels, file_title=_FILE_TITLE)
    # which of the forms that share it a template prints is known when it is filled
    return replace(labels, title=_OWN_TITLE) if form.shares_template else labels


def load_house_style(library: Library, board: Path | None = None) -> HouseStyle:
    """Return the one style that every built template has, in the look of the board's settings.

    `board` is the board's file; without it, the board of the library.
    """
    path = library.folders.find(_STYLE)
    if path is None:
        raise LibraryError("the library has no `templates/source/house_style.yaml`")
    where = board or find_board({}, library)
    look = read_board(where, library).data.get("look") if where else None
    return with_look(load_style(path), look or {}, where.parent if where else path.parent)


def restyle_template(
    library: Library, file: Path, *, board: Path | None = None, before: Path | None = None
) -> bytes:
    """Return the Word file `file`, which somebody has changed, in the house style of `library`.

    `before` is the house style that it was built in, if not the one that is shipped. `board` is
    the file of the board whose look it takes. Raises `LibraryError` for a file that is no form.
    """
    shipped = library.folders.paths[-1] / _STYLE
    try:
        data = file.read_bytes()
    except OSError as error:
        message = f"the form `{file.name}` cannot be opened"
        raise LibraryError(message, hint="check its name, and close it in Word") from error
    old, new = load_style(before or shipped), load_house_style(library, board)
    return restyle(data, old, new, name=file.name)


def _find_fragment(library: Library, source: Path, name: str) -> Path | None:
    """Return the file of the fragment that `source` includes by `name`, in any library folder."""
    return library.folders.find(f"templates/source/{source.parent.name}/fragments/{name}.yaml")


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

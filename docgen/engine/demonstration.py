"""The invented cases of the library in; every form, from the first case that it is for, out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.cases import Case, applies
from docgen.cases import read_case as read_case_file
from docgen.catalogue import Library
from docgen.engine.making import Made, Request, make
from docgen.engine.settings import Settings
from docgen.errors import LibraryError, Problem
from docgen.model import Document, Form, State

#: A looked after child who died, an adult who died, a child who survived, and a forum.
SAMPLES = ("child-looked-after-died", "adult-died", "child-survived", "mapf")


def make_demonstration(library: Library, *, settings: Settings | None = None) -> Made:
    """Return each form of the library, finished, in both languages and both formats.

    Each is made from the first sample case to which it applies; of one that is made for each item
    of a list, the first document stands for all. Raises `LibraryError` where there is no such case.
    """
    settings = settings or Settings()
    documents: list[Document] = []
    problems: list[Problem] = []
    for case, forms in _share_out(library, settings):
        request = Request(tuple(form.id for form in forms), state=State.FINAL)
        made = make(library, case, request, settings=settings)
        documents += _first_of_each(made)
        problems += made.problems
    return Made(tuple(documents), tuple(dict.fromkeys(problems)))


def sample_cases(library: Library, settings: Settings) -> Iterator[Case]:
    """Return the sample cases; of one with several reviews the last first, then those before it."""
    for name in SAMPLES:
        path = _path(library, name)
        today = settings.today()
        case = read_case_file(path, library, today=today)
        yield case
        reviews = case.read("reviews")
        for number in range(len(reviews) - 1 if isinstance(reviews, list) else 0, 0, -1):
            yield read_case_file(path, library, review=number, today=today)


def sample_for(library: Library, form: Form, settings: Settings) -> Case:
    """Return the first sample case that `form` is for."""
    for case in sample_cases(library, settings):
        if applies(form, case):
            return case
    message = f"no sample case is one for the form `{form.id}`"
    raise LibraryError(message, hint="add a case to which it applies to `samples/`")


def _share_out(library: Library, settings: Settings) -> Iterator[tuple[Case, list[Form]]]:
    """Return the sample cases that are needed, each with the forms that are made from it."""
    left = list(library.forms)
    for case in sample_cases(library, settings):
        mine = [form for form in left if applies(form, case)]
        left = [form for form in left if form not in mine]
        if mine:
            yield case, mine
        if not left:
            return
    sample_for(library, left[0], settings)  # which says that there is none


def _first_of_each(made: Made) -> list[Document]:
    found: dict[tuple[str, ...], Document] = {}
    for one in made.documents:
        found.setdefault((one.form_id, one.language, one.format), one)
    return list(found.values())


def _path(library: Library, name: str) -> Path:
    path = library.folders.find(f"samples/{name}.yaml")
    if path is None:
        message = f"the library has no `samples/{name}.yaml`"
        raise LibraryError(message)
    return path

"""The Word files that a case names as chapters in; what a document leaves out of them out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docgen.cases import Case
from docgen.cases.files import chapters_of
from docgen.cases.paths import write_path
from docgen.errors import Place, Problem
from docgen.model import Form, generic_path
from docgen.template.chapters import check_chapter

_LANGUAGES = ("en", "cy")


def check_chapters(case: Case, forms: Iterable[Form] = ()) -> Iterator[Problem]:
    """Return what is left out of each chapter that `forms` print (all, when none is named).

    An error is what would be missing from the document: it is made without, but not as a final one.
    """
    wanted = {field.path for form in forms for field in form.fields}
    for keys, chapter in chapters_of(case.data):
        path = write_path(keys[:-1] if keys[-1] in _LANGUAGES else keys)
        if not wanted or generic_path(path) in wanted:
            for problem in check_chapter(chapter.word):
                yield _placed(problem, case.place(write_path(keys)), path)


def _placed(problem: Problem, at: Place, path: str) -> Problem:
    """Return `problem` of the chapter at `path`, which the case names at `at`."""
    where = Place(at.file, at.line, at.column, path, spot=problem.where.spot)
    return replace(problem, where=where)

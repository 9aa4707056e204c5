"""A form and a case in; what the form must have and the case does not give out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docgen.cases.case import Case
from docgen.cases.derived import find_absent
from docgen.cases.each import Items, along, concrete, items_of, spread
from docgen.cases.paths import dig, read_path, write_path
from docgen.errors import Place, Problem
from docgen.model.conditions import holds, is_given
from docgen.model.fields import FieldKind, find_through
from docgen.model.forms import Form, FormField


def applies(form: Form, case: Case) -> bool:
    """Return whether `form` is for a case like this one."""
    return form.applies_when is None or holds(form.applies_when, case.read)


def missing_fields(form: Form, case: Case, items: Items | None = None) -> tuple[Problem, ...]:
    """Return each required field of `form` that `case` does not give.

    Of a form that is made for each item, `items` says which one, as `items_of` has them; without,
    what any of its documents lacks is returned.
    """
    documents = (items_of(form, case) or ({},)) if items is None else (items,)
    found: dict[str, Problem] = {}
    for document in documents:
        for field, path in _lacking(form, case, document):
            if path not in found:
                found[path] = _problem(form, field, case, path)
    # who lacks a chair lacks the chair's telephone number too: told once
    return tuple(p for path, p in found.items() if not any(x in found for x in _above(path)))


def _lacking(form: Form, case: Case, items: Items) -> Iterator[tuple[FormField, str]]:
    for field in form.fields:
        if not field.required or field.outside:
            continue
        for path in spread(case, concrete(field.path, items)):
            if _is_missing(case.read(path)) and _is_asked(field, case, items, path):
                yield field, path


def _above(path: str) -> Iterator[str]:
    """Return the paths of everything around `path`, and of the list that its item is of."""
    steps = read_path(path)
    for end in range(1, len(steps)):
        yield write_path(steps[:end])


def _is_missing(value: object) -> bool:
    """Return whether `value` says nothing: a text of spaces, or one empty in each language."""
    if isinstance(value, Mapping):
        return all(_is_missing(below) for below in value.values())
    return not is_given(value.strip() if isinstance(value, str) else value)


def _is_asked(field: FormField, case: Case, items: Items, path: str) -> bool:
    """Return whether `field` is required at `path`; a condition reads the same items."""
    if field.when is None:
        return True
    return holds(field.when, lambda asked: case.read(along(concrete(asked, items), path)))


def _problem(form: Form, field: FormField, case: Case, path: str) -> Problem:
    info = find_through(case.fields, path)
    title = (field.title.en or (info.title.en if info else "")).rstrip(":")
    where = _place(case, path)
    named = f"`{path}`" + f" ({title})" * bool(title)
    message = f"`{form.id}` needs {named}, which is not given"
    return Problem("missing-field", message, where, _hint(case, path))


def _hint(case: Case, path: str) -> str:
    if path.startswith("board."):
        file = "the board file"
        if shipped := case.settings.shipped_as:
            file = f"a `board.yaml` beside the case file, after `extends: {shipped}`"
        return f"add `{path.removeprefix('board.')}` to {file}"
    if absent := find_absent(case.facts, path):
        listed = ", ".join(f"`{name}`" for name in absent)
        return f"add it, or what it is worked out from: {listed}"
    if _register_of(case, path):
        return (
            f"add `{path.rpartition('.')[2]}` to the entry that `{path.rpartition('.')[0]}` names"
        )
    return f"add `{path}` to the case file"


def _place(case: Case, path: str) -> Place:
    """Return where `path` would be given: of a person, in the entry under `people`."""
    keys = _register_of(case, path)
    where = case.source.place(keys) if keys else case.place(path)
    return Place(where.file, where.line, where.column, path)


def _register_of(case: Case, path: str) -> tuple[str, ...]:
    """Return the keys of the register entry that `path` leads through, if it does."""
    head, _, last = path.rpartition(".")
    if case.schema.find(path) is not None:
        return ()
    info, value = find_through(case.fields, head), dig(case.data, head)
    if info is not None and info.kind is FieldKind.RECORD and isinstance(value, Mapping):
        info, value = case.schema.find(f"{head}.person"), value.get("person")
    people = case.data.get("people") or {}
    if info is not None and info.kind is FieldKind.PERSON and value in people:
        return ("people", str(value), last)
    return ()

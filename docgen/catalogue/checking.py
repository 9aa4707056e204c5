"""A library in; everything that its keeper should put right out.

What can be seen without opening a Word file: that cards say what they must, that every path is a
field of the case, that each template has its twin, and that every field speaks both languages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from docgen.catalogue.library import Library
from docgen.errors import LibraryError, Place, Problem, Severity
from docgen.language import Language
from docgen.model.conditions import paths_in
from docgen.model.fields import FieldInfo, FieldKind, Schema, find_through
from docgen.model.forms import Form, FormField

# fields that hold others need no label of their own on paper
_UNLABELLED = frozenset({FieldKind.RECORD, FieldKind.REGISTER})


def check_library(library: Library) -> tuple[Problem, ...]:
    """Return everything that is wrong with `library`, errors and warnings."""
    try:
        problems = [*_check_toolkits(library), *_check_templates(library)]
        problems += check_schema(library.case_schema, "data_schemas/case.yaml")
        problems += check_schema(library.board_schema, "data_schemas/board.yaml")
    except LibraryError as error:  # without its schemas and toolkits there is no library to check
        return error.problems
    for form_id in library.card_files():
        problems += _check_card(library, form_id)
    return tuple(problems)


def check_schema(schema: Schema, file: str) -> list[Problem]:
    """Return the fields of `schema` that lack a title, labels or answers in a language."""
    return [problem for info in schema.table.values() for problem in _check_field(info, file)]


def _check_field(info: FieldInfo, file: str) -> Iterator[Problem]:
    where = Place(file, path=info.path)
    if info.name and info.kind not in _UNLABELLED and not info.title.is_complete:
        yield Problem(
            "field-title", "the field lacks its title in a language", where, "add `x-title`"
        )
    if info.kind is FieldKind.CHOICE and not _is_labelled(info):
        hint = "give every key of `enum` its English and Welsh under `x-labels`"
        yield Problem("choice-labels", "a choice lacks its label in a language", where, hint)
    if info.kind is FieldKind.YES_NO and not (
        info.yes_no and all(p.is_complete for p in info.yes_no)
    ):
        hint = 'add `x-yes-no: {en: ["Yes", "No"], cy: [..., ...]}` with the pair for its question'
        yield Problem("answer-pair", "the question lacks its pair of answers", where, hint)


def _is_labelled(info: FieldInfo) -> bool:
    return bool(info.labels) and all(label.is_complete for label in info.labels.values())


def _check_toolkits(library: Library) -> Iterator[Problem]:
    cards = library.card_files()
    named = {form_id for toolkit in library.toolkits.values() for form_id in toolkit.forms}
    for toolkit in library.toolkits.values():
        where = Place(f"data_schemas/toolkits/{toolkit.id}.yaml")
        for form_id in (i for i in toolkit.forms if i not in cards):
            yield Problem(
                "toolkit-form", f"the toolkit names `{form_id}`, which has no card", where
            )
    for form_id in (i for i in cards if i not in named):
        where = Place(library.folders.relative(cards[form_id]))
        yield Problem("toolkit-form", "no toolkit names this form", where, "add it to its toolkit")


def _check_templates(library: Library) -> Iterator[Problem]:
    """Return the Word files that no form uses: a slip in the name, most likely."""
    used = {f.template for f in _readable_forms(library)}
    for name in library.folders.list("templates/*/*/*.docx"):
        path = PurePosixPath(name)
        if path.stem not in used and not path.name.startswith("~$"):
            hint = "give it the name of its form, or take it away"
            yield Problem("template-unused", "no form uses this template", Place(name), hint)


def _readable_forms(library: Library) -> Iterator[Form]:
    for form_id in library.card_files():
        try:
            yield library.form(form_id)
        except LibraryError:  # told by the check of the card itself
            continue


def _check_card(library: Library, form_id: str) -> list[Problem]:
    path = library.card_files()[form_id]
    name = library.folders.relative(path)
    try:
        form = library.form(form_id)
    except LibraryError as error:
        return list(error.problems) or [Problem("card", error.message, Place(name))]
    problems = [*_check_identity(form, path.stem, path.parent.name, name)]
    problems += _check_twins(library, form, name)
    problems += _check_paths(library, form, name)
    return problems


def _check_identity(form: Form, stem: str, folder: str, file: str) -> Iterator[Problem]:
    if form.id != stem:
        yield Problem("card-id", f"the card says `{form.id}`, its file `{stem}`", Place(file))
    if form.toolkit != folder:
        message = f"the card says toolkit `{form.toolkit}`, its folder `{folder}`"
        yield Problem("card-toolkit", message, Place(file))


def _check_twins(library: Library, form: Form, file: str) -> Iterator[Problem]:
    names = {Language.EN: "English", Language.CY: "Welsh"}
    found = {language: library.find_template(form, language) for language in Language}
    if not any(found.values()):
        hint = f"make it with `docgen template build {form.template}`"
        yield Problem("template-missing", "the form has no template", Place(file), hint)
        return
    for language, other in zip(Language, tuple(Language)[::-1], strict=True):
        if found[language] and not found[other]:
            yield Problem(
                "template-twin",
                f"the {names[language]} template has no {names[other]} twin",
                Place(library.template_name(form, language)),
                f"add `{library.template_name(form, other)}`",
            )


def _check_paths(library: Library, form: Form, file: str) -> Iterator[Problem]:
    fields = library.fields_of(form)
    names = {each.name: each.of for each in form.each}
    for path in _paths_of(form):
        if not _knows(fields, path, names):
            hint = "see the paths with `docgen template fields`"
            yield Problem("unknown-path", f"the case has no field `{path}`", Place(file), hint)
    for field in form.fields:
        yield from _check_label(fields.get(field.path), field, file)


def _check_label(info: FieldInfo | None, field: FormField, file: str) -> Iterator[Problem]:
    if info is not None and not (field.title.is_complete or info.title.is_complete):
        where = Place(file, path=field.path)
        yield Problem(
            "field-title",
            "the field lacks its title in a language",
            where,
            severity=Severity.WARNING,
        )


def _paths_of(form: Form) -> list[str]:
    conditions = [form.applies_when, *(field.when for field in form.fields)]
    paths = [field.path for field in form.fields]
    paths += [each.of for each in form.each]
    paths += [path for condition in conditions if condition for path in paths_in(condition)]
    return list(dict.fromkeys(paths))


def _knows(fields: Mapping[str, FieldInfo], path: str, names: Mapping[str, str]) -> bool:
    """Return whether `path` is among `fields`, also by way of a reference.

    `names` are the roots that a form made once for each item has besides.
    """
    root, _, rest = path.partition(".")
    if root in names:
        return _knows(fields, f"{names[root]}[].{rest}" if rest else names[root], names)
    return find_through(fields, path) is not None

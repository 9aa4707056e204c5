"""A form, its library and a case in; what a list of its recipients may have for columns out.

A form that is made once for each item of a list takes its recipients in place of those items: a
row is what one item of `family.contacts` would be, and the template calls it by the same name. A
form that is made once is sent to each row as `recipient`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from docgen.cases import Case
from docgen.cases.list_rows import complete_values
from docgen.catalogue import Library
from docgen.errors import CaseError
from docgen.model import FieldInfo, FieldKind, Form, FormField, Wording, holds
from docgen.model.conditions import paths_in
from docgen.recipients import (
    OWN,
    REFERENCE,
    Column,
    Columns,
    Surroundings,
    columns_of,
    lay_columns,
    part_columns,
)

#: What a template calls whom the letter goes to, whatever the form.
RECIPIENT = "recipient"
#: What the path of a value begins with that says which item of a list around it a row belongs to.
LEVEL = "@"
_FIRST = ("name", "salutation", "address", "language")


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """A list around the recipients: of all learning events, the one that they are invited to."""

    name: str
    path: str
    count: int

    @property
    def column(self) -> Column:
        """Return the column that says which item a row belongs to."""
        words = self.name.replace("_", " ").capitalize()
        numbers = {str(n): Wording(str(n), str(n)) for n in range(1, self.count + 1)}
        is_asked = self.count != 1
        return Column(
            self.name,
            f"{LEVEL}{self.name}",
            FieldKind.CHOICE,
            Wording(words, words),
            required=is_asked,
            choices=numbers,
            is_shown=is_asked,
        )


@dataclass(frozen=True, slots=True, eq=False)
class RecipientFields:
    """What one recipient of a form is: the item `info` at `path`, called `name`, in `levels`."""

    form: Form
    info: FieldInfo
    name: str
    path: str
    levels: tuple[Level, ...]
    columns: Columns

    def around(self, case: Case) -> Surroundings:
        """Return what a list of these recipients is read against."""
        return Surroundings(
            case.read,
            (f"{self.path}.", f"{self.name}."),
            lambda values: complete_values(case, values),
        )


def fields_of_recipients(
    library: Library, form: Form, case: Case, *, is_final: bool = True
) -> RecipientFields:
    """Return what a recipient of `form` is; of a draft no column is required.

    Raises `CaseError` where the case has no item of a list that the recipients belong to.
    """
    paths = _item_paths(form)
    levels = tuple(_level(name, path, case) for name, path in list(paths.items())[:-1])
    known = library.fields_of(form)
    person = library.case_schema.find("people.*")
    if paths:
        name, path = list(paths.items())[-1]
        info = known[path]
    else:
        name, path = RECIPIENT, RECIPIENT
        info = person or FieldInfo(path, name, FieldKind.RECORD)
    columns = list(_columns(library, form, info, person, case))
    if is_final:
        columns = [_with_need(column, form, path, case) for column in columns]
    laid = lay_columns([REFERENCE, *(level.column for level in levels), *columns, *OWN[1:]])
    return RecipientFields(form, info, name, path, levels, laid)


def case_fields(form: Form) -> Form:
    """Return `form` with only those of its fields that are not the recipients' own."""
    paths = _item_paths(form)
    prefix = list(paths.values())[-1] if paths else "\0"
    own = tuple(field for field in form.fields if not _is_below(field.path, prefix))
    return replace(form, fields=own, each=form.each[:-1])


def _item_paths(form: Form) -> dict[str, str]:
    """Return the generic path of the items of each list that the form is made for, by name."""
    paths: dict[str, str] = {}
    for level in form.each:
        root, dot, rest = level.of.partition(".")
        paths[level.name] = f"{paths[root]}{dot}{rest}[]" if root in paths else f"{level.of}[]"
    return paths


def _level(name: str, path: str, case: Case) -> Level:
    items = case.read(path.removesuffix("[]"))
    count = len(items) if isinstance(items, list) else 0
    if not count:
        message = (
            f"the case file has no `{path.removesuffix('[]')}` that recipients could belong to"
        )
        raise CaseError(message, hint="add it to the case file")
    return Level(name, path.removesuffix("[]"), count)


def _is_below(path: str, prefix: str) -> bool:
    return path == prefix or path.startswith(f"{prefix}.")


def _columns(
    library: Library, form: Form, info: FieldInfo, person: FieldInfo | None, case: Case
) -> Iterator[Column]:
    """Return the columns of one item: of its person first, then its own."""
    if info.kind is FieldKind.AGENCY:
        agency = library.board_schema.find("agency_register")
        info = agency.item if agency and agency.item else info
    has_person = person is not None and "person" in info.children
    if has_person and person is not None:
        yield from _person_columns(person, "person.", case)
    elif person is not None and info.kind is FieldKind.PERSON:
        yield from _person_columns(person, "", case)
    yield from _own_columns(library, form, info, has_person=has_person, case=case)
    if person is not None and not has_person and "language" not in info.children:
        language = person.children["language"]
        yield from columns_of(language, "language", language.title)


def _person_columns(person: FieldInfo, prefix: str, case: Case) -> Iterator[Column]:
    names = [name for name in _FIRST if name in person.children]
    for name in (*names, *(name for name in person.children if name not in names)):
        child = person.children[name]
        yield from _with_register(columns_of(child, f"{prefix}{name}", child.title), case)
        yield from part_columns(child, f"{prefix}{name}")


def _own_columns(
    library: Library, form: Form, info: FieldInfo, *, has_person: bool, case: Case
) -> Iterator[Column]:
    for name, child in info.children.items():
        title = library.title_of(form, child.path) or child.title
        if name == "person" and has_person:
            title = Wording("Person id", "Id y person")
        made = _with_register(columns_of(child, name, title), case)
        yield from (
            replace(column, is_shown=False) if name == "person" else column for column in made
        )
        if name in ("name", "address") and not has_person:
            yield from part_columns(child, name)


def _with_register(columns: list[Column], case: Case) -> Iterator[Column]:
    """Return `columns`, those that refer to a register with its entries for choices."""
    for column in columns:
        if column.kind is FieldKind.AGENCY:
            yield replace(column, choices=_agencies(case))
        elif column.kind is FieldKind.PERSON:
            people = {**(case.board.get("people") or {}), **(case.data.get("people") or {})}
            yield replace(column, choices={key: Wording(key, key) for key in people})
        else:
            yield column


def _agencies(case: Case) -> Mapping[str, Wording]:
    register: Mapping[str, Mapping[str, object]] = case.board.get("agency_register") or {}
    return {key: _name_of(entry, key) for key, entry in register.items()}


def _name_of(entry: Mapping[str, object], key: str) -> Wording:
    name = entry.get("name")
    if isinstance(name, Mapping):
        return Wording(str(name.get("en") or key), str(name.get("cy") or key))
    return Wording(str(name or key), str(name or key))


def _with_need(column: Column, form: Form, prefix: str, case: Case) -> Column:
    """Return `column`, required where the form's card says so of a case like this one."""
    if column.part is not None or column.language is not None or not column.path:
        return column
    for field in form.fields:
        path = field.path.removeprefix(f"{prefix}.") if _is_below(field.path, prefix) else ""
        # who must be named is named by name; an id in the list says it as well
        if field.required and column.path == ("person.name" if path == "person" else path):
            return _required(column, field, prefix, case)
    return column


def _required(column: Column, field: FormField, prefix: str, case: Case) -> Column:
    """Return `column` with its condition; one that the row has no part in is settled here."""
    if field.when is None or any(_is_below(path, prefix) for path in paths_in(field.when)):
        return replace(column, required=True, when=field.when)
    return replace(column, required=holds(field.when, case.read))


__all__ = ["LEVEL", "RECIPIENT", "Level", "RecipientFields", "case_fields", "fields_of_recipients"]

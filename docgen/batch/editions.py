"""A form, a case and its recipients in; a press that all letters share, and each row's task, out.

Everything is settled here, before a worker sees any of it: the day, the templates, the case's
values in each language. A worker only fills and sets.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from docgen.batch.fields import LEVEL, RECIPIENT, RecipientFields
from docgen.batch.languages import choose_languages
from docgen.batch.tasks import Edition, Letter, Press, Steps, Task, attach
from docgen.cases import Case, Items, build_context, settle
from docgen.cases.list_rows import RowConverter
from docgen.cases.paths import read_path
from docgen.catalogue import Library
from docgen.engine import EngineName, Language, OutputFormat, State, compile_template
from docgen.engine.ledger import Ledger
from docgen.engine.names import format_reference
from docgen.engine.titles import name_document
from docgen.errors import Problem
from docgen.model import Form, Wording, settled_by
from docgen.recipients import Recipient

_RELATION = "relation_and_name"
_TONGUES = {Language.CY: "welsh", Language.EN: "english"}


@dataclass(frozen=True, slots=True)
class Order:
    """How letters are to be made: which formats, in which state, by which engine, on which day."""

    formats: tuple[OutputFormat, ...] = (OutputFormat.PDF,)
    state: State = State.FINAL
    engine: EngineName = EngineName.TYPST
    timeout: float = 120.0
    today: date | None = None


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom one row's letters go to, and in which languages.

    A row of a list has a `recipient`; an item of the case has `places`, by the names that the
    template has for them.
    """

    row: int
    reference: str
    languages: tuple[Language, ...]
    recipient: Recipient | None = field(default=None, repr=False)
    places: Items = field(default_factory=dict)


def make_press(
    library: Library, form: Form, case: Case, order: Order, item: str
) -> tuple[Press, tuple[Problem, ...]]:
    """Return the press for letters of `form`, and what was noticed; `item` is a row's path.

    Both languages are compiled, so that a letter that one of them lacks stops the run before
    anything is made. Raises `LibraryError`.
    """
    made = {language: _edition(library, form, case, order, language) for language in Language}
    editions = {language: edition for language, (edition, _) in made.items()}
    noticed = dict.fromkeys(problem for _, problems in made.values() for problem in problems)
    press = Press(
        secrets.token_hex(16),
        form.id,
        editions,
        order.formats,
        order.state,
        order.engine is EngineName.LIBREOFFICE,
        order.timeout,
        item,
    )
    return press, tuple(noticed)


def address_rows(recipients: Sequence[Recipient]) -> list[Addressee]:
    """Return the addressees of the rows of a list."""
    return [
        Addressee(one.row, one.reference, languages, one)
        for one, languages in zip(recipients, choose_languages(recipients), strict=True)
    ]


class TaskMaker:
    """Makes the tasks of a run, one after another, so that no more than a few are held."""

    def __init__(self, case: Case, fields: RecipientFields, press: Press) -> None:
        self.case, self.fields, self.press = case, fields, press
        self.converters = {
            language: RowConverter(case, language, fields.info) for language in Language
        }
        self.stem = f"{format_reference(case.reference or 'case')}_{fields.form.id}"
        self.marks = {language: _marks(fields, press.state, language) for language in Language}
        self.printed = {
            language: _printed(fields, edition) for language, edition in press.editions.items()
        }

    def tasks(self, addressees: Iterable[Addressee]) -> Iterator[Task]:
        """Return a task for each of `addressees`."""
        return map(self.task, addressees)

    def task(self, addressee: Addressee) -> Task:
        """Return the task for one of them."""
        letters = tuple(self._letter(addressee, language) for language in addressee.languages)
        return Task(addressee.row, letters)

    def names(self, addressee: Addressee) -> Iterator[tuple[Language, OutputFormat, str]]:
        """Return the files that will be made for `addressee`."""
        for language in addressee.languages:
            stem = self._stem(addressee, language)
            for ending in self.press.formats:
                yield language, ending, f"{stem}.{ending}"

    def _stem(self, addressee: Addressee, language: Language) -> str:
        return f"{self.stem}_{format_reference(addressee.reference)}_{language}"

    def _letter(self, addressee: Addressee, language: Language) -> Letter:
        stem = self._stem(addressee, language)
        if addressee.recipient is None:
            places = {name: read_path(path) for name, path in addressee.places.items()}
            return Letter(language, stem, {}, places)
        values = addressee.recipient.values
        record, lacking = self.converters[language].convert(_own(values))
        record = attach(record)
        roots: dict[str, Any] = {self.fields.name: record, RECIPIENT: record}
        if _RELATION in record:
            roots["derived"] = {_RELATION: record[_RELATION]}
        printed = self.printed[language]
        notes = tuple(
            (f"no-{_TONGUES[language]}-text", path)
            for path in lacking
            if _below_item(self.fields, path) in printed
        )
        return Letter(language, stem, roots, self._places(values), self.marks[language], notes)

    def _places(self, values: Mapping[str, object]) -> dict[str, Steps]:
        """Return which item of each list around it a row belongs to."""
        places: dict[str, Steps] = {}
        for level in self.fields.levels:
            number = int(str(values.get(f"{LEVEL}{level.name}", 1)))
            places[level.name] = read_path(f"{level.path}[{number - 1}]")
        return places


def _printed(fields: RecipientFields, edition: Edition) -> frozenset[str]:
    """Return what of its recipient a template prints, by the names below it."""
    compiled = compile_template(edition.template, name=edition.name)
    paths = (field.path.partition(".") for field in compiled.fields)
    return frozenset(name for root, _, name in paths if root in (fields.name, RECIPIENT))


def _below_item(fields: RecipientFields, path: str) -> str:
    return path.removeprefix(f"{fields.path}.").removeprefix("person.")


def _own(values: Mapping[str, object]) -> dict[str, object]:
    return {path: value for path, value in values.items() if not path.startswith(LEVEL)}


def _marks(fields: RecipientFields, state: State, language: Language) -> dict[str, str]:
    """Return what a draft prints where a row lacks what the card requires, by path."""
    if state is not State.DRAFT:
        return {}
    prefix = f"{fields.path}."
    needed = (f for f in fields.form.fields if f.required and f.path.startswith(prefix))
    titles = {column.path: column.title for column in reversed(fields.columns.all)}
    marks: dict[str, Wording] = {}
    for one in needed:
        path = one.path.removeprefix(prefix)
        path = "person.name" if path == "person" else path
        title = one.title or titles.get(path, Wording(path, path))
        # the record of a row answers for its person
        marks[prefix + path] = marks[prefix + path.removeprefix("person.")] = title
    ledger = Ledger(state, language, marks)
    return {path: ledger(path) for path in marks}


def _edition(
    library: Library, form: Form, case: Case, order: Order, language: Language
) -> tuple[Edition, tuple[Problem, ...]]:
    path = library.template_path(form, language)
    compiled = compile_template(path)
    built = build_context(
        case,
        language,
        today=order.today,
    )
    settle(built, case, language, dict(settled_by(form.applies_when)))
    document = name_document(form, built.roots, language)
    edition = Edition(
        path.read_bytes(),
        path.name,
        document["full_title"],
        str(built.roots["board"]["name"]),
        attach({**built.roots, "document": document}),
    )
    return edition, (*compiled.problems, *built.problems)

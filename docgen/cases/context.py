"""A case and a language in; the names and values that a template may use out.

What a case comes to in a language is made once and kept; for each document it is copied with the
document's own answer to what is missing. Values are shared, containers are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from docgen.cases.case import Case
from docgen.cases.conversion import Converter, converter_for, people_of
from docgen.cases.derived.people import relation_and_name
from docgen.cases.paths import dig, read_path
from docgen.errors import Problem, Severity
from docgen.language import Language
from docgen.language.dates import format_date
from docgen.model.fields import FieldInfo, FieldKind
from docgen.model.values import Day, Record

Ask = Callable[[str], str]

# names that are roots of a context but not of a template
_NOT_ROOTS = frozenset({"reviews"})
_NAMING = "relation_and_name"


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """What a case comes to in one language: its roots, and the texts that the language lacks."""

    roots: dict[str, Any]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Context:
    """What one document is made from: the root names, and what was noticed about them."""

    roots: dict[str, Any]
    problems: tuple[Problem, ...] = ()


def build_context(
    case: Case,
    language: Language,
    *,
    ask: Ask = lambda _: "",
    items: Mapping[str, str] | None = None,
    today: date | None = None,
) -> Context:
    """Return the root names of `case` with their values in `language`.

    `ask` says what prints where something is missing. `items` are further roots, each with its
    path: of a form that is made for each item the item, and under `form` what the case says for one
    form alone, `form.<id>`. `today` is the date of the document, if the case has none.
    """
    prepared = prepare(case, language)
    roots: dict[str, Any] = _copy(prepared.roots, ask)
    for name, path in (items or {}).items():
        found = find_value(roots, path)
        roots[name] = Record({}, path=path, ask=ask) if found is None else found
    _name_contact(roots)
    if today is not None and isinstance(derived := roots.get("derived"), Record):
        derived.setdefault("today", Day(today, format_date(today, language)))
    return Context(roots, prepared.problems)


def settle(context: Context, case: Case, language: Language, values: Mapping[str, object]) -> None:
    """Put `values` at their paths in `context`, whatever `case` says.

    So a form for children is about a child, blank too. What no schema knows stays out.
    """
    converter = converter_for(case, language, people_of(case)) if values else None
    for path, value in values.items():
        above, _, name = path.rpartition(".")
        info, record = case.schema.find(path), find_value(context.roots, above)
        if converter is not None and info is not None and isinstance(record, Record):
            record[name] = converter.convert(info, value, path)


def prepare(case: Case, language: Language) -> Prepared:
    """Return what `case` comes to in `language`, made when it is first asked for."""
    if language not in case.kept:
        case.kept[language] = _prepare(case, language)
    prepared: Prepared = case.kept[language]
    return prepared


def find_gaps(case: Case) -> tuple[Problem, ...]:
    """Return every text of `case` that is written in one of the languages only."""
    return tuple(problem for language in Language for problem in prepare(case, language).problems)


def find_value(context: Mapping[str, Any], path: str) -> object:
    """Return what a template would find at the concrete `path` of `context`, or None."""
    value: object = context
    for step in read_path(path):
        if isinstance(step, int):
            value = value[step] if isinstance(value, list) and step < len(value) else None
        elif isinstance(value, Mapping):
            value = value.get(step)
        else:
            return None
    return value


def _prepare(case: Case, language: Language) -> Prepared:
    converter = converter_for(case, language, people_of(case))
    roots: dict[str, Any] = {}
    for name, info in case.schema.root.children.items():
        if name not in _NOT_ROOTS:
            value = case.data.get(name)
            roots[name] = converter.convert(info, _empty(info) if value is None else value, name)
    # what was worked out from a text lacks what that text lacks, and only the text can be mended
    lacking = [path for path in dict.fromkeys(converter.lacking) if case.is_typed(path)]
    roots["board"] = converter.convert(case.board_schema.root, case.board, "board")
    names = case.board.get("name")
    roots["board"]["names"] = Record(names if isinstance(names, dict) else {}, path="board.names")
    _name_subject(case, converter, roots)
    return Prepared(roots, tuple(_tell_lacking(case, lacking, language)))


def _tell_lacking(case: Case, paths: Iterable[str], language: Language) -> Iterator[Problem]:
    is_welsh = language is Language.CY
    code, word = ("no-welsh-text", "Welsh") if is_welsh else ("no-english-text", "English")
    hint = f"give it as `en:` and `cy:`; until then it prints as it is, marked as not {word}"
    for path in paths:
        where = case.place(path)
        yield Problem(code, f"`{where.path}` has no {word}", where, hint, Severity.WARNING)


def _empty(info: FieldInfo) -> object:
    return [] if info.kind is FieldKind.LIST else {}


def _copy(value: Any, ask: Ask) -> Any:  # noqa: ANN401 - whatever a template may hold
    """Return `value` with containers of its own, whose missing keys `ask` answers for."""
    kind = type(value)
    if kind is Record:
        below = {k: _copy(v, ask) if type(v) in _CONTAINERS else v for k, v in value.items()}
        return Record(below, path=value._path, ask=ask)
    if kind is list:
        return [_copy(item, ask) if type(item) in _CONTAINERS else item for item in value]
    return {name: _copy(root, ask) for name, root in value.items()}


_CONTAINERS = frozenset({Record, list})


def _name_subject(case: Case, converter: Converter, roots: dict[str, Any]) -> None:
    """Put what a letter calls the subject on each contact: `contact.relation_and_name`."""
    info = case.schema.find(f"derived.{_NAMING}")
    contacts = dig(case.data, "family.contacts")
    if info is None or not isinstance(contacts, list):
        return
    for record, contact in zip(roots["family"]["contacts"], contacts, strict=True):
        if words := relation_and_name(case.facts, contact):
            record.setdefault(_NAMING, converter.convert(info, words, info.path))


def _name_contact(roots: dict[str, Any]) -> None:
    """Put what the one contact is told under `derived`, where the model has it."""
    contact, derived = roots.get("contact"), roots.get("derived")
    contacts = find_value(roots, "family.contacts")
    if contact is None and isinstance(contacts, list) and len(contacts) == 1:
        contact = contacts[0]
    if isinstance(contact, Record) and isinstance(derived, Record) and _NAMING in contact:
        derived.setdefault(_NAMING, contact[_NAMING])

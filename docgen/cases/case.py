"""A case file in; a `Case` out: checked, with what follows from it filled in.

Everything that is wrong is told at once. What stops no one is a warning: a value that overrides
what was worked out, and what goes against a rule of the guidance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from docgen.cases.boards import Board, find_board, read_board
from docgen.cases.derived import fill_in, find_overrides, make_facts
from docgen.cases.derived.people import SELF, as_person
from docgen.cases.facts import Bounds, Facts
from docgen.cases.files import take_in_files
from docgen.cases.paths import dig, read_path
from docgen.cases.reading import read_source
from docgen.cases.references import Registers, check_references
from docgen.cases.reviews import lay_review
from docgen.cases.rules import check_rules
from docgen.cases.source import PathKeys, Source
from docgen.cases.tidying import tidy
from docgen.cases.timescales import read_timescales
from docgen.cases.validation import check_shape
from docgen.errors import CaseError, Place, Problem, Severity
from docgen.language import Language
from docgen.model.fields import FieldInfo, Schema, fields_with_board
from docgen.model.forms import Toolkit
from docgen.model.library import CaseLibrary

_TAKE_OUT = "take the value out to have it worked out, or leave it if it is right"


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One review's data, checked and filled in.

    `data` is a plain mapping as the schema has it, `settings` the board's; `problems` are what goes
    against a rule, `overrides` what was given by hand and differs from what the case comes to: all
    of them warnings. `kept` holds what a context makes of the data once for each language.
    """

    reference: str
    data: Mapping[str, Any] = field(repr=False)
    settings: Board = field(repr=False)
    schema: Schema = field(repr=False)
    board_schema: Schema = field(repr=False)
    source: Source = field(repr=False)
    facts: Facts = field(repr=False)
    language: Language = Language.EN
    problems: tuple[Problem, ...] = field(default=(), repr=False)
    overrides: tuple[Problem, ...] = field(default=(), repr=False)
    review_keys: PathKeys = field(default=(), repr=False)
    toolkit: Toolkit | None = field(default=None, repr=False)
    kept: dict[Language, Any] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        return f"<Case {self.reference}>"

    @property
    def board(self) -> Mapping[str, Any]:
        """Return the settings of the board."""
        return self.settings.data

    @property
    def fields(self) -> Mapping[str, FieldInfo]:
        """Return all fields of the case and, below `board.`, of its board."""
        return fields_with_board(self.schema, self.board_schema)

    def keys_of(self, path: str) -> PathKeys:
        """Return the keys that lead to the concrete `path` in the case file."""
        keys = tuple(step for step in read_path(path) if step is not None)
        inside = (*self.review_keys, *keys)
        is_laid = self.review_keys and keys and inside[: len(self.review_keys) + 1]
        return inside if is_laid in self.source.marks else keys

    def read(self, path: str) -> object:
        """Return what the case says at the concrete `path`, also by way of a reference, or None.

        The value is plain, as a case file gives it.
        """
        value: object = {**self.data, "board": self.board}
        for step in read_path(path):
            if isinstance(value, list):
                value = value[step] if isinstance(step, int) and step < len(value) else None
            else:
                value = self._read_below(value, str(step))
        return value

    def _read_below(self, value: object, name: str) -> object:
        """Return `name` of a mapping, of whom its reference leads to, or of whom `value` is."""
        if isinstance(value, str):
            return (self.facts.person(value) or self.facts.agency(value)).get(name)
        if not isinstance(value, Mapping):
            return None
        if value.get(name) is not None:
            return value[name]
        if name == "person" and value.get("relationship_of_subject") == SELF:
            return as_person(_mapping(self.data.get("subject")))
        roles = (value.get("person"), value.get("agency"))
        found = (self._read_below(role, name) for role in roles if isinstance(role, str))
        return next((below for below in found if below is not None), None)

    def is_typed(self, path: str) -> bool:
        """Return whether the case file itself has something at the concrete `path`."""
        return self.keys_of(path) in self.source.marks

    def place(self, path: str) -> Place:
        """Return where the concrete `path` is, or would be, in the case file or the board file."""
        if path.startswith("board."):
            where = self.settings.source.place(self.keys_of(path)[1:])
            return Place(where.file, where.line, where.column, f"board.{where.path}")
        return self.source.place(self.keys_of(path))


def read_case(
    source: Path | str | bytes,
    library: CaseLibrary,
    *,
    board: Path | str | None = None,
    review: int | None = None,
    today: date | None = None,
) -> Case:
    """Return the case that a file says, or its bytes; a `CaseError` carries all that is wrong.

    `board` is the board's file, if not the one beside the case file or the library's. `review`
    chooses one of several reviews, from one on; the last is the default. `today` is the day for
    which stages and documents are made.
    """
    schema = library.case_schema
    read = read_source(source, names=schema.names)
    data = tidy(read, schema.root)
    problems = check_shape(data, read, schema)
    settings, found = _read_its_board(source, data, library, board)
    problems += found
    if settings is not None:
        problems += check_references(data, read, schema.root, _registers(data, settings))
    if problems or settings is None or not isinstance(data, dict):
        raise CaseError("the case file has mistakes", problems)
    folder = None if isinstance(source, bytes) else Path(source).parent
    data, problems = take_in_files(data, read, schema.root, folder)
    if problems:
        raise CaseError("the case file has mistakes", problems)
    laid, keys = lay_review(data, review)
    return _make(laid, read, settings, library, (keys, today))


def blank_case(
    library: CaseLibrary, case: Case | None = None, *, board: Path | str | None = None
) -> Case:
    """Return a case that says nothing, for forms to be filled by hand.

    The board is there all the same: that of `case`, the one in the file `board`, or the library's.
    """
    if case is not None and board is None:
        settings = case.settings
    else:
        settings = read_board(Path(board) if board else find_board({}, library), library)
    nothing = Source({}, {}, names=library.case_schema.names)
    return _make({}, nothing, settings, library, ((), None))


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _read_its_board(
    source: Path | str | bytes, data: object, library: CaseLibrary, board: Path | str | None
) -> tuple[Board | None, list[Problem]]:
    """Return the case's board, or what is wrong with it."""
    case = data if isinstance(data, dict) else {}
    beside = None if isinstance(source, bytes) else Path(source).parent
    path = find_board(case, library, beside=beside) if board is None else Path(board)
    try:
        return read_board(path, library), []
    except CaseError as error:
        return None, list(error.problems)


def _registers(data: object, board: Board) -> Registers:
    """Return who may be referred to; checked before the shape is known to be right."""
    registers = [board.data.get("people"), data.get("people") if isinstance(data, dict) else None]
    people = {key for register in registers if isinstance(register, dict) for key in register}
    return Registers(people, set(board.data.get("agency_register") or ()))


def _make(
    data: dict[str, Any],
    source: Source,
    board: Board,
    library: CaseLibrary,
    made: tuple[PathKeys, date | None],
) -> Case:
    review_keys, today = made
    toolkit = _toolkit(data, board, library)
    bounds = Bounds(today, read_timescales(toolkit.timescales if toolkit else {}))
    facts = make_facts(data, board.data, library.case_schema, bounds=bounds)
    bare = Case(
        facts.choice("case.ref"),
        fill_in(facts),
        board,
        library.case_schema,
        library.board_schema,
        source,
        facts,
        facts.language,
        review_keys=review_keys,
        toolkit=toolkit,
    )
    return _with_problems(bare)


def _toolkit(data: Mapping[str, Any], board: Board, library: CaseLibrary) -> Toolkit | None:
    """Return the toolkit that the case is under: its own, the board's, or the library's first."""
    profiles = (str(dig(said, "case.profile")) for said in (data, {"case": board.data}))
    named = [library.toolkits[p] for p in profiles if p in library.toolkits]
    return next(iter((*named, *library.toolkits.values())), None)


def _with_problems(case: Case) -> Case:
    overrides = tuple(_override(case, path) for path in find_overrides(case.facts))
    against = tuple(check_rules(case.facts, case.place))
    return replace(case, overrides=overrides, problems=against)


def _override(case: Case, path: str) -> Problem:
    where = case.place(path)
    message = f"`{where.path}` is given by hand, and is not what the rest of the case comes to"
    return Problem("derived-overridden", message, where, _TAKE_OUT, Severity.WARNING)

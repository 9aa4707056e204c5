"""A case file and its library in; the board's settings that go with the case out.

The board file is the one that is named, or the one beside the case file, or the one that the
library ships for the board or the toolkit that the case names. A file that `extends` a shipped
board need only say what is different.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.cases.paths import dig
from docgen.cases.reading import read_source
from docgen.cases.source import Source
from docgen.cases.tidying import tidy
from docgen.cases.validation import check_shape
from docgen.errors import CaseError, Problem
from docgen.model.library import CaseLibrary

BESIDE = "board.yaml"


@dataclass(frozen=True, slots=True, eq=False)
class Board:
    """A board's settings, and the file that they were read from.

    `shipped_as` is the id of a board of the library, whose file is not for an officer to change.
    """

    data: Mapping[str, Any]
    source: Source
    shipped_as: str = ""


def find_board(
    case: Mapping[str, Any], library: CaseLibrary, *, beside: Path | None = None
) -> Path | None:
    """Return the board file that goes with the data of `case`, or None where there is none.

    `beside` is the folder of the case file.
    """
    if beside is not None and (beside / BESIDE).is_file():
        return beside / BESIDE
    named = dig(case, "case.board")
    if isinstance(named, str) and named in library.board_ids:
        return library.board_path(named)
    toolkit = library.toolkits.get(str(dig(case, "case.profile") or ""))
    boards = [t.board for t in (toolkit, *library.toolkits.values()) if t and t.board]
    known = [board for board in boards if board in library.board_ids]
    return library.board_path(known[0]) if known else None


def read_board(path: Path | None, library: CaseLibrary) -> Board:
    """Return the settings in the file at `path`; without one, settings that say nothing."""
    if path is None:
        return Board({}, Source({}, {}))
    schema = library.board_schema
    source = read_source(path, names=schema.names)
    data = tidy(source, schema.root)
    problems = check_shape(data, source, schema) + _check_base(data, source, library)
    if problems:
        raise CaseError("the board file has mistakes", problems)
    return Board(_extend(data, library), source, _find_id(path, library))


def _find_id(path: Path, library: CaseLibrary) -> str:
    return next((i for i in library.board_ids if library.board_path(i) == path), "")


def _check_base(data: object, source: Source, library: CaseLibrary) -> list[Problem]:
    base = dig(data, "extends")
    if base is None or base in library.board_ids:
        return []
    hint = "use one of: " + ", ".join(library.board_ids)
    message = "`extends` names no board of the library"
    return [Problem("unknown-board", message, source.place(("extends",)), hint)]


def _extend(data: object, library: CaseLibrary) -> Mapping[str, Any]:
    """Return `data` over the board that it extends; a checked board file is a mapping."""
    own = data if isinstance(data, dict) else {}
    if (base := own.get("extends")) is None:
        return own
    return _over(read_board(library.board_path(base), library).data, own)


def _over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(below.get(key), dict)
        merged[key] = _over(below[key], value) if both else value
    return merged

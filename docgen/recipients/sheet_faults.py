"""A table and the columns it may have in; what is wrong with its headings and its shape out."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from docgen.errors import Severity
from docgen.recipients.columns import Column, Columns, place_name
from docgen.recipients.faults import Fault, RowFault
from docgen.recipients.table import Table, is_empty, letter, plain

#: More rows than this are no list of letters.
MOST_ROWS = 100_000
_WARN = Severity.WARNING
_SHOW = "show it, or take it out of the list"

NO_ROWS = Fault("no-recipients", "there is no row below the headings", "add one for each letter")
NO_HEADINGS = Fault(
    "no-headings",
    "no row of headings was found",
    "put the names of the columns in the first row; `docgen recipients template` writes them",
)
TOO_MANY = "too-many-rows"
HIDDEN_ROW = Fault("hidden-row", "the row is hidden", "show it, or delete it; clear any filter")
HIDDEN_COLUMN = Fault("hidden-column", "the column is hidden", _SHOW)
HIDDEN_UNUSED = Fault("hidden-column", "the column is hidden, and is not used", _SHOW, _WARN)
MERGED = Fault("merged-cells", "cells are merged, so that only the first has a value", "part them")
DOUBLED = "two columns are the same field"
NO_HEADING = Fault(
    "no-heading", "the column has no heading but is not empty", "name it, or empty it", _WARN
)
BEYOND = Fault(
    "beyond-headings",
    "a value stands to the right of the last heading",
    "look whether a delimiter in a cell has moved the row along",
)
UNCOMPUTED = Fault(
    "formula-not-computed",
    "holds a formula whose value was never stored",
    "open the list in Excel and save it, or type the value",
)
STRUCK = Fault("struck-through", "is struck through", "take the row out, or the line off")
NOTED = Fault("note-on-cell", "has a note, which is not read", "look at the note", _WARN)
EXAMPLE = Fault("example-row", "the example row is passed over", "delete it when you like", _WARN)

_EXAMPLES = frozenset({"example", "enghraifft"})


def is_example(reference: str) -> bool:
    """Return whether a row is the one that shows how a list is filled."""
    return plain(reference) in _EXAMPLES


def empty_rows(count: int) -> Fault:
    """Return what is told of the first of `count` empty rows between others."""
    more = f", as are {count - 1} more" if count > 1 else ""
    return Fault(
        "empty-row", f"the row is empty{more}, and passed over", "fill it or delete it", _WARN
    )


def check_columns(
    table: Table, columns: Columns, matched: Mapping[int, Column]
) -> Iterator[RowFault]:
    """Return what is wrong with the columns: those that are missing first."""
    if not matched:
        yield RowFault(0, "", NO_HEADINGS)
        return
    yield from _missing(columns, matched)
    yield from _doubled(matched)
    yield from _unknown(table, columns, matched)
    yield from _hidden(table, matched)
    yield from _merged(table, matched)


def check_limits(table: Table, most: int = MOST_ROWS) -> Iterator[RowFault]:
    """Return what is wrong with the size of the list."""
    count = len(table.rows) - table.head
    if count > most:
        message = f"the list has {count:,} rows, more than the {most:,} that one run may have"
        yield RowFault(0, "", Fault(TOO_MANY, message, "part it in several lists"))


def _missing(columns: Columns, matched: Mapping[int, Column]) -> Iterator[RowFault]:
    there = {column.path for column in matched.values()}
    told: set[str] = set()
    for column in columns.all:
        whole = column.path.partition(".")[0]  # an id says all that is below it
        if column.required and not {column.path, whole} & there and column.path not in told:
            told.add(column.path)
            english, welsh = column.title.en or column.name, column.title.cy
            names = f"`{english}`" + (f" or `{welsh}`" if welsh else "")
            message = f"the column {names} is missing"
            hint = f"add it; it may also be called `{column.name}`"
            yield RowFault(0, "", Fault("missing-column", message, hint))


def _doubled(matched: Mapping[int, Column]) -> Iterator[RowFault]:
    seen: dict[tuple[str, str], int] = {}
    for place, column in matched.items():
        key = (column.name, column.path)
        if key in seen:
            message = f"{DOUBLED} as column {letter(seen[key])}"
            fault = Fault("duplicate-heading", message, "keep one of them, or rename the other")
            yield RowFault(0, place_name(place, column), fault)
        seen.setdefault(key, place)


def _unknown(table: Table, columns: Columns, matched: Mapping[int, Column]) -> Iterator[RowFault]:
    """Return the columns that no field goes by; a heading itself may be somebody's name."""
    for place, heading in enumerate(table.headings):
        if place in matched or is_empty(heading):
            if is_empty(heading) and _is_filled(table, place):
                yield RowFault(0, f"column {letter(place)}", NO_HEADING)
            continue
        near = difflib.get_close_matches(plain(heading), columns.by_name, n=1, cutoff=0.8)
        hint = (
            f"did you mean `{columns.by_name[near[0]].label}`?"
            if near
            else "leave it, or rename it"
        )
        fault = Fault(
            "unknown-column", "the column is no field of this form and is not used", hint, _WARN
        )
        yield RowFault(0, f"column {letter(place)}", fault)


def _is_filled(table: Table, place: int) -> bool:
    rows = table.rows[table.head :]
    return any(place < len(row) and not is_empty(row[place]) for row in rows)


def _hidden(table: Table, matched: Mapping[int, Column]) -> Iterator[RowFault]:
    for place in sorted(table.oddities.hidden_columns):
        if place in matched:
            yield RowFault(0, place_name(place, matched[place]), HIDDEN_COLUMN)
        elif place < len(table.headings) and _is_filled(table, place):
            yield RowFault(0, f"column {letter(place)}", HIDDEN_UNUSED)


def _merged(table: Table, matched: Mapping[int, Column]) -> Iterator[RowFault]:
    """Return the merged cells of the list itself; a title above it may be as it likes."""
    for top, left, bottom, right in sorted(table.oddities.merged):
        touched = [place for place in range(left, right + 1) if place in matched]
        if bottom < table.head or not touched:
            continue
        row = 0 if top <= table.head else top
        yield RowFault(row, place_name(touched[0], matched[touched[0]]), MERGED)

"""A table and the columns of a form in; the recipients that it lists out, and every fault of it.

Columns come first, then cells, then what only several rows together show. Nothing is dropped
without a word: what is hidden, doubled or stands under no heading is told.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from docgen.errors import Problem
from docgen.model import holds
from docgen.recipients import sheet_faults as of_sheet
from docgen.recipients.cells import EMPTY, read_cell
from docgen.recipients.columns import OWN, Column, Columns, place_name
from docgen.recipients.damage import ERROR
from docgen.recipients.faults import Fault, RowFault, problems_of
from docgen.recipients.joining import join_parts
from docgen.recipients.row_rules import RowRules
from docgen.recipients.rows import Recipient, default_reference
from docgen.recipients.table import Row, Table, is_empty, letter

Reader = Callable[[str], object]
Complete = Callable[[dict[str, object]], dict[str, object]]


@dataclass(frozen=True, slots=True)
class Checked:
    """The recipients whose rows are whole, and what is wrong with the list.

    `faults` are told in their order: of the list and its columns first (row 0), then row by row.
    `empty` are the rows passed over because nothing stands in them.
    """

    recipients: tuple[Recipient, ...] = field(repr=False)
    faults: tuple[RowFault, ...] = ()
    notes: tuple[Problem, ...] = ()
    empty: int = 0

    @property
    def is_refused(self) -> bool:
        """Return whether the list as a whole cannot be used, whatever its rows."""
        return any(fault.is_error and not fault.row for fault in self.faults)

    @property
    def faulty_rows(self) -> frozenset[int]:
        """Return the rows that cannot be used."""
        return frozenset(fault.row for fault in self.faults if fault.is_error and fault.row)

    def problems(self, file: str) -> tuple[Problem, ...]:
        """Return everything that is told of the list."""
        return (*self.notes, *problems_of(self.faults, file))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a list is read against: the case.

    `read` gives the case's value at a path, for the conditions under which a cell must be filled;
    paths that begin with one of `prefixes` are the recipient's own. `complete` adds to a row's
    values what the case knows of whom the row names.
    """

    read: Reader = lambda _: None
    prefixes: tuple[str, ...] = ()
    complete: Complete = dict


def check_table(table: Table, columns: Columns, around: Surroundings) -> Checked:
    """Return what `table` lists."""
    matched = columns.match(table.headings)
    faults = [*of_sheet.check_columns(table, columns, matched), *of_sheet.check_limits(table)]
    if any(fault.fault.code == "missing-column" for fault in faults) or not matched:
        return Checked((), tuple(faults), table.notes)
    pass_over = _Pass(table, columns, matched, around)
    for number, row in enumerate(table.rows[table.head :], start=table.head + 1):
        pass_over.see(number, row)
    found = [*pass_over.rules.faults, *pass_over.find_empty()]
    if not pass_over.seen:
        found.append(RowFault(0, "", of_sheet.NO_ROWS))
    in_order = sorted((*pass_over.faults, *found), key=lambda fault: fault.row)
    wrong = {fault.row for fault in in_order if fault.is_error}
    whole = tuple(one for one in pass_over.recipients if one.row not in wrong)
    return Checked(whole, (*faults, *in_order), table.notes, len(pass_over.empty))


class _Pass:
    """One pass down the rows of a table."""

    def __init__(
        self,
        table: Table,
        columns: Columns,
        matched: Mapping[int, Column],
        around: Surroundings,
    ) -> None:
        self.matched = [(place, column) for place, column in matched.items() if column.path]
        self.own = {column.name: place for place, column in matched.items() if column in OWN}
        self.last = max(
            (n for n, head in enumerate(table.headings) if not is_empty(head)), default=0
        )
        self.oddities = table.oddities
        self.broken = {row for row, _ in (*table.oddities.failed, *table.oddities.uncomputed)}
        self.required = [column for column in columns.all if column.required]
        self.places = _places(matched)
        self.around = around
        self.recipients: list[Recipient] = []
        self.faults: list[RowFault] = []
        self.rules = RowRules(self.places)
        self.empty: list[int] = []
        self.seen = self.last_seen = 0

    def see(self, number: int, row: Row) -> None:
        """Take in one row."""
        if all(map(is_empty, row)) and number not in self.broken:
            self.empty.append(number)
            return
        self.last_seen = number
        reference = self._own(row, "reference")
        if of_sheet.is_example(reference):
            self.faults.append(RowFault(number, "", of_sheet.EXAMPLE))
            return
        self.seen += 1
        if number in self.oddities.hidden_rows:
            self.faults.append(RowFault(number, "", of_sheet.HIDDEN_ROW))
        values = self.around.complete(self._read(number, row))
        self._check_beyond(number, row)
        self._check_required(number, values)
        reference = reference or default_reference(number)
        recipient = Recipient(number, reference, values, self._own(row, "household"))
        self.rules.see(recipient)
        self.recipients.append(recipient)

    def find_empty(self) -> list[RowFault]:
        """Return what is told of the empty rows between others; those at the end are no matter."""
        within = [number for number in self.empty if number < self.last_seen]
        return [RowFault(within[0], "", of_sheet.empty_rows(len(within)))] if within else []

    def _own(self, row: Row, name: str) -> str:
        place = self.own.get(name, len(row))
        value = row[place] if place < len(row) else ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).strip() if value is not None else ""

    def _read(self, number: int, row: Row) -> dict[str, object]:
        """Return the values of a row by path; a faulty cell has a value of None."""
        cells: list[tuple[Column, object]] = []
        for place, column in self.matched:
            cell = row[place] if place < len(row) else ""
            if (number, place) in self.oddities.noted:
                self._tell(number, place, column, of_sheet.NOTED)
            if fault := self._find_broken(number, place):
                self._tell(number, place, column, fault)
                cells.append((column, None))
                continue
            if is_empty(cell):
                continue
            value = read_cell(column, cell)
            if isinstance(value, Fault):
                self._tell(number, place, column, value)
                value = None
            if value != "":  # a language that is not known
                cells.append((column, value))
        return join_parts(cells)

    def _find_broken(self, number: int, place: int) -> Fault | None:
        """Return what is wrong with the formula of a cell or its look, if something is."""
        if (number, place) in self.oddities.uncomputed:
            return of_sheet.UNCOMPUTED
        if (number, place) in self.oddities.failed:
            return ERROR
        return of_sheet.STRUCK if (number, place) in self.oddities.struck else None

    def _tell(self, number: int, place: int, column: Column, fault: Fault) -> None:
        self.faults.append(RowFault(number, place_name(place, column), fault))

    def _check_beyond(self, number: int, row: Row) -> None:
        """Tell of what stands to the right of the last heading: a row that has slipped."""
        for place in range(self.last + 1, len(row)):
            if not is_empty(row[place]):
                self.faults.append(RowFault(number, f"column {letter(place)}", of_sheet.BEYOND))
                return

    def _check_required(self, number: int, values: Mapping[str, object]) -> None:
        for column in self.required:
            if column.path in values or not self._is_asked(column, values):
                continue
            place = self.places.get(column.path, column.label)
            self.faults.append(RowFault(number, place, EMPTY))

    def _is_asked(self, column: Column, values: Mapping[str, object]) -> bool:
        if column.when is None:
            return True

        def read(path: str) -> object:
            begins = (prefix for prefix in self.around.prefixes if path.startswith(prefix))
            prefix = next(begins, None)
            return self.around.read(path) if prefix is None else values.get(path[len(prefix) :])

        return holds(column.when, read)


def _places(matched: Mapping[int, Column]) -> dict[str, str]:
    """Return what a message calls the column of each path; of an address in lines, the first."""
    places: dict[str, str] = {}
    for place, column in matched.items():
        places.setdefault(column.path or column.name, place_name(place, column))
        if column.name == "postcode":
            places[column.name] = place_name(place, column)
    return places

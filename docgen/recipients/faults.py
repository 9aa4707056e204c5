"""What is wrong with a cell, a row or a column, with its place as Excel shows it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.errors import Place, Problem, Severity


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that a cell breaks: what is wrong, as `must be a date`, and what to do."""

    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class RowFault:
    """A fault of the row `row`, counted as Excel does; `column` is its letter and its name.

    A row of 0 means the list as a whole, or a column of it.
    """

    row: int
    column: str
    fault: Fault

    @property
    def is_error(self) -> bool:
        """Return whether the row cannot be used."""
        return self.fault.severity is Severity.ERROR

    def problem(self, file: str) -> Problem:
        """Return the fault as it is told, of the list `file`."""
        row = f"row {self.row}" if self.row else ""
        place = Place(file, spot=", ".join(part for part in (row, self.column) if part))
        fault = self.fault
        return Problem(fault.code, fault.message, place, fault.hint, fault.severity)


def problems_of(faults: Iterable[RowFault], file: str) -> tuple[Problem, ...]:
    """Return `faults` as they are told."""
    return tuple(fault.problem(file) for fault in faults)

"""One row of a list as whom a letter goes to: its number, its reference, its values by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

_AT_WORK = frozenset({"agency", "designation", "role"})


@dataclass(frozen=True, slots=True)
class Recipient:
    """One row: its number as Excel has it, its reference, and its values by path."""

    row: int
    reference: str = ""
    values: Mapping[str, object] = field(default_factory=dict, repr=False)
    household: str = field(default="", repr=False)

    @property
    def address(self) -> str:
        """Return the postal address, or an empty text."""
        return _text(self.values, "address")

    @property
    def name(self) -> str:
        """Return the name, or an empty text."""
        return _text(self.values, "name")

    @property
    def email(self) -> str:
        """Return the e-mail address, or an empty text."""
        return _text(self.values, "email")

    @property
    def is_at_work(self) -> bool:
        """Return whether the letter goes to somebody at an agency and not at home."""
        return any(path.rpartition(".")[2] in _AT_WORK for path in self.values)


def default_reference(row: int) -> str:
    """Return what stands in the file's name where the list gives no reference: the row."""
    return f"r{row:05}"


def _text(values: Mapping[str, object], name: str) -> str:
    """Return the text whose path ends in `name`, or an empty one."""
    for path in (name, f"person.{name}"):
        value = values.get(path)
        if isinstance(value, str):
            return value
    return ""

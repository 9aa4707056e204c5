"""What a case needs of a library, so that cases and catalogue need not know each other."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from docgen.model.fields import FieldInfo, Schema
from docgen.model.forms import Form, Toolkit


class CaseLibrary(Protocol):
    """The schemas, the toolkits and the boards that a case file is read against."""

    @property
    def case_schema(self) -> Schema:
        """The schema of the case file."""
        ...

    @property
    def board_schema(self) -> Schema:
        """The schema of a board's settings."""
        ...

    @property
    def toolkits(self) -> Mapping[str, Toolkit]:
        """The toolkits by id."""
        ...

    @property
    def board_ids(self) -> tuple[str, ...]:
        """The ids of the boards whose settings the library holds."""
        ...

    def board_path(self, board_id: str) -> Path:
        """Return the settings file of the board called `board_id`."""
        ...

    def form(self, form_id: str) -> Form:
        """Return the form called `form_id`."""
        ...

    def fields_of(self, form: Form) -> Mapping[str, FieldInfo]:
        """Return all fields that `form` may print, by path."""
        ...

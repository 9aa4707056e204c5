"""An output folder in; how far the run in it has come out."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from docgen.batch.folder import OutputFolder
from docgen.batch.journal import Journal
from docgen.errors import DocgenError


@dataclass(frozen=True, slots=True)
class Status:
    """How far the run in a folder has come; `failures` are rows with why they failed."""

    form: str
    day: str
    files: int
    made: int
    rows: int
    skipped: int
    failures: dict[int, str]

    @property
    def is_finished(self) -> bool:
        """Return whether every letter is made."""
        return self.made == self.files


def read_status(out: Path) -> Status:
    """Return how far the run in the folder `out` has come; raise `DocgenError` where is none."""
    folder = OutputFolder(out)
    if not folder.journal.is_file():
        message = "no letters in bulk were made in this folder"
        raise DocgenError(message, hint="name the folder that `docgen bulk` was given with `-o`")
    with closing(Journal(folder.journal)) as journal:
        pinned = journal.pinned()
        return Status(
            pinned.get("form", ""),
            pinned.get("today", ""),
            int(pinned.get("files", 0)),
            journal.count(),
            int(pinned.get("rows", 0)),
            int(pinned.get("skipped", 0)),
            journal.failures(),
        )

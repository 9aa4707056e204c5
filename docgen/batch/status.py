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
        pinned, count, failures = journal.pinned(), journal.count(), journal.failures()
    try:
        files, rows, skipped = (int(pinned.get(name, 0)) for name in ("files", "rows", "skipped"))
    except (TypeError, ValueError) as error:
        hint = "name another folder with `-o`"
        raise DocgenError("the journal of this folder is damaged", hint=hint) from error
    form, day = str(pinned.get("form", "")), str(pinned.get("today", ""))
    return Status(form, day, files, count, rows, skipped, failures)

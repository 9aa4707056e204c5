"""What a run has done so far, in SQLite: the one place that says which letters are finished.

It holds hashes, file names and the numbers of rows, and no value of a list or a case. What the run
is made of (template, case, list, options, the day) is pinned when it starts.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from docgen.batch.folder import refusal
from docgen.batch.locking import open_private
from docgen.batch.tasks import Outcome
from docgen.errors import DocgenError

_BUSY = 10.0  # seconds that a look at a running run waits for its writer
_TABLES = """
CREATE TABLE IF NOT EXISTS pinned (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (
    row INTEGER, language TEXT, format TEXT, name TEXT NOT NULL, hash TEXT NOT NULL, pages INTEGER,
    PRIMARY KEY (row, language, format)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (
    row INTEGER, language TEXT, code TEXT, path TEXT,
    PRIMARY KEY (row, language, code, path)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS failures (row INTEGER PRIMARY KEY, why TEXT NOT NULL) WITHOUT ROWID;
"""
_WIDTHS = {"pinned": 2, "files": 6, "notes": 4, "failures": 2}


@dataclass(frozen=True, slots=True)
class Entry:
    """One finished file, as the journal has it."""

    row: int
    language: str
    format: str
    name: str
    hash: str
    pages: int | None


class Journal:
    """The journal of one output folder."""

    def __init__(self, path: Path, *, timeout: float = _BUSY) -> None:
        self.path = path
        with self._told():
            self._open = open_private(path, timeout)
            with ExitStack() as cleaning:
                cleaning.callback(self._open.close)
                self._open.executescript(_TABLES)
                cleaning.pop_all()

    def close(self) -> None:
        """Close the file."""
        self._open.close()

    def pinned(self) -> dict[str, str]:
        """Return what the run was started with; empty where none was."""
        with self._told():
            return dict(self._open.execute("SELECT name, value FROM pinned"))

    def pin(self, facts: Mapping[str, str]) -> None:
        """Keep what the run is started with."""
        with self._writing():
            self._open.executemany("INSERT OR REPLACE INTO pinned VALUES (?, ?)", facts.items())

    def enter(self, outcomes: Iterable[Outcome]) -> None:
        """Enter what became of rows, all at once."""
        listed = list(outcomes)
        made = [o for o in listed if o.is_made]
        files = [
            (o.row, p.language.value, p.format.value, p.name, p.hash, p.pages)
            for o in made
            for p in o.products
        ]
        notes = {
            (o.row, p.language.value, code, path)
            for o in made
            for p in o.products
            for code, path in p.notes
        }
        with self._writing():
            run = self._open.executemany
            run("DELETE FROM failures WHERE row = ?", [(o.row,) for o in listed])
            run("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", files)
            run("INSERT OR REPLACE INTO notes VALUES (?, ?, ?, ?)", sorted(notes))
            failed = [(o.row, o.failure) for o in listed if not o.is_made]
            run("INSERT INTO failures VALUES (?, ?)", failed)

    def forget(self, rows: Iterable[int]) -> None:
        """Take out the rows whose files are gone, so that they are made again."""
        with self._writing():
            for table in ("files", "notes", "failures"):
                self._open.executemany(
                    f"DELETE FROM {table} WHERE row = ?",  # noqa: S608 - the three names above
                    [(row,) for row in rows],
                )

    def entries(self) -> Iterator[Entry]:
        """Return every finished file, in the order of the rows."""
        with self._told():
            yield from (
                Entry(*found)
                for found in self._open.execute(
                    "SELECT row, language, format, name, hash, pages FROM files"
                    " ORDER BY row, language, format"
                )
            )

    def notes(self) -> Iterator[tuple[int, str, str, str]]:
        """Return what was noticed: row, language, code and path."""
        with self._told():
            yield from self._open.execute("SELECT * FROM notes ORDER BY row, language, code, path")

    def failures(self) -> dict[int, str]:
        """Return why rows failed."""
        with self._told():
            return dict(self._open.execute("SELECT row, why FROM failures ORDER BY row"))

    def count(self) -> int:
        """Return how many files are finished."""
        with self._told():
            return int(self._open.execute("SELECT count(*) FROM files").fetchone()[0])

    def finished_rows(self) -> set[int]:
        """Return the rows whose files are finished."""
        with self._told():
            return {row for (row,) in self._open.execute("SELECT DISTINCT row FROM files")}

    def copy_in_order(self, path: Path) -> None:
        """Write the journal to `path` as if it had been entered in one go, row by row."""
        with closing(Journal(path)) as copy, self._told(), copy._writing():
            for table, width in _WIDTHS.items():
                marks = ", ".join("?" * width)
                copy._open.executemany(
                    f"INSERT INTO {table} VALUES ({marks})",  # noqa: S608 - the names are ours
                    self._open.execute(f"SELECT * FROM {table}"),  # noqa: S608 - as above
                )

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._told():
            self._open.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._open.in_transaction:  # a full disk has ended it already
                    self._open.execute("ROLLBACK")
                raise
            self._open.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        folder = self.path.parent.parent
        try:
            yield
        except sqlite3.OperationalError as error:
            raise refusal(folder, _reason(error)) from error
        except (sqlite3.DatabaseError, UnicodeDecodeError, ValueError) as error:
            hint = "name another folder with `-o`"
            raise DocgenError("the journal of this folder is damaged", hint=hint) from error
        except OSError as error:
            raise refusal(folder, error.strerror) from error


def _reason(error: sqlite3.OperationalError) -> str:
    """Return why SQLite could not go on; its words name no data."""
    return {
        "SQLITE_FULL": "no space left on device",
        "SQLITE_BUSY": "another run is at work in it",
        "SQLITE_READONLY": "it may not be written",
    }.get(getattr(error, "sqlite_errorname", ""), str(error))

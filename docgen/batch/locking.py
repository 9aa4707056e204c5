"""An output folder in; the right to be the only run at work in it out.

SQLite holds the lock, since it is let go of when its process ends in whatever way, on any system.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from docgen.errors import DeliveryError

_PRIVATE_FILE = 0o600


def open_private(path: Path, timeout: float) -> sqlite3.Connection:
    """Return the database at `path`; a new one can be read by its owner alone from the first."""
    if not path.exists():
        path.touch(mode=_PRIVATE_FILE)
    return sqlite3.connect(path, timeout=timeout, isolation_level=None)


@contextmanager
def only_run(hidden: Path) -> Iterator[None]:
    """Hold the lock of the folder whose hidden part is `hidden`.

    Raises `DeliveryError` where another run holds it.
    """
    try:
        lock = open_private(hidden / "lock.sqlite", 0.5)
    except (OSError, sqlite3.OperationalError) as error:
        raise DeliveryError(hidden.parent, "it may not be written") from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise DeliveryError(hidden.parent, "another run is at work in it") from error
        yield

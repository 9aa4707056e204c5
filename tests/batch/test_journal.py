"""The journal's file: closed to others, and closed again when it is no journal."""

from __future__ import annotations

import errno
import sqlite3
import stat
import sys
from pathlib import Path

import pytest
from bulk_runs import send
from list_specimens import Lists, many

from docgen.batch import journal
from docgen.batch.folder import HIDDEN
from docgen.batch.journal import Journal
from docgen.errors import DeliveryError, DocgenError


class Watched(sqlite3.Connection):
    """A connection that says whether it was closed."""

    closed = 0

    def close(self) -> None:
        type(self).closed += 1
        super().close()


def test_a_damaged_journal_is_closed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / HIDDEN / "journal.sqlite"
    path.parent.mkdir()
    path.write_bytes(b"no database at all, only words" * 40)
    monkeypatch.setattr(journal, "open_private", lambda p, _: sqlite3.connect(p, factory=Watched))
    with pytest.raises(DocgenError, match="is damaged"):
        Journal(path)
    assert Watched.closed == 1


def test_a_disk_without_room_for_the_journal_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(journal, "open_private", full)
    with pytest.raises(DeliveryError, match="no space left"):
        Journal(tmp_path / HIDDEN / "journal.sqlite")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_what_lies_beside_the_letters_is_its_owners_alone(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", many(1, Language="cy"))
    kept = list((tmp_path / "out" / HIDDEN).iterdir())
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept if path.is_file()} == {0o600}

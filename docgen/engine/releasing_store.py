"""The store of releases: a folder with the log, its head, and a folder for each release.

Every entry goes through `Store.append`: the chain is proved before it is written on, and the entry
is copied into the release's own folder, so that a log put back to yesterday's does not agree with
it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.engine.releasing_files import locked, make_private_folder, write_private
from docgen.engine.releasing_request import Hand
from docgen.errors import ReleaseError
from docgen.release import (
    FIRST,
    Entry,
    check_copies,
    check_head,
    read_log,
    seal,
    write_head,
    write_line,
)

LOG = "release-log.jsonl"
HEAD = "release-log.head"
RECORD = "record.jsonl"
WAITING = "waiting"
DOCUMENTS = "documents"
INPUTS = "inputs.zip"
CHECKLIST = "checklist.pdf"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*_[a-z-]+_\d{3,}")


@dataclass(frozen=True, slots=True)
class Store:
    """One store, at `folder`."""

    folder: Path

    def entries(self) -> tuple[Entry, ...]:
        """Return the log's entries; raise `ReleaseError` where the chain is broken."""
        entries, faults = self.prove()
        if faults:
            message = f"the log of releases is not whole: {faults[0]}"
            raise ReleaseError(message, hint="see `docgen release verify`")
        return entries

    def prove(self) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
        """Return the log's entries and every fault of log, head and copies."""
        entries, faults = read_log(self._read(LOG))
        head = self._read(HEAD).decode("ascii", "replace")
        if entries or head:
            faults += check_head(entries, head)
        return entries, faults + check_copies(entries, self._copies())

    def _copies(self) -> dict[str, bytes]:
        found = self.folder.glob(f"*/{RECORD}")
        return {path.parent.name: path.read_bytes() for path in sorted(found)}

    def _read(self, name: str) -> bytes:
        path = self.folder / name
        try:
            return path.read_bytes() if path.exists() else b""
        except OSError as error:
            message = f"`{name}` of the store cannot be read"
            raise ReleaseError(message, hint="check who may read it") from error

    def new_id(self, stem: str) -> str:
        """Return the id of the next release: its stem, and a number that none had."""
        taken = [int(str(entry["release"]).rpartition("_")[2]) for entry in self.entries()]
        return f"{stem}_{max(taken, default=0) + 1:03d}"

    def last_hash(self) -> str:
        """Return the hash that the log ends with."""
        entries = self.entries()
        return str(entries[-1]["hash"]) if entries else FIRST

    def append(self, entry: Mapping[str, Any]) -> Entry:
        """Write `entry` to the log, and return it with its number and hashes."""
        with locked(make_private_folder(self.folder)):
            entries = self.entries()
            previous = str(entries[-1]["hash"]) if entries else FIRST
            sealed = seal({**entry, "number": len(entries) + 1}, previous)
            whole = (*entries, sealed)
            write_private(self.folder / LOG, self._read(LOG) + write_line(sealed).encode())
            write_private(self.folder / HEAD, write_head(whole).encode())
            record = self.home(str(entry["release"])) / RECORD
            before = record.read_bytes() if record.exists() else b""
            write_private(record, before + write_line(sealed).encode())
        return sealed

    def home(self, release: str) -> Path:
        """Return the folder of a release; raise `ReleaseError` where that is no release's id."""
        if not _ID.fullmatch(release):
            raise ReleaseError("that is no release", hint="see `docgen release list`")
        return self.folder / release

    def history(self, release: str) -> tuple[Entry, ...]:
        """Return the entries of one release; raise `ReleaseError` where there is none."""
        found = tuple(entry for entry in self.entries() if entry["release"] == release)
        if not found:
            raise ReleaseError("there is no such release", hint="see `docgen release list`")
        return found


def state_of(history: tuple[Entry, ...]) -> str:
    """Return how a release stands: proposed, released, withdrawn; the last entry that says."""
    states = {
        "proposed": "proposed",
        "confirmed": "released",
        "released": "released",
        "withdrawn": "withdrawn",
    }
    return next(states[str(e["event"])] for e in reversed(history) if e["event"] in states)


def embargo_of(history: tuple[Entry, ...]) -> str:
    """Return the day before which a release may not go out, or nothing."""
    return next((str(e["until"]) for e in reversed(history) if e.get("until")), "")


def read_day(text: str) -> str:
    """Return a day as the record writes it; raise `ReleaseError` for what is none."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ReleaseError(
            "the day of the embargo is no day", hint="write it as 2026-12-10"
        ) from None


def check_hand(actor: Hand) -> None:
    """Raise `ReleaseError` where nobody is named who acts."""
    if len(actor.by) < 3:
        raise ReleaseError("a release needs the name of whoever acts", hint="give it with `--by`")


def signed(id_: str, event: str, actor: Hand) -> dict[str, Any]:
    """Return what every entry says: which release, what happened, by whom and when."""
    moment = actor.at.replace(microsecond=0).isoformat()
    return {"release": id_, "event": event, "by": actor.by, "account": actor.account, "at": moment}


def open_store(folder: Path) -> Store:
    """Return the store at `folder`, which need not exist yet."""
    return Store(folder)

"""The store of releases: a folder with the log, its head, and a folder for each release.

Every entry goes through `Store.append`: the chain is proved before it is written on. An entry is
written beside the documents first, then into head and log, so that what a fallen machine cut off
is known and is finished by the next step, and a log put back to yesterday's does not agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from docgen.engine.releasing_files import (
    locked,
    make_private_folder,
    read_private,
    write_private,
    write_private_folder,
)
from docgen.engine.releasing_request import Hand
from docgen.errors import ReleaseError
from docgen.release import (
    FIRST,
    Entry,
    check_copies,
    check_head,
    check_histories,
    find_interrupted,
    is_release,
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

Entries = tuple[Entry, ...]
Faults = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Store:
    """One store, at `folder`."""

    folder: Path

    def entries(self) -> Entries:
        """Return the log's entries; raise `ReleaseError` where the chain is broken.

        A step that was cut off is among them: the next one finishes it.
        """
        entries, faults, interrupted = self._read_whole()
        if interrupted is not None:
            return (*entries, interrupted)
        if faults:
            message = f"the log of releases is not whole: {faults[0]}"
            raise ReleaseError(message, hint="see `docgen release verify`")
        return entries

    def prove(self) -> tuple[Entries, Faults]:
        """Return the log's entries and every fault of log, head and copies."""
        entries, faults, interrupted = self._read_whole()
        if interrupted is not None:
            told = f"the last step of `{interrupted['release']}` was cut off: the next finishes it"
            return entries, (told, *faults)
        return entries, faults

    def _read_whole(self) -> tuple[Entries, Faults, Entry | None]:
        entries, faults = read_log(self._read(LOG))
        head, copies = self._read(HEAD).decode("ascii", "replace"), self._copies()
        if faults:
            return entries, faults + _faults(entries, head, copies), None
        found = find_interrupted(entries, copies)
        is_cut = found is not None and _is_cut_off(entries, found, head, copies)
        return entries, _faults(entries, head, copies), found if is_cut else None

    def _copies(self) -> dict[str, bytes]:
        found = self.folder.glob(f"*/{RECORD}")
        return {path.parent.name: read_private(path) for path in sorted(found)}

    def _read(self, name: str) -> bytes:
        path = self.folder / name
        return read_private(path) if path.exists() else b""

    def new_id(self, stem: str) -> str:
        """Return the id of the next release: its stem, and a number that none had."""
        taken = [int(str(entry["release"]).rpartition("_")[2]) for entry in self.entries()]
        return f"{stem}_{max(taken, default=0) + 1:03d}"

    def last_hash(self) -> str:
        """Return the hash that the log ends with."""
        return _last_hash(self.entries())

    def append(self, entry: Mapping[str, Any], files: Mapping[str, bytes] | None = None) -> Entry:
        """Write `entry` to the log, and return it with its number and hashes.

        With `files`, by their path in it, the release's folder is made too: with all, or not.
        """
        with locked(make_private_folder(self.folder)):
            entries = self.entries()
            sealed = seal({**entry, "number": len(entries) + 1}, _last_hash(entries))
            home, line = self.home(str(entry["release"])), write_line(sealed).encode()
            if files is not None:
                write_private_folder(home, {**files, RECORD: line})
            else:
                write_private(home / RECORD, read_private(home / RECORD) + line)
            whole = (*entries, sealed)
            write_private(self.folder / HEAD, write_head(whole).encode())
            write_private(self.folder / LOG, "".join(map(write_line, whole)).encode())
        return sealed

    def home(self, release: str) -> Path:
        """Return the folder of a release; raise `ReleaseError` where that is no release's id."""
        if not is_release(release):
            message = "that is not a release's id"
            raise ReleaseError(message, hint="take it from `docgen release list`")
        return self.folder / release

    def history(self, release: str) -> Entries:
        """Return the entries of one release; raise `ReleaseError` where there is none."""
        self.home(release)
        found = tuple(entry for entry in self.entries() if entry["release"] == release)
        if not found:
            message = "there is no such release in this store"
            raise ReleaseError(
                message, hint="see `docgen release list`; `--store` says which store"
            )
        return found


def _last_hash(entries: Entries) -> str:
    return str(entries[-1]["hash"]) if entries else FIRST


def _is_cut_off(entries: Entries, last: Entry, head: str, copies: Mapping[str, bytes]) -> bool:
    """Return whether nothing is wrong but that the step `last` did not come to its end."""
    before, after = write_head(entries) if entries else "", write_head((*entries, last))
    return head in (before, after) and not _faults((*entries, last), after, copies)


def _faults(entries: Entries, head: str, copies: Mapping[str, bytes]) -> Faults:
    """Return what is wrong with entries whose chain is whole, or has been told of."""
    of_head = check_head(entries, head) if entries or head else ()
    return (*of_head, *check_copies(entries, copies), *check_histories(entries))


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


def open_store(folder: Path, *, new: bool = False) -> Store:
    """Return the store at `folder`; unless it is `new`, raise `ReleaseError` where there is none.

    A folder that is gone has no faults, and must not pass for a whole record.
    """
    if not new and not folder.is_dir():
        message = "there is no store of releases here"
        raise ReleaseError(message, hint="name its folder with `--store`")
    return Store(folder)

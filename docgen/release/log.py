"""The record of releases: entries in; lines chained by hash, and what breaks the chain, out.

Each line is one entry in a canonical form with the hash of the line before it and its own. A byte
changed, a line gone, added or moved shows; the head file and the copies beside the documents show a
line that was cut off the end.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

Entry = Mapping[str, Any]
FIRST = "0" * 64


def seal(entry: Entry, previous: str) -> dict[str, Any]:
    """Return `entry` with the hash of the line before it, and its own."""
    body = {**entry, "previous": previous}
    return {**body, "hash": _hash(body)}


def write_line(entry: Entry) -> str:
    """Return a sealed entry as its line."""
    return _canonical(entry) + "\n"


def _hash(body: Entry) -> str:
    return hashlib.sha256(_canonical(body).encode()).hexdigest()


def _canonical(value: Entry) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def read_log(content: bytes) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """Return the entries of a log, and every break of its chain in words, by line."""
    entries: list[Entry] = []
    faults: list[str] = []
    previous = FIRST
    lines = content.split(b"\n")
    if lines[-1] != b"":
        faults.append(f"line {len(lines)} is not whole")
    for number, line in enumerate(lines[:-1], start=1):
        entry = _read_line(line)
        fault = "" if entry is None else _fault(entry, line, number, previous)
        if entry is None or fault:
            faults.append(f"line {number} {fault or 'is no entry'}")
        previous = str((entry or {}).get("hash", ""))
        entries.append(entry or {})
    return tuple(entries), tuple(faults)


def _read_line(line: bytes) -> dict[str, Any] | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) else None


def _fault(entry: dict[str, Any], line: bytes, number: int, previous: str) -> str:
    """Return what is wrong with the entry at `number`, or nothing."""
    body = {key: value for key, value in entry.items() if key != "hash"}
    if entry.get("previous") != previous:
        return "does not follow the line before it: an entry was removed, added or moved"
    if entry.get("hash") != _hash(body) or _canonical(entry).encode() != line:
        return "was changed after it was written"
    return "" if entry.get("number") == number else "has another entry's number"


def write_head(entries: Sequence[Entry]) -> str:
    """Return the head file: how many entries there are, and the hash of the last."""
    return f"{len(entries)} {entries[-1]['hash'] if entries else FIRST}\n"


def check_head(entries: Sequence[Entry], head: str) -> tuple[str, ...]:
    """Return what the head file says that the log does not."""
    try:
        whole = head == write_head(entries)
    except KeyError:
        return ()  # the last line is no entry, and has been told
    return (
        () if whole else ("the head file does not agree with the last line: entries were cut off",)
    )


def check_copies(entries: Sequence[Entry], copies: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return which records beside the documents, by their folder, the log does not have."""
    lines = {write_line(entry).encode() for entry in entries if entry}
    return tuple(
        f"the record in `{folder}` is not in the log"
        for folder, copy in copies.items()
        if not all(line + b"\n" in lines for line in copy.split(b"\n") if line)
    )

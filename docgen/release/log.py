"""The record of releases: entries in; lines chained by hash, and what breaks the chain, out.

Each line is one entry in a canonical form with the hash of the line before it and its own. A byte
changed, a line gone, added or moved shows; the head file and the copies beside the documents show a
line that was cut off the end, or put there by hand. The hashes have no key: whoever can write log,
head and copies can write another history, and only a hash kept elsewhere tells it from this one.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

Entry = Mapping[str, Any]
FIRST = "0" * 64
EVENTS = frozenset(("proposed", "released", "confirmed", "embargoed", "withdrawn"))
_RELEASE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*_[a-z-]+_\d{3,9}")
_LONGEST = 200
_NAME = re.compile(r"[^/\\\x00-\x1f]{1,200}")
_HASH = re.compile(r"[0-9a-f]{64}")
_SAID = ("by", "account", "at", "previous", "hash")
_FIRST_SAID = ("audience", "data", "docgen")
_HASHED = ("documents", "kept", "templates")


def is_release(text: object) -> bool:
    """Return whether `text` is a release's id, which is the name of its folder too."""
    is_id = isinstance(text, str) and len(text) <= _LONGEST
    return is_id and _RELEASE.fullmatch(str(text)) is not None


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
    """Return the entry that a line holds; None for what this program never wrote as one."""
    try:
        entry = json.loads(line)
        _canonical(entry).encode()
    except (ValueError, RecursionError):
        return None
    return entry if isinstance(entry, dict) and _has_shape(entry) else None


def _has_shape(entry: Entry) -> bool:
    """Return whether the fields that others rely on are there, and are what they take them for."""
    if not (is_release(entry.get("release")) and entry.get("event") in EVENTS):
        return False
    is_first = entry["event"] in ("proposed", "released")
    texts = (*_SAID, *(_FIRST_SAID if is_first else ()))
    hashed = _HASHED if is_first else ()
    return (
        all(isinstance(entry.get(name), str) for name in texts)
        and all(isinstance(entry.get(name, ""), str) for name in ("until", "reason"))
        and all(_is_hashed(entry.get(name), has_folders=name == "templates") for name in hashed)
    )


def _is_hashed(value: object, *, has_folders: bool) -> bool:
    """Return whether `value` gives files by name with their hash; a name leads nowhere else."""
    return isinstance(value, dict) and all(
        isinstance(hash_, str)
        and _HASH.fullmatch(hash_) is not None
        and _NAME.fullmatch(name.replace("/", "") if has_folders else name) is not None
        for name, hash_ in value.items()
    )


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
    """Return which records beside the documents, by their folder, do not agree with the log."""
    written: dict[str, bytes] = {}
    for entry in filter(None, entries):
        release = str(entry["release"])
        written[release] = written.get(release, b"") + write_line(entry).encode()
    faults = [f"the record in `{folder}` is not in the log" for folder in copies.keys() - written]
    for release, lines in written.items():
        if release not in copies:
            faults.append(f"`{release}` has no record beside its documents")
        elif copies[release] != lines:
            faults.append(f"the record in `{release}` and the log do not say the same")
    return tuple(sorted(faults))


def find_interrupted(entries: Sequence[Entry], copies: Mapping[str, bytes]) -> Entry | None:
    """Return the entry that would come next and stands in one copy alone: a step that was cut off.

    A step is written beside the documents first, then into head and log.
    """
    previous = str(entries[-1].get("hash", "")) if entries else FIRST
    last = [copy.rstrip(b"\n").rpartition(b"\n")[2] for copy in copies.values()]
    for line in last:
        entry = _read_line(line)
        if entry is not None and not _fault(entry, line, len(entries) + 1, previous):
            return entry
    return None

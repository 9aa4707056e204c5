"""Bytes in; files that nobody but their owner can read out, whole or not at all.

Folders are 0700 and files 0600 from their first byte on; a file takes its place by one move.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path

from docgen.errors import DeliveryError, ReleaseError

_PRIVATE_FOLDER = 0o700
_PRIVATE_FILE = 0o600
_LOCK = ".release.lock"


def make_private_folder(folder: Path) -> Path:
    """Return `folder`, made with what is missing above it, and closed to others."""
    try:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir(mode=_PRIVATE_FOLDER)
        if folder.is_symlink():
            raise DeliveryError(folder, "it is a link to another place")
    except OSError as error:
        raise DeliveryError(folder, error.strerror) from error
    return folder


def write_private(path: Path, content: bytes) -> Path:
    """Write `content` to `path`, whole; raise `DeliveryError` where that cannot be."""
    beside = path.parent / f".docgen-{secrets.token_hex(8)}"
    try:
        make_private_folder(path.parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(beside, flags, _PRIVATE_FILE), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise DeliveryError(path.parent, error.strerror) from error
    return path


def write_private_folder(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write `files` (by path below it) as the new `folder`: all of them, or no folder."""
    beside = folder.parent / f".docgen-{secrets.token_hex(8)}"
    make_private_folder(folder.parent)
    try:
        for name, content in files.items():
            write_private(beside / name, content)
        beside.rename(folder)
    except (OSError, DeliveryError) as error:
        shutil.rmtree(beside, ignore_errors=True)
        reason = error.reason if isinstance(error, DeliveryError) else error.strerror
        raise DeliveryError(folder, reason) from error
    return folder


def move_folder(folder: Path, place: Path) -> Path:
    """Move `folder` to `place` in one step; raise `DeliveryError` where that cannot be."""
    try:
        folder.rename(place)
    except OSError as error:
        raise DeliveryError(place.parent, error.strerror) from error
    return place


def read_private(path: Path) -> bytes:
    """Return the content of a file of the store; raise `ReleaseError` where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"`{path.name}` of the store cannot be read"
        raise ReleaseError(message, hint="check who may read it") from error


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of `folder` by name, in their order; links are not followed."""
    found = sorted(path for path in folder.glob("*") if path.is_file() and not path.is_symlink())
    return {path.name: read_private(path) for path in found}


def list_files(folder: Path) -> list[str]:
    """Return everything below `folder` that is no folder, links too, by its path from there."""
    found = (path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir())
    return sorted(path.relative_to(folder).as_posix() for path in found)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder for one writer; raise `DeliveryError` while another writes in it.

    SQLite holds the lock, since it is let go of when its process ends in whatever way.
    """
    path = make_private_folder(folder) / _LOCK
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT, _PRIVATE_FILE))
        lock = sqlite3.connect(path, timeout=0.5, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else "it may not be written"
        raise DeliveryError(folder, reason) from error
    with closing(lock):
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.Error as error:
            raise DeliveryError(folder, "another release is being written in it") from error
        yield

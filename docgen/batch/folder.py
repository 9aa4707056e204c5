"""Finished files in; an output folder in which a file is either whole or not there out.

A file is first written into a staging folder beside the others, then entered in the journal, and
only then moved to its name. Whatever moment a run is killed at, the folder holds whole files alone.
A run has a staging folder of its own: a worker of a killed run, still at work on its last letters,
cannot touch what the next run makes.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from docgen.errors import DeliveryError

HIDDEN = ".docgen"
_STAGE = "stage-"
_FULL = "no space left"
# letters are read by whoever sends them, whatever the machine allows others
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600


class OutputFolder:
    """The folder of one run."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.hidden = path / HIDDEN

    @property
    def journal(self) -> Path:
        """Return where the journal stands."""
        return self.hidden / "journal.sqlite"

    def prepare(self) -> None:
        """Make the folder, if it is not there."""
        with told(self.path):
            self.path.mkdir(parents=True, exist_ok=True)
            self.hidden.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)

    def new_stage(self) -> Path:
        """Return a new staging folder."""
        with told(self.path):
            stage = self.hidden / f"{_STAGE}{secrets.token_hex(4)}"
            self.hidden.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
            stage.mkdir()
        return stage

    def settle(self, names: Iterable[tuple[str, str]]) -> Iterator[str]:
        """Return those of `names`, each with its SHA-256, whose file is not there, or not whole.

        What a killed run had finished and entered but not yet moved is moved now.
        """
        stages = [path for path in self.hidden.glob(f"{_STAGE}*") if path.is_dir()]
        for name, digest in names:
            target = self.path / name
            if digest_of(target) == digest:
                continue
            staged = next((s / name for s in stages if digest_of(s / name) == digest), None)
            if staged is None:
                yield name
            else:
                with told(self.path):
                    staged.replace(target)

    def publish(self, stage: Path, names: Iterable[str]) -> None:
        """Move files from `stage` to their names."""
        with told(self.path):
            for name in names:
                (stage / name).replace(self.path / name)

    def clean(self, keep: Path | None = None) -> None:
        """Remove all staging folders but `keep`."""
        for path in self.hidden.glob(f"{_STAGE}*"):
            if path != keep:
                shutil.rmtree(path, ignore_errors=True)

    @contextmanager
    def writing(self, name: str) -> Iterator[Path]:
        """Give a place to write the file `name` to; it gets its name when that has gone well."""
        place = self.hidden / f"{_STAGE}{secrets.token_hex(4)}-{name}"
        try:
            with told(self.path):
                place.touch(mode=_PRIVATE_FILE)
                yield place
                place.replace(self.path / name)
        finally:
            place.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    """Return the SHA-256 of the file at `path`; an empty text where there is none."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def write_staged(stage: Path, name: str, content: bytes) -> None:
    """Write a finished file into a staging folder; leave nothing of it where that fails."""
    path = stage / name
    try:
        with os.fdopen(
            os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, _PRIVATE_FILE), "wb"
        ) as file:
            file.write(content)
    except OSError:
        path.unlink(missing_ok=True)
        raise


@contextmanager
def told(folder: Path) -> Iterator[None]:
    """Raise `DeliveryError` for what the disk refuses: it is full, or may not be written."""
    try:
        yield
    except OSError as error:
        raise refusal(folder, error.strerror) from error


def refusal(folder: Path, reason: str | None) -> DeliveryError:
    """Return the error for a `folder` that cannot be written; of a full disk, what to do."""
    error = DeliveryError(folder, reason)
    if _FULL in str(reason).lower():
        error.hint = "make room, and give the same command again: it goes on where it stopped"
    return error

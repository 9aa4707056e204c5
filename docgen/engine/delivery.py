"""Finished documents in, files out: all of them whole, or none.

Every file is first written beside its place under a name of no meaning, and moved into it only
when all are there; a full disk, a locked file or a stopped run leaves what stood before. A new
file can be read by its owner alone, whatever the machine allows others; one that takes the place of
another leaves it as open as it was.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from docgen.errors import DeliveryError
from docgen.model.unbroken import unbroken

#: Documents say of people what nobody else is to read.
PRIVATE = 0o600


def deliver(files: Mapping[str, bytes], folder: Path) -> tuple[Path, ...]:
    """Write `files` (name to content) into `folder`, and return their paths in the same order.

    Raises `DeliveryError` when the folder cannot be made or written; nothing is then changed.
    """
    with ExitStack() as cleaning, ExitStack() as undoing:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            staged = [
                (_stage(content, folder / name, cleaning), folder / name)
                for name, content in files.items()
            ]
            for source, target in staged:
                _move(source, target, cleaning=cleaning, undoing=undoing)
        except OSError as error:
            raise DeliveryError(folder, error.strerror) from error
        undoing.pop_all()
        return tuple(target for _, target in staged)


def deliver_file(path: Path, content: bytes) -> Path:
    """Write one file whole; see `deliver`."""
    return deliver({path.name: content}, path.parent)[0]


def _stage(content: bytes, target: Path, cleaning: ExitStack) -> Path:
    """Write `content` beside `target`, to be removed by `cleaning` if it is still there."""
    path = _beside(target)
    cleaning.callback(path.unlink, missing_ok=True)
    mode = stat.S_IMODE(target.stat().st_mode) if target.is_file() else PRIVATE
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())
    if mode != PRIVATE:
        path.chmod(mode)
    return path


def _move(source: Path, target: Path, *, cleaning: ExitStack, undoing: ExitStack) -> None:
    """Put `source` in the place of `target`, so that `undoing` can put the old file back."""
    with unbroken():
        if target.exists():
            old = _keep(target)
            cleaning.callback(old.unlink, missing_ok=True)
            undoing.callback(old.replace, target)
        else:
            undoing.callback(target.unlink, missing_ok=True)
        source.replace(target)


def _keep(target: Path) -> Path:
    """Return a second name of the file that stands at `target`.

    A hard link leaves no moment without the file; where the file system has none, a move must do.
    """
    old = _beside(target)
    try:
        old.hardlink_to(target)
    except OSError:
        target.rename(old)
    return old


def _beside(target: Path) -> Path:
    return target.parent / f".docgen-{secrets.token_hex(8)}"

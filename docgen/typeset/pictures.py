"""A document's pictures and common definitions in; a folder that Typst reads them from out.

Typst's binding takes only the main file as bytes: everything else it reads below a root folder.
Each set of files gets a root of its own, named by what is in it, so that a thousand letters with
one logo write it once and no letter can reach another's pictures. Sets that nobody uses are
removed, the oldest first, when there are more than a few.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from threading import Lock

from docgen.model import CommonSource
from docgen.typeset.private_folder import make_private_folder, remove_folder

KEPT = 32


class PictureFolder:
    """The roots of one process, and `nothing`, an empty one; safe to use from any thread."""

    def __init__(self, kept: int = KEPT) -> None:
        self._base = make_private_folder()
        self._kept = kept
        self._users: dict[str, int] = {}  # by digest, the least recently used first
        self._lock = Lock()
        self.nothing = self._base / "nothing"
        self.nothing.mkdir(mode=0o700)

    @contextmanager
    def holding(
        self, files: Mapping[str, bytes], common: CommonSource | None = None
    ) -> Iterator[Path]:
        """Give a root below which `files` and `common` stand, as long as the caller needs it."""
        if not files and common is None:
            yield self.nothing
            return
        digest = _digest_of(files, common)
        root = self._take(
            digest, files if common is None else {**files, common.path: common.content}
        )
        try:
            yield root
        finally:
            self._release(digest)

    def _take(self, digest: str, files: Mapping[str, bytes]) -> Path:
        root = self._base / digest
        with self._lock:
            if digest not in self._users:
                _write_all(root, files)
            self._users[digest] = self._users.pop(digest, 0) + 1
        return root

    def _release(self, digest: str) -> None:
        with self._lock:
            self._users[digest] -= 1
            if len(self._users) > self._kept:
                self._remove_idle()

    def _remove_idle(self) -> None:
        """Remove the roots that nobody uses, the oldest first, as far as they are too many."""
        idle = [name for name, users in self._users.items() if not users]
        for name in idle[: len(self._users) - self._kept]:
            del self._users[name]
            remove_folder(self._base / name)


def _digest_of(files: Mapping[str, bytes], common: CommonSource | None) -> str:
    if common is not None and not files:
        return common.digest
    digest = hashlib.sha256(common.digest.encode() if common is not None else b"")
    for path in sorted(files):
        digest.update(f"{path}\0{len(files[path])}\0".encode())
        digest.update(files[path])
    return digest.hexdigest()


def _write_all(root: Path, files: Mapping[str, bytes]) -> None:
    for path, content in files.items():
        target = root.joinpath(*_steps_of(path))
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target.write_bytes(content)


def _steps_of(path: str) -> tuple[str, ...]:
    steps = PurePosixPath(path.lstrip("/")).parts
    if not steps or ".." in steps or "\\" in path or ":" in path:
        raise ValueError("a picture's path must stay below the document's root")
    return steps

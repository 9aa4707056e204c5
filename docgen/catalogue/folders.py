"""Folders laid one over another; the file that wins.

The shipped library lies at the bottom, a board's own folders on top, file by file: a folder with
one changed template changes that template and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.errors import LibraryError, Place, Problem

PARTS = ("data_schemas", "templates", "samples")
_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Folders:
    """The library's folders, the strongest first."""

    paths: tuple[Path, ...]

    def find(self, relative: str) -> Path | None:
        """Return the file at `relative` in the strongest folder that has it, or None."""
        found = (path / relative for path in self.paths)
        return next((file for file in found if os.path.isfile(file)), None)  # noqa: PTH113 - a name too long is no error to it

    def list(self, pattern: str) -> dict[str, Path]:
        """Return the files that match `pattern`, by relative path and in its order."""
        files: dict[str, Path] = {}
        for folder in reversed(self.paths):
            for file in folder.glob(pattern):
                files[file.relative_to(folder).as_posix()] = file
        return dict(sorted(files.items()))

    def relative(self, file: Path) -> str:
        """Return `file` as a message names it: within the library."""
        for folder in self.paths:
            if file.is_relative_to(folder):
                return file.relative_to(folder).as_posix()
        return str(file)


def find_shipped() -> Path:
    """Return the folder of the shipped library: in the package, or beside its source."""
    installed = _PACKAGE / "_library"
    return installed if installed.is_dir() else _PACKAGE.parent


def lay_over(overlays: Sequence[Path]) -> Folders:
    """Return the shipped library with `overlays` over it, the last of them on top."""
    for overlay in overlays:
        _check_overlay(overlay)
    return Folders((*reversed(overlays), find_shipped()))


def _check_overlay(folder: Path) -> None:
    """Refuse a folder that has nothing of a library in it, which is most likely a slip."""
    if any((folder / part).is_dir() for part in PARTS):
        return
    exists = folder.is_dir()
    message = "has no data_schemas, templates or samples" if exists else "there is no such folder"
    problem = Problem("library-folder", message, Place(str(folder)), "check `--library`")
    raise LibraryError("a library folder cannot be used", [problem], hint=problem.hint)

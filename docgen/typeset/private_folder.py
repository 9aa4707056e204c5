"""A folder that only this process's user can read, and that is gone when the process ends.

Pictures of a case, what its documents have in common, and Word files on their way through
LibreOffice lie on the disk while documents are set. They lie here: mode 0700, under the system's
folder for temporary files, never beside a case.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.util import Finalize
from pathlib import Path

from docgen.model.unbroken import unbroken


def make_private_folder() -> Path:
    """Return a new private folder, which is removed at the end of this process."""
    with unbroken():
        folder = Path(tempfile.mkdtemp(prefix="docgen-"))
        # Not `atexit`: a worker process of multiprocessing leaves without running it.
        Finalize(None, _remove, args=(folder, os.getpid()), exitpriority=1)
    return folder


@contextmanager
def private_folder() -> Iterator[Path]:
    """Yield a new private folder, which is removed at the end of the block."""
    folder = make_private_folder()
    try:
        yield folder
    finally:
        remove_folder(folder)


def remove_folder(folder: Path) -> None:
    """Remove `folder` and all that is in it, as far as the system lets it go."""
    shutil.rmtree(folder, ignore_errors=True)


def _remove(folder: Path, owner: int) -> None:
    # A forked child inherits the exit function, but the folder is its parent's.
    if os.getpid() == owner:
        remove_folder(folder)

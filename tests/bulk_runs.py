"""Runs of letters in bulk, as a test wants them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from list_specimens import LETTER, SAMPLE, Lists, write_list

from docgen.batch import BulkRequest, Order, Summary, send_in_bulk
from docgen.batch.folder import HIDDEN
from docgen.engine import Settings

DAY = date(2026, 4, 2)


def send(lists: Lists, folder: Path, data: bytes | str, **changes: Any) -> Summary:
    """Send letters to the list `data` (its bytes, or the path of one within the case)."""
    recipients = data if isinstance(data, str) else str(write_list(folder.parent, data))
    today = changes.pop("today", DAY)
    asked = {"order": Order(), "workers": 1, **changes}
    request = BulkRequest(asked.pop("form", LETTER), SAMPLE, recipients, folder, **asked)
    return send_in_bulk(lists.library, request, settings=Settings(today=lambda: today))


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below `folder`, the journal too, by its path."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(paths)}


def letters(folder: Path) -> list[str]:
    """Return the names of the letters in `folder`, without what all of them begin with."""
    names = sorted(path.name for path in folder.glob("*_*"))
    return [name.partition(f"_{LETTER}_")[2] for name in names]


def hidden(folder: Path) -> list[str]:
    """Return what stands in the hidden part of `folder`."""
    return sorted(path.name for path in (folder / HIDDEN).iterdir())

"""Word files in; a PDF or an error for each out, by as few starts of LibreOffice as can be.

A start costs most of a second and a document some fifty milliseconds, so that many files share a
start. What one start did not finish goes into the next: a broken file may stop the program, but
is tried once more at the very end, and costs nobody else a document.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from types import TracebackType
from typing import Final, Self

from docgen.errors import EngineTimeoutError, TypesetError
from docgen.typeset.libreoffice import Desk, require_soffice
from docgen.typeset.libreoffice_pdf import check_tagged, is_whole, make_steady
from docgen.typeset.private_folder import make_private_folder, remove_folder
from docgen.typeset.result import TypesetResult
from docgen.typeset.typst_engine import CREATED

FILES_A_START: Final = 50
TRIES: Final = 2
IDLE_STARTS: Final = 3
"""How many starts in a row may finish nothing before LibreOffice itself is held to be broken."""

Outcome = TypesetResult | TypesetError


class LibreOfficeEngine:
    """LibreOffice as a typesetter; a context manager, since it keeps folders on the disk.

    `timeout`, in seconds, holds for each start. `workers` starts run side by side.
    """

    def __init__(
        self, *, program: Path | None = None, workers: int = 1, timeout: float = 120.0
    ) -> None:
        chosen = require_soffice(program)
        self._timeout = timeout
        self._folder = make_private_folder()
        self._desks: SimpleQueue[Desk] = SimpleQueue()
        self._workers = max(1, workers)
        for number in range(self._workers):
            self._desks.put(Desk(chosen, self._folder / str(number)))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove everything that the engine keeps on the disk."""
        remove_folder(self._folder)

    def typeset(self, documents: Sequence[bytes], *, created: int = CREATED) -> tuple[Outcome, ...]:
        """Return for each of `documents` its PDF or its own error, in the order given."""
        broken = Event()
        shares = list(_shares(documents, self._workers))
        with ThreadPoolExecutor(self._workers) as pool:
            parts = list(pool.map(lambda share: self._set_share(share, broken), shares))
        found = {number: outcome for part in parts for number, outcome in part.items()}
        return tuple(_finish(found[number], created) for number in range(len(documents)))

    def _set_share(
        self, share: Mapping[int, bytes], broken: Event
    ) -> Mapping[int, bytes | TypesetError]:
        desk = self._desks.get()
        try:
            return _Share(desk, share, self._timeout, broken).convert()
        finally:
            self._desks.put(desk)


class _Share:
    """The documents of one start, and of the starts needed after it for what it left."""

    def __init__(
        self, desk: Desk, documents: Mapping[int, bytes], seconds: float, broken: Event
    ) -> None:
        self._desk = desk
        self._documents = documents
        self._seconds = seconds
        self._broken = broken
        self._done: dict[int, bytes | TypesetError] = {}
        self._tried: Counter[int] = Counter()
        self._idle = 0

    def convert(self) -> Mapping[int, bytes | TypesetError]:
        """Return for each document its PDF, or why there is none."""
        waiting = list(self._documents)
        while waiting and not self._broken.is_set():
            waiting = self._start(waiting)
        self._done.update(dict.fromkeys(waiting, _error_of(1, self._seconds)))
        return self._done

    def _start(self, waiting: Sequence[int]) -> list[int]:
        """Start LibreOffice for `waiting`, and return what is to be tried again."""
        code = self._desk.convert({n: self._documents[n] for n in waiting}, self._seconds)
        made = {number: self._desk.take(number) for number in waiting}
        whole = {number: pdf for number, pdf in made.items() if is_whole(pdf)}
        self._done.update(whole)
        self._idle = 0 if whole else self._idle + 1
        left = [number for number in waiting if number not in whole]
        # A program that ended well has tried them all; one that fell or hung was at the first.
        blamed = left if code == 0 else left[:1]
        return self._sort_out(left, blamed, _error_of(code, self._seconds))

    def _sort_out(
        self, left: Sequence[int], blamed: Sequence[int], error: TypesetError
    ) -> list[int]:
        self._tried.update(blamed)
        if self._idle >= IDLE_STARTS:
            self._broken.set()
        lost = {n for n in left if self._broken.is_set() or self._tried[n] >= TRIES}
        self._done.update(dict.fromkeys(lost, error))
        again = [number for number in left if number not in lost]
        return sorted(again, key=lambda number: number in blamed)


def _shares(documents: Sequence[bytes], workers: int) -> Iterator[Mapping[int, bytes]]:
    size = max(1, min(FILES_A_START, -(-len(documents) // workers)))
    for first in range(0, len(documents), size):
        yield dict(enumerate(documents[first : first + size], first))


def _error_of(code: int | None, seconds: float) -> TypesetError:
    if code is None:
        return EngineTimeoutError("libreoffice", seconds)
    told = "could not read the document" if code == 0 else "stopped before the document was set"
    return TypesetError(
        f"LibreOffice {told}",
        hint="open the Word file in LibreOffice to see why, or leave `--engine libreoffice` out",
    )


def _finish(outcome: bytes | TypesetError, created: int) -> Outcome:
    if isinstance(outcome, TypesetError):
        return outcome
    return TypesetResult(make_steady(outcome, created), check_tagged(outcome))

"""Tasks in, outcomes out, by the workers of a Dask cluster.

The scheduler and its workers are Dask's own. Nothing is read from a disk there and nothing written:
the press goes to each worker once, files come back as bytes and are written here. A worker that is
lost loses nothing, since Dask gives its tasks to another; a task whose result comes twice counts
once.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from docgen.batch.chunks import Chunk, chunks_of, failed_by_worker
from docgen.batch.folder import refusal, write_staged
from docgen.batch.pressing import Pressman, pressman_of
from docgen.batch.tasks import Outcome, Press, Task
from docgen.errors import DocgenError, EngineMissingError

_AHEAD = 3  # chunks that each worker has waiting
_WAIT = 20  # seconds


def make_on_cluster(
    press: Press, tasks: Iterable[Task], stage: Path, address: str
) -> Generator[Outcome]:
    """Return what becomes of `tasks`, made by the cluster at `address`; files go to `stage`.

    Raises `EngineMissingError` where Dask is not installed, `DocgenError` where the cluster cannot
    be reached or has no workers.
    """
    dask = _find_dask()
    with _connected(dask, address) as client:
        run = _ClusterRun(dask, client, press, stage)
        for chunk_outcomes in run.outcomes(chunks_of(press, tasks)):
            yield from chunk_outcomes


def _find_dask() -> Any:  # noqa: ANN401 - Dask has no types
    """Return Dask's module, which is an optional extra and slow to import."""
    try:
        return import_module("distributed")
    except ModuleNotFoundError as error:
        hint = "pip install 'docgen[cluster]'"
        raise EngineMissingError("dask.distributed", hint=hint) from error


def _connected(dask: Any, address: str) -> Any:  # noqa: ANN401 - as above
    try:
        client = dask.Client(address, timeout=_WAIT, set_as_default=False)
        client.wait_for_workers(1, timeout=_WAIT)
    except (OSError, TimeoutError, ValueError) as error:
        hint = "start `dask scheduler` and `dask worker`, and name the scheduler's address"
        raise DocgenError("the cluster cannot be reached", hint=hint) from error
    return client


class _ClusterRun:
    """One run on a cluster: what has been handed over and not come back."""

    def __init__(self, dask: Any, client: Any, press: Press, stage: Path) -> None:  # noqa: ANN401
        self._dask, self._client, self._stage = dask, client, stage
        # a task of its own, and no scattered data: what a lost worker held is made again from it
        self._press = client.submit(_hold, press, key=f"press-{press.key}")
        self._given: dict[Any, Chunk] = {}

    def outcomes(self, chunks: Iterator[Chunk]) -> Iterator[list[Outcome]]:
        """Return outcomes chunk by chunk, as they come back."""
        waiting = self._dask.as_completed(loop=self._client.loop)
        self._hand_over(islice(chunks, self._ahead()), waiting)
        while self._given:
            future = next(waiting)
            chunk = self._given.pop(future)
            yield self._receive(future, chunk, waiting)
            room = max(self._ahead() - len(self._given), 0)
            self._hand_over(islice(chunks, room), waiting)

    def _ahead(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return _AHEAD * max(threads, 1)

    def _hand_over(self, chunks: Iterable[Chunk], waiting: Any) -> None:  # noqa: ANN401 - as above
        for chunk in chunks:
            future = self._client.submit(_make, self._press, chunk.tasks, pure=False)
            self._given[future] = chunk
            waiting.add(future)

    def _receive(self, future: Any, chunk: Chunk, waiting: Any) -> list[Outcome]:  # noqa: ANN401
        try:
            outcomes: list[Outcome] = future.result()
        except (self._dask.scheduler.KilledWorker, self._dask.CancelledError):
            again, failed = chunk.after_a_death()
            self._hand_over(again, waiting)
            return [failed_by_worker(task) for task in failed]
        return [_stored(outcome, self._stage) for outcome in outcomes]


def _stored(outcome: Outcome, stage: Path) -> Outcome:
    try:
        for product in outcome.products:
            write_staged(stage, product.name, product.content)
    except OSError as error:
        raise refusal(stage.parent.parent, error.strerror) from error
    return outcome.without_content()


def _hold(press: Press) -> Press:
    """Return `press`: on a worker, as the result of a task that can be made again."""
    return press


def _make(press: Press, tasks: tuple[Task, ...]) -> list[Outcome]:
    """Return what becomes of `tasks` on a worker, the files within."""
    pressman: Pressman = pressman_of(press)
    kept: dict[str, bytes] = {}
    return [outcome.with_content(kept) for outcome in pressman.make(tasks, kept.__setitem__)]

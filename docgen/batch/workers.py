"""Tasks in, outcomes out, by as many processes as the machine has cores.

Processes, because what Typst does not do of a letter is Python, and Python holds one lock for all
threads of a process; and because a worker that dies then takes nothing else with it. A worker that
is killed is replaced and its tasks are given to the next; a task that kills workers fails alone. A
worker whose parent is gone ends by itself, for its pipe ends.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from docgen.batch.chunks import Chunk, chunks_of, failed_by_worker
from docgen.batch.folder import refusal, write_staged
from docgen.batch.pressing import Pressman
from docgen.batch.tasks import Outcome, Press, Task

#: A run of fewer letters is over before a second process has started.
WORTH_A_PROCESS = 150
_OBJECTS_BETWEEN_SWEEPS = 20_000  # some tens of letters
_AHEAD = 2  # chunks that a worker has waiting, so that it is never idle


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def make_here(press: Press, tasks: Iterable[Task], stage: Path) -> Generator[Outcome]:
    """Return what becomes of `tasks`, made in this process; files are left in `stage`."""
    pressman = Pressman(press)
    for chunk in chunks_of(press, tasks):
        try:
            yield from pressman.make(
                chunk.tasks, lambda name, content: write_staged(stage, name, content)
            )
        except OSError as error:
            raise refusal(stage.parent.parent, error.strerror) from error


def make_in_processes(
    press: Press, tasks: Iterable[Task], stage: Path, workers: int
) -> Generator[Outcome]:
    """Return what becomes of `tasks`, made by `workers` processes; files are left in `stage`.

    Outcomes come as they are finished. Raises `DeliveryError` where a worker cannot write.
    """
    pool = _Pool(press, stage, workers)
    try:
        yield from pool.run(chunks_of(press, tasks))
    finally:
        pool.close()


@dataclass(eq=False)
class _Worker:
    """One process, its end of the pipe, and the chunks that it has been given."""

    process: Any
    pipe: Connection
    given: deque[Chunk] = field(default_factory=deque)


class _Pool:
    """The workers of one run."""

    def __init__(self, press: Press, stage: Path, workers: int) -> None:
        self._press, self._stage = press, stage
        # never by a fork, which Typst's own threads forbid
        self._start_method: Any = multiprocessing.get_context("spawn")
        self._workers = [self._start() for _ in range(workers)]
        self._again: deque[Chunk] = deque()

    def run(self, chunks: Iterator[Chunk]) -> Iterator[Outcome]:
        """Return outcomes until all `chunks` are done."""
        while True:
            for worker in self._workers:
                self._feed(worker, chunks)
            busy = [worker for worker in self._workers if worker.given]
            if not busy:
                return
            ready = wait([*(w.pipe for w in busy), *(w.process.sentinel for w in busy)])
            for worker in busy:
                if worker.pipe in ready:
                    yield from self._receive(worker)
                elif worker.process.sentinel in ready:
                    yield from self._replace(worker)

    def close(self) -> None:
        """End all workers: those that wait at once, the others after what they have begun."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.terminate()
            worker.process.join()

    def _start(self) -> _Worker:
        ours, theirs = self._start_method.Pipe()
        arguments = (theirs, self._press, self._stage)
        process = self._start_method.Process(target=_work, args=arguments, daemon=True)
        with _without_main(), _deaf_to_interrupts():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _feed(self, worker: _Worker, chunks: Iterator[Chunk]) -> None:
        while len(worker.given) < _AHEAD:
            chunk = self._again.popleft() if self._again else next(chunks, None)
            if chunk is None:
                return
            worker.given.append(chunk)
            with suppress(OSError):  # it has died: the next look at it finds out
                worker.pipe.send(chunk.tasks)

    def _receive(self, worker: _Worker) -> Iterator[Outcome]:
        try:
            told = worker.pipe.recv()
        except (EOFError, OSError):
            yield from self._replace(worker)
            return
        if isinstance(told, str):
            raise refusal(self._stage.parent.parent, told)
        worker.given.popleft()
        yield from told

    def _replace(self, worker: _Worker) -> Iterator[Outcome]:
        """Start another worker in the place of one that has died, and share out its chunks."""
        worker.process.join()
        worker.pipe.close()
        self._workers[self._workers.index(worker)] = self._start()
        if not worker.given:
            return
        first, *others = worker.given
        again, failed = first.after_a_death()
        self._again.extend([*again, *others])
        yield from (failed_by_worker(task) for task in failed)


@contextmanager
def _without_main() -> Iterator[None]:
    """Start processes that do not run the program again which started them."""
    main = sys.modules["__main__"].__dict__
    kept = {name: main.pop(name, None) for name in ("__file__", "__spec__")}
    main["__spec__"] = None
    try:
        yield
    finally:
        main.update({name: value for name, value in kept.items() if value is not None})


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let what is started here never hear of Ctrl-C, from its first moment; we hear of it later."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # or it starts with the first worker, and lets them in again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _work(pipe: Connection, press: Press, stage: Path) -> None:
    """Be a worker: make what comes by the pipe until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and ends the workers
    # Typst would start a thread for each core in every worker, and they would wait for one another
    os.environ["RAYON_NUM_THREADS"] = "1"
    pressman = Pressman(press)
    # what is loaded stays for the whole run: looking it over again and again finds nothing to free
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_SWEEPS)
    with suppress(EOFError, BrokenPipeError, ConnectionError):
        while True:
            tasks = pipe.recv()
            pipe.send(_made(pressman, tasks, stage))


def _made(pressman: Pressman, tasks: tuple[Task, ...], stage: Path) -> list[Outcome] | str:
    try:
        return pressman.make(tasks, lambda name, content: write_staged(stage, name, content))
    except OSError as error:
        return error.strerror or "no reason was given"

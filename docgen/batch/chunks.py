"""Tasks in; the handfuls out in which workers are given them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from docgen.batch.tasks import Outcome, Press, Task

_LETTERS = 16
_FILES_A_START = 40  # LibreOffice's start costs as much as this many of its files
_DEATHS = 2


@dataclass(frozen=True, slots=True)
class Chunk:
    """Tasks that are handed over together; `deaths` counts the workers that died of them."""

    tasks: tuple[Task, ...] = field(repr=False)
    deaths: int = 0

    def after_a_death(self) -> tuple[list[Chunk], list[Task]]:
        """Return what is tried again, and what has killed its worker too often.

        After the first death each task goes by itself, so that one of them alone can fail.
        """
        if len(self.tasks) > 1:
            return [Chunk((task,), self.deaths + 1) for task in self.tasks], []
        if self.deaths + 1 >= _DEATHS:
            return [], list(self.tasks)
        return [replace(self, deaths=self.deaths + 1)], []


def chunks_of(press: Press, tasks: Iterable[Task]) -> Iterator[Chunk]:
    """Return `tasks` in chunks as large as the engine of `press` likes them."""
    size = _FILES_A_START if press.by_libreoffice else _LETTERS
    waiting = iter(tasks)
    while tasks_of_one := tuple(islice(waiting, size)):
        yield Chunk(tasks_of_one)


def failed_by_worker(task: Task) -> Outcome:
    """Return what is told of a task that ends every worker that takes it."""
    return Outcome(task.row, failure="the process that made it was ended")

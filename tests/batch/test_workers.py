"""Several processes: the same letters as one makes, and what happens when one of them dies."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

import pytest
from bulk_runs import DAY, contents, send
from list_specimens import Lists, many

from docgen.batch.chunks import Chunk, failed_by_worker
from docgen.batch.editions import Order, TaskMaker, address_rows, make_press
from docgen.batch.tasks import Task
from docgen.batch.workers import _Pool, make_in_processes
from docgen.errors import DeliveryError


@pytest.fixture
def work(lists: Lists) -> tuple[Any, list[Task]]:
    """A press, and tasks for twenty people."""
    form = lists.library.form("family-letter-initial")
    press, _ = make_press(lists.library, form, lists.case, Order(today=DAY), "family.contacts[]")
    people = lists.check(many(20, Language="cy")).recipients
    maker = TaskMaker(lists.case, lists.fields, press)
    return press, list(maker.tasks(address_rows(people)))


def test_two_processes_make_what_one_makes(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "one", many(20), workers=1)
    send(lists, tmp_path / "two", many(20), workers=2)
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_a_worker_that_is_killed_loses_nothing(work: Any, tmp_path: Path) -> None:
    press, tasks = work
    pool = _Pool(press, tmp_path, 2)
    os.kill(pool._workers[0].process.pid, signal.SIGKILL)
    try:
        outcomes = list(pool.run(iter([Chunk((task,)) for task in tasks])))
    finally:
        pool.close()
    assert sorted(one.row for one in outcomes) == [task.row for task in tasks]
    assert all(one.is_made for one in outcomes)


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="not on this system")
def test_a_worker_that_is_starting_does_not_hear_of_ctrl_c(work: Any, tmp_path: Path) -> None:
    press, tasks = work
    pool = _Pool(press, tmp_path, 2)
    started = [worker.process.pid for worker in pool._workers]
    for process in started:
        os.kill(process, signal.SIGINT)
    try:
        outcomes = list(pool.run(iter([Chunk((task,)) for task in tasks])))
        assert [worker.process.pid for worker in pool._workers] == started
    finally:
        pool.close()
    assert len(outcomes) == len(tasks)


def test_a_worker_that_cannot_write_stops_the_run(work: Any, tmp_path: Path) -> None:
    press, tasks = work
    with pytest.raises(DeliveryError):
        list(make_in_processes(press, tasks, tmp_path / "not-there" / "stage", 2))


def test_after_a_death_each_task_goes_by_itself() -> None:
    tasks = (Task(2, ()), Task(3, ()))
    again, failed = Chunk(tasks).after_a_death()
    assert [chunk.tasks for chunk in again] == [(tasks[0],), (tasks[1],)]
    assert failed == []


def test_a_task_that_kills_twice_fails_alone() -> None:
    again, failed = Chunk((Task(2, ()),), deaths=1).after_a_death()
    assert (again, failed) == ([], [Task(2, ())])
    assert not failed_by_worker(failed[0]).is_made

"""A run that is stopped, and goes on: the same files, the same bytes, nothing made twice."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bulk_runs import contents, hidden, letters, send
from list_specimens import LETTER, SAMPLE, Lists, list_of, many, write_list

from docgen.batch import pressing, workers
from docgen.batch.folder import HIDDEN, OutputFolder, write_staged
from docgen.errors import DeliveryError, TypesetError

FULL = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.fixture
def whole(lists: Lists, tmp_path: Path) -> dict[str, bytes]:
    """What a run for six people leaves that nobody stopped."""
    send(lists, tmp_path / "whole", many(6))
    return contents(tmp_path / "whole")


def failing_after(count: int, error: Exception) -> Callable[..., Any]:
    """Return a way to write files that fails after `count` of them."""
    left = iter(range(count))

    def write(stage: Path, name: str, content: bytes) -> None:
        if next(left, None) is None:
            raise error
        write_staged(stage, name, content)

    return write


def test_a_full_disk_is_a_clear_error_and_the_same_command_goes_on(
    lists: Lists, tmp_path: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr(workers, "write_staged", failing_after(5, FULL))
        with pytest.raises(DeliveryError) as error:
            send(lists, tmp_path / "out", many(6))
    assert "no space left" in error.value.message
    send(lists, tmp_path / "out", many(6))
    assert contents(tmp_path / "out") == whole


def test_a_run_that_a_person_stops_keeps_what_is_finished(
    lists: Lists, tmp_path: Path, whole: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    make = pressing.Pressman.make

    def stop_in_the_second(self: Any, tasks: Any, keep: Any) -> Any:
        if tasks[0].row > 2:
            raise KeyboardInterrupt
        return make(self, tasks, keep)

    with monkeypatch.context() as stopped:
        stopped.setattr("docgen.batch.chunks._LETTERS", 1)
        stopped.setattr(pressing.Pressman, "make", stop_in_the_second)
        with pytest.raises(KeyboardInterrupt):
            send(lists, tmp_path / "out", many(6))
    assert letters(tmp_path / "out") == ["N0001_cy.pdf", "N0001_en.pdf"]
    summary = send(lists, tmp_path / "out", many(6))
    assert (summary.made_now, summary.files) == (10, 12)
    assert contents(tmp_path / "out") == whole


def test_the_same_command_again_makes_nothing(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", many(2))
    before = contents(tmp_path / "out")
    assert send(lists, tmp_path / "out", many(2)).made_now == 0
    assert contents(tmp_path / "out") == before


def test_a_file_that_is_gone_or_changed_is_made_again(
    lists: Lists, tmp_path: Path, whole: dict[str, bytes]
) -> None:
    send(lists, tmp_path / "out", many(6))
    first, second, *_ = sorted((tmp_path / "out").glob("*.pdf"))
    first.unlink()
    second.write_bytes(second.read_bytes()[:1000])
    send(lists, tmp_path / "out", many(6))
    assert contents(tmp_path / "out") == whole


def test_what_was_entered_and_not_yet_moved_is_moved(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", many(1))
    stage = tmp_path / "out" / HIDDEN / "stage-old"
    stage.mkdir()
    first = sorted((tmp_path / "out").glob("*.pdf"))[0]
    first.rename(stage / first.name)
    assert send(lists, tmp_path / "out", many(1)).made_now == 0
    assert first.is_file()
    assert hidden(tmp_path / "out") == ["journal.sqlite", "lock.sqlite"]


def test_a_row_that_fails_does_not_stop_the_rest_and_is_tried_again(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = pressing.Pressman._files

    def fail_in_welsh_of_one(self: Any, letter: Any) -> Any:
        if letter.stem.endswith("N0001_en"):
            raise TypesetError("the document could not be set")
        return files(self, letter)

    with monkeypatch.context() as failing:
        failing.setattr(pressing.Pressman, "_files", fail_in_welsh_of_one)
        summary = send(lists, tmp_path / "out", many(2))
    assert (summary.failed, letters(tmp_path / "out")) == (1, ["N0002_cy.pdf", "N0002_en.pdf"])
    assert ",failed,the document could not be set" in (tmp_path / "out/report.csv").read_text()
    assert send(lists, tmp_path / "out", many(2)).failed == 0
    assert len(letters(tmp_path / "out")) == 4


def test_an_unforeseen_fault_of_a_row_is_told_without_its_words(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Any:
        raise ValueError("Nia Rhif 1 is too long")

    monkeypatch.setattr(pressing.Pressman, "_files", fail)
    send(lists, tmp_path / "out", many(1))
    assert "failed,unexpected ValueError" in (tmp_path / "out/report.csv").read_text()


def test_two_runs_do_not_work_in_one_folder(lists: Lists, tmp_path: Path) -> None:
    from docgen.batch.locking import only_run  # noqa: PLC0415 - the one test that needs it

    folder = OutputFolder(tmp_path / "out")
    folder.prepare()
    with only_run(folder.hidden), pytest.raises(DeliveryError) as error:
        send(lists, tmp_path / "out", many(1))
    assert "another run" in error.value.message


def test_a_run_goes_on_with_the_day_on_which_it_began(lists: Lists, tmp_path: Path) -> None:
    data = list_of({"Language": "en"})
    send(lists, tmp_path / "out", data)
    (made,) = (tmp_path / "out").glob("*.pdf")
    before = made.read_bytes()
    made.unlink()
    send(lists, tmp_path / "out", data, today=date(2027, 1, 1))
    assert made.read_bytes() == before


def test_a_run_that_is_killed_goes_on_with_processes(tmp_path: Path) -> None:
    path = write_list(tmp_path, many(60, Language="cy"))
    words = ["bulk", LETTER, str(SAMPLE), str(path), "--workers", "2", "-o"]
    command = [sys.executable, "-m", "docgen", *words, str(tmp_path / "killed")]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(lambda: any((tmp_path / "killed").glob("*.pdf")))
    running.send_signal(signal.SIGKILL)
    running.wait()
    kept = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "killed").glob("*.pdf")}
    done = subprocess.run(command, capture_output=True, check=False)
    again = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "killed").glob("*.pdf")}
    assert done.returncode == 0
    assert len(again) == 60
    assert {name: again[name] for name in kept} == kept


def wait_for(holds: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait until something holds."""
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)

"""Steps that belong together are not broken off between one another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from docgen.model.unbroken import unbroken

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")

#: A run that is ended when its folder is made and nobody knows of it yet.
ENDED_AT_THE_WORST_MOMENT = """
import os, signal, sys, tempfile
from docgen.typeset.private_folder import make_private_folder
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
make = tempfile.mkdtemp
def make_and_be_ended(**options):
    folder = make(**options)
    os.kill(os.getpid(), signal.SIGTERM)
    return folder
tempfile.mkdtemp = make_and_be_ended
make_private_folder()
print("went on")
"""


class EndedError(Exception):
    """Stands for the end of the run."""


@pytest.fixture
def ended() -> Iterator[None]:
    """Let SIGTERM raise `EndedError`."""

    def end(*_: object) -> NoReturn:
        raise EndedError

    before = signal.signal(signal.SIGTERM, end)
    yield
    signal.signal(signal.SIGTERM, before)


@pytest.mark.usefixtures("ended")
def test_a_run_is_ended_when_the_steps_are_done() -> None:
    steps: list[str] = []

    def take_both_steps() -> None:
        with unbroken():
            steps.append("first")
            signal.raise_signal(signal.SIGTERM)
            steps.append("second")
        steps.append("after")

    with pytest.raises(EndedError):
        take_both_steps()
    assert steps == ["first", "second"]


def test_so_it_is_with_one_broken_off_at_the_keyboard() -> None:
    steps: list[str] = []

    def take_both_steps() -> None:
        with unbroken():
            signal.raise_signal(signal.SIGINT)
            steps.append("second")

    with pytest.raises(KeyboardInterrupt):
        take_both_steps()
    assert steps == ["second"]


@pytest.mark.usefixtures("ended")
def test_afterwards_a_signal_ends_the_run_at_once() -> None:
    with unbroken():
        pass
    with pytest.raises(EndedError):
        signal.raise_signal(signal.SIGTERM)


def test_another_thread_takes_its_steps_as_ever() -> None:
    steps: list[str] = []

    def take_a_step() -> None:
        with unbroken():
            steps.append("first")

    thread = threading.Thread(target=take_a_step)
    thread.start()
    thread.join()
    assert steps == ["first"]


def test_a_folder_just_made_is_removed_when_the_run_is_ended(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", ENDED_AT_THE_WORST_MOMENT],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        check=False,
    )
    assert (told.returncode, told.stdout) == (128 + signal.SIGTERM, b"")
    assert list(tmp_path.iterdir()) == []

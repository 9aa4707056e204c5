"""The same work on a Dask cluster: the same letters, and none lost with a worker."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bulk_runs import contents, letters, send
from list_specimens import Lists, many

from docgen.errors import DocgenError, EngineMissingError

distributed = pytest.importorskip("distributed", reason="dask.distributed is an optional extra")
# what Dask itself says on its way down
pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Two workers of one thread each, on this machine."""
    settings = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with distributed.LocalCluster(**settings, silence_logs=50) as cluster:
        yield cluster


def test_a_cluster_makes_what_this_machine_makes(
    lists: Lists, tmp_path: Path, cluster: Any
) -> None:
    send(lists, tmp_path / "here", many(4))
    send(lists, tmp_path / "there", many(4), cluster=cluster.scheduler_address)
    assert contents(tmp_path / "there") == contents(tmp_path / "here")


def test_a_worker_that_is_killed_in_the_middle_loses_nothing(
    lists: Lists, tmp_path: Path, cluster: Any
) -> None:
    killing = threading.Thread(target=kill_one, args=(cluster, tmp_path / "out"), daemon=True)
    killing.start()
    summary = send(lists, tmp_path / "out", many(120), cluster=cluster.scheduler_address)
    killing.join()
    assert (summary.files, summary.failed) == (240, 0)
    assert len(set(letters(tmp_path / "out"))) == 240


def kill_one(cluster: Any, folder: Path) -> None:
    """Kill a worker as soon as there is a letter."""
    end = time.monotonic() + 60
    while not any(folder.glob("*.pdf")) and time.monotonic() < end:
        time.sleep(0.01)
    os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)


def test_a_cluster_that_is_not_there_is_told(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.batch.cluster._WAIT", 0.2)
    with pytest.raises(DocgenError) as error:
        send(lists, tmp_path / "out", many(1), cluster="tcp://127.0.0.1:9")
    assert "cannot be reached" in error.value.message


def test_without_the_extra_it_is_said_how_to_get_it(
    lists: Lists, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(EngineMissingError) as error:
        send(lists, tmp_path / "out", many(1), cluster="tcp://127.0.0.1:9")
    assert "docgen[cluster]" in error.value.hint

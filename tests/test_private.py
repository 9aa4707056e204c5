"""What is written can be read by its owner alone, nothing goes over a network, nothing is left."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from list_specimens import many
from release import word_specimens

from docgen.cli import main

CASE = str(ROOT / "samples" / "case.yaml")
FORM = "family-letter-initial"
TEXTS = {"en": "The board learnt this.", "cy": "Dysgodd y bwrdd hyn."}


def run(*arguments: str) -> int:
    """Run a command, and return its exit code."""
    try:
        main(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    return 0


@pytest.fixture
def no_umask() -> Iterator[None]:
    """Let the machine allow everybody everything."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_files(folder: Path) -> list[str]:
    """Return every file below `folder` that others may read or write: it and its own folder."""
    return [
        str(path.relative_to(folder))
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.stat().st_mode & path.parent.stat().st_mode & 0o077
    ]


def commands(folder: Path) -> dict[str, tuple[str, ...]]:
    """Return one command of each kind, which writes into `folder`."""
    (folder / "list.csv").write_bytes(many(2))
    for language, text in TEXTS.items():
        (folder / f"page_{language}.docx").write_bytes(word_specimens.word(plain=text))
    pages = [str(folder / f"page_{one}.docx") for one in TEXTS]
    out = str(folder / "out")
    who = ("--as", "family", "--by", "Ann Officer", "-o", out)
    return {
        "make": ("make", FORM, CASE, "-o", out),
        "check": ("check", CASE),
        "new": ("new", "case", out),
        "pack": ("pack", "enquiry", CASE, "-o", out),
        "bulk": ("bulk", FORM, CASE, str(folder / "list.csv"), "-o", out, "--workers", "1",
                 "--zip", "--print", "--merge-list"),
        "template": ("recipients", "template", FORM, "-o", str(folder / "out" / "list.xlsx")),
        "release": ("release", CASE, *pages, *who),
        "inspect": ("release", "inspect", CASE, pages[0], "--as", "published"),
    }  # fmt: skip


NAMES = ("make", "check", "new", "pack", "bulk", "template", "release", "inspect")


@pytest.mark.usefixtures("no_umask")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")
@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_its_owners_alone(name: str, tmp_path: Path) -> None:
    assert run(*commands(tmp_path)[name]) == 0
    assert open_files(tmp_path / "out") == []


@pytest.mark.usefixtures("no_umask")
@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes of files")
def test_a_file_that_stood_there_stays_as_open_as_it_was(tmp_path: Path) -> None:
    shared = tmp_path / "out" / "list.xlsx"
    shared.parent.mkdir()
    shared.touch(0o640)
    assert run("recipients", "template", FORM, "-o", str(shared)) == 0
    assert (shared.stat().st_mode & 0o777, shared.stat().st_size > 0) == (0o640, True)


@pytest.mark.parametrize("name", NAMES)
def test_no_socket_is_ever_opened(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("something wanted a network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert run(*commands(tmp_path)[name]) == 0


@pytest.mark.skipif(not Path("/usr/bin/strace").exists(), reason="no strace on this machine")
def test_the_system_is_asked_for_no_socket_either(tmp_path: Path) -> None:
    """What is not Python in it is watched too: Typst, QPDF, the readers of workbooks."""
    trace = tmp_path / "trace"
    order = ["/usr/bin/strace", "-f", "-qq", "-e", "trace=socket,connect", "-o", str(trace)]
    command = [*order, sys.executable, "-m", "docgen", *commands(tmp_path)["pack"]]
    subprocess.run(command, check=True, capture_output=True)
    assert trace.read_text(encoding="utf-8").strip() == ""


@pytest.mark.parametrize("name", ["make", "pack", "release"])
def test_no_temporary_file_is_left(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr("tempfile.tempdir", None)
    assert run(*commands(tmp_path)[name]) == 0
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows ends a process without asking it")
@pytest.mark.parametrize(
    ("name", "seconds"), [("make", 0.4), ("make", 1.0), ("pack", 1.0), ("release", 1.3)]
)
def test_nothing_is_left_of_a_run_that_is_ended(name: str, seconds: float, tmp_path: Path) -> None:
    """At whatever moment: files are there whole or not at all, and temporary ones are gone."""
    (tmp_path / "tmp").mkdir()
    command = [sys.executable, "-m", "docgen", *commands(tmp_path)[name]]
    environment = {**os.environ, "TMPDIR": str(tmp_path / "tmp")}
    process = subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGTERM)
    _, told = process.communicate(timeout=60)
    # before it has begun with anything, the system ends it by itself
    assert process.returncode in (0, 128 + signal.SIGTERM, -signal.SIGTERM)
    assert b"Traceback" not in told
    assert list((tmp_path / "tmp").iterdir()) == []
    assert [path for path in tmp_path.rglob(".docgen-*") if path.exists()] == []

"""What the command line shows on screens that lack letters, and when it is stopped."""

from __future__ import annotations

import errno
import io
import json
import signal
import sys

import pytest
from command_line import run

from docgen import cli
from docgen.cli import main, printing


def print_on(screen: io.TextIOWrapper, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> str:
    """Run `docgen` on a screen of its own; return what stands there."""
    monkeypatch.setattr(sys, "stdout", screen)
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert not ended.value.code
    screen.flush()
    written = screen.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode(screen.encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_screen_without_a_letter_shows_a_question_mark(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    assert "Gr?p" in print_on(screen, monkeypatch, "packs")


def test_json_is_whole_on_a_screen_without_a_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="cp1252")
    assert "ŵ" in str(json.loads(print_on(screen, monkeypatch, "packs", "--json")))


def test_json_shows_welsh_letters_as_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    assert "ŵ" in print_on(screen, monkeypatch, "packs", "--json")


def test_a_screen_too_narrow_for_columns_has_a_list_for_each_row(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(printing.OUT, "_width", 40)
    lines = run("packs").out.splitlines()
    assert lines[:4] == [
        "enquiry",
        "  no.: P01",
        "  English: Enquiry pack",
        "  Cymraeg: Pecyn ymholi",
    ]


def test_a_row_that_goes_on_with_the_one_above_has_no_name_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(printing.OUT, "_width", 20)
    printing.print_table(
        ("day", "", "where"), [("2026-03-01", "in a week", "a" * 20), ("", "b", "")]
    )
    assert capsys.readouterr().out == f"2026-03-01\n  in a week\n  where: {'a' * 20}\n  b\n"


def test_a_date_is_never_broken(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(printing.OUT, "_width", 40)
    printing.print_table(("name", "since", "what"), [("n" * 17, "2026-11-19", "what it is " * 3)])
    assert "2026-11-19" in capsys.readouterr().out.splitlines()[1]


def test_it_is_stopped_without_a_word_while_it_loads(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "build_app", stopped)
    ran = run("forms")
    assert (ran.code, ran.out, ran.err) == (128 + signal.SIGINT, "", "")


def test_it_says_which_version_it_is() -> None:
    ran = run("--version")
    assert (ran.code, ran.out.count(".")) == (0, 2)


def test_the_help_tells_the_exit_codes() -> None:
    assert "6 the owner of the folder written to" in run("--help").said


class FullDisk(io.StringIO):
    """A file on a disk with no room."""

    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_below_what_is_printed_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", FullDisk())
    with pytest.raises(SystemExit) as ended:
        main(["forms", "--json"])
    assert (ended.value.code, "no space left" in capsys.readouterr().err) == (6, True)

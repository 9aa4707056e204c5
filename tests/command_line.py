"""The command line, run in this process; and cases and libraries with something wrong in them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from docgen.cli import main

SAMPLE = ROOT / "samples" / "case.yaml"


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what it printed for a program to read."""
        return json.loads(self.out)

    @property
    def said(self) -> str:
        """Return all it said, on one line."""
        return " ".join(re.sub("[│╭╮╰╯─]", " ", self.out + self.err).split())


def run(*arguments: object) -> Ran:
    """Run `docgen` with these arguments; a traceback would come out of here as an exception."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return Ran(int(ended.value.code or 0), out.getvalue(), err.getvalue())


def sample_with(folder: Path, changes: Mapping[str, str]) -> Path:
    """Write the sample case into `folder` with texts of it changed; return its path."""
    text = SAMPLE.read_text(encoding="utf-8")
    for before, after in changes.items():
        assert before in text
        text = text.replace(before, after, 1)
    board = SAMPLE.with_name("board.yaml")
    (folder / board.name).write_bytes(board.read_bytes())
    path = folder / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def library_with(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write a library of the board's own, which holds these files alone; return its folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder

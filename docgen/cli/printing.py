"""Problems and results in; words on the screen out, or JSON for a program."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from docgen.errors import DocgenError, Problem, Severity

#: Results go to standard output, everything else to standard error, so that `--json` can be piped.
OUT = Console(highlight=False, soft_wrap=True)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)

_COLOUR = {Severity.ERROR: "bold red", Severity.WARNING: "yellow"}


def say(words: str) -> None:
    """Print a line as it is; square brackets are not markup."""
    OUT.print(words, markup=False)


def count_of(number: int, thing: str) -> str:
    """Return `number` with its noun: `1 document`, `4 documents`."""
    return f"{number} {thing}" + "s" * (number != 1)


def print_json(value: object) -> None:
    """Print `value` as JSON, Welsh letters as themselves where the output can hold them all."""
    whole = str(getattr(OUT.file, "encoding", None) or "utf-8").lower().startswith("utf")
    OUT.file.write(json.dumps(value, ensure_ascii=not whole, indent=2, default=str) + "\n")


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print `rows` in columns below `headings`; the first, which names things, stays whole."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold", no_wrap=heading == headings[0])
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    OUT.print(table)


def print_problems(problems: Iterable[Problem]) -> None:
    """Print each problem on standard error: where, what, and below it the remedy."""
    for problem in problems:
        line = Text(f"{problem.severity}: ", style=_COLOUR[problem.severity])
        ERR.print(line.append(str(problem), style="default"))
        if problem.hint:
            ERR.print(Text(f"    {problem.hint}", style="dim"))


def print_error(error: DocgenError) -> None:
    """Print an error as one sentence, its problems, and what to do, which is said once."""
    problems = getattr(error, "problems", ())
    if error.message not in {problem.message for problem in problems}:
        ERR.print(Text("error: ", style="bold red").append(error.message, style="default"))
    print_problems(problems)
    if error.hint and error.hint not in {problem.hint for problem in problems}:
        ERR.print(Text(f"    {error.hint}", style="dim"))


def describe_problem(problem: Problem) -> Mapping[str, Any]:
    """Return `problem` as a program reads it; empty places are left out."""
    where = {
        name: value
        for name in ("file", "line", "column", "path", "part", "spot", "excerpt")
        if (value := getattr(problem.where, name)) not in ("", None)
    }
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "where": where,
        "message": problem.message,
        "hint": problem.hint,
    }


def describe_paths(paths: Iterable[Path]) -> list[str]:
    """Return `paths` as text."""
    return [str(path) for path in paths]

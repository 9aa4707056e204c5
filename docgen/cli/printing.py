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
from docgen.language import Language

#: Results go to standard output, everything else to standard error, so that `--json` can be piped.
OUT = Console(highlight=False, soft_wrap=True)
ERR = Console(stderr=True, highlight=False, soft_wrap=True)

#: The letters of a date: no column is narrower where it has more, and none so wide is broken.
_UNBROKEN = 10
_WELSH = {Severity.ERROR: "gwall", Severity.WARNING: "rhybudd"}
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
    """Print `rows` in columns below `headings`; the first, which names things, stays whole.

    Where the screen is too narrow for columns, each row is printed as a list of its own.
    """
    listed = list(rows)
    if not _fits(headings, listed):
        _print_entries(headings, listed)
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, width in enumerate(_widths(headings, listed)):
        unbroken = number == 0 or width <= _UNBROKEN
        table.add_column(headings[number], overflow="fold", no_wrap=unbroken)
    for row in listed:
        table.add_row(*(Text(cell) for cell in row))
    OUT.print(table)


def _fits(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> bool:
    first, *others = _widths(headings, rows)
    return first + sum(1 + min(width, _UNBROKEN) for width in others) <= OUT.width


def _widths(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    return [max(map(len, column)) for column in zip(headings, *rows, strict=True)]


def _print_entries(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    for name, *cells in rows:
        if name:  # without one the row goes on with what the row above names
            OUT.print(Text(name, style="bold"))
        for heading, cell in zip(headings[1:], cells, strict=True):
            if cell:
                say(f"  {heading}: {cell}" if heading else f"  {cell}")


def print_problems(problems: Iterable[Problem], language: Language = Language.EN) -> None:
    """Print each problem on standard error: where, what, and below it the remedy.

    `language` is the one that the problems are told in.
    """
    for problem in problems:
        line = Text(f"{_label(problem.severity, language)}: ", style=_COLOUR[problem.severity])
        ERR.print(line.append(_whole(problem, language), style="default"))
        if problem.hint:
            ERR.print(Text(f"    {problem.hint}", style="dim"))


def _label(severity: Severity, language: Language) -> str:
    return severity.value if language is Language.EN else _WELSH[severity]


def _whole(problem: Problem, language: Language) -> str:
    line = problem.where.line
    if language is Language.EN or line is None:
        return str(problem)
    return str(problem).replace(f"line {line}", f"llinell {line}", 1)


def print_error(error: DocgenError, language: Language = Language.EN) -> None:
    """Print an error as one sentence, its problems, and what to do, which is said once."""
    problems = getattr(error, "problems", ())
    if error.message not in {problem.message for problem in problems}:
        label = Text(f"{_label(Severity.ERROR, language)}: ", style=_COLOUR[Severity.ERROR])
        ERR.print(label.append(error.message, style="default"))
    print_problems(problems, language)
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

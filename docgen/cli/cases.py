"""`docgen new case` and `docgen check`: a case file to start from, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import BoardOption, JsonOption, LibraryOption
from docgen.cli.printing import (
    describe_problem,
    print_json,
    print_problems,
    print_table,
    say,
)
from docgen.engine import CaseReport, check_case, deliver, new_case, open_library

new = typer.Typer(help="Start something new.", no_args_is_help=True)


@new.callback()
def _new() -> None:
    """Start something new."""


@new.command("case")
def start_case(
    folder: Annotated[Path, typer.Argument(help="The folder to put it in.", metavar="DIR")],
    toolkit: Annotated[str, typer.Option(help="The toolkit whose fields it holds.")] = "ctm",
    library: LibraryOption = None,
) -> None:
    """Write a commented case file to fill in, with the schema that editors check it by."""
    files = new_case(open_library(*(library or ())), toolkit)
    if standing := [name for name in files if (folder / name).exists()]:
        message = f"`{standing[0]}` is already in this folder"
        raise typer.BadParameter(message, param_hint="DIR")
    for path in deliver(files, folder):
        say(str(path))


def check(
    case: Annotated[Path, typer.Argument(help="The case file.", metavar="CASE")],
    form: Annotated[
        list[str] | None, typer.Option(help="Only what this form needs. May be repeated.")
    ] = None,
    board: BoardOption = None,
    library: LibraryOption = None,
    json: JsonOption = False,
) -> None:
    """Check a case file, and say which forms can be made from it now and what the others lack."""
    report = check_case(open_library(*(library or ())), case, board=board, forms=form or ())
    if json:
        print_json(_describe(report))
        return
    print_problems(report.problems)
    print_table(
        ("form", "ready", "lacks"),
        (
            (form_id, "no" if lacking else "yes", ", ".join(p.where.path for p in lacking))
            for form_id, lacking in report.lacking.items()
        ),
    )


def _describe(report: CaseReport) -> dict[str, object]:
    return {
        "reference": report.reference,
        "problems": [describe_problem(problem) for problem in report.problems],
        "forms": {
            form_id: {
                "ready": not lacking,
                "lacking": [describe_problem(problem) for problem in lacking],
            }
            for form_id, lacking in report.lacking.items()
        },
    }

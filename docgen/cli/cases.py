"""`docgen new case` and `docgen check`: a case file to start from, and how far one has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import BoardOption, JsonOption, LibraryOption, ReviewOption
from docgen.cli.printing import print_error, print_json, print_problems, say
from docgen.cli.readiness import describe_report, print_report
from docgen.engine import (
    CaseQuestion,
    Language,
    check_case,
    deliver,
    new_case,
    open_library,
    say_error_in,
    say_in,
)
from docgen.errors import CaseError

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
        message = f"`{standing[0]}` is already in this folder: name another, or move it away"
        raise typer.BadParameter(message, param_hint="DIR")
    for path in deliver(files, folder):
        say(str(path))


def check(  # noqa: PLR0913 - each is an option that a person types
    case: Annotated[Path, typer.Argument(help="The case file.", metavar="CASE")],
    form: Annotated[
        list[str] | None, typer.Option(help="Only what this form needs. May be repeated.")
    ] = None,
    within: Annotated[
        int,
        typer.Option(help="How many days ahead a date is near.", min=0, max=3660, metavar="DAYS"),
    ] = 28,
    review: ReviewOption = None,
    ui_lang: Annotated[
        Language, typer.Option("--ui-lang", help="The language of the report: en or cy.")
    ] = Language.EN,
    board: BoardOption = None,
    library: LibraryOption = None,
    json: JsonOption = False,
) -> None:
    """Check a case file: what is wrong, what can be made, what is missing, which dates are near."""
    question = CaseQuestion(tuple(form or ()), timedelta(days=within), review)
    opened = open_library(*(library or ()))
    try:
        report = check_case(opened, case, board=board, question=question)
    except CaseError as error:
        print_error(say_error_in(opened, error, ui_lang), ui_lang)
        raise typer.Exit(error.exit_code) from None
    report = replace(report, problems=say_in(opened, report.problems, ui_lang))
    if json:
        print_json(describe_report(report, ui_lang))
        return
    print_problems(report.problems, ui_lang)
    print_report(report, ui_lang)

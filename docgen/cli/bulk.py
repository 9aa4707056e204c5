"""`docgen bulk` and `docgen recipients`: letters to many, each row accounted for."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from docgen import batch
from docgen.cli.options import (
    BoardOption,
    EngineOption,
    FormatOption,
    JsonOption,
    LibraryOption,
    TimeoutOption,
    read_formats,
    read_languages,
    read_state,
    without_word,
)
from docgen.cli.printing import (
    ERR,
    describe_paths,
    describe_problem,
    print_json,
    print_problems,
    say,
)
from docgen.engine import (
    DocgenError,
    EngineName,
    Problem,
    Settings,
    deliver_file,
    has_errors,
    open_library,
    read_case,
    sample_case,
)

_SHOWN = 20
_STOPPED = 130


app = typer.Typer(
    name="bulk",
    help="Make a letter for every row of a list: `docgen bulk FORM CASE RECIPIENTS -o OUT`.",
    cls=without_word("make"),
    no_args_is_help=True,
)
recipients = typer.Typer(name="recipients", help="Lists of recipients.", no_args_is_help=True)


@app.command("make")
def make_letters(  # noqa: PLR0913 - each is an option that a person types
    form: Annotated[str, typer.Argument(help="The form, by its id.")],
    case: Annotated[Path, typer.Argument(help="The case file.", dir_okay=False)],
    recipients_: Annotated[
        str,
        typer.Argument(
            help="A list (.xlsx, .ods, .csv, .tsv), or one within the case: family.contacts.",
            metavar="[RECIPIENTS]",
        ),
    ] = "",
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The folder for the letters; one run has one.")
    ] = Path("letters"),
    formats: FormatOption = "pdf",
    draft: Annotated[
        bool, typer.Option("--draft", help="Mark what is missing instead of refusing.")
    ] = False,
    final: Annotated[
        bool, typer.Option("--final", help="Refuse while anything is missing (the default).")
    ] = False,
    skip_invalid: Annotated[
        bool, typer.Option("--skip-invalid", help="Make the others where rows have mistakes.")
    ] = False,
    print_file: Annotated[
        bool, typer.Option("--print", help="Also one file to print, each letter on a new sheet.")
    ] = False,
    zip_file: Annotated[bool, typer.Option("--zip", help="Also all letters in one zip.")] = False,
    merge_list: Annotated[
        bool, typer.Option("--merge-list", help="Also whom each file is for, as a .csv.")
    ] = False,
    sheet: Annotated[str, typer.Option(help="The sheet of the workbook with the list.")] = "",
    encoding: Annotated[str, typer.Option(help="The encoding of a .csv, such as cp1252.")] = "",
    delimiter: Annotated[str, typer.Option(help="What stands between the cells of a .csv.")] = "",
    workers: Annotated[int, typer.Option(help="How many processes; 0 is one a core.", min=0)] = 0,
    cluster: Annotated[
        str, typer.Option(help="A Dask scheduler that does the work: tcp://host:8786.")
    ] = "",
    engine: EngineOption = EngineName.TYPST,
    timeout: TimeoutOption = 120.0,
    board: BoardOption = None,
    library: LibraryOption = None,
    json: JsonOption = False,
) -> None:
    """Make every letter; the same command goes on where a run was stopped."""
    state = read_state(blank=False, draft=draft, final=final or not draft)
    chosen = {batch.ZIP: zip_file, batch.PRINT: print_file, batch.MERGE_LIST: merge_list}
    request = batch.BulkRequest(
        form,
        case,
        recipients_,
        out,
        order=batch.Order(read_formats(formats), state, engine, timeout),
        choices=batch.Choices(sheet, encoding, delimiter),
        board=board,
        skip_invalid=skip_invalid,
        workers=workers,
        cluster=cluster,
        bundles=frozenset(name for name, wanted in chosen.items() if wanted),
    )
    summary = _send(request, library, json=json)
    _tell(summary, out, json=json)


@app.command("status")
def show_status(
    out: Annotated[Path, typer.Argument(help="The folder of the letters.", metavar="OUT")],
    json: JsonOption = False,
) -> None:
    """Say how far the run in a folder has come."""
    status = batch.read_status(out)
    if json:
        print_json({**_described(status), "failures": status.failures})
        return
    state = "finished" if status.is_finished else "not finished: the same command goes on"
    say(f"{status.form}, {status.day}: {state}")
    say(f"{status.made} of {status.files} files made, for {status.rows} rows")
    if status.skipped:
        say(f"{status.skipped} rows skipped")
    for row, why in list(status.failures.items())[:_SHOWN]:
        say(f"row {row} failed: {why}")


@recipients.command("template")
def write_list(  # noqa: PLR0913 - each is an option that a person types
    form: Annotated[str, typer.Argument(help="The form, by its id.")],
    out: Annotated[Path | None, typer.Option("-o", "--out", help="The workbook to write.")] = None,
    case: Annotated[
        Path | None, typer.Option("--case", help="The case, whose agencies are then offered.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", help="The language of the headings.")] = "en",
    board: BoardOption = None,
    library: LibraryOption = None,
) -> None:
    """Write an empty list of recipients: the right columns, choices to pick, an example row."""
    opened = open_library(*(library or ()))
    read = read_case(case or sample_case(opened), library=opened, board=board)
    language = read_languages(lang)[0]
    place = out or Path(f"{form}-recipients.xlsx")
    if place.suffix.lower() != ".xlsx":
        raise typer.BadParameter("the list is a workbook: name it `….xlsx`", param_hint="--out")
    say(str(deliver_file(place, batch.new_list(opened, form, read, language))))


def _send(
    request: batch.BulkRequest, library: Sequence[Path] | None, *, json: bool
) -> batch.Summary:
    opened = open_library(*(library or ()))
    try:
        with _progress() as tell:
            return batch.send_in_bulk(opened, request, settings=Settings(), progress=tell)
    except batch.FaultyListError as error:
        if json:
            print_json({"files": 0, "problems": [describe_problem(p) for p in error.problems]})
        else:
            _tell_faults(error, request.out)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        say("stopped; the same command goes on where it was")
        sys.exit(_STOPPED)


def _tell_faults(error: batch.FaultyListError, out: Path) -> None:
    """Show the first faults, errors before warnings, and where the rest is."""
    errors = [problem for problem in error.problems if has_errors([problem])]
    warnings = [problem for problem in error.problems if not has_errors([problem])]
    listed: list[Problem] = [*errors, *warnings]
    print_problems(listed[:_SHOWN])
    if len(listed) > _SHOWN:
        ERR.print(f"and {len(listed) - _SHOWN} more", markup=False)
    made = "nothing was made"
    if error.workbook:
        count = "1 row has" if error.rows == 1 else f"{error.rows} rows have"
        made = f"{count} mistakes, and {made}; they are in {out / batch.FAULTY_ROWS}"
    ERR.print(f"{error.message}: {made}", markup=False)
    if error.hint:
        ERR.print(error.hint, markup=False)


def _tell(summary: batch.Summary, out: Path, *, json: bool) -> None:
    if json:
        print_json(
            {
                "files": summary.files,
                "made_now": summary.made_now,
                "rows": summary.rows,
                "failed": summary.failed,
                "skipped": summary.skipped,
                "paths": describe_paths(summary.paths),
                "problems": [describe_problem(problem) for problem in summary.problems],
            }
        )
    else:
        print_problems(summary.problems[:_SHOWN])
        if len(summary.problems) > _SHOWN:
            ERR.print(f"and {len(summary.problems) - _SHOWN} more, in report.csv", markup=False)
        for path in summary.paths:
            say(str(path))
        say(_sentence(summary, out))
    if summary.failed:
        raise _failed(summary)


def _sentence(summary: batch.Summary, out: Path) -> str:
    rate = summary.made_now / max(summary.seconds, 0.001)
    parts = [f"{summary.files} files for {summary.rows} rows in {out.resolve()}"]
    if summary.made_now:
        parts.append(f"{summary.made_now} made now, {rate:,.0f} a second")
    else:
        parts.append("nothing was left to make")
    if summary.skipped:
        parts.append(f"{summary.skipped} rows skipped")
    return "; ".join(parts)


def _failed(summary: batch.Summary) -> DocgenError:
    count = "1 row" if summary.failed == 1 else f"{summary.failed} rows"
    message = f"{count} could not be made; report.csv says which and why"
    return DocgenError(message, hint="run the same command to try again")


def _described(status: batch.Status) -> dict[str, Any]:
    names = ("form", "day", "files", "made", "rows", "skipped")
    return {name: getattr(status, name) for name in names} | {"finished": status.is_finished}


@contextmanager
def _progress() -> Iterator[batch.Progress | None]:
    """Give what tells of progress: a bar with rate and time left, where somebody can see it."""
    if not ERR.is_terminal:
        yield None
        return
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=ERR, transient=True) as bar:
        task = bar.add_task("letters", total=None, rate="")

        def tell(done: int, total: int, failed: int) -> None:
            speed = bar.tasks[0].speed
            rate = f"{speed:,.0f} a second" if speed else ""
            wrong = f", {failed} failed" if failed else ""
            bar.update(task, completed=done, total=total, rate=rate + wrong)

        yield tell

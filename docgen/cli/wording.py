"""`docgen wording`: the sentences of the forms as pairs, out to a translator and back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import LibraryOption
from docgen.cli.printing import print_problems, say
from docgen.engine import deliver_file, export_wording, import_wording, open_library

app = typer.Typer(help="The wording of the forms, for a translator.", no_args_is_help=True)

FileArgument = Annotated[
    Path, typer.Argument(help="A workbook (.xlsx) or an XLIFF file (.xlf).", metavar="FILE")
]


@app.command("export")
def export(
    file: FileArgument,
    form: Annotated[list[str] | None, typer.Option(help="Only this form. May be repeated.")] = None,
    library: LibraryOption = None,
) -> None:
    """Write every sentence of the forms, English beside Welsh."""
    content = export_wording(open_library(*(library or ())), form or (), file.suffix)
    say(str(deliver_file(file, content)))


@app.command("import")
def take_back(
    file: FileArgument,
    library: LibraryOption = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="The library folder to write to; default: the top one."),
    ] = None,
) -> None:
    """Put changed sentences back into the forms' sources; then run `docgen template build`."""
    opened = open_library(*(library or ()))
    changed, problems = import_wording(opened, file)
    print_problems(problems)
    folder = (out or opened.folders.paths[0]) / "templates" / "source"
    for name, content in changed.items():
        say(str(deliver_file(folder / name, content)))
    say(f"{len(changed)} sources changed")

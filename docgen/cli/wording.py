"""`docgen wording`: the sentences of the forms as pairs, out to a translator and back."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import JsonOption, LibraryOption, choose_folder
from docgen.cli.printing import print_json, print_problems, print_table, say
from docgen.engine import (
    Settings,
    Text,
    deliver_file,
    export_wording,
    import_wording,
    open_library,
    sign_texts,
    texts_of,
)

app = typer.Typer(help="The wording of the forms, for a translator.", no_args_is_help=True)

FileArgument = Annotated[
    Path, typer.Argument(help="A workbook (.xlsx) or an XLIFF file (.xlf).", metavar="FILE")
]
OutLibrary = Annotated[
    Path | None,
    typer.Option("-o", "--out", help="The library folder to write to; default: the top one."),
]
FormsArgument = Annotated[
    list[str] | None,
    typer.Argument(help="Forms by id; none stands for the whole library.", metavar="FORM…"),
]
_REVIEWS = "data_schemas/welsh/reviews.yaml"


@app.command("export")
def export(
    file: FileArgument,
    form: Annotated[list[str] | None, typer.Option(help="Only this form. May be repeated.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Labels, choices, titles and shared words too.")
    ] = False,
    waiting: Annotated[
        bool, typer.Option("--waiting", help="Only what no person has read yet.")
    ] = False,
    library: LibraryOption = None,
) -> None:
    """Write every sentence of the forms, English beside Welsh, with where it stands."""
    opened = open_library(*(library or ()))
    content = export_wording(
        opened, form or (), file.suffix, everything=everything, waiting=waiting
    )
    say(str(deliver_file(file, content)))


@app.command("import")
def take_back(file: FileArgument, library: LibraryOption = None, out: OutLibrary = None) -> None:
    """Put changed sentences and reviews back; then run `docgen template build`."""
    opened = open_library(*(library or ()))
    changed, problems = import_wording(opened, file)
    print_problems(problems)
    folder = choose_folder(out, opened)
    for name, content in changed.items():
        say(str(deliver_file(folder / name, content)))
    say(f"{len(changed)} files changed")


@app.command("waiting")
def waiting(
    forms: FormsArgument = None,
    texts: Annotated[bool, typer.Option("--texts", help="Each text, not only how many.")] = False,
    library: LibraryOption = None,
    json: JsonOption = False,
) -> None:
    """List what awaits a person's review: texts that nobody has read since they changed."""
    opened = open_library(*(library or ()))
    found = list(texts_of(opened, forms or (), everything=not forms))
    left = [text for text in found if text.waits]
    if json:
        print_json([_described(text) for text in left])
    elif texts:
        print_table(
            ("form or file", "where", "state", "Welsh"),
            ((t.pair.form_id, t.pair.where, t.pair.status, t.pair.welsh) for t in left),
        )
    else:
        print_table(("form or file", "texts", "waiting", "without Welsh"), _counted(found))
    if not json:
        say(f"{len(left)} of {len(found)} texts await a person's review")


@app.command("sign")
def sign(
    forms: Annotated[list[str], typer.Argument(help="Forms by id.", metavar="FORM…")],
    by: Annotated[str, typer.Option("--by", help="Who has read the Welsh beside the English.")],
    on: Annotated[
        datetime | None,
        typer.Option("--on", help="The day; default: today.", formats=["%Y-%m-%d"]),
    ] = None,
    library: LibraryOption = None,
    out: OutLibrary = None,
) -> None:
    """Say that a person has read every text of these forms; undone for each text that changes."""
    opened = open_library(*(library or ()))
    day: date = on.date() if on else Settings().today()
    content, count = sign_texts(opened, forms, by, day)
    say(str(deliver_file(choose_folder(out, opened) / _REVIEWS, content)))
    say(f"{count} texts are reviewed")


def _counted(texts: list[Text]) -> list[tuple[str, ...]]:
    """Return for each form or file how many texts it has, and how many of them wait."""
    whole = Counter(text.pair.form_id for text in texts)
    left = Counter(text.pair.form_id for text in texts if text.waits)
    bare = Counter(text.pair.form_id for text in texts if text.pair.status == "missing")
    return [(name, str(whole[name]), str(left[name]), str(bare[name])) for name in whole]


def _described(text: Text) -> dict[str, str]:
    pair = text.pair
    return {
        "form": pair.form_id,
        "file": text.file,
        "where": pair.where,
        "place": pair.key,
        "english": pair.english,
        "welsh": pair.welsh,
        "state": pair.status,
        "note": pair.review.note,
    }

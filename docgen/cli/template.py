"""`docgen template`: build, check and read the Word templates."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.options import JsonOption, LibraryOption, choose_folder
from docgen.cli.printing import (
    count_of,
    describe_problem,
    print_json,
    print_problems,
    print_table,
    say,
)
from docgen.engine import (
    Field,
    Language,
    Problem,
    build_templates,
    check_templates,
    compile_template,
    deliver_file,
    has_errors,
    open_library,
    proof_words,
    restyle_template,
    template_path,
)

app = typer.Typer(help="Build, check and read Word templates.", no_args_is_help=True)

FormsArgument = Annotated[
    list[str] | None, typer.Argument(help="Forms by id; with --all, every form.", metavar="FORM…")
]
AllOption = Annotated[bool, typer.Option("--all", help="Every form of the library.")]
WhichArgument = Annotated[str, typer.Argument(help="A form's id, or a Word file.", metavar="FORM")]
BoardLook = Annotated[
    Path | None,
    typer.Option("--board", help="The board's settings, for its look; default: the library's."),
]
LanguageOption = Annotated[Language, typer.Option("--lang", help="Which of a form's two files.")]


@app.command("build")
def build(
    forms: FormsArgument = None,
    all_forms: AllOption = False,
    library: LibraryOption = None,
    board: BoardLook = None,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", help="The library folder to write to; default: the top one."),
    ] = None,
) -> None:
    """Build the Word templates of these forms, in both languages, from their sources."""
    opened = open_library(*(library or ()))
    built = build_templates(opened, _wanted(forms, all_forms), board=board)
    folder = choose_folder(out, opened)
    for name, content in built.items():
        say(str(deliver_file(folder / name, content)))


@app.command("check")
def check(
    forms: FormsArgument = None,
    all_forms: AllOption = False,
    words: Annotated[
        bool, typer.Option("--words/--no-words", help="Whether what the texts say is read too.")
    ] = True,
    library: LibraryOption = None,
    json: JsonOption = False,
) -> None:
    """Check templates: mistakes, what the two languages differ in, and the words of both.

    The words are read filled: spelling, mutation, the glossary's terms, yes and no, and what is in
    the wrong language. With --all, labels, choices and samples are read too.
    """
    opened = open_library(*(library or ()))
    wanted = _wanted(forms, all_forms)
    problems = check_templates(opened, wanted)
    if words:
        problems += proof_words(opened, wanted)
    if json:
        print_json([describe_problem(problem) for problem in problems])
    else:
        print_problems(problems)
        say(_count(problems))
    if has_errors(problems):
        raise typer.Exit(3)


@app.command("restyle")
def restyle(
    files: Annotated[
        list[Path], typer.Argument(help="Forms that were changed in Word.", metavar="FILE…")
    ],
    board: BoardLook = None,
    before: Annotated[
        Path | None,
        typer.Option("--from", help="The house style they were built in; default: the shipped."),
    ] = None,
    library: LibraryOption = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The folder to write to; default: in place.")
    ] = None,
) -> None:
    """Give forms that were changed in Word the house style of today, and keep what was changed."""
    opened = open_library(*(library or ()))
    made = [restyle_template(opened, file, board=board, before=before) for file in files]
    for file, content in zip(files, made, strict=True):
        say(str(deliver_file((out or file.parent) / file.name, content)))


@app.command("fields")
def fields(
    which: WhichArgument,
    lang: LanguageOption = Language.EN,
    library: LibraryOption = None,
    json: JsonOption = False,
) -> None:
    """List every field that a template can use, with its loops: `invitees[].name`."""
    opened = open_library(*(library or ()))
    template = compile_template(template_path(opened, which, lang))
    if json:
        print_json([field.path for field in template.fields])
        return
    print_table(
        ("field", "where"),
        ((field.path, _places(field)) for field in template.fields),
    )


@app.command("text")
def text(
    which: WhichArgument, lang: LanguageOption = Language.EN, library: LibraryOption = None
) -> None:
    """Print the wording of an unfilled template."""
    opened = open_library(*(library or ()))
    say(compile_template(template_path(opened, which, lang)).compiled.text)


def _places(field: Field) -> str:
    """Return where a field is used, without the name of the one file that all places are in."""
    places = (replace(place, file="", excerpt="") for place in field.places)
    return "; ".join(dict.fromkeys(map(str, places)))


def _wanted(forms: list[str] | None, all_forms: bool) -> tuple[str, ...]:
    """Return the forms asked for; none named stands for all, which must be said."""
    if bool(forms) == all_forms:
        raise typer.BadParameter("name forms, or say --all")
    return tuple(forms or ())


def _count(problems: tuple[Problem, ...]) -> str:
    return count_of(len(problems), "problem") if problems else "no problems"

"""The options that several commands share, each worded once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import typer
from typer.core import TyperGroup

from docgen.engine import EngineName, Language, Library, OutputFormat, State

#: What the library's folder is called within an installed program.
_INSTALLED: Final = "_library"
_Named = TypeVar("_Named", bound=StrEnum)

LibraryOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--library",
        help="A folder of your own laid over the shipped forms; its files win. May be repeated.",
        file_okay=False,
        exists=True,
    ),
]
BoardOption = Annotated[
    Path | None,
    typer.Option("--board", help="The board's settings; default: board.yaml beside the case."),
]
ReviewOption = Annotated[
    int | None,
    typer.Option("--review", help="Which of several reviews, from 1 on; else the last.", min=1),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON for a program to read.")]
OutOption = Annotated[Path, typer.Option("-o", "--out", help="The folder to write to.")]
LangOption = Annotated[
    str, typer.Option("--lang", help="Languages, with commas: en, cy.", metavar="en,cy")
]
FormatOption = Annotated[
    str, typer.Option("--format", help="File formats, with commas.", metavar="docx,pdf")
]
EngineOption = Annotated[
    EngineName, typer.Option("--engine", help="What sets the PDF; typst needs nothing else.")
]
TimeoutOption = Annotated[
    float, typer.Option("--timeout", help="Seconds that LibreOffice may take.", min=1)
]

DraftOption = Annotated[
    bool, typer.Option("--draft", help="Mark and list what is missing (the default).")
]
FinalOption = Annotated[
    bool, typer.Option("--final", help="Refuse while anything required is missing.")
]
UiLangOption = Annotated[
    Language, typer.Option("--ui-lang", help="The language of what is told: en or cy.")
]


def choose_folder(out: Path | None, library: Library) -> Path:
    """Return the library folder to write to: `out`, or the top one, if that is not the program's.

    What is written into an installed program is lost when the program is renewed.
    """
    top = library.folders.paths[0]
    if out is None and top.name == _INSTALLED:
        message = "name a folder of your own, to be used with --library: this is the program's"
        raise typer.BadParameter(message, param_hint="--out")
    return out or top


def without_word(command: str) -> type[TyperGroup]:
    """Return a group of commands of which `command` may be left out: what is no command is its."""

    class _Group(TyperGroup):
        def parse_args(self, ctx: Any, args: list[str]) -> list[str]:  # noqa: ANN401 - Typer's
            if args and args[0] not in (*self.commands, "--help"):
                args = [command, *args]
            return super().parse_args(ctx, args)

    return _Group


def read_languages(text: str) -> tuple[Language, ...]:
    """Return the languages that `--lang` names, in that order."""
    return _read_list(text, Language, "--lang")


def read_formats(text: str) -> tuple[OutputFormat, ...]:
    """Return the formats that `--format` names, in that order."""
    return _read_list(text, OutputFormat, "--format")


def read_state(*, blank: bool, draft: bool, final: bool) -> State:
    """Return the state that the three switches ask for; a draft when none is given."""
    chosen = [
        state
        for state, wanted in ((State.BLANK, blank), (State.DRAFT, draft), (State.FINAL, final))
        if wanted
    ]
    if len(chosen) > 1:
        raise typer.BadParameter("--blank, --draft and --final exclude one another")
    return chosen[0] if chosen else State.DRAFT


def _read_list(text: str, kind: type[_Named], option: str) -> tuple[_Named, ...]:
    names = [name.strip().lower() for name in text.split(",") if name.strip()]
    known = [member.value for member in kind]
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        message = f"choose from: {', '.join(known)}"
        raise typer.BadParameter(message, param_hint=option)
    return tuple(dict.fromkeys(kind(name) for name in names))

"""What a person types about a pack in; files, passwords and languages for the engine out."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import typer

from docgen.cli.options import read_languages
from docgen.engine import Enclosure, Language, read_enclosure

#: Where a password may stand besides a file and the prompt: never in an argument, which lists of
#: processes and histories of shells show.
PASSWORD_VARIABLE: Final = "DOCGEN_PACK_PASSWORD"  # noqa: S105 - the variable's name
_SHORTEST: Final = 8


def read_packs_languages(text: str) -> list[tuple[Language, ...]]:
    """Return for each pack that `--lang` asks for its languages; `both` is one pack."""
    if text.strip().lower() == "both":
        return [(Language.CY, Language.EN)]
    return [(language,) for language in read_languages(text)]


def read_files(named: Sequence[str], option: str) -> tuple[Enclosure, ...]:
    """Return the files that an option names, in order."""
    return tuple(
        read_enclosure(one, f"`{option}`, file {place}") for place, one in enumerate(named, start=1)
    )


def read_late(named: Sequence[str], numbers: Sequence[str]) -> tuple[Enclosure, ...]:
    """Return the late papers, each with its number."""
    if len(named) != len(numbers):
        raise typer.BadParameter("give a number with --as for each --add", param_hint="--as")
    return tuple(
        read_enclosure(one, f"`--add`, file {place}", number.upper())
        for place, (one, number) in enumerate(zip(named, numbers, strict=True), start=1)
    )


def read_password(file: Path | None, *, new: bool) -> str:
    """Return the password: from `file`, from the environment, or as it is typed at the prompt."""
    given = _first_line(file) if file else os.environ.get(PASSWORD_VARIABLE, "")
    if not given:
        _expect_somebody()
        given = str(typer.prompt("Password", hide_input=True, confirmation_prompt=new, err=True))
    if new and len(given) < _SHORTEST:
        message = f"a password needs at least {_SHORTEST} signs"
        raise typer.BadParameter(message, param_hint="--protect")
    return given


def _expect_somebody() -> None:
    if not sys.stdin.isatty():
        message = f"nobody is there to type it: use --password-file, or set {PASSWORD_VARIABLE}"
        raise typer.BadParameter(message, param_hint="the password")


def _first_line(file: Path) -> str:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        message = "the file cannot be read: save it as UTF-8, where you may open it"
        raise typer.BadParameter(message, param_hint="--password-file") from None
    if not lines or not lines[0]:
        raise typer.BadParameter("its first line is empty", param_hint="--password-file")
    return lines[0]

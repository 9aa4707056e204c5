"""What a person types in; a request to the engine, and words or JSON back.

Every fault of data, library or machine arrives here as a `DocgenError` and leaves as one sentence,
its remedy, and an exit code that says who must act (see `docgen.errors`). A command's module is
loaded when it is asked for: whoever binds a pack does not wait for what reads workbooks.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from typing import Final, NoReturn

import typer

from docgen.cli.printing import print_error
from docgen.errors import DocgenError

#: Every command and group of commands, in the order of the help: its module, and its name there.
_COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "forms": ("forms", "show_forms"),
    "check": ("cases", "check"),
    "make": ("make", "make_documents"),
    "demo": ("demo", "demo"),
    "bulk": ("bulk", "app"),
    "recipients": ("bulk", "recipients"),
    "packs": ("packs", "show_packs"),
    "pack": ("packs", "app"),
    "release": ("release", "app"),
    "rebuild": ("rebuild", "rebuild"),
    "diff": ("rebuild", "diff"),
    "new": ("cases", "new"),
    "template": ("template", "app"),
    "wording": ("wording", "app"),
}

_ENDED: Final = 128 + signal.SIGTERM  # as shells have it


def build_app(names: Iterable[str] = tuple(_COMMANDS)) -> typer.Typer:
    """Return the command line with the commands `names`, or all."""
    app = typer.Typer(
        name="docgen",
        help="Fills the forms of a practice review, in English and Welsh, from one case file.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_begin)
    for name in names:
        module, attribute = _COMMANDS[name]
        found = getattr(import_module(f"docgen.cli.{module}"), attribute)
        if isinstance(found, typer.Typer):
            app.add_typer(found, name=name)
        else:
            app.command(name)(found)
    return app


def _begin() -> None:
    # without it a command that is there alone would take its own name for an argument
    pass


def _tidy_up_when_ended() -> None:
    """Let what a system ends (`kill`, a shutdown) remove its temporary files, as an error would."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _leave)


def _leave(*_: object) -> NoReturn:
    sys.exit(_ENDED)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line `arguments` (default: the process's own) and exit."""
    _tidy_up_when_ended()
    given = list(sys.argv[1:] if arguments is None else arguments)
    app = build_app(given[:1] if given and given[0] in _COMMANDS else _COMMANDS)
    try:
        app(args=given)
    except DocgenError as error:
        print_error(error)
        sys.exit(error.exit_code)


def __getattr__(name: str) -> typer.Typer:
    if name == "app":
        return build_app()
    message = f"module 'docgen.cli' has no attribute '{name}'"
    raise AttributeError(message)


__all__ = ["build_app", "main"]

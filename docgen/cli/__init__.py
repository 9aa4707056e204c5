"""What a person types in; a request to the engine, and words or JSON back.

Every fault of data, library or machine arrives here as a `DocgenError` and leaves as one sentence,
its remedy, and an exit code that says who must act (see `docgen.errors`). A command's module is
loaded when it is asked for: whoever binds a pack does not wait for what reads workbooks.
"""

from __future__ import annotations

import io
import signal
import sys
import threading
from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Final, NoReturn

import typer

from docgen.cli.printing import print_error, say
from docgen.errors import DeliveryError, DocgenError

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

#: Said below the list of commands.
_EXIT_CODES: Final = (
    "Exit codes say who must act: 0 nobody, 2 whoever typed or gave the data, 3 the library's"
    " keeper, 4 whoever runs the machine, 5 whoever gave a pack's papers, 6 the owner of the folder"
    " written to, 7 whoever lets documents go out."
)

_ENDED: Final = 128 + signal.SIGTERM  # as shells have it
_INTERRUPTED: Final = 128 + signal.SIGINT


def build_app(names: Iterable[str] = tuple(_COMMANDS)) -> typer.Typer:
    """Return the command line with the commands `names`, or all."""
    app = typer.Typer(
        name="docgen",
        help="Fills the forms of a practice review, in English and Welsh, from one case file.",
        epilog=_EXIT_CODES,
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


def _tell_version(*, asked: bool) -> None:
    if asked:
        say(version("docgen"))
        raise typer.Exit


def _begin(
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            help="Say which version this is.",
            is_eager=True,
            callback=lambda asked: _tell_version(asked=asked),
        ),
    ] = False,
) -> None:
    # without it a command that is there alone would take its own name for an argument
    pass


def _write_on_any_screen() -> None:
    """Let a screen or file that has no ŵ show a question mark in its place, and not stop."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def _tidy_up_when_ended() -> None:
    """Let what a system ends (`kill`, a shutdown) remove its temporary files, as an error would."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _leave)


def _leave(*_: object) -> NoReturn:
    sys.exit(_ENDED)


def _unwritten(error: OSError) -> DocgenError:
    reason = (error.strerror or "no reason was given").lower()
    hint = "make room, close what holds files open, and give the same command again"
    return DocgenError(f"the system refuses to read or to write: {reason}", hint=hint)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line `arguments` (default: the process's own) and exit."""
    _tidy_up_when_ended()
    _write_on_any_screen()
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        build_app(given[:1] if given and given[0] in _COMMANDS else _COMMANDS)(args=given)
    except DocgenError as error:
        print_error(error)
        sys.exit(error.exit_code)
    except OSError as error:  # the screen, or the file that is in its place
        print_error(_unwritten(error))
        sys.exit(DeliveryError.exit_code)
    except KeyboardInterrupt:  # while a command's modules are loaded
        sys.exit(_INTERRUPTED)


def __getattr__(name: str) -> typer.Typer:
    if name == "app":
        return build_app()
    message = f"module 'docgen.cli' has no attribute '{name}'"
    raise AttributeError(message)


__all__ = ["build_app", "main"]

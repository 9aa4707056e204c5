"""What a person types in; a request to the engine, and words or JSON back.

Every fault of data, library or machine arrives here as a `DocgenError` and leaves as one sentence,
its remedy, and an exit code that says who must act (see `docgen.errors`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from docgen.cli import bulk, cases, demo, forms, make, packs, rebuild, release, template, wording
from docgen.cli.printing import print_error
from docgen.engine import DocgenError

app = typer.Typer(
    name="docgen",
    help="Fills the forms of a practice review, in English and Welsh, from one case file.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("forms")(forms.show_forms)
app.command("check")(cases.check)
app.command("make")(make.make_documents)
app.command("demo")(demo.demo)
app.add_typer(bulk.app, name="bulk")
app.add_typer(bulk.recipients, name="recipients")
app.command("packs")(packs.show_packs)
app.add_typer(packs.app, name="pack")
app.add_typer(release.app, name="release")
app.command("rebuild")(rebuild.rebuild)
app.command("diff")(rebuild.diff)
app.add_typer(cases.new, name="new")
app.add_typer(template.app, name="template")
app.add_typer(wording.app, name="wording")


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line `arguments` (default: the process's own) and exit."""
    try:
        app(args=None if arguments is None else list(arguments))
    except DocgenError as error:
        print_error(error)
        sys.exit(error.exit_code)


__all__ = ["app", "main"]

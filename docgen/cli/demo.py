"""`docgen demo`: every form, made from the invented cases that come with the library."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from docgen.cli.printing import print_problems, say
from docgen.engine import deliver, make_demonstration, open_library
from docgen.errors import DeliveryError


def demo(
    out: Annotated[Path, typer.Argument(help="The folder to write to.", metavar="[OUT]")] = Path(
        "docgen-demo"
    ),
) -> None:
    """Make every form from the sample cases, in both languages, as Word and as PDF."""
    if out.exists() and not out.is_dir():  # told now, and not when all is made
        raise DeliveryError(out, "file exists")
    began = perf_counter()
    made = make_demonstration(open_library())
    paths = deliver({one.name: one.content for one in made.documents}, out)
    print_problems(made.problems)
    forms = len({one.form_id for one in made.documents})
    seconds = perf_counter() - began
    say(f"{forms} forms, {len(paths)} documents in {seconds:.1f} seconds")
    say(str(out.resolve()))

"""`docgen rebuild` and `docgen diff`: a release made again, and two of them compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from docgen.cli.printing import count_of, say
from docgen.engine import deliver
from docgen.engine.releasing_changes import diff_files, diff_releases
from docgen.engine.releasing_rebuilding import rebuild_release
from docgen.engine.releasing_store import open_store
from docgen.errors import ReleaseError

# without the `-o` that releasing has for it: here that is the documents' folder
StoreOption = Annotated[
    Path, typer.Option("--store", help="The folder that holds the releases and their log.")
]


def _of(record: Path, store: Path) -> tuple[Path, str]:
    """Return the store and the id that a person means: an id, or the path of a release's folder."""
    return (record.parent, record.name) if record.is_dir() else (store, str(record))


def _is_document(named: Path) -> bool:
    return named.is_file() or named.suffix.lower() in (".docx", ".pdf")


def _expect_files(**named: Path) -> None:
    for name, path in named.items():
        if not path.is_file():
            message = "there is no such file: a Word or PDF file is compared with another one"
            raise typer.BadParameter(message, param_hint=name)


def rebuild(
    record: Annotated[
        Path, typer.Argument(help="A release by its id, or its folder.", metavar="RECORD")
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", help="The folder to write the documents to.")
    ] = Path("rebuilt"),
    store: StoreOption = Path("releases"),
) -> None:
    """Make the documents of a release again from its pinned inputs, and compare every byte."""
    folder, release = _of(record, store)
    rebuilt = rebuild_release(open_store(folder), release)
    deliver(rebuilt.documents, out)
    say(f"{count_of(len(rebuilt.documents), 'document')} in {out}")
    if rebuilt.different:
        message = f"{len(rebuilt.different)} documents are not as they were released"
        raise ReleaseError(message, hint="use the version of docgen that the record names")
    say("each is the same, byte for byte")


def diff(
    one: Annotated[Path, typer.Argument(help="A release, or a Word or PDF file.", metavar="A")],
    other: Annotated[Path, typer.Argument(help="What it is compared with.", metavar="B")],
    store: StoreOption = Path("releases"),
) -> None:
    """Tell in words what changed between two releases or two files: where, and how much."""
    if _is_document(one) or _is_document(other):
        _expect_files(A=one, B=other)
        told = diff_files(one, other)
    else:
        (folder, first), (_, second) = _of(one, store), _of(other, store)
        told = diff_releases(open_store(folder), first, second)
    for line in told:
        say(line)

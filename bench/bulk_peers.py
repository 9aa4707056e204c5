"""One peer's work in a process of its own: so many letters in; the seconds that they took out.

    python bench/bulk_peers.py WAY COUNT FOLDER

Only the making is timed: not the start of Python, nor the building of the data. LibreOffice's own
start is timed, since without it there is no PDF.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from contenders import Context, Subject, subject_of

from docgen.errors import TypesetError
from docgen.typeset import LibreOfficeEngine

FORM = "family-letter-initial"
NODE = Path(__file__).with_name("bulk_node.cjs")


def words(subject: Subject, contexts: list[Context], folder: Path) -> list[bytes]:
    """Return the Word files as docxtpl makes them, written to `folder` as well."""
    made: list[bytes] = []
    for number, context in enumerate(contexts):
        made.append(subject.docxtpl(context))
        (folder / f"{number}.docx").write_bytes(made[-1])
    return made


def by_docxtpl(subject: Subject, contexts: list[Context], folder: Path) -> None:
    """Make Word files: docxtpl's load, render, save for each."""
    words(subject, contexts, folder)


def one_start_a_file(subject: Subject, contexts: list[Context], folder: Path) -> None:
    """Make PDFs: LibreOffice is started anew for each."""
    for word in words(subject, contexts, folder):
        _set([word], folder, workers=1)


def one_start(subject: Subject, contexts: list[Context], folder: Path) -> None:
    """Make PDFs: many files a start, one LibreOffice."""
    _set(words(subject, contexts, folder), folder, workers=1)


def two_workers(subject: Subject, contexts: list[Context], folder: Path) -> None:
    """Make PDFs: many files a start, two LibreOffices at once."""
    _set(words(subject, contexts, folder), folder, workers=2)


def _set(made: list[bytes], folder: Path, *, workers: int) -> None:
    with LibreOfficeEngine(workers=workers, timeout=3600) as engine:
        for number, outcome in enumerate(engine.typeset(made)):
            if isinstance(outcome, TypesetError):
                raise outcome
            (folder / f"{number}.pdf").write_bytes(outcome.pdf)


PYTHON: dict[str, Callable[[Subject, list[Context], Path], None]] = {
    "docxtpl": by_docxtpl,
    "docxtpl+lo-each": one_start_a_file,
    "docxtpl+lo": one_start,
    "docxtpl+lo-two": two_workers,
}
NODES = ("docxtemplater", "carbone", "carbone-pdf")


def write_node_template(folder: Path, way: str) -> Path:
    """Write our letter with a peer's own tags where the values stand; return its path."""
    subject = subject_of(FORM)
    tag = "{{{}}}" if way == "docxtemplater" else "{{d.{}}}"
    (context,) = subject.contexts(1)
    case = {**context["case"], "ref": tag.format("ref")}
    person = {**context["subject"], "full_name": tag.format("name")}
    path = folder / f"{way}.docx"
    path.write_bytes(subject.word({**context, "case": case, "subject": person}))
    return path


def run_node(way: str, count: int, folder: Path, packages: Path) -> float:
    """Return the seconds that a Node peer takes for `count` letters."""
    template = write_node_template(folder, way)
    node = shutil.which("node") or "node"
    words = [node, str(NODE), way, str(template), str(count), str(folder), str(packages)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    if done.returncode:
        message = f"{way} failed: {done.stderr.strip().splitlines()[-1:]}"
        raise SystemExit(message)
    return float(json.loads(done.stdout.splitlines()[-1])["seconds"])


def main() -> None:
    """Do one peer's work and print how long it took."""
    way, count, folder, *rest = sys.argv[1:]
    place = Path(folder)
    if way in NODES:
        seconds = run_node(way, int(count), place, Path(rest[0]))
    else:
        subject = subject_of(FORM)
        contexts = subject.contexts(int(count))
        began = time.perf_counter()
        PYTHON[way](subject, contexts, place)
        seconds = time.perf_counter() - began
    print(json.dumps({"seconds": seconds}))


if __name__ == "__main__":
    main()

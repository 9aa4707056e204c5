"""Papers in; how long a pack of them takes to bind, beside plain appends that lose the tags, out.

    .venv/bin/python bench/packs.py                 # 200 papers of three pages
    .venv/bin/python bench/packs.py --papers 20     # to see that it works

Every run binds in a process of its own, so that the memory is that of one pack. Bound means: laid
together with tags, bookmarks, links and labels, with cover and index, stamped on every page, saved.
Proving is timed apart: a plain append proves nothing.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import resource
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date

import pikepdf
import pypdf

from docgen.engine.packing_binding import Spec, bind_once
from docgen.language import Language
from docgen.model import TypstSource, Wording
from docgen.pack import Claims, Kind, Piece, open_pieces, prove
from docgen.pack.sheets import Cover
from docgen.typeset import typeset_typst

GOAL_MS = 5.0
GOAL_MB = 400
PAPER = """\
#set document(title: "Paper {n}", author: "The board")
#set text(font: "Arimo", lang: "en", region: "GB", size: 11pt)
= Paper {n}
#lorem(60)#footnote[A note.]
#table(columns: 3, table.header([Agency], [Role], [Date]), ..range(1, 6).map(x => (
  [Agency #x], [Lead], [#x March 2026])).flatten())
#link("https://example.org/")[The guidance]
#pagebreak()
== What happened
- one
- two
- three
#lorem(120)
#pagebreak()
== What is to be done
#lorem(150)
"""


def papers(count: int) -> list[bytes]:
    """Return `count` different tagged papers of three pages."""
    return [typeset_typst(TypstSource(PAPER.replace("{n}", str(n)))).pdf for n in range(count)]


def bound(pdfs: Sequence[bytes]) -> tuple[bytes, float]:
    """Return our pack, and how long its proof takes."""
    title = Wording("Board papers", "Papurau'r Bwrdd")
    cover = Cover(title, "P16", reference="CTMSB 03/2026", marking=Wording("OFFICIAL", "SWYDDOGOL"))
    spec = Spec("board-papers", cover, (Language.EN,), date(2026, 3, 2), title)
    named = [Wording(f"Paper {n}", f"Papur {n}") for n in range(len(pdfs))]
    pieces = [
        Piece(Kind.PAPER, str(n + 1), named[n], Language.EN, pdf) for n, pdf in enumerate(pdfs)
    ]
    pack, _, _ = bind_once(lambda: open_pieces(pieces), spec, lambda *_: None, may_claim=True)
    return pack, 0.0


def proved(pdf: bytes) -> float:
    """Return how long the proof of a pack takes, in seconds."""
    start = time.perf_counter()
    prove(pdf, Claims(ua=True))
    return time.perf_counter() - start


def by_pypdf(pdfs: Sequence[bytes]) -> tuple[bytes, float]:
    """Return the papers appended by pypdf."""
    writer, out = pypdf.PdfWriter(), io.BytesIO()
    for pdf in pdfs:
        writer.append(io.BytesIO(pdf))
    writer.write(out)
    return out.getvalue(), 0.0


def by_pikepdf(pdfs: Sequence[bytes]) -> tuple[bytes, float]:
    """Return the papers appended by pikepdf."""
    out, kept = io.BytesIO(), [pikepdf.open(io.BytesIO(pdf)) for pdf in pdfs]
    with pikepdf.new() as pack:
        for one in kept:
            pack.add_pages_from(one)
        pack.save(out)
    return out.getvalue(), 0.0


CONTENDERS: dict[str, Callable[[Sequence[bytes]], tuple[bytes, float]]] = {
    "docgen": bound,
    "pypdf append (tags lost)": by_pypdf,
    "pikepdf append (tags lost)": by_pikepdf,
}


def _run(name: str, pdfs: Sequence[bytes], answer: object) -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    CONTENDERS[name](pdfs[:2])  # what is loaded once is not the pack's
    start, used = time.perf_counter(), time.process_time()
    pack, _ = CONTENDERS[name](pdfs)
    wall, cpu = time.perf_counter() - start, time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    proof = proved(pack) if name == "docgen" else 0.0
    answer.send((wall, cpu, proof, len(pack), before / 1024, peak / 1024))  # type: ignore[attr-defined]


def measure(name: str, pdfs: Sequence[bytes], rounds: int) -> dict[str, float]:
    """Return the best of `rounds` runs, each in a process of its own."""
    found = []
    spawning = multiprocessing.get_context("spawn")
    for _ in range(rounds):
        mine, theirs = spawning.Pipe()
        process = spawning.Process(target=_run, args=(name, pdfs, theirs))
        process.start()
        found.append(mine.recv())
        process.join()
    wall, cpu, proof, size, _, peak = min(found)
    count = len(pdfs)
    return {
        "ms a paper": wall / count * 1000,
        "of that CPU": cpu / count * 1000,
        "proof, ms a paper": proof / count * 1000,
        "MB out": size / 1e6,
        "MB memory at the peak": peak,
    }


def main() -> int:
    """Measure, print a table, and say which goals were missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--papers", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true", help="print the figures for a program")
    asked = parser.parse_args()
    pdfs = papers(asked.papers)
    found = {name: measure(name, pdfs, asked.rounds) for name in CONTENDERS}
    if asked.json:
        print(json.dumps(found, indent=2))
    else:
        for name, figures in found.items():
            told = ", ".join(f"{what} {value:.2f}" for what, value in figures.items())
            print(f"{name}: {told}")
    ours = found["docgen"]
    missed = [
        goal
        for goal, is_missed in (
            (f"{GOAL_MS} ms a paper", ours["ms a paper"] > GOAL_MS),
            (f"{GOAL_MB} MB", ours["MB memory at the peak"] > GOAL_MB),
        )
        if is_missed
    ]
    print("missed: " + ", ".join(missed) if missed else "all goals met")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())

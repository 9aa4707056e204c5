"""Letters in bulk: ours against what one would otherwise run, in one run, as ratios.

    python bench/bulk.py                 1, 100, 1,000 and 10,000 letters: half an hour and more
    python bench/bulk.py --counts 1,100  a small run, to see that it works
    python bench/bulk.py --readme        also writes the table into README.md

Ours is timed whole, as a person runs it: the start of Python, the reading and checking of the list,
the journal, the report. Of the peers only the making is timed. A peer that would take hours is
timed on a sample, which the table says.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bulk_peers import FORM, NODES

from docgen.typeset import find_soffice

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "samples" / "case.yaml"
PACKAGES = Path(__file__).with_name("package.json")
COUNTS = (1, 100, 1_000, 10_000)
#: Nobody has Python compile everything anew at each start, unless told to by the environment.
_ENV = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
BEGIN, END = "<!-- bulk: made by bench/bulk.py -->", "<!-- bulk: end -->"
#: The ways: what the table calls each, its format, and the most letters that are worth waiting for.
OURS = (("docgen, PDF", "pdf"), ("docgen, Word", "docx"))
PEERS = (
    ("docxtpl", "docxtpl, Word", "docx", 1_000),
    ("docxtemplater", "docxtemplater, Word", "docx", 1_000),
    ("carbone", "Carbone, Word", "docx", 1_000),
    ("docxtpl+lo-each", "docxtpl + LibreOffice, a start for each", "pdf", 10),
    ("docxtpl+lo", "docxtpl + LibreOffice, many a start", "pdf", 200),
    ("docxtpl+lo-two", "docxtpl + LibreOffice, two workers", "pdf", 200),
    ("carbone-pdf", "Carbone + LibreOffice", "pdf", 100),
)


@dataclass(frozen=True)
class Figure:
    """One way and one count: letters a second, megabytes at the peak, and how many were timed."""

    way: str
    format: str
    count: int
    timed: int
    rate: float
    peak_mb: float


def write_list(path: Path, letters: int) -> None:
    """Write a list that makes so many letters: a pair for each recipient, if there are two."""
    rows = max(letters // 2, 1)
    language = "both" if letters > 1 else "en"
    with path.open("w", encoding="utf-8", newline="") as stream:
        lines = csv.writer(stream)
        lines.writerow(["Reference", "Name", "Address", "Language", "relationship_of_subject"])
        for n in range(rows):
            address = f"{n} Heol Ffug\nAberenghraifft\nZZ99 1AA"
            lines.writerow([f"N{n:05}", f"Nia Rhif {n}", address, language, "son"])


def measure(command: Sequence[str]) -> tuple[float, float, str]:
    """Return the seconds and the peak megabytes of a command and all below it, and what it said."""
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, text=True, env=_ENV)
    peak = [0.0]
    done = threading.Event()
    watcher = threading.Thread(target=_watch, args=(process.pid, peak, done))
    watcher.start()
    said, _ = process.communicate()
    seconds = time.perf_counter() - began
    done.set()
    watcher.join()
    if process.returncode:
        raise RuntimeError(" ".join(command))
    return seconds, peak[0], said


def _watch(pid: int, peak: list[float], done: threading.Event) -> None:
    """Look at the memory from time to time: a process stands still while it is looked at."""
    pause = 0.1
    while not done.wait(pause):
        peak[0] = max(peak[0], sum(map(_megabytes, _family(pid))))
        pause = min(pause * 1.2, 1.0)


def _family(pid: int) -> Iterator[int]:
    """Return a process and all below it."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _megabytes(pid: int) -> float:
    """Return a process's memory, what it shares counted in part (Linux's PSS)."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    found = (line.split()[1] for line in lines if line.startswith("Pss:"))
    return int(next(found, "0")) / 1024


def ours(way: str, ending: str, count: int, folder: Path) -> Figure:
    """Measure `docgen bulk`."""
    path = folder / "list.csv"
    write_list(path, count)
    command = [sys.executable, "-m", "docgen", "bulk", FORM, str(CASE), str(path)]
    seconds, peak, _ = measure([*command, "-o", str(folder / "out"), "--format", ending])
    made = len(list((folder / "out").glob(f"*.{ending}")))
    return Figure(way, ending, count, made, made / seconds, peak)


def peer(entry: tuple[str, str, str, int], count: int, folder: Path, packages: str) -> Figure:
    """Measure one of the others."""
    way, name, ending, most = entry
    timed = min(count, most)
    script = str(Path(__file__).with_name("bulk_peers.py"))
    _, peak, said = measure([sys.executable, script, way, str(timed), str(folder), packages])
    seconds = float(json.loads(said.splitlines()[-1])["seconds"])
    return Figure(name, ending, count, timed, timed / seconds, peak)


def install_node(folder: Path) -> str:
    """Return where the peers of `package.json` are installed; where they are not, say why."""
    npm = shutil.which("npm")
    if npm is None:
        print("docxtemplater, Carbone: skipped, Node is missing", file=sys.stderr)
        return ""
    shutil.copy(PACKAGES, folder)
    words = [npm, "install", "--silent", "--no-audit", "--no-fund"]
    if subprocess.run(words, cwd=folder, check=False).returncode:
        print("docxtemplater, Carbone: skipped, npm cannot install them", file=sys.stderr)
        return ""
    return str(folder)


def can_run(entry: tuple[str, str, str, int], packages: str) -> bool:
    """Return whether this machine has what a peer needs."""
    needs_office = entry[2] == "pdf"
    if needs_office and find_soffice() is None:
        return False
    return bool(packages) or entry[0] not in NODES


def figures(counts: Sequence[int], packages: str) -> Iterator[Figure]:
    """Measure every way at every count."""
    for count in counts:
        for way, ending in OURS:
            with tempfile.TemporaryDirectory() as folder:
                yield ours(way, ending, count, Path(folder))
        for entry in PEERS:
            if can_run(entry, packages):
                with tempfile.TemporaryDirectory() as folder, told_if_it_cannot(entry[1]):
                    yield peer(entry, count, Path(folder), packages)


@contextmanager
def told_if_it_cannot(way: str) -> Iterator[None]:
    """Go on without a peer that this machine cannot run: Carbone's PDF needs LibreOffice's uno."""
    try:
        yield
    except RuntimeError:
        print(f"{way}: cannot be run here", file=sys.stderr)


def table(found: Sequence[Figure]) -> str:
    """Return the figures as a table in Markdown, with ours by the best peer of its format."""
    counts = sorted({figure.count for figure in found})
    lines = [
        "| letters a second (memory) | " + " | ".join(f"{count:,}" for count in counts) + " |",
        "|---|" + "---:|" * len(counts),
    ]
    for way in dict.fromkeys(figure.way for figure in found):
        cells = [_cell(found, way, count) for count in counts]
        lines.append(f"| {way} | " + " | ".join(cells) + " |")
    for way, ending in OURS:
        cells = [_ratio(found, way, ending, count) for count in counts]
        lines.append(f"| **{way}, by the best of the others** | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(found: Sequence[Figure], way: str, count: int) -> str:
    one = next((f for f in found if (f.way, f.count) == (way, count)), None)
    if one is None:
        return ""
    about = "≈ " if one.timed < count else ""
    return f"{about}{one.rate:,.1f} ({one.peak_mb:,.0f} MB)"


def _times(ratio: float) -> str:
    return f"**{ratio:,.0f} ×**" if ratio >= 10 else f"**{ratio:.1f} ×**"


def _ratio(found: Sequence[Figure], way: str, ending: str, count: int) -> str:
    own = next(f.rate for f in found if (f.way, f.count) == (way, count))
    names = {name for name, _ in OURS}
    others = [
        f.rate for f in found if f.way not in names and (f.format, f.count) == (ending, count)
    ]
    return _times(own / max(others)) if others else ""


def write_readme(text: str) -> None:
    """Put the table between its marks in README.md."""
    path = ROOT / "README.md"
    before, begin, rest = path.read_text("utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SystemExit("README.md lacks the lines between which the table stands")
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--counts", default=",".join(map(str, COUNTS)))
    parser.add_argument("--readme", action="store_true")
    parser.add_argument("--without-node", action="store_true")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    counts = [int(word) for word in options.counts.split(",")]
    with tempfile.TemporaryDirectory() as folder:
        packages = "" if options.without_node else install_node(Path(folder))
        found = []
        for figure in figures(counts, packages):
            print(figure, file=sys.stderr, flush=True)
            found.append(figure)
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    print(table(found))
    print(f"\n{os.cpu_count()} cores; load at the end {load:.1f}; ≈ by a sample")
    if options.readme:
        write_readme(table(found))
    if options.json:
        options.json.write_text(json.dumps([vars(f) for f in found], indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()

"""One run in; how fast documents are made, as ratios against docxtpl and LibreOffice, out.

    python bench/speed.py            all of it: some minutes
    python bench/speed.py --quick    a small run, to see that it works; its figures mean little

Contenders take turns, round after round, and each ratio is the median of the rounds' ratios: a
busy moment of the machine then spoils one round and not one side.
"""

from __future__ import annotations

import argparse
import json
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from contenders import (
    Subject,
    TypstAlone,
    endless_pdfs,
    libreoffice_batch,
    subject_of,
)

from docgen.typeset import LibreOfficeEngine, find_soffice

FORMS = ("family-letter-initial", "recommendation-to-chair")
GOALS = {  # ratios that must be reached, by form
    "word": {"family-letter-initial": 50.0, "recommendation-to-chair": 30.0},
    "pdf": {"family-letter-initial": 25.0, "recommendation-to-chair": 10.0},
}
MOST_BEYOND_TYPST = 0.30
TYPST = TypstAlone()


@dataclass(frozen=True)
class Size:
    """How much is measured: documents of each contender in a round, and how many rounds."""

    rounds: int = 7
    words: int = 200
    docxtpl: int = 20
    pdfs: int = 60
    few: int = 8
    many: int = 48
    memory: int = 5000


QUICK = Size(rounds=2, words=20, docxtpl=3, pdfs=8, few=2, many=6, memory=60)


@dataclass(frozen=True)
class Row:
    """One form's figures: milliseconds for each document, ratios, megabytes."""

    form: str
    pages: int
    word_ms: float
    docxtpl_ms: float
    word_ratio: float
    pdf_ms: float
    typst_ms: float
    beyond_typst: float
    libreoffice_ms: float | None
    libreoffice_start_ms: float | None
    pdf_ratio: float | None
    memory_early_mb: float
    memory_late_mb: float
    memory_peak_mb: float


def main() -> int:
    """Measure, print, and return 1 where a goal is missed."""
    options = _options()
    if options.memory:
        return _memory_child(options.memory, options.count)
    size = QUICK if options.quick else Size()
    rows = [_measure(subject_of(form), size) for form in FORMS]
    print(_table(rows))
    print(_machine())
    if options.json:
        Path(options.json).write_text(json.dumps(_record(rows, size), indent=1), "utf-8")
    missed = [line for row in rows for line in _missed(row)]
    print("\n".join(missed) or "every goal is reached")
    return 1 if missed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a small run, to see that it works")
    parser.add_argument("--json", metavar="FILE", help="write the figures there too")
    parser.add_argument("--memory", metavar="FORM", help=argparse.SUPPRESS)
    parser.add_argument("--count", type=int, default=0, help=argparse.SUPPRESS)
    return parser.parse_args()


def _measure(subject: Subject, size: Size) -> Row:
    _warm(subject)
    rounds = [_round(subject, size) for _ in range(size.rounds)]
    office = _libreoffice(subject, size)
    early, late, peak = _memory(subject, size)

    def middle(pick: Callable[[dict[str, float]], float]) -> float:
        return statistics.median(pick(one) for one in rounds)

    return Row(
        form=subject.form_id,
        pages=_pages(subject.pdf(subject.contexts(1)[0])),
        word_ms=middle(lambda one: one["word"]),
        docxtpl_ms=middle(lambda one: one["docxtpl"]),
        word_ratio=middle(lambda one: one["docxtpl"] / one["word"]),
        pdf_ms=middle(lambda one: one["pdf"]),
        typst_ms=middle(lambda one: one["typst"]),
        beyond_typst=middle(lambda one: 1 - one["typst"] / one["pdf"]),
        libreoffice_ms=office and office[0],
        libreoffice_start_ms=office and office[1],
        pdf_ratio=office and middle(lambda one: (one["docxtpl"] + office[0]) / one["pdf"]),
        memory_early_mb=early,
        memory_late_mb=late,
        memory_peak_mb=peak,
    )


def _warm(subject: Subject) -> None:
    for context in subject.contexts(5):
        subject.word(context)
        subject.pdf(context)
    subject.docxtpl(subject.contexts(1)[0])
    for context in subject.contexts(5):
        TYPST.set(TYPST.lay_ready(subject.source(context)))


def _round(subject: Subject, size: Size) -> dict[str, float]:
    """Return each contender's milliseconds for a document in one round."""
    ready = [TYPST.lay_ready(subject.source(one)) for one in subject.contexts(size.pdfs)]
    return {
        "word": _time(subject.word, subject.contexts(size.words)),
        "docxtpl": _time(subject.docxtpl, subject.contexts(size.docxtpl)),
        "pdf": _time(subject.pdf, subject.contexts(size.pdfs)),
        "typst": _time(TYPST.set, ready),
    }


def _time(make: Callable[[Any], object], inputs: list[Any]) -> float:
    start = time.perf_counter()
    for one in inputs:
        make(one)
    return (time.perf_counter() - start) * 1000 / len(inputs)


def _libreoffice(subject: Subject, size: Size) -> tuple[float, float] | None:
    """Return the milliseconds that one more file costs in a start, and those of a start.

    LibreOffice is given the best case: the start itself is not counted against it.
    """
    if find_soffice() is None:
        return None
    words = [subject.word(context) for context in subject.contexts(size.many)]
    with LibreOfficeEngine() as engine:
        libreoffice_batch(engine, words[: size.few])
        slopes, starts = [], []
        for _ in range(max(2, size.rounds // 2)):
            few = _batch_ms(engine, words[: size.few])
            many = _batch_ms(engine, words)
            slopes.append((many - few) / (size.many - size.few))
            starts.append(few - slopes[-1] * size.few)
    return statistics.median(slopes), statistics.median(starts)


def _batch_ms(engine: LibreOfficeEngine, words: list[bytes]) -> float:
    start = time.perf_counter()
    libreoffice_batch(engine, words)
    return (time.perf_counter() - start) * 1000


def _memory(subject: Subject, size: Size) -> tuple[float, float, float]:
    """Return megabytes after a tenth of the documents, after all, and at the peak."""
    command = [sys.executable, __file__, "--memory", subject.form_id, "--count", str(size.memory)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    early, late, peak = json.loads(run.stdout)
    return early, late, peak


def _memory_child(form: str, count: int) -> int:
    early = 0.0
    for number, _ in enumerate(endless_pdfs(subject_of(form)), 1):
        if number == count // 10:
            early = _resident_mb()
        if number == count:
            break
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([early, _resident_mb(), peak]))
    return 0


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() / 1024 / 1024


def _pages(pdf: bytes) -> int:
    return pdf.count(b"/Type/Page/") + pdf.count(b"/Type/Page\n") + pdf.count(b"/Type/Page>")


def _missed(row: Row) -> Iterable[str]:
    if row.word_ratio < GOALS["word"][row.form]:
        yield f"MISSED: {row.form}: Word {row.word_ratio:.0f}x, wanted {GOALS['word'][row.form]:g}x"
    if row.pdf_ratio is not None and row.pdf_ratio < GOALS["pdf"][row.form]:
        yield f"MISSED: {row.form}: PDF {row.pdf_ratio:.0f}x, wanted {GOALS['pdf'][row.form]:g}x"
    if row.beyond_typst > MOST_BEYOND_TYPST:
        yield f"MISSED: {row.form}: {row.beyond_typst:.0%} of a PDF's time is beyond Typst"
    if row.memory_late_mb > row.memory_early_mb * 1.1:
        yield f"MISSED: {row.form}: memory grows"


def _table(rows: Iterable[Row]) -> str:
    head = (
        "| form | pages | Word, ms | docxtpl, ms | **Word, times faster** | PDF, ms "
        "| of that Typst, ms | beyond Typst | docxtpl + LibreOffice, ms | **PDF, times faster** "
        "| memory after a tenth / all / peak, MB |"
    )
    return "\n".join([head, "|---" * 11 + "|", *map(_line, rows)])


def _line(row: Row) -> str:
    office = row.libreoffice_ms
    both = "–" if office is None else f"{row.docxtpl_ms:.1f} + {office:.1f}"
    ratio = "–" if row.pdf_ratio is None else f"{row.pdf_ratio:.0f}"
    cells = [
        *(row.form, str(row.pages), f"{row.word_ms:.2f}", f"{row.docxtpl_ms:.1f}"),
        *(f"**{row.word_ratio:.0f}**", f"{row.pdf_ms:.2f}", f"{row.typst_ms:.2f}"),
        *(f"{row.beyond_typst:.0%}", both, f"**{ratio}**"),
        f"{row.memory_early_mb:.0f} / {row.memory_late_mb:.0f} / {row.memory_peak_mb:.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def _record(rows: Iterable[Row], size: Size) -> dict[str, Any]:
    return {"machine": _machine(), "size": asdict(size), "rows": [asdict(row) for row in rows]}


def _machine() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("typst", "docxtpl", "jinja2"))
    return f"Python {platform.python_version()}, {platform.machine()}, {packages}"


if __name__ == "__main__":
    sys.exit(main())

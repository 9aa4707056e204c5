"""A report of 60 pages and a case with 50 people in; how long the gate takes to check it, out.

    .venv/bin/python bench/release.py                       # 60 pages, 50 people
    .venv/bin/python bench/release.py --pages 5 --runs 1    # to see that it works

The report is made of the texts of the sample report, as PDF and as Word. Checked means: read whole,
searched for everybody, weighed for clues, looked through for what hides in a file. Making ready
means: the case read, and everything that is looked for laid out, once for all documents.
"""

from __future__ import annotations

import argparse
import io
import resource
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import docx
import pikepdf
import yaml

import docgen
from docgen.engine.releasing_known import find_audience, open_gate
from docgen.model import TypstSource
from docgen.release import Gate, Paper
from docgen.typeset import typeset_typst

ROOT = Path(__file__).resolve().parent.parent
CASE = ROOT / "samples" / "child-looked-after-died.yaml"
GOAL_SECONDS = 2.0
FIRST = ["Alys", "Bedwyr", "Catrin", "Dewi", "Elin", "Ffion", "Gethin", "Heledd", "Ifor", "Lowri"]
LAST = ["Ddychmygol", "Ffug", "Llunbren", "Enghraifft", "Prawf"]
PAGE = '#set document(title: "R", author: "B")\n#set text(font: "Arimo", lang: "en", size: 11pt)\n'


def paragraphs() -> list[str]:
    """Return the paragraphs of the sample report in English, without its headings and lists."""
    texts = (path.read_text("utf-8") for path in sorted((ROOT / "samples/report/en").glob("*.md")))
    found = [part.replace("\n", " ") for text in texts for part in text.split("\n\n")]
    return [one for one in found if one[:1].isalpha() and len(one) > 100]


def report_pdf(pages: int) -> bytes:
    """Return a PDF of so many pages, of a sheetful of text each."""
    texts = paragraphs()
    words = [f"#{quoted(texts[n % len(texts)])};" for n in range(pages * 5)]
    sheets = ["\n\n".join(words[n : n + 5]) for n in range(0, len(words), 5)]
    return typeset_typst(TypstSource(PAGE + "\n#pagebreak()\n".join(sheets))).pdf


def quoted(text: str) -> str:
    """Return `text` between quotation marks, as Typst reads it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def report_word(pages: int) -> bytes:
    """Return a Word file of the same texts."""
    texts, made = paragraphs(), docx.Document()
    for number in range(pages * 5):
        made.add_paragraph(texts[number % len(texts)])
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def case_of(people: int, folder: Path) -> Path:
    """Write a case with so many people in all, each with an address and a telephone."""
    data: dict[str, Any] = yaml.safe_load(CASE.read_text("utf-8"))
    own = data["people"]
    for number in range(people - len(own) - 1):  # the subject is one of them
        name = f"{FIRST[number % len(FIRST)]} {LAST[number // len(FIRST) % len(LAST)]}"
        address = f"{number + 1} Heol Ffug\nAberenghraifft\nZZ99 1AA"
        own[f"person-{number}"] = {
            "name": name,
            "address": address,
            "phone": f"01632 960{number:03}",
        }
    data.pop("report", None)  # its texts are files, and are the report already
    (folder / "case.yaml").write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
    (folder / "board.yaml").write_bytes((ROOT / "samples/board.yaml").read_bytes())
    return folder / "case.yaml"


def gate_of(people: int) -> tuple[Gate, float]:
    """Return the gate before the public for such a case, and the seconds that it took."""
    with tempfile.TemporaryDirectory() as folder:
        path = case_of(people, Path(folder))
        began = time.perf_counter()
        library = docgen.open_library()
        case = docgen.read_case(path, library=library)
        gate = open_gate(library, case, find_audience(library, "published"))
        gate.search_for(Paper("x", "x", b""))
        return gate, time.perf_counter() - began


def checked(gate: Gate, content: bytes) -> tuple[float, int]:
    """Return how many seconds one check takes, and how much it finds."""
    paper = Paper("report", "report", content)
    began = time.perf_counter()
    found = sum(1 for _ in gate.check(paper, gate.read(paper)))
    return time.perf_counter() - began, found


def main() -> None:
    """Measure, and say it."""
    words = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name, usual in (("pages", 60), ("people", 50), ("runs", 5)):
        words.add_argument(f"--{name}", type=int, default=usual)
    asked = words.parse_args()
    gate, ready = gate_of(asked.people)
    facts = len({fact.path for fact in gate.known.facts})
    print(f"made ready for {asked.people} people, {facts} facts: {ready:.2f} s")
    for kind, content in (("PDF", report_pdf(asked.pages)), ("Word", report_word(asked.pages))):
        runs = [checked(gate, content) for _ in range(asked.runs)]
        first, usual = runs[0][0], statistics.median(took for took, _ in runs)
        told = f"{kind}, {asked.pages} pages, {len(content) // 1024} KB: {runs[0][1]} findings"
        verdict = "within" if first <= GOAL_SECONDS else "NOT within"
        print(f"{told}; first {first:.2f} s, usual {usual:.2f} s: {verdict} {GOAL_SECONDS} s")
    with pikepdf.open(io.BytesIO(report_pdf(asked.pages))) as pdf:
        assert len(pdf.pages) == asked.pages
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")


if __name__ == "__main__":
    main()

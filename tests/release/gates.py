"""The gate of the sample case, made once, and what it says of a text or a file."""

from __future__ import annotations

from functools import cache

from conftest import ROOT

import docgen
from docgen.engine.releasing_known import find_audience, open_gate
from docgen.release import Finding, Gate, Paper, Passage, Reading, Sort


@cache
def gate_for(audience: str, sample: str = "case") -> Gate:
    """Return the gate of `audience` for a sample case."""
    library = docgen.open_library()
    case = docgen.read_case(ROOT / "samples" / f"{sample}.yaml", library=library)
    return open_gate(library, case, find_audience(library, audience))


def said(
    text: str, *, audience: str = "published", card: str = "", addressee: str = ""
) -> list[Finding]:
    """Return what the gate finds in `text`, each line of which is a paragraph."""
    paper = Paper("file.docx", "file", b"", card=card, addressee=addressee)
    lines = enumerate(text.split("\n"), start=1)
    reading = Reading(
        "file", "docx", tuple(Passage(one, "body", f"paragraph {n}") for n, one in lines)
    )
    return list(gate_for(audience).search_for(paper).search(reading))


def weights(text: str, **how: str) -> set[str]:
    """Return the weights of what is found in `text`, leaving out what is only a signal."""
    return {one.weight.value for one in said(text, **how)} - {"signal"}


def labels_said(text: str) -> list[Finding]:
    """Return what the gate finds in a label, such as a bookmark."""
    reading = Reading("file", "docx", (Passage(text, "body", "bookmark", Sort.LABEL),))
    return list(gate_for("published").search_for(Paper("", "", b"")).search(reading))


def checked(content: bytes, audience: str = "published") -> list[Finding]:
    """Return everything that the gate says of a file."""
    paper = Paper("file.docx", "file", content)
    gate = gate_for(audience)
    return list(gate.check(paper, gate.read(paper)))

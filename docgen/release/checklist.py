"""What was checked in; the one page that a second person has before them, as Typst source, out.

Findings that were decided on stand each with its decision; all others are counted by their kind.
The page holds no word of the documents: it says where to look.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.model import TypstSource
from docgen.release.findings import Finding
from docgen.release.passages import Weight

_MOST_DECIDED = 9
_MOST_KINDS = 17
_MOST_DOCUMENTS = 6
_PAGE = """\
#set page(width: 595.276pt, height: 841.89pt, margin: (x: 48pt, top: 44pt, bottom: 40pt))
#set text(font: ("Arimo", "DejaVu Sans Mono"), size: 9pt, hyphenate: false)
#set text(lang: "en", region: "GB")
#set par(leading: 0.5em, spacing: 0.7em)
#show heading.where(level: 1): set text(size: 16pt, fill: rgb("#12495E"))
#show heading.where(level: 2): set text(size: 11pt, fill: rgb("#12495E"))
#show heading: set block(above: 0.9em, below: 0.5em)
#set table(stroke: 0.5pt + rgb("#8A979E"), inset: 3.5pt)
"""
_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): " ", ord("\t"): " "}
_DROPPED = {code: None for code in range(32) if code not in (9, 10)}


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the page says besides the findings: `documents` by name with their hash."""

    release: str
    audience: str
    board: str
    proposed_by: str
    proposed_at: str
    documents: Mapping[str, str]
    log_before: str = ""
    accepted: Mapping[str, str] = field(default_factory=dict, repr=False)
    second_person: bool = True


def write_checklist(checklist: Checklist, findings: Sequence[Finding]) -> TypstSource:
    """Return the page for `findings`; raise nothing, whatever is in the texts."""
    title = f"Release checklist {checklist.release}"
    lines = [
        f"#set document(title: {_quote(title)}, author: {_quote(checklist.board)})",
        _PAGE,
        f"#heading(level: 1)[#{_quote(title)};]",
        _facts(checklist),
        "#heading(level: 2)[Documents]",
        _documents(checklist.documents),
        "#heading(level: 2)[Decided on by whoever proposes]",
        _decided(checklist, findings),
        "#heading(level: 2)[Found and told]",
        _told(checklist, findings),
        "#heading(level: 2)[Look at before you confirm]",
        *(f"- #{_quote(one)};" for one in _TASKS),
        *_signature(checklist),
    ]
    return TypstSource("\n".join(lines))


_TASKS = (
    "Open each document and read it once as the family's neighbour would.",
    "Look at every picture: what a picture shows is not read by a program.",
    "Agree or disagree with each decision above, and with its reason.",
    "See that both languages say the same, and go to the same people on the same day.",
)


def _quote(text: str) -> str:
    shown = "".join(one if ord(one) < 0x250 or one in "‘’“”–—…•" else "□" for one in text)
    return f'"{shown.translate(_DROPPED).translate(_ESCAPES)}"'


def _facts(checklist: Checklist) -> str:
    proposed = f"Proposed by {checklist.proposed_by} on {checklist.proposed_at}."
    told = f"For: {checklist.audience}. {proposed}"
    before = f"The log ended with {checklist.log_before}." if checklist.log_before else ""
    return f"#{_quote(told)};\n\n#{_quote(before)};\n"


def _documents(documents: Mapping[str, str]) -> str:
    rows = [(name, hash_[:16]) for name, hash_ in list(documents.items())[:_MOST_DOCUMENTS]]
    if len(documents) > _MOST_DOCUMENTS:
        rows.append((f"and {len(documents) - _MOST_DOCUMENTS} more, all on the record", ""))
    return _table(("1fr", "auto"), ("File", "Begins its SHA-256"), rows)


def _decided(checklist: Checklist, findings: Sequence[Finding]) -> str:
    decided = [one for one in findings if one.id in checklist.accepted]
    rows = [
        (f"{one.code} ({one.weight})", _short(one.place), _short(checklist.accepted[one.id]))
        for one in decided[:_MOST_DECIDED]
    ]
    if len(decided) > _MOST_DECIDED:
        rows.append((f"and {len(decided) - _MOST_DECIDED} more", "on the record", ""))
    if not rows:
        return "Nothing refused these documents.\n"
    return _table(("auto", "1fr", "1fr"), ("Finding", "Where", "Decision"), rows)


def _told(checklist: Checklist, findings: Sequence[Finding]) -> str:
    others = [one for one in findings if one.id not in checklist.accepted]
    counts = Counter((one.code, one.weight) for one in others)
    order = list(Weight)
    kinds = sorted(counts, key=lambda kind: (order.index(kind[1]), -counts[kind], kind[0]))
    rows = [_kind(kind, counts[kind], others) for kind in kinds[:_MOST_KINDS]]
    if len(kinds) > _MOST_KINDS:
        rows.append((f"and {len(kinds) - _MOST_KINDS} more kinds", "", "on the record"))
    if not rows:
        return "Nothing.\n"
    return _table(("auto", "auto", "1fr"), ("Kind", "How many", "The first of them"), rows)


def _kind(
    kind: tuple[str, Weight], count: int, findings: Sequence[Finding]
) -> tuple[str, str, str]:
    first = next(one for one in findings if (one.code, one.weight) == kind)
    where = f"{first.place}: {first.message}" if first.place else first.message
    return f"{kind[0]} ({kind[1]})", str(count), _short(where)


def _short(text: str, most: int = 110) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _signature(checklist: Checklist) -> Iterator[str]:
    if checklist.second_person:
        yield "#v(6pt)"
        name, day = (f"#box(width: {wide}pt, repeat[.])" for wide in (200, 110))
        yield f"Confirmed on the record by: {name} on {day}"


def _table(columns: Sequence[str], head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    header = ", ".join(f"[*#{_quote(one)};*]" for one in head)
    cells = ",\n".join(", ".join(f"[#{_quote(one)};]" for one in row) for row in rows)
    return f"#table(columns: ({', '.join(columns)}), table.header({header}),\n{cells})\n"

"""What was checked in; the one page that a second person has before them, as Typst source, out.

Findings that were decided on stand each with its decision; all others are counted by their kind.
The page holds no word of the documents: it says where to look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.language import Language
from docgen.model import TypstSource
from docgen.release.findings import Finding
from docgen.release.passages import Weight

_MOST_DECIDED = 9
_MOST_KINDS = 17
_MOST_DOCUMENTS = 6
_PAGE = """\
#set page(width: 595.276pt, height: 841.89pt, margin: (x: 48pt, top: 44pt, bottom: 40pt))
#set text(font: ("Arimo", "DejaVu Sans Mono"), size: 9pt, hyphenate: false)
#set par(leading: 0.5em, spacing: 0.7em)
#show heading.where(level: 1): set text(size: 16pt, fill: rgb("#12495E"))
#show heading.where(level: 2): set text(size: 11pt, fill: rgb("#12495E"))
#show heading: set block(above: 0.9em, below: 0.5em)
#set table(stroke: 0.5pt + rgb("#8A979E"), inset: 3.5pt)
"""
_SHOWN = frozenset("‘’“”–—…•")
_ESCAPES = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): " ", ord("\t"): " "}
_DROPPED = {code: None for code in range(32) if code not in (9, 10)}


_LINES = {"name": 200, "day": 110}
_TASKS = ("task_read", "task_pictures", "task_decisions", "task_pair")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The page's own words in one language by their names, and how it words a finding."""

    language: Language
    words: Mapping[str, str] = field(repr=False)
    weight: Callable[[Finding], str] = field(repr=False)
    place: Callable[[Finding], str] = field(repr=False)
    message: Callable[[Finding], str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Checklist:
    """What the page says besides the findings: `documents` by name with their hash."""

    release: str
    audience: str
    board: str
    proposed_by: str
    proposed_at: str
    documents: Mapping[str, str]
    sentences: Sentences
    log_before: str = ""
    accepted: Mapping[str, str] = field(default_factory=dict, repr=False)
    second_person: bool = True

    def word(self, name: str, **values: object) -> str:
        """Return one of the page's own sentences, with `values` in it."""
        return self.sentences.words[name].format(**values)


def write_checklist(checklist: Checklist, findings: Sequence[Finding]) -> TypstSource:
    """Return the page for `findings`; raise nothing, whatever is in the texts."""
    word = checklist.word
    title = word("title", release=checklist.release)
    lines = [
        f"#set document(title: {_quote(title)}, author: {_quote(checklist.board)})",
        f'#set text(lang: "{checklist.sentences.language}", region: "GB")',
        _PAGE,
        f"#heading(level: 1)[#{_quote(title)};]",
        _facts(checklist),
        _heading(word("documents")),
        _documents(checklist),
        _heading(word("decided")),
        _decided(checklist, findings),
        _heading(word("told")),
        _told(checklist, findings),
        _heading(word("tasks")),
        *(f"- #{_quote(word(one))};" for one in _TASKS),
        *_signature(checklist),
    ]
    return TypstSource("\n".join(lines))


def _heading(text: str) -> str:
    return f"#heading(level: 2)[#{_quote(text)};]"


def _quote(text: str) -> str:
    shown = "".join(one if ord(one) < 0x250 or one in _SHOWN else "□" for one in text)
    return f'"{shown.translate(_DROPPED).translate(_ESCAPES)}"'


def _facts(checklist: Checklist) -> str:
    told = checklist.word(
        "facts",
        audience=checklist.audience,
        by=checklist.proposed_by,
        at=checklist.proposed_at,
    )
    log = checklist.word("log", hash=checklist.log_before) if checklist.log_before else ""
    return f"#{_quote(told)};\n\n#{_quote(log)};\n"


def _documents(checklist: Checklist) -> str:
    documents = checklist.documents
    rows = [(name, hash_[:16]) for name, hash_ in list(documents.items())[:_MOST_DOCUMENTS]]
    if len(documents) > _MOST_DOCUMENTS:
        rows.append((checklist.word("more_files", n=len(documents) - _MOST_DOCUMENTS), ""))
    return _table(("1fr", "auto"), (checklist.word("file"), checklist.word("hash")), rows)


def _decided(checklist: Checklist, findings: Sequence[Finding]) -> str:
    word, say = checklist.word, checklist.sentences
    decided = [one for one in findings if one.id in checklist.accepted]
    rows = [
        (_kind(say, one), _short(say.place(one)), _short(checklist.accepted[one.id]))
        for one in decided[:_MOST_DECIDED]
    ]
    if len(decided) > _MOST_DECIDED:
        rows.append((word("more_decided", n=len(decided) - _MOST_DECIDED), word("on_record"), ""))
    if not rows:
        return f"#{_quote(word('none_decided'))};\n"
    head = (word("finding"), word("where"), word("decision"))
    return _table(("auto", "1fr", "1fr"), head, rows)


def _told(checklist: Checklist, findings: Sequence[Finding]) -> str:
    word, say = checklist.word, checklist.sentences
    kinds: dict[tuple[str, Weight], list[Finding]] = {}
    for one in findings:
        if one.id not in checklist.accepted:
            kinds.setdefault((one.code, one.weight), []).append(one)
    order = list(Weight)
    ranked = sorted(kinds.items(), key=lambda k: (order.index(k[0][1]), -len(k[1]), k[0][0]))
    rows = [
        (_kind(say, all_[0]), str(len(all_)), _short(_first(say, all_[0])))
        for _, all_ in ranked[:_MOST_KINDS]
    ]
    if len(kinds) > _MOST_KINDS:
        rows.append((word("more_kinds", n=len(kinds) - _MOST_KINDS), "", word("on_record")))
    if not rows:
        return f"#{_quote(word('none_told'))};\n"
    head = (word("kind"), word("count"), word("first"))
    return _table(("auto", "auto", "1fr"), head, rows)


def _kind(say: Sentences, finding: Finding) -> str:
    return f"{finding.code} ({say.weight(finding)})"


def _first(say: Sentences, finding: Finding) -> str:
    place = say.place(finding)
    return f"{place}: {say.message(finding)}" if place else say.message(finding)


def _short(text: str, most: int = 110) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _signature(checklist: Checklist) -> Iterator[str]:
    if checklist.second_person:
        yield "#v(6pt)"
        name, day = (f"#box(width: {wide}pt, repeat[.])" for wide in _LINES.values())
        by, on = (_quote(checklist.word(one)) for one in ("confirmed", "on"))
        yield f"#{by};: {name} #{on}; {day}"


def _table(columns: Sequence[str], head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    header = ", ".join(f"[*#{_quote(one)};*]" for one in head)
    cells = ",\n".join(", ".join(f"[#{_quote(one)};]" for one in row) for row in rows)
    return f"#table(columns: ({', '.join(columns)}), table.header({header}),\n{cells})\n"

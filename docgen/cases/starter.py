"""A library in; the text of a case file to start from out, which passes the check as it is.

Each field stands there with its title in both languages and how it is written. What may be left
out has nothing after its colon, which is the same as not being there; lists and registers show one
entry as a comment.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from textwrap import wrap

from docgen.cases.derived import find_absent, make_facts
from docgen.cases.paths import read_path, write_path
from docgen.model.fields import Entry, FieldInfo, FieldKind
from docgen.model.library import CaseLibrary

SCHEMA_FILE = "case.schema.json"

_HEAD = """\
# yaml-language-server: $schema={}
#
# Fill in what is known, and leave the rest as it is: an empty field is not given.
# Llenwch yr hyn sy'n hysbys, a gadewch y gweddill fel y mae: nid yw maes gwag wedi'i roi.
#
# Put a text in quotes where it has a colon, or starts with a sign: [ {{ @ * & ! % # or a quote.
# A text may be given in each language, as `en:` and `cy:` on lines of their own below the field.
"""
_FORMS = {
    FieldKind.DAY: "a date, as 2026-03-01",
    FieldKind.TIME: "a time, as 14:30",
    FieldKind.MOMENT: "a date, or a date and time: 2026-03-01 14:30",
    FieldKind.YES_NO: "yes or no",
    FieldKind.NUMBER: "a number",
    FieldKind.PERSON: "an id of `people`",
    FieldKind.AGENCY: "an id of the board's agencies",
}
_NOT_TYPED = frozenset({Entry.OUTSIDE, Entry.FIXED, Entry.CONFIG, Entry.DERIVED})
_HOLDERS = frozenset({FieldKind.RECORD, FieldKind.LIST, FieldKind.REGISTER})
# for a case with several reviews; it would say everything twice
_LEFT_OUT = frozenset({"reviews", "derived", "form"})
_SAMPLE_ID = "person-1"
_SAMPLES = {
    FieldKind.DAY: "2026-03-01",
    FieldKind.TIME: "09:30",
    FieldKind.YES_NO: "no",
    FieldKind.NUMBER: "1",
    FieldKind.PERSON: _SAMPLE_ID,
}
_WIDTH = 88


def write_starter(
    library: CaseLibrary, toolkit: str = "", *, schema_file: str = SCHEMA_FILE
) -> str:
    """Return a commented case file that passes the check.

    It has what the forms of `toolkit` ask for; without one, every field that a case may have. Its
    first line names `schema_file`, by which editors complete and check it.
    """
    root = library.case_schema.root
    wanted = _wanted(library, toolkit) if toolkit else None
    lines = [line for info in _shown(root, wanted) for line in ("", *_write(info, wanted))]
    return _HEAD.format(schema_file) + "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The paths that forms name, and the paths of all that is around them."""

    named: Set[str]
    around: Set[str]

    def has(self, info: FieldInfo) -> bool:
        steps = read_path(info.path)
        above = {write_path(steps[:end]) for end in range(1, len(steps))}
        return info.required or info.path in self.around or bool(above & self.named)


def _wanted(library: CaseLibrary, toolkit: str) -> _Wanted:
    """Return what the forms of `toolkit` ask for, and what that is worked out from."""
    asked = {f.path for form in library.toolkits[toolkit].forms for f in library.form(form).fields}
    asked |= {
        each.of for form in library.toolkits[toolkit].forms for each in library.form(form).each
    }
    facts = make_facts({}, {}, library.case_schema)
    named = asked | {source for path in asked for source in find_absent(facts, path)}
    named |= {"people", "case", "subject"}
    known = {path for path in named if library.case_schema.find(path)}
    return _Wanted(known, frozenset(_with_parents(named)))


def _with_parents(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        steps = read_path(path)
        yield from (write_path(steps[:end]) for end in range(1, len(steps) + 1))
        # `panel.chair.phone` is that of the person in the role
        yield from (f"{write_path(steps[:end])}.person" for end in range(1, len(steps)))


def _shown(info: FieldInfo, wanted: _Wanted | None) -> Iterator[FieldInfo]:
    for child in info.children.values():
        if child.name not in _LEFT_OUT and _is_typed(child) and (not wanted or wanted.has(child)):
            yield child


def _is_typed(info: FieldInfo) -> bool:
    """Return whether somebody may have to type `info`; a list that is worked out may be."""
    holds_records = info.kind in _HOLDERS and (info.item is None or bool(info.item.children))
    return info.entry not in _NOT_TYPED or (holds_records and info.entry is Entry.DERIVED)


def _write(info: FieldInfo, wanted: _Wanted | None) -> Iterator[str]:
    """Return the lines of the field `info`, from the margin."""
    yield from (f"# {line}" for line in wrap(_describe(info), _WIDTH, break_on_hyphens=False))
    yield f"{info.name}:{_value(info)}"
    if info.kind is FieldKind.RECORD:
        for child in _shown(info, wanted):
            yield from _indent(_write(child, wanted), "  ")
    elif info.item is not None:
        yield from _indent(_write_item(info, info.item, wanted), "  # ")


def _write_item(info: FieldInfo, item: FieldInfo, wanted: _Wanted | None) -> Iterator[str]:
    """Return the lines of one entry of the list or register `info`."""
    lines = [line for child in _shown(item, wanted) for line in _write(child, wanted)]
    if info.kind is FieldKind.REGISTER:
        yield f"{_SAMPLE_ID}:"
        yield from _indent(lines, "  ")
    elif not lines:
        yield f"- {_SAMPLES.get(item.kind, '')}".rstrip()
    else:
        yield "-"
        yield from _indent(lines, "  ")


def _describe(info: FieldInfo) -> str:
    title = " · ".join(dict.fromkeys(filter(None, (info.title.en, info.title.cy)))) or info.name
    form = _FORMS.get(info.kind, "")
    if info.kind is FieldKind.CHOICE:
        form = "one of: " + ", ".join(info.labels)
    return " ".join(title.split()) + f" ({form})" * bool(form)


def _value(info: FieldInfo) -> str:
    """Return what a field starts with: nothing, unless the check wants it."""
    if not info.required or info.kind in _HOLDERS:
        return ""
    first = next(iter(info.labels), "")
    sample = info.example or first or _SAMPLES.get(info.kind, "")
    # in a list the entry is a comment; at the root the check wants something
    return f" {sample or info.title.en}" if sample or "[]" not in info.path else ""


def _indent(lines: Iterable[str], by: str) -> Iterator[str]:
    return (by + line for line in lines)

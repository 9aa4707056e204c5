"""What a page draws in; the numbers of its marks out, and whether it draws outside of any.

A mark (`/P <</MCID 4>> BDC … EMC`) ties a stretch of drawing to an element of the tree. Reading
every instruction costs a millisecond a page; looking for the numbers costs a twentieth, and serves
wherever the answer agrees with the tree.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pikepdf
from pikepdf import Name, Stream

from docgen.pack.elements import is_dictionary, listed
from docgen.pack.trees import Thing

_NUMBER: Final = re.compile(rb"/MCID\s+(\d+)")
_NAMED: Final = re.compile(rb"/[^\s/<>\[\]()]+\s*(/[^\s/<>\[\]()]+)\s+BDC")
_MARKS: Final = frozenset({"BDC", "BMC", "EMC", "MP", "DP"})


def drawing_of(holder: Thing) -> bytes:
    """Return the instructions of a page or a form, as one."""
    if isinstance(holder, Stream):
        return holder.read_bytes()
    return b"\n".join(stream.read_bytes() for stream in listed(holder.get("/Contents")))


def marks_of(holder: Thing) -> list[int]:
    """Return the numbers of the marks that a page or a form draws, in order."""
    drawing = drawing_of(holder)
    found = [(match.start(), int(match[1])) for match in _NUMBER.finditer(drawing)]
    properties = _resources(holder).get("/Properties")
    if is_dictionary(properties):
        for match in _NAMED.finditer(drawing):
            number = _number_in(properties.get(match[1].decode("latin-1")))
            found += [] if number is None else [(match.start(), number)]
    return [number for _, number in sorted(found)]


def _number_in(properties: Thing) -> int | None:
    number = properties.get("/MCID") if is_dictionary(properties) else None
    return number if isinstance(number, int) else None


def forms_of(holder: Thing, seen: set[tuple[int, int]] | None = None) -> Iterator[Thing]:
    """Return the forms that a page or a form has at hand, and theirs, once each."""
    seen = set() if seen is None else seen
    things = _resources(holder).get("/XObject")
    for thing in things.values() if is_dictionary(things) else ():
        if not isinstance(thing, Stream) or thing.get("/Subtype") != Name.Form:
            continue
        if thing.objgen not in seen:
            seen.add(thing.objgen)
            yield thing
            yield from forms_of(thing, seen)


def _resources(holder: Thing) -> Thing:
    found = holder.get("/Resources")
    while found is None and is_dictionary(parent := holder.get("/Parent")):
        holder, found = parent, parent.get("/Resources")
    return found if is_dictionary(found) else pikepdf.Dictionary()


def without_marks(pdf: pikepdf.Pdf, holder: Thing) -> None:
    """Take every mark out of what a page or a form draws; layers stay."""
    steps = []
    kept: list[bool] = []
    for step in pikepdf.parse_content_stream(holder):
        if str(step.operator) in _MARKS and not _keeps(step, kept):
            continue
        steps.append(step)
    drawing = pikepdf.unparse_content_stream(steps)
    if isinstance(holder, Stream):
        holder.write(drawing)
    else:
        holder.Contents = pdf.make_stream(drawing)


def _keeps(step: Thing, kept: list[bool]) -> bool:
    """Return whether a mark is of a layer; `kept` has the open ones."""
    operator = str(step.operator)
    if operator == "EMC":
        return kept.pop() if kept else False
    is_layer = bool(step.operands) and step.operands[0] == Name.OC
    if operator in ("BDC", "BMC"):
        kept.append(is_layer)
    return is_layer


def balance_of(holder: Thing) -> tuple[int, int, int]:
    """Return how many `q` are lacking before what a page draws, how many `Q` and `EMC` after it."""
    depth = lowest = marks = 0
    for step in pikepdf.parse_content_stream(holder, "q Q BMC BDC EMC"):
        operator = str(step.operator)
        if operator in _MARKS:
            marks = max(0, marks + (-1 if operator == "EMC" else 1))
        else:
            depth += 1 if operator == "q" else -1
            lowest = min(lowest, depth)
    return -lowest, depth - lowest, marks

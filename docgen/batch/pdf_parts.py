"""A PDF in; its objects by number and its pages in order out, as bytes that can be written again.

It reads what the built-in engine and LibreOffice write: one table of objects, no object within
another. Of anything else it says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from docgen.errors import TypesetError

Body = bytes

_STARTXREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_SECTION = re.compile(rb"xref\s+0 \d+\s+")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
_OBJECT = re.compile(rb"\A\s*\d+ \d+ obj\b\s*")
_STREAM = re.compile(rb"\bstream\r?\n")
# a string, or a reference: what looks like one within a string is none
_TOKEN = re.compile(rb"\((?:[^\\()]|\\.)*\)|<[0-9A-Fa-f\s]*>|(\d+) \d+ R\b", re.DOTALL)
_ROOT = re.compile(rb"/Root\s+(\d+) \d+ R")
_PAGES = re.compile(rb"/Pages\s+(\d+) \d+ R")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")
_NUMBER = re.compile(rb"(\d+) \d+ R")
_PART = re.compile(rb"/(Resources|MediaBox|Contents|Rotate)\s*(\d+ \d+ R|\[[^\]]*\]|-?\d+)")
_NEEDED = {b"Resources", b"MediaBox"}


@dataclass(frozen=True, slots=True)
class PdfParts:
    """One PDF taken apart; `pages` are the numbers of its pages."""

    objects: Mapping[int, Body] = field(repr=False)
    pages: tuple[int, ...]

    def page(self, number: int) -> Mapping[bytes, bytes]:
        """Return what a page shows: its content, its resources and its size."""
        parts = dict(_PART.findall(self.objects[number]))
        if not parts.keys() >= _NEEDED:
            raise _unknown()
        return parts


def take_apart(data: bytes) -> PdfParts:
    """Return the PDF `data` taken apart; raise `TypesetError` where it is built otherwise."""
    found = _STARTXREF.search(data)
    at = int(found.group(1)) if found else len(data)
    if not _SECTION.match(data, at):
        raise _unknown()
    entries = enumerate(_ENTRY.finditer(data, at))
    places = {n: int(e.group(1)) for n, e in entries if e.group(3) == b"n"}
    ends = sorted([*places.values(), at])
    following = dict(pairwise(ends))
    objects = {n: _body(data[start : following[start]]) for n, start in places.items()}
    root = _ROOT.search(data, at)
    pages = _PAGES.search(objects.get(int(root.group(1)), b"")) if root else None
    if pages is None:
        raise _unknown()
    return PdfParts(objects, tuple(_walk(objects, int(pages.group(1)))))


def references(body: Body) -> list[int]:
    """Return the objects that `body` refers to."""
    return [int(m.group(1)) for m in _TOKEN.finditer(_head(body)) if m.group(1)]


def renumbered(body: Body, number: Callable[[int], int]) -> Body:
    """Return `body` with each reference changed as `number` says."""
    head = _head(body)
    changed = _TOKEN.sub(
        lambda m: b"%d 0 R" % number(int(m.group(1))) if m.group(1) else m.group(0), head
    )
    return changed + body[len(head) :]


def _walk(objects: Mapping[int, Body], number: int) -> Iterator[int]:
    """Return the pages below a node of the page tree."""
    kids = _KIDS.search(objects[number])
    if kids is None:
        yield number
        return
    for kid in _NUMBER.findall(kids.group(1)):
        yield from _walk(objects, int(kid))


def _body(text: bytes) -> Body:
    """Return what stands between `1 0 obj` and `endobj`."""
    begin = _OBJECT.match(text)
    return text[begin.end() if begin else 0 : text.rfind(b"endobj")].strip()


def _head(body: Body) -> bytes:
    """Return an object without its stream, where no reference can stand."""
    found = _STREAM.search(body)
    return body[: found.start()] if found else body


def _unknown() -> TypesetError:
    hint = "make the letters with the built-in engine, or print them one by one"
    return TypesetError("the print file cannot be made from these PDFs", hint=hint)

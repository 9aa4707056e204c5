"""Finished PDFs in; one file for the printer out, each letter beginning on the front of a sheet.

It is for paper, so what only a screen reader needs is left out: the letters themselves have it. It
is written letter by letter and little is kept but where each object stands, so that ten thousand
letters take hardly more memory than ten. What several letters share is written once.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from docgen.batch.pdf_parts import PdfParts, references, renumbered, take_apart

PRINT = "print.pdf"
_HEADER = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_PAGES_A_NODE = 200
_CATALOGUE, _ALL_PAGES = 1, 2


def write_print_file(place: Path, letters: Iterable[Path]) -> int:
    """Write the PDFs `letters` as one at `place`; return how many pages it has.

    Raises `TypesetError` where one of them is built in a way that this cannot read.
    """
    with place.open("wb") as stream:
        writer = _Writer(stream)
        for letter in letters:
            writer.add(take_apart(letter.read_bytes()))
        return writer.finish()


class _Writer:
    """Writes objects one after another, and keeps where they stand."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._at = array("Q", [0] * (_ALL_PAGES + 1))
        self._nodes: list[tuple[int, int]] = []
        self._node = 0
        self._kids: list[int] = []
        self._known: dict[bytes, int] = {}
        self._count = 0
        self._size = b"[0 0 595 842]"
        stream.write(_HEADER)

    def add(self, letter: PdfParts) -> None:
        """Write one letter, after an empty page where it would else begin on a back."""
        if self._count % 2:
            self._add_page(b"/MediaBox %s/Resources<<>>" % self._size)
        placed: dict[int, int] = {}
        for number in letter.pages:
            parts = letter.page(number)
            self._size = parts[b"MediaBox"]
            shown = b"".join(b"/%s %s" % part for part in sorted(parts.items()))
            for needed in references(shown):
                self._place(needed, letter, placed)
            self._add_page(renumbered(shown, placed.__getitem__))

    def finish(self) -> int:
        """Write what holds the pages together; return how many there are."""
        self._end_node()
        kids = b" ".join(b"%d 0 R" % number for number, _ in self._nodes)
        self._write_at(_ALL_PAGES, b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, self._count))
        self._write_at(_CATALOGUE, b"<</Type/Catalog/Pages %d 0 R>>" % _ALL_PAGES)
        start = self._stream.tell()
        self._stream.write(b"xref\n0 %d\n0000000000 65535 f \n" % len(self._at))
        self._stream.writelines(b"%010d 00000 n \n" % at for at in self._at[1:])
        trailer = b"trailer\n<</Size %d/Root %d 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        self._stream.write(trailer % (len(self._at), _CATALOGUE, start))
        return self._count

    def _place(self, number: int, letter: PdfParts, placed: dict[int, int]) -> None:
        """Write an object of `letter`, after all that it refers to, unless it is there already."""
        waiting = [number]
        while waiting:
            current = waiting[-1]
            body = letter.objects.get(current, b"null")
            needed = [n for n in references(body) if n not in placed and n not in waiting]
            if current not in placed and needed:
                waiting.extend(needed)
                continue
            waiting.pop()
            if current not in placed:
                placed[current] = self._write_once(renumbered(body, lambda n: placed.get(n, 0)))

    def _write_once(self, body: bytes) -> int:
        digest = hashlib.blake2b(body, digest_size=16).digest()
        if digest not in self._known:
            self._known[digest] = self._write(body)
        return self._known[digest]

    def _add_page(self, shown: bytes) -> None:
        if not self._node:
            self._node = self._new_number()
        page = b"<</Type/Page/Parent %d 0 R%s>>" % (self._node, shown)
        self._kids.append(self._write(page))
        self._count += 1
        if len(self._kids) == _PAGES_A_NODE:
            self._end_node()

    def _end_node(self) -> None:
        if not self._node:
            return
        kids = b" ".join(b"%d 0 R" % kid for kid in self._kids)
        count = len(self._kids)
        node = b"<</Type/Pages/Parent %d 0 R/Kids[%s]/Count %d>>" % (_ALL_PAGES, kids, count)
        self._write_at(self._node, node)
        self._nodes.append((self._node, count))
        self._node, self._kids = 0, []

    def _new_number(self) -> int:
        self._at.append(0)
        return len(self._at) - 1

    def _write(self, body: bytes) -> int:
        number = self._new_number()
        self._write_at(number, body)
        return number

    def _write_at(self, number: int, body: bytes) -> None:
        self._at[number] = self._stream.tell()
        self._stream.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

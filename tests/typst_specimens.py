"""Typst sources for tests: the head that every document needs, and a page with a bit of all."""

from __future__ import annotations

import struct
import zlib

from docgen.model import TypstSource

HEAD = """\
#set document(title: "A specimen", author: "The board", date: auto)
#set text(font: "Arimo", lang: "en", region: "GB", size: 11pt)
"""


def source_of(body: str, **files: bytes) -> TypstSource:
    """Return a document with `body`; a file `seal=…` stands at `/assets/seal.png`."""
    return TypstSource(HEAD + body, {f"/assets/{name}.png": data for name, data in files.items()})


def page() -> TypstSource:
    """Return one document with headings, a list, a table, a link, a note, a picture, two pages."""
    body = """\
#set page(footer: context [page #counter(page).display() of #counter(page).final().first()])
#show link: underline
= Practice review
The first paragraph.#footnote[A note at the foot.]
== Those invited
- Police
- Health
#table(columns: 2, table.header([Agency], [Role]), [Police], [Panel member], [Health], [Reviewer])
#image("/assets/seal.png", alt: "The board's seal", width: 1cm)
#link("https://example.org/")[The guidance]
#text(lang: "cy", region: "GB")[Adolygiad ymarfer]
#pagebreak()
== What happens next
The last paragraph.
"""
    return source_of(body, seal=square(200))


def square(grey: int) -> bytes:
    """Return a PNG of two by two pixels of this `grey`."""
    head = struct.pack(">IIBBBBB", 2, 2, 8, 0, 0, 0, 0)
    rows = zlib.compress(bytes([0, grey, grey]) * 2)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", rows) + _chunk(b"IEND")


def _chunk(kind: bytes, data: bytes = b"") -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

"""A picture's bytes in; what it says besides its pixels out, and the picture without it.

PNG and JPEG carry comments, authors, places and thumbnails of the picture as it was before it was
cut. Only what shows the picture is kept. Other kinds cannot be looked into and are told.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress

from docgen.release.passages import UnreadableError

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"pHYs",
        b"bKGD",
    )
)
_RUNS = re.compile(rb"[\x20-\x7e\xa0-\xff]{4,}")
_WIDE_RUNS = re.compile(rb"(?:[\x20-\x7e\xa0-\xff]\x00){3,}")
_MOST_TEXT = 5_000_000


def picture_kind(content: bytes) -> str:
    """Return `png`, `jpeg`, `gif`, or nothing for what is not looked into."""
    if content.startswith(_PNG):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "gif" if content[:6] in (b"GIF87a", b"GIF89a") else ""


def strip_picture(content: bytes) -> bytes:
    """Return the picture with nothing but what shows it; others than PNG and JPEG as they are."""
    kind = picture_kind(content)
    if kind == "png":
        kept = (chunk for name, chunk in _chunks(content) if name in _PNG_KEPT)
        return _PNG + b"".join(kept)
    return (
        b"".join(part for keep, part in _segments(content) if keep) if kind == "jpeg" else content
    )


def picture_texts(content: bytes) -> str:
    """Return the texts that a picture carries outside its pixels."""
    kind = picture_kind(content)
    if kind == "png":
        dropped = (_opened(name, c) for name, c in _chunks(content) if name not in _PNG_KEPT)
        return strings_in(b"\n".join(dropped) + b"\n" + _after_png(content))
    if kind == "jpeg":
        return strings_in(b"\n".join(part for keep, part in _segments(content) if not keep))
    return strings_in(content)


def strings_in(content: bytes) -> str:
    """Return what can be read in bytes of any kind, one letter to a byte and two."""
    found = [run.decode("latin-1") for run in _RUNS.findall(content)]
    for shift in (0, 1):
        wide = _WIDE_RUNS.findall(content[shift:])
        found += [run.decode("utf-16-le", "replace") for run in wide]
    with suppress(UnicodeDecodeError):
        found.append(content.decode("utf-8"))
    text = "\n".join(found)
    if len(text) > 4 * _MOST_TEXT:
        raise UnreadableError("a part that is not text says more than can be looked through")
    return text


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_PNG)
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        name = content[at + 4 : at + 8]
        yield name, content[at : at + 12 + length]
        at += 12 + length
        if name == b"IEND":
            return


def _after_png(content: bytes) -> bytes:
    return content[len(_PNG) + sum(len(chunk) for _, chunk in _chunks(content)) :]


def _opened(name: bytes, chunk: bytes) -> bytes:
    """Return a chunk's data, unpacked where its kind is packed text."""
    data = chunk[8:-4]
    if name in (b"zTXt", b"iTXt"):
        for place in [m.end() for m in re.finditer(rb"\x00", data)][:5]:
            try:
                return (
                    data
                    + b"\n"
                    + zlib.decompressobj().decompress(data[place + (name == b"zTXt") :], _MOST_TEXT)
                )
            except zlib.error:
                continue
    return data


def _segments(content: bytes) -> Iterator[tuple[bool, bytes]]:
    """Yield the parts of a JPEG, each with whether the picture needs it."""
    yield True, content[:2]
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker == 0xDA:
            end = content.rfind(b"\xff\xd9") + 2
            end = end if end > at else len(content)
            yield True, content[at:end]
            yield False, content[end:]
            return
        length = 2 + struct.unpack(">H", content[at + 2 : at + 4])[0]
        yield (
            marker not in (*range(0xE1, 0xEE), 0xEF, 0xFE) or marker == 0xE2,
            content[at : at + length],
        )
        at += length
    yield False, content[at:]

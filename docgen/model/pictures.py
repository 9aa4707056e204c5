"""Where a text calls a picture, and how large the picture is, out of their characters and bytes.

Both are needed before anything is opened: a picture is looked for where the text says, and one that
would fill the memory is refused by its header alone.
"""

from __future__ import annotations

import re
import struct
from typing import Final

#: A picture in Markdown: `![what it shows](path "caption")`; the path may have spaces in it.
#: No part can give way to the next one, so that the time to read a text grows with its length.
PICTURE: Final = re.compile(
    r"!\[(?P<alt>[^\[\]\n]*)\]\(\s*+<?"
    r"(?P<path>(?>[^()<>\"\s]+(?:[^\S\n]+[^()<>\"\s]+)*))>?"
    r"(?:\s++\"(?P<caption>[^\"\n]*)\")?\s*+\)"
)
MAX_PICTURE: Final = 10_000_000
MAX_PIXELS: Final = 40_000_000

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_NO_SIZE: Final = frozenset({0xC4, 0xC8, 0xCC})  # among the frames of JPEG: tables, not pictures


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return the width and height in pixels of a PNG or JPEG file, or None where it is neither."""
    if data.startswith(_PNG) and len(data) >= 24:
        width, height = struct.unpack(">II", data[16:24])
        return width, height
    return _jpeg_size(data) if data.startswith(_JPEG) else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return the size that the first frame of a JPEG tells (ITU-T T.81, B.2.2)."""
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
        elif 0xC0 <= marker <= 0xCF and marker not in _NO_SIZE:
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        else:
            at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
    return None

"""A Word file's bytes in; its parts out, within limits that keep a hostile archive from doing harm.

A bomb, a path that leaves the folder, two parts of one name, a password, or bytes that belong to no
part refuse the file: whoever reads it next might see something else in it than we do.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.release.passages import UnreadableError

MOST_PARTS = 5_000
MOST_BYTES = 200_000_000
#: XML packs well, but nothing that anybody wrote packs better than this.
MOST_RATIO = 250
_SMALL = 1_000_000
_UNSAFE = re.compile(r"(?:^|/)\.\.(?:/|$)|^/|\\|^[A-Za-z]:|\x00")


@dataclass(frozen=True, slots=True)
class Archive:
    """The parts of an archive by name in their order, and what its directory says besides."""

    parts: dict[str, bytes] = field(repr=False)
    notes: tuple[str, ...] = field(default=(), repr=False)
    is_padded: bool = False


def open_archive(content: bytes) -> Archive:
    """Return the parts of the zip file `content`; raise `UnreadableError` where it is not safe."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            infos = file.infolist()
            _check(infos)
            parts = {info.filename: _read(file, info) for info in infos}
            notes = tuple(_notes(file, infos))
            return Archive(parts, notes, _is_padded(content, file, infos))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise UnreadableError("the file is damaged, or is no Word file") from error
    except (RuntimeError, ValueError, UnicodeError, OverflowError) as error:
        raise UnreadableError(
            "the file is protected, or packed in a way that is not read"
        ) from error


def _check(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.filename for info in infos]
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > MOST_BYTES:
        raise UnreadableError("the file unpacks to more than any document needs")
    if len({name.lower() for name in names}) != len(names):
        raise UnreadableError("the file has two parts of one name")
    if any(_UNSAFE.search(name) for name in names):
        raise UnreadableError("a part of the file has a name that leaves its folder")
    if any(info.flag_bits & 0x1 for info in infos):
        raise UnreadableError("the file is protected by a password")
    if any(info.file_size > _SMALL + MOST_RATIO * info.compress_size for info in infos):
        raise UnreadableError("a part of the file is packed tighter than anything written")


def _read(file: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    """Return a part, read no further than it says that it goes."""
    with file.open(info) as stream:
        found = stream.read(info.file_size + 1)
    if len(found) > info.file_size:
        raise UnreadableError("a part of the file is larger than it says")
    return found


def _notes(file: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[str]:
    """Yield what the directory carries besides names: comments, and extra fields with text."""
    texts = [file.comment, *(info.comment for info in infos), *(info.extra for info in infos)]
    for text in texts:
        if len(text) > 3:
            yield text.decode("utf-8", "replace")


def _is_padded(content: bytes, file: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> bool:
    """Return whether bytes stand before, between or after the parts that no part owns."""
    first = min((info.header_offset for info in infos), default=0)
    owned = 0
    for info in infos:
        head = content[info.header_offset : info.header_offset + 30]
        lengths = int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
        tail = 24 if info.flag_bits & 0x8 else 0
        owned += 30 + lengths + info.compress_size + tail
    end = content.rfind(b"PK\x05\x06")
    trailing = len(content) - (end + 22 + len(file.comment))
    return first > 0 or trailing > 0 or file.start_dir - owned > 64

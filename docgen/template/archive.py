"""Members in, the bytes of a Word file out: the same members always give the same bytes.

What a template does not change is deflated once, when it is compiled, and spliced as it is into
every document; so writing a document costs no more than deflating the parts that changed. Times
are fixed and order is stable. (The standard library's writer deflates every member every time.)
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

CONTENT_TYPES = "[Content_Types].xml"

_DATE = 0x21  # 1 January 1980, the earliest that zip can say
_VERSION, _STORED, _DEFLATED, _UTF8 = 20, 0, 8, 0x800
_PICTURES = (".png", ".jpg", ".jpeg", ".gif")
_FULL, _FAST = 9, 1


@dataclass(frozen=True, slots=True)
class Member:
    """One member, packed: `local` header and content, and its entry for the directory."""

    name: str
    local: bytes
    entry: tuple[bytes, bytes]
    content: bytes

    def entry_at(self, offset: int) -> bytes:
        """Return the directory's entry for this member when it begins at `offset`."""
        return self.entry[0] + struct.pack("<I", offset) + self.entry[1]


def pack_member(name: str, content: bytes, *, level: int = _FULL) -> Member:
    """Return `content` packed as the member `name`; pictures are stored, being packed already."""
    method, packed = _squeeze(name, content, level)
    label = name.encode()
    flags = 0 if name.isascii() else _UTF8
    sizes = (zlib.crc32(content), len(packed), len(content), len(label))
    common = struct.pack("<HHHHHIIIH", _VERSION, flags, method, 0, _DATE, *sizes)
    local = b"PK\x03\x04" + common + b"\0\0" + label + packed
    head = b"PK\x01\x02" + struct.pack("<H", _VERSION) + common + bytes(12)
    return Member(name, local, (head, label), content)


@dataclass(frozen=True, slots=True)
class Archive:
    """The members that every document of a template shares, ready to be written."""

    members: tuple[Member, ...]
    body: bytes
    directory: bytes

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> Archive:
        """Return an archive of `parts`, content types first, the rest by name."""
        names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, name))
        return cls.of_members(pack_member(name, parts[name]) for name in names)

    @classmethod
    def of_members(cls, members: Iterable[Member]) -> Archive:
        """Return an archive of members that are packed already, in their order."""
        kept = tuple(members)
        body, directory = _lay_out(kept, 0)
        return cls(kept, body, directory)

    def with_changes(self, changes: Mapping[str, bytes]) -> Archive:
        """Return this archive with the content of some members changed, and others added."""
        known = {member.name for member in self.members}
        kept = [
            pack_member(member.name, changes[member.name]) if member.name in changes else member
            for member in self.members
        ]
        added = [pack_member(name, changes[name]) for name in sorted(changes.keys() - known)]
        return Archive.of_members(kept + added)

    def write(self, parts: Mapping[str, bytes]) -> bytes:
        """Return a whole file: this archive's members, then `parts`, in their order."""
        added = [pack_member(name, content, level=_FAST) for name, content in parts.items()]
        body, directory = _lay_out(added, len(self.body))
        counts = (len(self.members) + len(added),) * 2
        size, start = len(self.directory) + len(directory), len(self.body) + len(body)
        end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, *counts, size, start, 0)
        return b"".join((self.body, body, self.directory, directory, end))


def _squeeze(name: str, content: bytes, level: int) -> tuple[int, bytes]:
    if name.endswith(_PICTURES):
        return _STORED, content
    deflater = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = deflater.compress(content) + deflater.flush()
    return (_DEFLATED, packed) if len(packed) < len(content) else (_STORED, content)


def _lay_out(members: Iterable[Member], start: int) -> tuple[bytes, bytes]:
    """Return members end to end, and their directory when the first begins at `start`."""
    locals_, entries = [], []
    for member in members:
        locals_.append(member.local)
        entries.append(member.entry_at(start))
        start += len(member.local)
    return b"".join(locals_), b"".join(entries)

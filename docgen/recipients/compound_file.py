"""A compound file in, which is what an old .xls is; the bytes of one of its streams out.

As Microsoft's open specification [MS-CFB] has it: sectors in chains. Streams of less than 4,096
bytes stand elsewhere; no workbook is one.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from itertools import islice

_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_IN_HEADER = 109  # sectors of the table of sectors whose numbers stand in the header
_LAST = 0xFFFFFFFA  # numbers from here on name no sector
_ENTRY = 128
_STREAM, _ROOT = 2, 5
_SHORTEST = 4096


def is_compound(data: bytes) -> bool:
    """Return whether `data` is a compound file."""
    return data.startswith(_MARK)


def check_chains(data: bytes) -> None:
    """Raise `ValueError`, `LookupError` or `struct.error` where a chain of sectors has no end."""
    _CompoundFile(data).follow_all()


def read_stream(data: bytes, names: Sequence[str]) -> bytes:
    """Return the first stream that goes by one of `names`.

    Raises `LookupError`, `ValueError` or `struct.error` where there is none.
    """
    return _CompoundFile(data).stream(names)


class _CompoundFile:
    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << struct.unpack_from("<H", data, 30)[0]
        self._table = self._read_table()
        self._entries = self._read_entries()

    def stream(self, names: Sequence[str]) -> bytes:
        """Return the stream called as one of `names`."""
        found = (e for e in self._entries if e[1] == _STREAM and e[0] in names)
        _, _, start, length = next(found, ("", 0, _LAST, 0))
        if start >= _LAST or length < _SHORTEST:
            raise LookupError(names)
        return self._chain(start)[:length]

    def follow_all(self) -> None:
        """Follow every chain that a reader of the file may follow."""
        if [entry[1] for entry in self._entries[:1]] != [_ROOT]:
            raise ValueError("there is no root")
        starts = [struct.unpack_from("<I", self._data, 60)[0]]
        (cutoff,) = struct.unpack_from("<I", self._data, 56)
        for _, kind, start, length in self._entries:
            if kind > _ROOT or (kind in (_STREAM, _ROOT) and length > len(self._data)):
                raise ValueError("an entry is none")
            if kind == _ROOT or (kind == _STREAM and length >= cutoff):
                starts.append(start)
        for start in starts:
            _followed(self._table, start)

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _read_table(self) -> list[int]:
        """Return which sector follows which."""
        count, following, more = (
            struct.unpack_from("<I", self._data, place)[0] for place in (44, 68, 72)
        )
        places = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        for _ in range(min(more, len(self._data) // self._size)):
            *listed, following = self._numbers(self._sector(following))
            places += listed
        table = (n for place in islice(places, count) for n in self._numbers(self._sector(place)))
        return list(table)

    def _read_entries(self) -> list[tuple[str, int, int, int]]:
        """Return name, kind, first sector and length of all that the file holds."""
        listed = self._chain(struct.unpack_from("<I", self._data, 48)[0])
        return [
            (
                listed[at : at + max(struct.unpack_from("<H", listed, at + 64)[0] - 2, 0)].decode(
                    "utf-16-le", "replace"
                ),
                listed[at + 66],
                *struct.unpack_from("<II", listed, at + 116),
            )
            for at in range(0, len(listed) - _ENTRY + 1, _ENTRY)
        ]

    def _chain(self, number: int) -> bytes:
        return b"".join(map(self._sector, _followed(self._table, number)))

    @staticmethod
    def _numbers(sector: bytes) -> list[int]:
        return list(struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4]))


def _followed(table: Sequence[int], number: int) -> list[int]:
    """Return the chain that begins at `number`; raise `ValueError` where it bites its tail."""
    chain: list[int] = []
    while number < _LAST:
        chain.append(number)
        if len(chain) > len(table):
            message = "a chain of sectors has no end"
            raise ValueError(message)
        number = table[number]
    return chain

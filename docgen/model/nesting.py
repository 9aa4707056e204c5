"""A YAML file in; whether it nests deeper, or swells to more, than people write out.

The fast reader of YAML calls itself for every level, in C, where nothing stops it: what nests by
the hundred thousand ends the process. So a file is looked at before it is read.
"""

from __future__ import annotations

import re
from typing import Final

MOST: Final = 100
_BRACKETS: Final = b"[]{}"
_OTHERS: Final = bytes(set(range(256)) - set(_BRACKETS))
#: A list in a list in a list, all begun on one line. Over many lines each stands further in, so
#: that a file of a thousand levels has a million letters.
_DASHES: Final = re.compile(rb"(?:[-?][ \t]+){%d}" % MOST)
_MOST_BYTES: Final = 10_000_000
_ANCHOR: Final = re.compile(rb"(?:^|[\s\[{,])&\S")
_MOST_VALUES: Final = 200_000


def nests_too_deep(data: bytes) -> bool:
    """Return whether a YAML file nests so deep, or is so large, that it must not be read.

    Brackets in texts count too, which comes to little: texts have few, and most of them in pairs.
    """
    if len(data) > _MOST_BYTES or _DASHES.search(data):
        return True
    left = data.translate(None, _OTHERS)
    for _ in range(MOST):
        closed = left.replace(b"[]", b"").replace(b"{}", b"")
        if len(closed) == len(left):
            break
        left = closed
    return len(left) > MOST


def swells(data: bytes, value: object) -> bool:
    """Return whether `value`, which was read of `data`, has too many values, or is within itself.

    A list that is given once and named ten times, in a list that is named ten times, takes no room
    until somebody goes through it. Each is counted once, and as often as it is named.
    """
    return bool(_ANCHOR.search(data)) and _count(value, {}) > _MOST_VALUES


def _count(value: object, known: dict[int, int]) -> int:
    if not isinstance(value, dict | list):
        return 1
    if id(value) not in known:
        known[id(value)] = _MOST_VALUES + 1  # whoever meets it while it is counted is within it
        below = value.values() if isinstance(value, dict) else value
        known[id(value)] = 1 + sum(_count(one, known) for one in below)
    return known[id(value)]

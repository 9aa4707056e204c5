"""A bare word of YAML in, the value it stands for out; as YAML 1.2 has it, with yes and no.

PyYAML reads YAML 1.1, where 10:30 is 630 and 01443 a number in base eight. Here only true, false,
yes and no are answers, a number has no leading zero, and dates and times stay as they are typed.
"""

from __future__ import annotations

import re

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_ANSWERS = {
    spelling: answer
    for word, answer in {"true": True, "yes": True, "false": False, "no": False}.items()
    for spelling in (word, word.capitalize(), word.upper())
}
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,14})\.[0-9]{1,15}")

# C0 and C1 controls but tab, line feed, carriage return and next line; halves of surrogate pairs
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def read_bare(text: str) -> str | int | float | bool | None:
    """Return what the unquoted `text` stands for."""
    if text in _NULLS:
        return None
    if text in _ANSWERS:
        return _ANSWERS[text]
    if _WHOLE.fullmatch(text):
        return int(text)
    return float(text) if _DECIMAL.fullmatch(text) else text


def find_control(text: str) -> int | None:
    """Return where the first character stands that neither Word nor PDF can hold, or None."""
    found = _CONTROL.search(text)
    return found.start() if found else None

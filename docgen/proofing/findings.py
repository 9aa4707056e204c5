"""What a check has to say of a text, before it is known which text that is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault between `start` and `end` of a text: its code, what is wrong, and the remedy."""

    code: str
    start: int
    end: int
    message: str
    hint: str

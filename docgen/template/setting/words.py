"""What a document says again and again in, a short name for each out.

Typst reads its source anew for every document, and a third of its time is reading. A name is made
from what it means, so that a document's source does not depend on what was set before it.
"""

from __future__ import annotations

import hashlib
import re

_USED = re.compile(r"(?:#|\.\.)([tk][0-9a-f]{8})\b")
_MOST = 5000


class Words:
    """The names of a template's looks, and what they mean."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._meanings: dict[str, str] = {}

    def of(self, kind: str, meaning: str) -> str:
        """Return the name of `meaning`, which begins with the letter `kind`.

        A template whose looks are without number, because data colour it, names no more of them.
        """
        name = self._names.get(meaning)
        if name is None:
            if len(self._names) >= _MOST:
                return f"({meaning})"
            digest = hashlib.sha256(meaning.encode()).hexdigest()
            name = f"{kind}{digest[:8]}"
            self._meanings[name] = meaning
            self._names[meaning] = name
        return name

    def define(self, source: str) -> str:
        """Return the definitions of the names that stand in `source`."""
        used = dict.fromkeys(_USED.findall(source))
        known = ((name, self._meanings.get(name)) for name in used)
        return "\n".join(f"#let {name} = {meaning}" for name, meaning in known if meaning)

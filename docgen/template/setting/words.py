"""What a template's documents say again and again in, a short name for each out.

Typst reads its source anew for every document, and half its time is reading and laying out. What
all documents of a template share is defined in one file that Typst reads once. A name is made from
what it means, so that a document's source does not depend on what was set before it.
"""

from __future__ import annotations

import hashlib

from docgen.model import CommonSource

_MOST = 5000
#: A shorter text costs no more than a name for it.
SHORT = 60


class Words:
    """The names of a template's looks and unchanging pieces, and what they mean.

    `start` is what every document needs; the file of definitions will stand at `path`.
    """

    def __init__(self, path: str, start: str) -> None:
        self.path = path
        self._start = start
        self._names: dict[str, str] = {}
        self._meanings: dict[str, str] = {}
        self._written: tuple[int, CommonSource] | None = None

    def of(self, kind: str, meaning: str) -> str:
        """Return the name of `meaning`, which begins with the letter `kind`.

        A template whose looks are without number, because data colour it, names no more of them.
        """
        return self._name(kind, meaning, f" = {meaning}") or f"({meaning})"

    def keep(self, markup: str) -> str:
        """Return `markup`, which holds nothing of a document's data, by a name."""
        if len(markup) < SHORT:
            return markup
        name = self._name("c", markup, f" = [{markup}]")
        return f"#{name};" if name else markup

    def setting(self, rules: str) -> str:
        """Return the name of a function that puts the set rules `rules` on what it is given."""
        meaning = f"(doc) = {{\n{rules}\ndoc\n}}"
        return self._name("s", meaning, meaning) or f"{meaning.replace(' =', ' =>', 1)}"

    def common(self) -> CommonSource:
        """Return the file of definitions, with all that has been named so far."""
        count = len(self._meanings)
        if self._written is None or self._written[0] != count:
            named = [f"#let {name}{meaning}" for name, meaning in list(self._meanings.items())]
            content = "\n".join([self._start, *named]).encode()
            digest = hashlib.sha256(self.path.encode() + content).hexdigest()
            self._written = (count, CommonSource(self.path, content, digest))
        return self._written[1]

    def _name(self, kind: str, key: str, meaning: str) -> str:
        name = self._names.get(key)
        if name is None:
            if len(self._names) >= _MOST:
                return ""
            name = f"{kind}{hashlib.sha256(key.encode()).hexdigest()[:8]}"
            # defined before it is known: a thread that finds the name finds what it means
            self._meanings[name] = meaning
            self._names[key] = name
        return name

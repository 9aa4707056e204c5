"""Pieces of documents in, those that documents have again and again by a name out.

Forty letters about one review differ in a few lines. What three documents had in common is taken
to be common, and is then defined beside the template's own definitions: Typst neither reads nor
lays it out anew. A piece looks the same wherever it is defined.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from docgen.template.setting.keeping import Store
from docgen.template.setting.notes import NOTE
from docgen.template.setting.words import SHORT, Words

_OFTEN = 3
#: A definition is read by every document, and a picture is there for those that show it.
_PICTURE = 'image("'
#: Pieces that data had a part in are defined up to so many, and so many letters: all is in memory.
_MOST = 400
_MOST_LETTERS = 60_000


@dataclass(slots=True)
class Recurring:
    """What recurred in the documents of one template; threads may share it."""

    words: Words
    _seen: Store[str, tuple[int, int]] = field(default_factory=Store)
    _named: int = 0
    _letters: int = 0

    def markup(self, text: str, document: int) -> str:
        """Return `text`, which the document of this number has, by a name if it is common."""
        return self.words.keep(text) if self._is_common(text, document) else text

    def code(self, text: str, document: int) -> str:
        """Return a value that is written so, by a name if it is common."""
        return self.words.of("c", text) if self._is_common(text, document) else text

    def _is_common(self, text: str, document: int) -> bool:
        if len(text) < SHORT or _PICTURE in text or NOTE in text:
            return False
        times, last = self._seen.get(text) or (0, -1)
        if times < _OFTEN and last != document:
            times += 1
            if times == _OFTEN:
                if self._named >= _MOST or self._letters + len(text) > _MOST_LETTERS:
                    return False
                self._named += 1
                self._letters += len(text)
            self._seen.put(text, (times, document))
        return times >= _OFTEN

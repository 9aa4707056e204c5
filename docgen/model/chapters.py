"""A long text as it stands in a file of its own, or with pictures: words, and what goes with them.

It is the text itself, so that whatever reads texts reads this one; what the words alone do not say
travels with it as bytes, read once by whoever may open files.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from docgen.language import Language

_NONE: Mapping[str, bytes] = MappingProxyType({})


class Chapter(str):
    """A long text: Markdown with `pictures` by the path that it calls them by, or a Word file.

    A Word file's bytes are in `word`, and the text is then only the path that the case gives.
    `language` is the one that it is written in, where that is not the document's.
    """

    __slots__ = ("language", "pictures", "word")
    pictures: Mapping[str, bytes]
    word: bytes
    language: Language | None

    def __new__(
        cls,
        text: str,
        *,
        pictures: Mapping[str, bytes] = _NONE,
        word: bytes = b"",
        language: Language | None = None,
    ) -> Chapter:
        """Return `text` with what belongs to it."""
        self = super().__new__(cls, text)
        self.pictures, self.word, self.language = pictures, word, language
        return self

    def written_in(self, language: Language) -> Chapter:
        """Return the same chapter, marked as written in `language`."""
        text = str.__str__(self)
        return Chapter(text, pictures=self.pictures, word=self.word, language=language)

    def __copy__(self) -> Chapter:
        return self

    def __deepcopy__(self, _: object) -> Chapter:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        made = (str.__str__(self), dict(self.pictures), self.word, self.language)
        return (_again, made)

    def __repr__(self) -> str:
        return f"<Chapter of {len(self)} characters>"


def _again(
    text: str, pictures: Mapping[str, bytes], word: bytes, language: Language | None
) -> Chapter:
    return Chapter(text, pictures=pictures, word=word, language=language)

"""Turns sources into pairs of sentences, each with the key of the place that it came from.

A pair is any mapping `{en: …, cy: …}` of texts, wherever it stands: so the same code takes the
wording out of a form's source, of the house style, of a card or of a schema.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError

from docgen.authoring.markup import has_words, jinja_in
from docgen.authoring.source import Part, Source

_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_NAME = re.compile(r"(?<![\w.|])[a-zA-Z_][\w.]*")
_FILTER = re.compile(r"\|\s*\w+")
_GRAMMAR = frozenset(
    {"if", "elif", "else", "endif", "for", "endfor", "in", "not", "and", "or", "is"}
    | {"defined", "true", "false", "none", "loop", "set"}
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A text in both languages: the form it is of, the key of its place, and a mark.

    The mark is a fingerprint of both texts as they were when they were taken out: a translation of
    something that has changed since is not written over it.
    """

    form_id: str
    key: str
    english: str
    welsh: str
    reviewed: bool = False

    @property
    def status(self) -> str:
        """Return `missing`, `draft` or `reviewed`."""
        if not self.welsh.strip():
            return "missing"
        return "reviewed" if self.reviewed else "draft"

    @property
    def mark(self) -> str:
        """Return the fingerprint of both texts."""
        both = f"{self.english}\0{self.welsh}".encode()
        return hashlib.sha256(both).hexdigest()[:10]

    @property
    def note(self) -> str:
        """Return what a translator should know of the text."""
        names = sorted(placeholders(self.english) | placeholders(self.welsh))
        return f"keep: {', '.join(names)}" if names else ""


def pairs_of(source: Source, *, reviewed: bool = False) -> tuple[Pair, ...]:
    """Return every pair of `source` that has words in it, in the order of the file."""
    return tuple(
        Pair(source.form_id, part.path, english, welsh, reviewed)
        for part in source.root.walk()
        for english, welsh in _texts(part)
        if has_words(english + welsh)
    )


def placeholders(text: str) -> frozenset[str]:
    """Return the names that the Jinja tags of `text` use: `contact.name`, `event.kind`."""
    return frozenset(
        name
        for tag in jinja_in(text)
        for name in _NAME.findall(_FILTER.sub(" ", _QUOTED.sub(" ", tag)))
        if name not in _GRAMMAR
    )


def is_sound(text: str) -> bool:
    """Return whether the Jinja tags of `text` are whole and closed."""
    try:
        # only read, never rendered
        Environment(autoescape=True).parse(text)
    except TemplateSyntaxError:
        return False
    return True


def _texts(part: Part) -> Iterator[tuple[str, str]]:
    english, welsh = part.find("en"), part.find("cy")
    if english is not None and english.is_text and (welsh is None or welsh.is_text):
        yield english.text, "" if welsh is None else welsh.text

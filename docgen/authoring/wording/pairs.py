"""Turns sources into pairs of sentences, each with the key of the place that it came from.

A pair is any mapping `{en: …, cy: …}` of texts, wherever it stands: so the same code takes the
wording out of a form's source, of the house style, of a card or of a schema.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jinja2 import Environment, TemplateSyntaxError

from docgen.authoring.markup import has_words, jinja_in
from docgen.authoring.source import Part, Source
from docgen.authoring.wording.reviews import NO_REVIEWS, UNREAD, Review, Reviews

#: Between the place of a pair of lists and the number of an item of them.
ITEM = "#"
_NOWHERE: Mapping[str, str] = MappingProxyType({})
_INDEX = re.compile(r"\[(\d+)\]")
_LINK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{\w+\})")
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
    something that has changed since is not written over it. `where` says in a reader's words where
    the text stands; `review` who has read it.
    """

    form_id: str
    key: str
    english: str
    welsh: str
    where: str = ""
    review: Review = UNREAD

    @property
    def status(self) -> str:
        """Return `missing`, `draft` or `reviewed`."""
        if not self.welsh.strip():
            return "missing"
        return "reviewed" if self.review.is_done else "draft"

    @property
    def mark(self) -> str:
        """Return the fingerprint of both texts."""
        return mark_of(self.english, self.welsh)

    @property
    def keep(self) -> str:
        """Return what a translator leaves as it is: the fields that the text prints or asks."""
        names = sorted(placeholders(self.english) | placeholders(self.welsh))
        return ", ".join(names)


def mark_of(english: str, welsh: str) -> str:
    """Return the fingerprint of two texts."""
    return hashlib.sha256(f"{english}\0{welsh}".encode()).hexdigest()[:10]


def pairs_of(
    source: Source, reviews: Reviews = NO_REVIEWS, places: Mapping[str, str] = _NOWHERE
) -> tuple[Pair, ...]:
    """Return every pair of `source` that has words in it, in the order of the file.

    `places` says where a text stands, by its Welsh as Word shows it.
    """
    form_id = source.form_id
    return tuple(
        Pair(
            form_id,
            key,
            english,
            welsh,
            places.get(bare(welsh)) or _read_out(key),
            reviews.of(form_id, mark_of(english, welsh)),
        )
        for part in source.root.walk()
        for key, english, welsh in _texts(part)
        if has_words(english + welsh)
    )


def bare(text: str) -> str:
    """Return `text` as Word shows it: without markup, its spaces single."""
    return " ".join(_LINK.sub(r"\1", text).replace("*", "").split())


def _read_out(key: str) -> str:
    """Return a key in words: `blocks[3].para` is `block 4, para`."""
    counted = _INDEX.sub(lambda found: f" {int(found[1]) + 1}", key)
    return counted.replace("blocks ", "block ").replace(".", ", ")


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


def _texts(part: Part) -> Iterator[tuple[str, str, str]]:
    """Yield the key and the texts of a pair, and of each item where it is a pair of lists."""
    english, welsh = part.find("en"), part.find("cy")
    if english is None:
        return
    if english.is_text and (welsh is None or welsh.is_text):
        yield part.path, english.text, "" if welsh is None else welsh.text
    elif welsh is not None and english.is_list and len(english.items) == len(welsh.items):
        for number, (one, other) in enumerate(zip(english.items, welsh.items, strict=True)):
            if one.is_text and other.is_text:
                yield f"{part.path}{ITEM}{number}", one.text, other.text


def path_of(key: str, code: str) -> str:
    """Return where the text in the language `code` of the pair at `key` stands in its file."""
    path, item, number = key.partition(ITEM)
    return f"{path}.{code}[{number}]" if item else f"{path}.{code}"

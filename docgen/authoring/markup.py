"""Turns a text of a source into spans: plain, bold, italic, linked, or in the other language.

What stands in `{{ … }}` or `{% … %}` is Jinja's and is never looked into: an asterisk there
multiplies, a bracket there indexes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.language import Language

_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_HELD = re.compile("\ue000(\\d+)\ue001")
_MARK = re.compile(
    r"\*\*(?P<bold>.+?)\*\*"
    r"|\*(?P<italic>\S(?:.*?\S)?)\*"
    r"|\[(?P<link>[^\]]*)\]\((?P<url>[^)\s]+)\)"
    r"|\[(?P<other>[^\]]*)\]\{(?P<language>en|cy)\}",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    url: str = ""
    language: Language | None = None


def spans_of(text: str) -> tuple[Span, ...]:
    """Return the spans of `text`, in order."""
    held = _JINJA.findall(text)
    marked = _JINJA.sub(_Counter(), text)
    return tuple(
        replace(span, text=_HELD.sub(lambda m: held[int(m[1])], span.text))
        for span in _spans(marked, Span(""))
        if span.text
    )


def jinja_in(text: str) -> tuple[str, ...]:
    """Return each Jinja expression and statement of `text`, as it stands."""
    return tuple(_JINJA.findall(text))


def has_words(text: str) -> bool:
    """Return whether `text` says anything besides Jinja, digits and punctuation."""
    return any(letter.isalpha() for letter in _JINJA.sub("", text))


class _Counter:
    """Puts a numbered mark in the place of each Jinja tag."""

    def __init__(self) -> None:
        self._next = 0

    def __call__(self, _: re.Match[str]) -> str:
        self._next += 1
        return f"\ue000{self._next - 1}\ue001"


def _spans(text: str, look: Span) -> Iterator[Span]:
    start = 0
    for match in _MARK.finditer(text):
        yield replace(look, text=text[start : match.start()])
        yield from _marked(match, look)
        start = match.end()
    yield replace(look, text=text[start:])


def _marked(match: re.Match[str], look: Span) -> Iterator[Span]:
    if match["bold"] is not None:
        yield from _spans(match["bold"], replace(look, bold=True))
    elif match["italic"] is not None:
        yield from _spans(match["italic"], replace(look, italic=True))
    elif match["url"] is not None:
        yield from _spans(match["link"], replace(look, url=match["url"]))
    else:
        yield from _spans(match["other"], replace(look, language=Language(match["language"])))

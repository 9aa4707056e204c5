"""The parser's tokens of a paragraph into spans: words by their looks, links, calls of notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from markdown_it.token import Token

from docgen.template.rich.tree import Image, Link, Mark, NoteMark, Span, Words, join_words


def join_spans(tokens: Sequence[Token], *, notes_as_typed: bool = False) -> Iterator[Span]:
    """Yield the words of a paragraph, neighbours that look alike in one."""
    open_link: Token | None = None
    inside: list[Words | NoteMark | Image] = []
    for span in _marked(tokens, notes_as_typed):
        if not isinstance(span, Token):
            inside.append(span)
            continue
        yield from _linked(open_link, inside)
        inside = []
        open_link = span if span.type == "link_open" else None
    yield from _linked(open_link, inside)


def _linked(opening: Token | None, spans: Sequence[Words | NoteMark | Image]) -> Iterator[Span]:
    url = str(opening.attrGet("href") or "") if opening else ""
    if opening and url and spans:
        yield Link(url, str(opening.attrGet("title") or ""), tuple(join_words(spans)))
    else:
        yield from join_words(spans)


_MARKS: Final = {
    (False, False): Mark.PLAIN,
    (True, False): Mark.STRONG,
    (False, True): Mark.EMPHASIS,
    (True, True): Mark.STRONG | Mark.EMPHASIS,
}


_LANGUAGES: Final = {
    "language_open": {"cy": Mark.WELSH, "en": Mark.ENGLISH},
    "language_close": {},
}


def _marked(
    tokens: Sequence[Token], notes_as_typed: bool
) -> Iterator[Words | NoteMark | Image | Token]:
    strong = emphasis = 0
    language = Mark.PLAIN
    for token in tokens:
        strong += token.nesting if token.tag == "strong" else 0
        emphasis += token.nesting if token.tag == "em" else 0
        if token.type in _LANGUAGES:
            language = _LANGUAGES[token.type].get(token.info, Mark.PLAIN)
        mark = _MARKS[strong > 0, emphasis > 0] | language
        if token.type in ("link_open", "link_close"):
            yield token
        elif token.type == "footnote_ref" and not notes_as_typed:
            yield NoteMark(token.meta["label"])
        elif token.type == "image":
            yield Image(**token.meta, typed=token.content)
        elif words := _words(token, mark):
            yield words


def _words(token: Token, mark: Mark) -> Words | None:
    """Return what a token says in words, or None where it says nothing."""
    match token.type:
        case "softbreak" | "hardbreak":
            return Words("\n", mark)
        case "footnote_ref":
            return Words(f"[^{token.meta['label']}]", mark)
        case "code_inline":
            return Words(token.content, mark | Mark.CODE)
        case _:
            return Words(token.content, mark) if token.content else None

"""Typed text (Markdown, or just text) into a tree of what it says.

Nothing that was typed is lost: a footnote or a link target that nothing refers to, and a second
one of the same name, print as they were typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from markdown_it.token import Token

from docgen.template.rich.numbered import number_paragraphs
from docgen.template.rich.rules import make_parser
from docgen.template.rich.spans import join_spans
from docgen.template.rich.tree import (
    Block,
    Code,
    Grid,
    Heading,
    Item,
    Line,
    Paragraph,
    Points,
    Quote,
    Spans,
    TypedText,
    Words,
)

_PARSER: Final = make_parser()
_KEPT: Final = 64  # texts remembered: one document's worth, so that a long run stays small
_LONGEST_KEPT: Final = 50_000

# Word keeps a line break as \v; the others come from copied web pages and PDF files.
_BREAKS: Final = str.maketrans(
    {"\v": "\n", "\f": "\n\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
)
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Return `text` with one kind of line break and without what XML cannot hold."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_BREAKS)
    return _UNPRINTABLE.sub("", text)


def read_blocks(text: str) -> TypedText:
    """Return what `text` says, read as Markdown."""
    return (_remembered if len(text) <= _LONGEST_KEPT else _read_blocks)(text)


def read_spans(text: str) -> Spans:
    """Return what a short `text` says: words, bold, italics, code, links and line breaks."""
    tokens = _PARSER.parseInline(clean_text(text).strip(" \n"), {})
    return tuple(join_spans(tokens[0].children or ())) if tokens else ()


def _read_blocks(text: str) -> TypedText:
    text = clean_text(text)
    tokens = _PARSER.parse(text, {})
    reader = _Reader(text.split("\n"), tokens, _notes_called(tokens), _targets_used(tokens))
    return TypedText(number_paragraphs(reader.blocks()), MappingProxyType(reader.notes))


_remembered = lru_cache(maxsize=_KEPT)(_read_blocks)


def _children(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield from token.children or ()


def _notes_called(tokens: Sequence[Token]) -> frozenset[str]:
    """Return the labels of the notes that the text itself calls, not another note."""
    outside, depth = [], 0
    for token in tokens:
        depth += {"footnote_reference_open": 1, "footnote_reference_close": -1}.get(token.type, 0)
        if not depth:
            outside.append(token)
    return frozenset(x.meta["label"] for x in _children(outside) if x.type == "footnote_ref")


def _targets_used(tokens: Sequence[Token]) -> frozenset[str]:
    links = (x for x in _children(tokens) if x.type == "link_open")
    return frozenset(x.meta["label"] for x in links if "label" in x.meta)


@dataclass(slots=True)
class _Reader:
    """A walk over the parser's tokens, front to back."""

    lines: Sequence[str]
    tokens: Sequence[Token]
    called: frozenset[str]
    used: frozenset[str]
    notes: dict[str, tuple[Block, ...]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    at: int = 0
    in_note: bool = False

    def blocks(self, closing: str = "") -> tuple[Block, ...]:
        """Return the blocks up to the token of type `closing`, and step over it."""
        found: list[Block] = []
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == closing:
                break
            found += self.block(token)
        return tuple(found)

    def block(self, token: Token) -> Sequence[Block]:
        found: Block
        match token.type:
            case "inline":
                found = Paragraph(self.spans(token))
            case "heading_open":
                found = Heading(int(token.tag[1:]), self.next_spans())
            case "hr":
                found = Line()
            case "fence":
                found = Code(token.content.removesuffix("\n"))
            case "blockquote_open":
                found = Quote(self.blocks("blockquote_close"))
            case "bullet_list_open" | "ordered_list_open":
                found = self.points(token)
            case "table_open":
                found = self.grid()
            case _:
                return self.aside(token)
        return [found]

    def aside(self, token: Token) -> Sequence[Block]:
        match token.type:
            case "footnote_reference_open":
                return self.note(token.meta["label"])
            case "definition":
                return self.target(token)
            case _:
                return ()

    def spans(self, token: Token) -> Spans:
        return tuple(join_spans(token.children or (), notes_as_typed=self.in_note))

    def next_spans(self) -> Spans:
        self.at += 1
        return self.spans(self.tokens[self.at - 1])

    def points(self, opening: Token) -> Points:
        ordered = opening.type == "ordered_list_open"
        first, items = self.at, []
        while self.tokens[self.at].type == "list_item_open":
            number = self.tokens[self.at].info
            self.at += 1
            items.append(Item(int(number or 0), self.blocks("list_item_close")))
        loose = any(
            x.type == "paragraph_open" and x.level == opening.level + 2 and not x.hidden
            for x in self.tokens[first : self.at]
        )
        self.at += 1
        return Points(tuple(items), opening.markup if ordered else "", loose)

    def grid(self) -> Grid:
        sides: list[str] = []
        rows: list[list[Spans]] = []
        while (token := self.tokens[self.at]).type != "table_close":
            self.at += 1
            if token.type == "tr_open":
                rows.append([])
            elif token.type == "inline":
                rows[-1].append(self.spans(token))
            elif token.type == "th_open":
                sides.append(str(token.attrGet("style") or "").removeprefix("text-align:"))
        self.at += 1
        return Grid(tuple(sides), tuple(map(tuple, rows)))

    def note(self, label: str) -> Sequence[Block]:
        """Keep the note for where it is called; return it as typed where it never is."""
        outer, self.in_note = self.in_note, True
        blocks = self.blocks("footnote_reference_close")
        self.in_note = outer
        if label in self.called and label not in self.notes:
            self.notes[label] = blocks
            return ()
        return _led_by(f"[^{label}]: ", blocks)

    def target(self, token: Token) -> Sequence[Block]:
        """Return nothing for a link's target that is used, and the typed lines of another."""
        name = token.meta["id"]
        if name in self.used and name not in self.seen:
            self.seen.add(name)
            return ()
        first, last = token.map or (0, 0)
        lines = [line.lstrip(" \t>") for line in self.lines[first:last]]
        lines[0] = lines[0][lines[0].index("[") :]
        return [Paragraph((Words("\n".join(lines).strip()),))]


def _led_by(words: str, blocks: tuple[Block, ...]) -> Sequence[Block]:
    match blocks:
        case (Paragraph(spans), *rest):
            return [Paragraph((Words(words), *spans)), *rest]
        case _:
            return [Paragraph((Words(words.rstrip()),)), *blocks]

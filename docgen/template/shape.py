"""A Word file in; its skeleton out: headings, paragraphs, tables and tags, each with its place.

Two templates of one form, in English and in Welsh, have the same skeleton and other words on it;
`docgen.template.parity` compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

from docgen.template.compiled import CompiledTemplate
from docgen.template.tags import TagKind, find_tags

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXTS: Final = frozenset({f"{_W}t", f"{_W}instrText"})
_THROUGH: Final = frozenset({"sdt", "sdtContent", "ins", "del", "hyperlink"})
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_STRING = re.compile(r"'[^']*'|\"[^\"]*\"")
_NAME = re.compile(r"(?<![\w.|])[a-zA-Z_][\w.]*(?!\s*=[^=])")
_FILTER = re.compile(r"\|\s*\w+")
_WORDS_OF_JINJA = frozenset(
    (
        "if",
        "elif",
        "else",
        "endif",
        "for",
        "endfor",
        "in",
        "not",
        "and",
        "or",
        "is",
        "defined",
        "true",
        "false",
        "none",
        "loop",
        "set",
    )
)


class Kind(StrEnum):
    """What a piece of the skeleton is, in a reader's words."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE = "table"
    ROW = "row"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: its kind, what must be alike in both languages, its place, and its tags.

    `detail` is a heading's level, a table's columns, a row's cells, or the name of a style.
    """

    kind: Kind
    detail: str
    part: str
    spot: str
    text: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Return what has to be the same."""
        return self.part, self.kind, self.detail

    @property
    def fields(self) -> frozenset[str]:
        """Return the names that are printed; of a tick box, what it is ticked for."""
        return frozenset(name for words in self._tags(TagKind.PRINT) for name in _shown(words))

    @property
    def conditions(self) -> frozenset[str]:
        """Return what is asked before words are printed."""
        return frozenset(_asked(words) for words in self._steering("if", "elif"))

    @property
    def loops(self) -> frozenset[str]:
        """Return what is gone through."""
        return frozenset(_asked(words) for words in self._steering("for"))

    @property
    def grammatical(self) -> frozenset[str]:
        """Return the conditions that only choose a form of words: *a* or *an*, mutated or not."""
        return frozenset(
            test for chain in _chains(self.text) if chain.is_grammar for test in chain.tests
        )

    def _steering(self, *keywords: str) -> Iterator[str]:
        for words in self._tags(TagKind.STEER):
            if words.partition(" ")[0] in keywords:
                yield words

    def _tags(self, kind: TagKind) -> Iterator[str]:
        return (tag.words for tag in find_tags(self.text) if tag.kind is kind)


@dataclass
class _Chain:
    """An `if` with its branches: what each asks, and what each says."""

    tests: list[str]
    branches: list[str]
    has_else: bool = False

    @property
    def is_grammar(self) -> bool:
        """Return whether the branches print the same fields, and beside them a small word."""
        fields = {frozenset(_printed(branch)) for branch in self.branches}
        words = (_TAG.sub(" ", branch).split() for branch in self.branches)
        small = all(sum(map(len, said)) <= _SMALL for said in words)
        return self.has_else and len(fields) == 1 and small


def _shown(words: str) -> Iterator[str]:
    """Yield the names that a tag prints; a tick box whole, since no less says which it is."""
    if words.startswith("tick("):
        yield " ".join(words.split())
    else:
        yield from _names(words)


def _printed(text: str) -> Iterator[str]:
    for tag in find_tags(text):
        if tag.kind is TagKind.PRINT:
            yield from _names(tag.words)


def _chains(text: str) -> Iterator[_Chain]:
    """Yield every `if` of a paragraph with its branches, the inner ones first."""
    open_: list[_Chain] = []
    at = 0
    for tag in find_tags(text):
        for chain in open_:
            chain.branches[-1] += text[at : tag.start]
        at = tag.end
        if tag.kind is TagKind.STEER and tag.keyword in _STEPS:
            if tag.keyword == "if":
                open_.append(_Chain([_asked(tag.words)], [""]))
            elif open_ and tag.keyword == "endif":
                yield open_.pop()
            elif open_:
                open_[-1].branches.append("")
                open_[-1].has_else |= tag.keyword == "else"
                open_[-1].tests += [_asked(tag.words)] if tag.keyword == "elif" else []
        else:
            for chain in open_:
                chain.branches[-1] += tag.text


_STEPS = frozenset(("if", "elif", "else", "endif"))
_SMALL = 4
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def _names(words: str) -> Iterator[str]:
    for name in _NAME.findall(_FILTER.sub(" ", _STRING.sub(" ", words))):
        if name not in _WORDS_OF_JINJA:
            yield name.removesuffix(".en").removesuffix(".cy")  # one value, in either language


def names_in(expressions: Iterable[str]) -> frozenset[str]:
    """Return the names that `expressions` ask of."""
    return frozenset(name for words in expressions for name in _names(words))


def _asked(words: str) -> str:
    return " ".join(words.partition(" ")[2].split())


def read_shape(template: CompiledTemplate) -> tuple[Piece, ...]:
    """Return the skeleton of `template`: its body, then its headers and footers."""
    styles = _style_names(template)
    return tuple(
        piece
        for source in template.sources
        if source.story is not None
        for piece in _pieces(_root(template, source.name), source.label, "", styles)
    )


def _root(template: CompiledTemplate, part: str) -> etree._Element:
    root = etree.fromstring(template.package.parts[part])
    body = root.find(f"{_W}body")
    return root if body is None else body


def _style_names(template: CompiledTemplate) -> dict[str, str]:
    names: dict[str, str] = {}
    for part in template.package.related("styles"):
        for style in template.package.tree(part).iter(f"{_W}style"):
            name = style.find(f"{_W}name")
            if name is not None:
                names[style.get(f"{_W}styleId", "")] = name.get(f"{_W}val", "")
    return names


def _pieces(
    parent: etree._Element, part: str, inside: str, styles: dict[str, str]
) -> Iterator[Piece]:
    paragraphs = tables = 0
    blocks = list(_blocks(parent))
    for block in blocks:
        if block.tag == f"{_W}p":
            paragraphs += 1
            alone = len(blocks) == 1 and "cell" in inside
            spot = inside.rstrip(", ") if alone else f"{inside}paragraph {paragraphs}"
            yield from _paragraph(block, part, spot, styles)
        else:
            tables += 1
            yield from _table(block, part, f"{inside}table {tables}", styles)


def _paragraph(
    paragraph: etree._Element, part: str, spot: str, styles: dict[str, str]
) -> Iterator[Piece]:
    named = paragraph.find(f"{_W}pPr/{_W}pStyle")
    style = "Normal" if named is None else styles.get(named.get(f"{_W}val", ""), "")
    text = "".join(node.text or "" for node in paragraph.iter(*_TEXTS))
    heading = _HEADING.match(style)
    if heading:
        yield Piece(Kind.HEADING, f"level {heading[1]}", part, spot, text)
    else:
        yield Piece(Kind.PARAGRAPH, style, part, spot, text)
    for _ in paragraph.iter(f"{_W}drawing", f"{_W}pict"):
        yield Piece(Kind.PICTURE, "", part, spot)


def _table(table: etree._Element, part: str, where: str, styles: dict[str, str]) -> Iterator[Piece]:
    columns = len(table.findall(f"{_W}tblGrid/{_W}gridCol"))
    yield Piece(Kind.TABLE, f"{columns} columns", part, where)
    for number, row in enumerate(_below(table, "tr"), 1):
        cells = list(_below(row, "tc"))
        heads = ", a header" if row.find(f"{_W}trPr/{_W}tblHeader") is not None else ""
        yield Piece(Kind.ROW, f"{len(cells)} cells{heads}", part, f"{where}, row {number}")
        for place, cell in enumerate(cells, 1):
            yield from _pieces(cell, part, f"{where}, row {number}, cell {place}, ", styles)


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        else:
            yield from _blocks(child)


def _below(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{_W}{name}":
            yield child
        elif str(child.tag).removeprefix(_W) in _THROUGH:
            yield from _below(child, name)

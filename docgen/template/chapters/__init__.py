"""A chapter that somebody wrote in Word into the tree of a typed text, and what was left out.

    source     opened safely: its parts, styles, lists
    body       paragraphs, headings, quotations     lists, tables, runs, drawings
    findings   what a report cannot take in, with place and remedy

From the tree on, a chapter is set as a text that was typed: in the report's own styles.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from docgen.errors import CaseError, Problem, TemplateError
from docgen.template.chapters.body import BodyReader
from docgen.template.chapters.source import ChapterSource, open_source
from docgen.template.package import read_package
from docgen.template.rich.numbered import number_paragraphs
from docgen.template.rich.tree import TypedText
from docgen.template.rich.wordxml import parse_part, w

_KEPT: Final = 16
_FEW: Final = 2  # paragraphs in bold that may still be no headings
_NAME: Final = "the chapter"


@dataclass(frozen=True, slots=True)
class ReadChapter:
    """What a chapter says, and what of it was left out."""

    text: TypedText
    problems: tuple[Problem, ...]


def open_chapter(content: bytes) -> TypedText:
    """Return what the Word file `content` says; `check_chapter` tells what of it is left out."""
    return _remembered(_Content(content)).text


def check_chapter(content: bytes) -> tuple[Problem, ...]:
    """Return what a report leaves out of the Word file `content`, or why it cannot be read."""
    try:
        return _remembered(_Content(content)).problems
    except CaseError as error:
        return error.problems


class _Content(bytes):
    """Bytes that hash by their SHA-256."""

    def __hash__(self) -> int:
        return hash(hashlib.sha256(self).digest())

    __eq__ = bytes.__eq__


def read_chapter(content: bytes) -> ReadChapter:
    """Return what the Word file `content` says and what of it is left out.

    Raises CaseError where it is no whole, safe Word document.
    """
    try:
        package = read_package(content, _NAME)
    except TemplateError as error:
        problems = tuple(replace(p, code=_code(p.code)) for p in error.problems)
        raise CaseError("a chapter cannot be read", problems, hint=error.hint) from None
    source = open_source(package)
    for kind in ("footnotes", "endnotes"):
        _read_notes(source, kind)
    reader = BodyReader(source)
    body = next(package.tree().iter(w("body")), ())
    blocks = number_paragraphs(reader.read(body))
    if _has_sides(source):
        source.findings.tell("header")
    if not reader.headings and reader.bold > _FEW:
        source.findings.tell("headings")
    text = TypedText(blocks, dict(source.notes), dict(source.pictures))
    return ReadChapter(text, tuple(source.findings.problems))


_remembered = lru_cache(maxsize=_KEPT)(read_chapter)


def _code(code: str) -> str:
    return code.replace("template-", "chapter-")


def _read_notes(source: ChapterSource, kind: str) -> None:
    main = source.part
    source.part = next(iter(source.package.related(kind)), main)
    for number, node in source.note_nodes(kind).items():
        spot = f"{kind.removesuffix('s')} {number}"
        source.notes[f"{kind}-{number}"] = BodyReader(source, spot).read(node)
    source.part = main


def _has_sides(source: ChapterSource) -> bool:
    """Return whether the chapter has words in a header or a footer of its own."""
    return any(_has_words(source, name) for name in _sides(source))


def _sides(source: ChapterSource) -> Iterator[str]:
    for kind in ("header", "footer"):
        yield from source.package.related(kind)


def _has_words(source: ChapterSource, part: str) -> bool:
    root = parse_part(source.package.parts.get(part, b""))
    return any((node.text or "").strip() for node in root.iter(w("t")))

"""A PDF in; what a person finds in it out: outline, text, tables, languages."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
import pypdf

from pdf_checks.marks import marks_of
from pdf_checks.texts import texts_of
from pdf_checks.tree import Element, elements_of, key_of


def outline_of(pdf: bytes) -> list[tuple[int, str]]:
    """Return the bookmarks, each with its depth from 1."""
    return list(_flat(pypdf.PdfReader(io.BytesIO(pdf)).outline, 1))


def text_of_pages(pdf: bytes) -> list[str]:
    """Return the text of each page, as it is drawn: headers and footers too."""
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def language_of(pdf: bytes) -> str:
    """Return the document's language."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return str(opened.Root.get("/Lang", ""))


def passages_in(pdf: bytes, language: str) -> list[str]:
    """Return the passages that say themselves that they are in `language`, in drawing order."""
    with _Reading(pdf) as reading:
        return [text for text, said in reading.passages() if said == language]


def headings_of(pdf: bytes) -> list[tuple[int, str]]:
    """Return the tagged headings, each with its level."""
    return [(int(kind[1:]), text) for kind, text in reading_order(pdf) if kind[1:].isdigit()]


def table_headers_of(pdf: bytes) -> list[list[str]]:
    """Return for each table its header cells."""
    with _Reading(pdf) as reading:
        tables = [element for element in reading.elements() if element.kind == "Table"]
        return [
            [reading.text(cell) for cell in table.walk() if cell.kind == "TH"] for table in tables
        ]


def reading_order(pdf: bytes) -> list[tuple[str, str]]:
    """Return what a screen reader comes to, in order: the type of each block, and its text."""
    with _Reading(pdf) as reading:
        return [(one.kind, text) for one in reading.elements() if (text := reading.own_text(one))]


class _Reading:
    """A PDF, open, with the text of each of its marks."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf = pikepdf.open(io.BytesIO(pdf))
        self._texts = texts_of(pdf, self._pdf).marked

    def __enter__(self) -> _Reading:
        return self

    def __exit__(self, *_: object) -> None:
        self._pdf.close()

    def elements(self) -> list[Element]:
        """Return all elements in reading order."""
        return [element for top in elements_of(self._pdf) for element in top.walk()]

    def passages(self) -> Iterator[tuple[str, str]]:
        """Return each passage that says its own language, with that."""
        for page in self._pdf.pages:
            for number, language in marks_of(page.obj).languages.items():
                yield self._texts.get((key_of(page.obj), number), "").strip(), language
        for element in self.elements():
            if "/Lang" in element.source:
                yield self.text(element), str(element.source.Lang)

    def text(self, element: Element) -> str:
        """Return the text of `element` and all below it."""
        return " ".join("".join(self._pieces(element, inline_only=False)).split())

    def own_text(self, element: Element) -> str:
        """Return the text of `element` and of what stands in its line; empty within a line."""
        if element.kind in _INLINE and not element.inside("Document", "Part", "Sect", "Div"):
            return ""
        return " ".join("".join(self._pieces(element, inline_only=True)).split())

    def _pieces(self, element: Element, *, inline_only: bool) -> Iterator[str]:
        if element.kind in ("Figure", "Formula"):
            yield str(element.source.get("/Alt", ""))
            return
        for one in element.order:
            if not isinstance(one, Element):
                yield self._texts.get(one, "")
            elif one.kind in _INLINE or not inline_only:
                yield from self._pieces(one, inline_only=inline_only)
                yield "" if one.kind in _INLINE and one.kind not in ("Lbl", "LBody") else " "


_INLINE = frozenset(["Span", "Link", "Reference", "Quote", "Code", "Lbl", "LBody"])


def _flat(outline: Sequence[Any], depth: int) -> Iterator[tuple[int, str]]:
    for item in outline:
        if isinstance(item, list):
            yield from _flat(item, depth + 1)
        else:
            yield depth, str(item.title)

"""A PDF in; its text out, by the mark that each piece is drawn in, and what is drawn in none."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pikepdf
import pypdf

from pdf_checks.tree import Element, Key, elements_of, key_of


@dataclass(frozen=True)
class Texts:
    """The text of each mark (page and number), and per page what has no number: furniture."""

    marked: dict[tuple[Key | None, int], str] = field(default_factory=dict)
    furniture: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class PageText:
    """The text of one page: as it runs, its footnotes, and its header and footer."""

    body: str
    notes: str
    furniture: str


def texts_of(pdf: bytes, opened: pikepdf.Pdf) -> Texts:
    """Return the text of `pdf`, which is `opened` too, by the marks it is drawn in."""
    texts = Texts()
    reader = pypdf.PdfReader(io.BytesIO(pdf))
    for page, read in zip(opened.pages, reader.pages, strict=True):
        loose = []
        for number, text in _pieces_of(read):
            if number is None:
                loose.append(text)
            else:
                key = (key_of(page.obj), number)
                texts.marked[key] = texts.marked.get(key, "") + text
        texts.furniture.append(" ".join(loose))
    return texts


def page_texts_of(pdf: bytes) -> list[PageText]:
    """Return the text of each page in the order of the tags, notes and furniture apart."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        texts = texts_of(pdf, opened)
        bodies: dict[Key | None, list[str]] = {key_of(page.obj): [] for page in opened.pages}
        notes: dict[Key | None, list[str]] = {key: [] for key in bodies}
        for page, number, in_note in _contents(elements_of(opened)):
            (notes if in_note else bodies)[page].append(texts.marked.get((page, number), ""))
        said = zip(bodies.values(), notes.values(), texts.furniture, strict=True)
        return [PageText(" ".join(b), " ".join(n), loose) for b, n, loose in said]


def _contents(
    elements: Sequence[Element], *, in_note: bool = False
) -> Iterator[tuple[Key | None, int, bool]]:
    """Return each mark that `elements` hold, in reading order, and whether in a note."""
    for element in elements:
        inside = in_note or element.kind == "Note"
        for one in element.order:
            if isinstance(one, Element):
                yield from _contents([one], in_note=inside)
            else:
                yield *one, inside


def _pieces_of(page: Any) -> Iterator[tuple[int | None, str]]:
    """Return each piece of text of `page` with the number of the mark it is drawn in."""
    stack: list[int | None] = []
    pieces: list[tuple[int | None, str]] = []

    def before(operator: bytes, operands: Sequence[Any], *_: Any) -> None:
        if operator in (b"BDC", b"BMC"):
            properties = operands[1] if len(operands) > 1 else None
            own = properties.get("/MCID") if isinstance(properties, dict) else None
            stack.append(int(own) if own is not None else (stack[-1] if stack else None))
        elif operator == b"EMC" and stack:
            stack.pop()

    def take(text: str, *_: Any) -> None:
        pieces.append((stack[-1] if stack else None, text))

    page.extract_text(visitor_operand_before=before, visitor_text=take)
    return iter(pieces)

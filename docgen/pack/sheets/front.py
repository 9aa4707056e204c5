"""What a pack is and the papers in their places in; its cover and index as Typst source out.

The index has a link for each paper. It leads to an address that exists nowhere; when the pack is
bound, the link is led to the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.language import Language
from docgen.model import TypstSource, Wording
from docgen.model.wording import UNSAID
from docgen.pack import words
from docgen.pack.layout import Layout, Placed
from docgen.pack.papers import AccessClass, Kind
from docgen.pack.sheets.source import begin, in_language, quote, spoken

ITEM_ADDRESS = "https://pack.invalid/item/"


@dataclass(frozen=True, slots=True)
class Missing:
    """A paper of the plan that the pack does not have, and why."""

    title: Wording
    reason: Wording


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says; what is empty is left out."""

    title: Wording
    number: str
    board: Wording = UNSAID
    reference: str = ""
    meeting: Wording = UNSAID
    date: Wording = UNSAID
    recipient: Wording = UNSAID
    marking: Wording = UNSAID
    missing: tuple[Missing, ...] = ()
    claims: bool = True


def write_front(cover: Cover, layout: Layout, languages: Sequence[Language]) -> TypstSource:
    """Return the cover and the index of a pack whose papers stand as `layout` has them."""
    parts = [
        begin(words.say(cover.title, languages), words.say(cover.board, languages), languages),
        *_heading(cover, languages),
        _facts(cover, layout, languages),
        _statement(cover, languages),
        _second(words.CONTENTS, languages),
        _index(layout, languages),
        *_missing(cover, languages),
    ]
    return TypstSource("\n".join(parts))


def _heading(cover: Cover, languages: Sequence[Language]) -> Iterator[str]:
    yield f'#block(text(fill: rgb("#4A5860"), {spoken(cover.board, languages)}))'
    for one in languages:
        yield f"#heading(level: 1)[{in_language(cover.title[one], one)}]"


def _facts(cover: Cover, layout: Layout, languages: Sequence[Language]) -> str:
    """Return what is known of the pack, label and value in turn; a layout, not a table of data."""
    pages = Wording(str(layout.pages), str(layout.pages))
    number = Wording(cover.number, cover.number)
    reference = Wording(cover.reference, cover.reference)
    rows = [
        (words.PACK, number),
        (words.REFERENCE, reference),
        (words.MEETING, cover.meeting),
        (words.DATE, cover.date),
        (words.RECIPIENT, cover.recipient),
        (words.MARKING, cover.marking),
        (words.PAGES, pages),
    ]
    cells = [
        f"strong({spoken(label, languages)}), {spoken(value, languages)},"
        for label, value in rows
        if value
    ]
    return f"#grid(columns: (32%, 1fr), row-gutter: 0.7em,\n{chr(10).join(cells)}\n)"


def _statement(cover: Cover, languages: Sequence[Language]) -> str:
    told = words.ALL_PASSED if cover.claims else words.NOT_ALL
    return "\n\n".join(["#v(0.4em)", *(in_language(told[one], one) for one in languages)])


def _second(heading: Wording, languages: Sequence[Language]) -> str:
    return f"#heading(level: 2, {spoken(heading, languages)})"


def _index(layout: Layout, languages: Sequence[Language]) -> str:
    """Return the table of papers; with a column on access where not all are our own."""
    papers = [(n, one) for n, one in enumerate(layout.placed) if one.piece.kind is Kind.PAPER]
    slips = [(n, one) for n, one in enumerate(layout.placed) if _stands_alone(layout, n)]
    rows = sorted([*papers, *slips], key=lambda row: row[0])
    with_access = any(not one.piece.is_ours for _, one in rows)
    heads = [words.NUMBER, words.TITLE, words.PAGE, *([words.ACCESSIBILITY] * with_access)]
    columns = "(auto, 1fr, auto, 28%)" if with_access else "(auto, 1fr, auto)"
    header = ", ".join(f"strong({spoken(head, languages)})" for head in heads)
    lines = [
        f'#table(columns: {columns}, stroke: (x, y) => (bottom: 0.5pt + rgb("#AEBDC4")),',
        f"  inset: (x: 4pt, y: 5pt), table.header({header}),",
        *_rows(rows, languages, with_access=with_access),
        ")",
    ]
    return "\n".join(lines)


def _stands_alone(layout: Layout, place: int) -> bool:
    """Return whether a slip stands in the place of a paper that could not be bound."""
    piece = layout.placed[place].piece
    return piece.kind is Kind.SLIP and piece.access.kind is AccessClass.E


def _rows(
    rows: Sequence[tuple[int, Placed]], languages: Sequence[Language], *, with_access: bool
) -> Iterator[str]:
    group = UNSAID
    for place, one in rows:
        piece = one.piece
        if piece.group != group and piece.group:
            span = 4 if with_access else 3
            yield f"  table.cell(colspan: {span}, strong({spoken(piece.group, languages)})),"
        group = piece.group
        title = f'link("{ITEM_ADDRESS}{place}", [{in_language(piece.said_title, piece.language)}])'
        late = f" (#{spoken(words.LATE, languages)};)" if piece.is_late else ""
        cells = [quote(piece.number), f"[#{title}{late}]", quote(one.labels[0])]
        if with_access:
            cells.append(spoken(words.CLASSES[piece.access.kind], languages))
        yield f"  {', '.join(cells)},"


def _missing(cover: Cover, languages: Sequence[Language]) -> Iterator[str]:
    if not cover.missing:
        return
    yield _second(words.MISSING, languages)
    for one in cover.missing:
        yield f"- #{spoken(one.title, languages)};: #{spoken(one.reason, languages)};"

"""Papers in their order in; the pieces of a pack, with dividers and slips before them, out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.engine.packing_binding import Spec, set_sheet
from docgen.engine.packing_numbers import order_of
from docgen.engine.packing_papers import Came
from docgen.language import Language
from docgen.model import Wording
from docgen.pack import OURS, AccessClass, Kind, Piece, words
from docgen.pack.sheets import write_divider, write_slip


def with_sheets(came: Sequence[Came], spec: Spec, *, dividers: bool) -> Iterator[Piece]:
    """Return the pieces of a pack: each paper, with its divider and its slip before it."""
    announced: set[str] = set()
    for one in sorted(came, key=lambda one: order_of(one.piece.number)):
        piece = one.piece
        if dividers and piece.number not in announced:
            yield divider_of(piece, [c.piece for c in came], spec)
        announced.add(piece.number)
        if piece.access.kind is not AccessClass.A:
            yield slip_of(piece, spec)
        if piece.pdf:
            yield piece


def divider_of(piece: Piece, pieces: Sequence[Piece], spec: Spec) -> Piece:
    """Return the sheet that announces `piece`, and the same paper in the other language."""
    both = [one for one in pieces if one.number == piece.number]
    title = Wording(*(_titled(both, one) or piece.title[one] for one in Language))
    author = words.say(spec.cover.board, spec.languages)
    pdf = set_sheet(write_divider(piece.number, title, spec.languages, author))
    return _sheet(Kind.DIVIDER, piece, title, spec, pdf)


def _titled(pieces: Sequence[Piece], language: Language) -> str:
    return next((one.title[language] for one in pieces if one.language is language), "")


def slip_of(piece: Piece, spec: Spec) -> Piece:
    """Return the slip before `piece`; it stands in its place where there is nothing to bind."""
    author = words.say(spec.cover.board, spec.languages)
    pdf = set_sheet(write_slip(piece, spec.languages, ask=spec.ask, author=author))
    if piece.pdf:
        return _sheet(Kind.SLIP, piece, words.filled(words.ABOUT, piece.number), spec, pdf)
    return replace(piece, kind=Kind.SLIP, pdf=pdf, language=spec.languages[0])


def _sheet(kind: Kind, piece: Piece, title: Wording, spec: Spec, pdf: bytes) -> Piece:
    language = spec.languages[0]
    return Piece(kind, piece.number, title, language, pdf, OURS, piece.is_late, piece.group)

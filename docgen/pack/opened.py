"""The pieces of a pack in; each opened, with its page sizes and bookmarks, out.

Most pieces are files of their own. Those of a pack that is opened again share one file, of which
each has some pages and one element of the tree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

import pikepdf

from docgen.pack.geometry import PageBox, read_box
from docgen.pack.layout import Known, Sized
from docgen.pack.opening import open_pdf
from docgen.pack.outlines import Bookmark, read_outline
from docgen.pack.papers import Piece


class Source:
    """An open file. `quick` says that its tree is as our own typesetter writes it."""

    def __init__(self, pdf: pikepdf.Pdf, *, quick: bool) -> None:
        self._pdf: pikepdf.Pdf | None = pdf
        self.quick = quick

    @property
    def pdf(self) -> pikepdf.Pdf:
        """Return the file; once it is closed, raise `ValueError`."""
        if self._pdf is None:
            message = "the source is closed"
            raise ValueError(message)
        return self._pdf

    def close(self) -> None:
        """Close the file, and let go of all that was read of it.

        What was copied from it stays good: the streams are read from its bytes, which are kept.
        """
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A piece and where it is: `pages` of `source`, from 0, and `top`, its element at the top.

    Of a file of its own `top` is None: all is the piece's. `known` has the labels that an earlier
    day gave its pages.
    """

    piece: Piece
    source: Source
    pages: range
    boxes: tuple[PageBox, ...]
    bookmarks: list[Bookmark] = field(default_factory=list, repr=False)
    top: int | None = None
    known: Known | None = None

    @property
    def sized(self) -> Sized:
        """Return the piece with its page sizes, for laying out."""
        return Sized(self.piece, self.boxes)


def open_piece(piece: Piece) -> Opened:
    """Return `piece` opened; whoever asks closes it."""
    pdf = open_pdf(piece.pdf)
    boxes = tuple(read_box(page.obj) for page in pdf.pages)
    source = Source(pdf, quick=piece.is_ours)
    return Opened(piece, source, range(len(boxes)), boxes, read_outline(pdf))


@contextmanager
def open_pieces(pieces: Iterable[Piece]) -> Iterator[list[Opened]]:
    """Return `pieces` opened, and close them again."""
    with ExitStack() as stack:
        opened = []
        for piece in pieces:
            one = open_piece(piece)
            stack.callback(one.source.close)
            opened.append(one)
        yield opened

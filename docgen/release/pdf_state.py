"""A PDF's bytes in, opened out; and what a page's instructions hold in, plain values out."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pikepdf

from docgen.release.passages import UnreadableError
from docgen.release.pdf_fonts import Font
from docgen.release.pdf_geometry import UNIT, Frame, Matrix

_REMARK = re.compile(rb"(?:^|[\s])%([^\r\n]{2,})")


@dataclass(slots=True)
class State:
    """What a page's instructions are told in passing.

    `is_odd` says that what is painted shows otherwise than it lies: cut off by a clip that is no
    rectangle, or mixed with what is below it.
    """

    matrix: Matrix = UNIT
    pale: bool = False
    font: Font | None = None
    size: float = 0.0
    spacing: float = 0.0
    words: float = 0.0
    stretch: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    faint: bool = False
    sheer: bool = False
    is_opaque: bool = True
    is_odd: bool = False
    clip: Frame | None = None

    def mix(self, found: Any) -> None:  # noqa: ANN401
        """Take what the graphics state `found` says of how paint mixes with what is below it."""
        if not isinstance(found, pikepdf.Dictionary):
            return
        if "/ca" in found:
            self.faint, self.is_opaque = float(found["/ca"]) < 0.06, float(found["/ca"]) >= 1
        if str(found.get("/SMask", "/None")) != "/None":
            self.is_odd = True
        if "/BM" in found:
            # a highlighter's colour lets the text shine through
            self.sheer = str(found["/BM"]) in ("/Multiply", "/Darken")
            self.is_odd = self.is_odd or str(found["/BM"]) != "/Normal"


def is_off(found: Any, off: frozenset[tuple[int, int]]) -> bool:  # noqa: ANN401
    """Return whether `found` is a layer that is off."""
    return isinstance(found, pikepdf.Dictionary) and found.is_indirect and found.objgen in off


def find_named(resources: Any, kind: str, operands: Sequence[Any]) -> Any:  # noqa: ANN401
    """Return what the first name of `operands` stands for among resources of `kind`, or None."""
    names = [one for one in operands if isinstance(one, pikepdf.Name)]
    folder = resources.get(kind) if isinstance(resources, pikepdf.Dictionary) else None
    return folder.get(names[0]) if names and isinstance(folder, pikepdf.Dictionary) else None


def number_of(value: Any) -> float:  # noqa: ANN401
    """Return a number of the page, or nought for what is none."""
    try:
        return float(value)
    except (TypeError, ValueError, ArithmeticError):
        return 0.0


def numbers_of(operands: Sequence[Any]) -> list[float]:
    """Return the numbers among `operands`."""
    return [number_of(one) for one in operands if not isinstance(one, pikepdf.Object)]


def matrix_of(operands: Sequence[Any]) -> Matrix:
    """Return the six numbers of a matrix, or the one that changes nothing."""
    numbers = numbers_of(operands)
    return (
        (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
        if len(numbers) == 6
        else UNIT
    )


def remarks_of(stream: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the remarks among the instructions of a page or form, which nobody is shown."""
    found = stream.obj.get("/Contents") if isinstance(stream, pikepdf.Page) else stream
    for one in found if isinstance(found, pikepdf.Array) else (found,):
        if isinstance(one, pikepdf.Stream):
            for remark in _REMARK.findall(bytes(one.read_bytes())):
                yield remark.decode("utf-8", "replace")


@contextmanager
def opened(content: bytes) -> Iterator[pikepdf.Pdf]:
    """Open the PDF `content`, without pikepdf's own warnings.

    What is strange in a file its reading tells; Python would print them to whoever runs docgen.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pikepdf.open(io.BytesIO(content)) as pdf:
            yield pdf


def read_instructions(stream: Any) -> list[Any]:  # noqa: ANN401
    """Return the instructions of a page or form; raise `UnreadableError` where they break off."""
    try:
        with warnings.catch_warnings():
            # pikepdf warns of instructions that break off, and gives those before
            warnings.simplefilter("error")
            return list(pikepdf.parse_content_stream(stream))
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, UserWarning) as error:
        raise UnreadableError("a page's instructions cannot be read") from error


def strings_of(found: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the texts that stand beside marked content: what replaces it, and whatever else."""
    for one in found.values() if isinstance(found, pikepdf.Dictionary) else ():
        if isinstance(one, pikepdf.String):
            yield str(one)


def text_of(font: Font, codes: bytes, state: State) -> tuple[str, float]:
    """Return what `codes` say in `font`, and how wide it is."""
    letters: list[str] = []
    width = 0.0
    for letter, wide, is_space in font.decode(codes):
        letters.append(letter)
        width += wide / 1000 * state.size + state.spacing + state.words * is_space
    return "".join(letters), width * state.stretch

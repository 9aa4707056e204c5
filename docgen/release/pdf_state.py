"""What a page's instructions hold in; plain values, and the state they set, out."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf

from docgen.release.passages import UnreadableError
from docgen.release.pdf_fonts import Font
from docgen.release.pdf_marks import UNIT, Matrix


@dataclass(slots=True)
class State:
    """What a page's instructions are told in passing."""

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


def read_instructions(stream: Any) -> list[Any]:  # noqa: ANN401
    """Return the instructions of a page or form; raise `UnreadableError` where they break off."""
    try:
        with warnings.catch_warnings():
            # pikepdf warns of instructions that break off, and gives those before
            warnings.simplefilter("error")
            return list(pikepdf.parse_content_stream(stream))
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError, UserWarning) as error:
        raise UnreadableError("a page's instructions cannot be read") from error

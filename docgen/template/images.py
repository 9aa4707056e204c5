"""A picture that data bring, for a template to print where it writes `{{ logo }}`.

docxtpl's own `InlineImage` is bound to one document and has no words for who cannot see it; ours is
bound to nothing, and says in `alt` what the picture shows.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass, field
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import IO, Any

from docx.image.exceptions import (
    InvalidImageStreamError,
    UnexpectedEndOfFileError,
    UnrecognizedImageError,
)
from docx.image.image import Image
from docx.shared import Length

UNREADABLE = (
    *(InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError),
    *(OSError, ValueError, KeyError, struct.error),
)


@dataclass(frozen=True)
class InlineImage:
    """A picture, from a path or from bytes; with one of `width` and `height` it keeps its shape.

    Sizes are lengths of python-docx (`Mm(20)`), in English Metric Units when they are numbers.
    """

    source: str | PathLike[str] | bytes = field(repr=False)
    width: int | Length | None = None
    height: int | Length | None = None
    alt: str = field(default="", repr=False)

    @cached_property
    def data(self) -> bytes:
        """Return the bytes of the picture."""
        return self.source if isinstance(self.source, bytes) else Path(self.source).read_bytes()

    def __str__(self) -> str:
        return self.alt


@dataclass(frozen=True, slots=True)
class Picture:
    """Any picture, ours or docxtpl's, read and measured."""

    image: Image = field(repr=False)
    width: int
    height: int
    alt: str = field(default="", repr=False)


def measure(
    source: str | bytes | IO[bytes] | Any,  # noqa: ANN401 - whatever python-docx can read
    size: tuple[int | None, int | None] = (None, None),
    alt: str = "",
) -> Picture:
    """Return the picture `source` at `size` (width, height), in English Metric Units."""
    stream = io.BytesIO(source) if isinstance(source, bytes) else source
    image = Image.from_file(stream)
    width, height = image.scaled_dimensions(*size)
    return Picture(image, int(width), int(height), alt)

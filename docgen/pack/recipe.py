"""What a pack was made from in; the same inside the pack, and out of it again.

The recipe stands under the catalogue as page-piece data (ISO 32000-1, 14.5), which PDF/A allows and
no viewer shows. It says what each piece is, so that a pack can be opened again and changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary, Stream

from docgen.pack.elements import is_dictionary

FORMAT: Final = 1
_LARGEST: Final = 20_000_000
_KEY: Final = "/docgen"


def write_recipe(out: pikepdf.Pdf, recipe: Mapping[str, Any], moment: str) -> None:
    """Put `recipe` into `out`, dated `moment` as PDF writes a date."""
    told = {"format": FORMAT, **recipe}
    data = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    stream = out.make_stream(data)
    piece = Dictionary(LastModified=pikepdf.String(moment), Private=stream)
    out.Root.PieceInfo = Dictionary({_KEY: piece})


def read_recipe(pdf: pikepdf.Pdf) -> Mapping[str, Any] | None:
    """Return the recipe in `pdf`, or None where it is no pack of ours, or of a later format."""
    pieces = pdf.Root.get("/PieceInfo")
    piece = pieces.get(_KEY) if is_dictionary(pieces) else None
    stream = piece.get("/Private") if is_dictionary(piece) else None
    if not isinstance(stream, Stream):
        return None
    try:
        data = stream.read_bytes()
        recipe = json.loads(data) if len(data) <= _LARGEST else None
    except (pikepdf.PdfError, ValueError, RecursionError):
        return None
    return recipe if isinstance(recipe, dict) and recipe.get("format") == FORMAT else None

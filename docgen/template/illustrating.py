"""Pictures that texts bring into runs, no wider than their room and no taller than a page bears."""

from __future__ import annotations

from typing import Final

from docx.shared import Mm, Twips

from docgen.template.images import measure
from docgen.template.rendering import Rendering
from docgen.template.rich.state import Draw

_TALLEST: Final = int(Mm(190))
_DOT: Final = int(Mm(25.4)) // 120  # at 120 dots to the inch a picture on paper looks sharp


def drawer(rendering: Rendering) -> Draw:
    """Return what draws the pictures of texts in one render."""

    def draw(content: bytes, alt: str, room: int, wide: int) -> str:
        try:
            picture = measure(content, alt=alt)
        except Exception:  # noqa: BLE001 - python-docx lets many errors through for what it cannot read
            return ""
        natural = int(Twips(wide)) if wide else picture.image.px_width * _DOT
        tallest = _TALLEST * picture.width // max(picture.height, 1)
        wanted = min(natural, int(Twips(room)), tallest)
        sized = measure(content, (max(wanted, 1), None), alt)
        return f"<w:r><w:drawing>{rendering.draw(sized).xml}</w:drawing></w:r>"

    return draw

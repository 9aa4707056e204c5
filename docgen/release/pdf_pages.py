"""A page of a PDF in; what it paints out, and why some of that is not seen."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from docgen.release.pdf_fonts import Font
from docgen.release.pdf_geometry import Frame
from docgen.release.pdf_marks import Painted
from docgen.release.pdf_painting import Painter

Numbers = tuple[int, int]


def frame_of(page: pikepdf.Page) -> Frame:
    """Return what of a page is shown, and a point more on each side."""
    left, bottom, right, top = (float(side) for side in page.cropbox)
    return Frame(
        min(left, right) - 1, min(bottom, top) - 1, max(left, right) + 1, max(bottom, top) + 1
    )


def layers_off(pdf: pikepdf.Pdf) -> frozenset[Numbers]:
    """Return the numbers of the layers that a reader does not see."""
    return frozenset(_layers_off(pdf))


def _layers_off(pdf: pikepdf.Pdf) -> Iterator[Numbers]:
    layers = pdf.Root.get("/OCProperties")
    default = layers.get("/D") if isinstance(layers, pikepdf.Dictionary) else None
    for one in default.get("/OFF", ()) if isinstance(default, pikepdf.Dictionary) else ():
        yield one.objgen


def paint_page(
    page: pikepdf.Page, fonts: dict[Numbers, Font], off: frozenset[Numbers], forms: set[Numbers]
) -> Painted:
    """Return what `page` paints; the forms that it shows are added to `forms`."""
    painted = Painted(frame_of(page))
    Painter(painted, fonts, off, forms).paint(page, page.resources)
    return painted

"""The pages of a pack and a document of stamps in; the same pages, each with its stamp, out.

What a page drew before is closed in `q … Q`; the stamp follows as a form of its own within an
artifact. Both are marked in the page, so that a pack can be opened again and its stamps taken off.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from docgen.pack.elements import is_dictionary, listed
from docgen.pack.geometry import PageBox
from docgen.pack.marks import balance_of
from docgen.pack.trees import Thing

_STAMP: Final = Name("/DocgenStamp")
_MARK: Final = b"/DocgenStamp Do"


class Stamper:
    """Lays the pages of `stamps` on those of `out`, in their order."""

    def __init__(self, out: pikepdf.Pdf, stamps: pikepdf.Pdf) -> None:
        self._out = out
        self._stamps = stamps
        self._before = out.make_stream(b"q\n")

    def stamp(self, number: int, box: PageBox, *, trusted: bool) -> None:
        """Stamp the page `number`; what a page that is not `trusted` leaves open is closed."""
        page = self._out.pages[number].obj
        if "/Parent" in page:
            inherit(page)
        lacking, left, marks = (0, 0, 0) if trusted else balance_of(page)
        form = self._out.copy_foreign(self._stamps.pages[number].as_form_xobject())
        own_resources(page)
        page.Resources.XObject[_STAMP] = form
        drawing = b"\n%s%sQ\n/Artifact <</Type /Pagination>> BDC\nq %s cm %s Q\nEMC\n" % (
            b"EMC " * marks,
            b"Q " * left,
            box.place().encode(),
            _MARK,
        )
        before = self._before if not lacking else self._out.make_stream(b"q " * (lacking + 1))
        after = self._out.make_stream(drawing)
        page.Contents = Array([before, *listed(page.get("/Contents")), after])


def inherit(page: Thing) -> None:
    """Give `page` what it inherits, so that it can stand elsewhere."""
    for key in ("/Resources", "/MediaBox", "/CropBox", "/Rotate"):
        above = page.get("/Parent")
        while key not in page and is_dictionary(above):
            if key in above:
                page[key] = above[key]
            above = above.get("/Parent")


def own_resources(page: Thing) -> None:
    """Give `page` resources that it shares with no other page, so that a stamp stays its own."""
    shared = page.get("/Resources")
    own = copy(shared) if is_dictionary(shared) else Dictionary()
    things = own.get("/XObject")
    own["/XObject"] = copy(things) if is_dictionary(things) else Dictionary()
    page.Resources = own


def unstamp(pages: Sequence[Thing]) -> None:
    """Take the stamps off `pages` of a pack that was opened again."""
    for page in pages:
        streams = listed(page.get("/Contents"))
        things = page.Resources.get("/XObject")
        if len(streams) > 1 and _MARK in streams[-1].read_bytes():
            page.Contents = Array(streams[1:-1])
            if is_dictionary(things) and _STAMP in things:
                del things[_STAMP]

"""What is taken out of somebody else's PDF, wherever in the file it hides."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from pack_specimens import bind_of, changed, foreign, paper, saved
from pikepdf import Array, Dictionary, Name

from docgen.pack import sort_file
from docgen.pack.elements import tops_of

NOTE = "a note about somebody"


def hidden(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Return a file within `pdf`."""
    inside = pdf.make_stream(b"hidden", Type=Name.EmbeddedFile)
    return pdf.make_indirect(
        Dictionary(Type=Name.Filespec, F="x.txt", UF="x.txt", EF=Dictionary(F=inside))
    )


def on_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.AF = Array([hidden(pdf)])


def on_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots[0].AF = Array([hidden(pdf)])


def on_element(pdf: pikepdf.Pdf) -> None:
    tops_of(pdf)[0].AF = Array([hidden(pdf)])


def on_form(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 9, 9]))
    form.AF = Array([hidden(pdf)])
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=form)


def elsewhere(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Annots[0].Kept = hidden(pdf)


def embedded_in(pdf: bytes) -> int:
    """Return how many files are within `pdf`."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return sum(isinstance(one, Dictionary) and "/EF" in one for one in opened.objects)


@pytest.mark.parametrize("hide", [on_page, on_link, on_element, on_form, elsewhere])
def test_a_file_within_the_file_is_taken_out_and_told(hide: Callable[[pikepdf.Pdf], None]) -> None:
    found = sort_file(changed(paper(), hide))
    assert "files" in found.access.removed
    assert embedded_in(found.pdf) == 0


def test_a_resource_that_is_called_like_a_file_stays() -> None:
    def rename(pdf: pikepdf.Pdf) -> None:
        fonts = pdf.pages[0].obj.Resources.Font
        fonts["/EF"] = next(iter(fonts.values()))
        pdf.pages[0].obj.Resources.Font = pdf.make_indirect(fonts)

    with pikepdf.open(io.BytesIO(sort_file(changed(paper(), rename)).pdf)) as opened:
        assert "/EF" in opened.pages[0].obj.Resources.Font


def test_what_a_page_says_of_its_maker_does_not_come_along() -> None:
    def sign(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.Metadata = pdf.make_stream(NOTE.encode(), Type=Name.Metadata, Subtype=Name.XML)
        page.PieceInfo = Dictionary(Maker=Dictionary(Private=NOTE))

    pack = bind_of([foreign(changed(paper(), sign))]).content
    with pikepdf.open(io.BytesIO(pack)) as opened:
        plain = saved(opened, stream_decode_level=pikepdf.StreamDecodeLevel.all)
    assert NOTE.encode() not in plain

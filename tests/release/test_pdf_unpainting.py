"""Text out of sight: it is taken out of a page only where the page looks the same without it.

pypdf says where what is left stands.
"""

from __future__ import annotations

import io

import pikepdf
import pypdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream
from release import pdf_specimens as specimens

from docgen.release import clean_pdf, read_pdf

NAME = b"(Gwion) Tj "
AFTER = b"(and the panel) Tj "
SEEN = "and the panel"


def codes(content: bytes) -> set[str]:
    return {trait.code for trait in read_pdf(content, "file").traits}


def text(content: bytes) -> str:
    return "\n".join(one.text for one in read_pdf(content, "file").passages)


def page(instructions: bytes) -> bytes:
    return specimens.pdf(b"q BT /F1 11 Tf 72 600 Td " + instructions + b"ET Q\n")


def places(content: bytes) -> list[tuple[str, float, float]]:
    """Return each text that pypdf finds, with where its line begins."""
    found: list[tuple[str, float, float]] = []

    def take(said: str, _: object, matrix: list[float], *__: object) -> None:
        if said.strip():
            found.append((said.strip(), matrix[4], matrix[5]))

    pypdf.PdfReader(io.BytesIO(content)).pages[0].extract_text(visitor_text=take)
    return found


HIDDEN = {
    "shown": b"3 Tr (Gwion) Tj 0 Tr " + AFTER,
    "in a row": b"3 Tr [(Gw) -20 (ion)] TJ 0 Tr " + AFTER,
    "on the next line": b"12 TL 3 Tr (Gwion) ' 0 Tr " + AFTER,
    "spaced on the next line": b'12 TL 3 Tr 1 1 (Gwion) " 0 Tr ' + AFTER,
}


@pytest.mark.parametrize("instructions", HIDDEN.values(), ids=HIDDEN)
def test_what_is_hidden_goes_however_it_is_shown(instructions: bytes) -> None:
    assert "Gwion" not in text(clean_pdf(page(instructions)))


@pytest.mark.parametrize("instructions", HIDDEN.values(), ids=HIDDEN)
def test_what_follows_it_stays_where_it_was(instructions: bytes) -> None:
    before = specimens.pdf()
    whole, cleaned = page(instructions), clean_pdf(page(instructions))
    assert text(cleaned).count(SEEN) == 1
    assert places(cleaned)[: len(places(before))] == places(whole)[: len(places(before))]


def test_the_letters_after_it_keep_their_distance() -> None:
    def steps(content: bytes) -> list[str]:
        with pikepdf.open(io.BytesIO(content)) as made:
            return [
                str(one.operator)
                for one in pikepdf.parse_content_stream(made.pages[0])
                if str(one.operator) in ("Tj", "TJ")
            ]

    assert steps(clean_pdf(page(HIDDEN["shown"])))[-2:] == ["TJ", "Tj"]


def test_text_that_is_partly_under_a_box_stays_and_is_told() -> None:
    content = specimens.pdf(
        b"q BT /F1 11 Tf 72 600 Td (Gwion came) Tj ET 0 g 90 590 20 24 re f Q\n"
    )
    assert "covered-text" in codes(clean_pdf(content))


def test_text_under_a_shape_that_is_no_rectangle_stays_and_is_told() -> None:
    content = specimens.pdf(
        b"q BT /F1 11 Tf 72 600 Td (Gwion) Tj ET 0 g 60 590 m 200 590 l 130 640 l f Q\n"
    )
    assert "covered-text" in codes(clean_pdf(content))


@pytest.mark.parametrize(
    ("key", "value"), [("SMask", None), ("ImageMask", True)], ids=["mask", "stencil"]
)
def test_text_under_a_picture_that_may_be_seen_through_stays_and_is_told(
    key: str, value: object
) -> None:
    def change(made: Pdf) -> None:
        image = Stream(made, b"\xff")
        image.Type, image.Subtype = Name.XObject, Name.Image
        image.Width, image.Height, image.BitsPerComponent = 1, 1, 8
        image.ColorSpace = Name.DeviceGray
        image[f"/{key}"] = made.make_stream(b"\x00") if value is None else value
        made.pages[0].obj.Resources.XObject = Dictionary(I1=image)

    shown = b"q BT /F1 11 Tf 72 600 Td (Gwion) Tj ET 400 0 0 40 60 590 cm /I1 Do Q\n"
    assert "covered-text" in codes(clean_pdf(specimens.pdf(shown, change)))


def test_text_under_a_box_that_a_clip_cuts_off_stays_and_is_told() -> None:
    content = specimens.pdf(
        b"q BT /F1 11 Tf 72 600 Td (Gwion) Tj ET 0 0 9 9 re W n 0 g 60 590 400 24 re f Q\n"
    )
    assert "Gwion" in text(clean_pdf(content))


def test_text_that_cuts_off_what_is_painted_after_it_stays_and_is_told() -> None:
    assert "invisible-text" in codes(clean_pdf(page(b"7 Tr " + NAME)))


def test_white_text_on_a_shade_is_seen_and_stays() -> None:
    def change(made: Pdf) -> None:
        shade = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([0, 0, 9, 9]))
        made.pages[0].obj.Resources.Shading = Dictionary(S1=shade)

    content = specimens.pdf(b"/S1 sh q BT /F1 11 Tf 1 g 72 600 Td (Gwion) Tj ET Q\n", change)
    assert codes(content) == set()
    assert "Gwion" in text(clean_pdf(content))


def test_a_form_that_another_page_shows_stays() -> None:
    def change(made: Pdf) -> None:
        resources = made.pages[0].obj.Resources
        form = Stream(made, b"BT /F1 11 Tf 72 600 Td (Gwion) Tj ET")
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox, form.Resources = Array([0, 0, 595, 842]), Dictionary(Font=resources.Font)
        resources.XObject = Dictionary(X1=made.make_indirect(form))
        made.pages.append(made.pages[0])
        made.pages[1].obj.Contents = made.make_stream(b"1 0 0 1 0 -2000 cm /X1 Do")

    cleaned = clean_pdf(specimens.pdf(b"/X1 Do\n", change))
    assert "Gwion" in text(cleaned)
    assert "off-page-text" in codes(cleaned)


def test_a_form_that_is_hidden_wherever_it_is_shown_loses_its_text() -> None:
    def change(made: Pdf) -> None:
        form = Stream(made, b"BT /F1 11 Tf 3 Tr 72 600 Td (Gwion) Tj ET")
        form.Type, form.Subtype = Name.XObject, Name.Form
        resources = made.pages[0].obj.Resources
        form.BBox, form.Resources = Array([0, 0, 595, 842]), Dictionary(Font=resources.Font)
        resources.XObject = Dictionary(X1=made.make_indirect(form))

    assert "Gwion" not in text(clean_pdf(specimens.pdf(b"/X1 Do\n", change)))


def test_a_page_with_nothing_hidden_keeps_its_instructions() -> None:
    content = page(AFTER)
    assert places(clean_pdf(content)) == places(content)

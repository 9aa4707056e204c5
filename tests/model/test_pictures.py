"""Pictures are found where a text calls them, and measured by their headers alone."""

from __future__ import annotations

import io
import struct
import time

import pytest
from builders import png_of
from PIL import Image

from docgen.model.pictures import PICTURE, picture_size


@pytest.mark.parametrize("size", [(1, 1), (640, 480), (3, 2000)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_picture_is_as_large_as_its_maker_says(size: tuple[int, int], kind: str) -> None:
    out = io.BytesIO()
    Image.new("RGB", size).save(out, kind)
    assert picture_size(out.getvalue()) == size


def test_a_progressive_jpeg_with_a_thumbnail_is_measured_by_itself() -> None:
    out = io.BytesIO()
    picture = Image.new("RGB", (300, 200))
    picture.save(out, "JPEG", progressive=True, exif=b"Exif\x00\x00" + b"\x00" * 900)
    assert picture_size(out.getvalue()) == (300, 200)


@pytest.mark.parametrize(
    "data", [b"", b"GIF89a", b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\x00\x00", png_of()[:20], b"<svg/>"]
)
def test_what_is_no_picture_has_no_size(data: bytes) -> None:
    assert picture_size(data) is None


def test_a_picture_that_claims_to_be_vast_is_taken_at_its_word() -> None:
    claimed = png_of()[:16] + struct.pack(">II", 100_000, 100_000)
    assert picture_size(claimed) == (100_000, 100_000)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("![a](b.png)", ("a", "b.png", None)),
        ('![a b](c/d e.png "f g")', ("a b", "c/d e.png", "f g")),
        ("![](b.png)", ("", "b.png", None)),
        ("![a](<b c.png>)", ("a", "b c.png", None)),
        ('![a]( b.png \n "c" )', ("a", "b.png", "c")),
    ],
)
def test_a_picture_is_found_where_it_is_called(
    typed: str, found: tuple[str, str, str | None]
) -> None:
    match = PICTURE.fullmatch(typed)
    assert match is not None
    assert (match["alt"], match["path"], match["caption"]) == found


@pytest.mark.parametrize("typed", ["[a](b.png)", "![a]", "![a](", "! [a](b)"])
def test_other_code_calls_none(typed: str) -> None:
    assert PICTURE.search(typed) is None


@pytest.mark.parametrize(
    "typed",
    ["![a" * 200_000, "![a](b" + " " * 200_000, "![a](" + " b" * 200_000],
    ids=["opened and never closed", "spaces", "words"],
)
def test_a_text_of_half_calls_is_read_in_no_time(typed: str) -> None:
    start = time.process_time()
    assert PICTURE.search(typed) is None
    assert time.process_time() - start < 3

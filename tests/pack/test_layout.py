from __future__ import annotations

import io

import pikepdf
import pytest
from pack_specimens import EN

from docgen.model import Wording
from docgen.pack import Kind, Known, Piece, Sized, lay_out
from docgen.pack.geometry import A4, PageBox, read_box
from docgen.pack.labels import write_labels


def sized(number: str, pages: int, kind: Kind = Kind.PAPER, *, late: bool = False) -> Sized:
    """Return a piece of so many pages."""
    piece = Piece(kind, number, Wording("T", "T"), EN, b"", is_late=late)
    return Sized(piece, (PageBox(*A4),) * pages)


def front(pages: int = 1) -> Sized:
    return sized("", pages, Kind.FRONT)


def test_pages_are_counted_from_the_cover() -> None:
    layout = lay_out([front(2), sized("1", 3), sized("2", 1)])
    assert layout.labels == ("1", "2", "3", "4", "5", "6")
    assert [one.first for one in layout.placed] == [0, 2, 5]
    assert layout.last == "6"


def test_pages_of_a_late_paper_are_counted_apart() -> None:
    layout = lay_out([front(), sized("1", 1), sized("1A", 2, late=True), sized("2", 1)])
    assert layout.labels == ("1", "2", "1A-1", "1A-2", "3")
    assert layout.last == "3"


def test_a_slip_and_its_late_paper_are_counted_on() -> None:
    pieces = [front(), sized("1A", 1, Kind.SLIP, late=True), sized("1A", 2, late=True)]
    assert lay_out(pieces).labels == ("1", "1A-1", "1A-2", "1A-3")


def test_each_paper_and_each_sheet_before_it_begins_on_a_right_hand_page() -> None:
    pieces = [front(), sized("1", 1, Kind.DIVIDER), sized("1", 1), sized("2", 2)]
    layout = lay_out(pieces, right_hand=True)
    assert [one.first for one in layout.placed] == [0, 2, 4, 6]
    assert layout.placed[1].blank_labels == ("2",)


def test_a_late_paper_moves_nothing_to_a_left_hand_page() -> None:
    known = {0: Known(("1",)), 1: Known(("3",), ("2",)), 3: Known(("5", "6"), ("4",))}
    pieces = [front(), sized("1", 1), sized("1A", 1, late=True), sized("2", 2)]
    layout = lay_out(pieces, right_hand=True, known=known)
    assert [one.first % 2 for one in layout.placed] == [0, 0, 0, 0]
    assert layout.labels == ("1", "2", "3", "3A", "1A-1", "4", "5", "6")


def test_an_index_that_grew_does_not_renumber_what_follows() -> None:
    known = {0: Known(("1",)), 1: Known(("2", "3"))}
    layout = lay_out([front(3), sized("1", 2)], known=known)
    assert layout.labels == ("1", "1A", "1B", "2", "3")


@pytest.mark.parametrize(
    "labels",
    [
        ("1", "2", "3"),
        ("1", "2", "4A-1", "4A-2", "3", "4"),
        ("1", "1A", "1B", "2"),
        ("9", "10", "11", "4A-9", "4A-10"),
        ("1",),
    ],
    ids=" ".join,
)
def test_labels_are_read_as_they_were_written(labels: tuple[str, ...]) -> None:
    with pikepdf.new() as pdf:
        for _ in labels:
            pdf.add_blank_page()
        write_labels(pdf, labels)
        out = io.BytesIO()
        pdf.save(out)
    with pikepdf.open(out) as opened:
        assert tuple(page.label for page in opened.pages) == labels


@pytest.mark.parametrize(
    ("turn", "size", "corner"),
    [
        (0, (200, 100), [10, 20, 20, 25]),
        (90, (100, 200), [205, 20, 210, 30]),
        (180, (200, 100), [200, 115, 210, 120]),
        (270, (100, 200), [10, 110, 15, 120]),
    ],
)
def test_the_lower_left_corner_as_seen_is_found(
    turn: int, size: tuple[float, float], corner: list[float]
) -> None:
    box = PageBox(10, 20, 210, 120, turn)
    assert box.size == size
    assert box.rectangle(0, 0, 10, 5) == corner


def test_a_page_is_seen_as_it_is_cropped_inherited_and_measured() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 300)).obj
        page.CropBox = pikepdf.Array([-50, 10, 200, 900])
        page.UserUnit = 2
        pdf.Root.Pages.Rotate = 450
        box = read_box(page)
    assert (box.left, box.bottom, box.right, box.top) == (0, 10, 200, 300)
    assert (box.turn, box.size) == (90, (580, 400))


def test_a_page_without_a_sensible_size_counts_as_a4() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        page.MediaBox = pikepdf.Array([0, 0])
        assert read_box(page) == PageBox(*A4)

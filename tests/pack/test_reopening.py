from __future__ import annotations

import io

import pikepdf
import pytest
from pack_specimens import (
    bind_of,
    changed,
    foreign,
    labels_of,
    numbered,
    paper,
    piece,
    scan,
    shapes_in,
    spec,
)
from pdf_checks import outline_of, pdf_problems, structure_problems, text_of_pages

from docgen.engine.packing_binding import Bound, bind_pack
from docgen.errors import PackError
from docgen.model import Wording
from docgen.pack import Opened, open_piece, protect, reopen

SECRET = "a-long-password"  # noqa: S105 - of a test


def again(pack: bytes, *late: Opened, **more: bool) -> Bound:
    """Return `pack` taken apart and bound again, with `late` papers behind the rest."""

    class Opener:
        def __enter__(self) -> list[Opened]:
            self.known = reopen(pack)
            return [*self.known.pieces, *late]

        def __exit__(self, *_: object) -> None:
            self.known.close()

    return bind_pack(Opener, spec(front=reopen(pack).front, **more), lambda *_: None)


def test_a_pack_taken_apart_and_bound_again_is_as_it_was() -> None:
    first = bind_of(numbered(3)).content
    second = again(first).content
    assert pdf_problems(second) == []
    assert text_of_pages(second) == text_of_pages(first)
    assert outline_of(second) == outline_of(first)
    assert shapes_in(second) == shapes_in(first)
    assert labels_of(second) == labels_of(first)


def test_a_pack_may_be_changed_many_times() -> None:
    pack = bind_of(numbered(2)).content
    for _ in range(3):
        pack = again(pack).content
    assert pdf_problems(pack) == []
    assert len(pack) < 1.2 * len(bind_of(numbered(2)).content)


def test_a_late_paper_leaves_the_numbers_of_the_others() -> None:
    first = bind_of(numbered(2)).content
    late = piece(paper("Late", 2), "2A", "Late", is_late=True)
    second = again(first, open_piece(late)).content
    assert labels_of(second) == ["1", "2", "3", "4", "5", "6", "7", "2A-1", "2A-2"]
    assert pdf_problems(second) == []
    assert "Page 2A-1 of 2A-2" in text_of_pages(second)[7]
    assert "Page 7 of 7" in text_of_pages(second)[6]


def test_a_stamp_is_there_once_after_a_change() -> None:
    texts = text_of_pages(again(bind_of(numbered(1)).content).content)
    assert all(text.count("CTMSB 03/2026 · P16") == 1 for text in texts)


def test_the_class_of_somebody_elses_paper_is_remembered() -> None:
    pack = again(bind_of([piece(paper()), foreign(scan(), 2, "Lease")]).content)
    assert [one["class"] for one in pack.manifest["papers"]] == ["A", "D"]
    assert structure_problems(pack.content) == []


def test_papers_of_an_inner_pack_stay_together() -> None:
    group = Wording("Report", "Adroddiad")
    pieces = [piece(paper(f"P {n}"), f"1.{n}", f"P {n}", group=group) for n in (1, 2)]
    first = bind_of([*pieces, piece(paper(), 2)]).content
    assert [t for d, t in outline_of(first) if d == 1] == ["Contents", "Report", "2. A paper"]
    assert outline_of(again(first).content) == outline_of(first)


def test_blank_pages_keep_their_place() -> None:
    pieces = [piece(paper("One"), 1, "One"), piece(paper("Two", 2), 2, "Two")]
    first = bind_of(pieces, right_hand=True).content
    second = again(first, right_hand=True).content
    assert text_of_pages(second) == text_of_pages(first)


def test_a_pdf_that_is_no_pack_cannot_be_changed() -> None:
    with pytest.raises(PackError, match="not a pack"):
        reopen(paper())


def test_what_is_no_pdf_cannot_be_changed() -> None:
    with pytest.raises(PackError, match="cannot be opened"):
        reopen(b"nothing")


def test_a_recipe_that_somebody_spoilt_is_none() -> None:
    def spoil(opened: pikepdf.Pdf) -> None:
        opened.Root.PieceInfo["/docgen"].Private.write(b'{"format": 1, "pieces": [{}]}')

    with pytest.raises(PackError, match="not a pack"):
        reopen(changed(bind_of(numbered(1)).content, spoil))


def test_a_protected_pack_opens_with_its_password_alone() -> None:
    pack = protect(bind_of(numbered(1)).content, SECRET)
    with pytest.raises(PackError, match="cannot be opened"):
        reopen(pack)
    assert len(reopen(pack, SECRET).pieces) == 1


def test_a_protected_pack_is_open_to_a_screen_reader() -> None:
    pack = protect(bind_of(numbered(1)).content, SECRET)
    with pikepdf.open(io.BytesIO(pack), password=SECRET) as opened:
        assert opened.allow.accessibility
        assert (opened.encryption.R, opened.encryption.bits) == (6, 256)

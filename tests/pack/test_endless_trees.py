"""Structure trees that lead back to themselves: told as damaged, and never followed for ever."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from pack_specimens import bind_of, changed, paper, piece
from pikepdf import Array

from docgen.errors import PackError
from docgen.language import Language
from docgen.pack import inspect_pdf, reopen, sort_file
from docgen.pack.elements import is_element, is_tree, kids_of, tops_of, walk
from docgen.pack.papers import Refusal


def ring(pdf: pikepdf.Pdf) -> None:
    """Let an element stand below itself, many times over."""
    top = tops_of(pdf)[0]
    below = next(kid for kid in kids_of(top) if is_element(kid))
    below.K = Array([top] * 20)


@pytest.fixture
def endless() -> bytes:
    return changed(paper(pages=1), ring)


def test_a_paper_whose_tags_have_no_end_is_told_as_damaged(endless: bytes) -> None:
    found = sort_file(endless, language=Language.EN)
    assert (found.access.refusal, found.pdf) == (Refusal.BROKEN, b"")


def test_a_pdf_whose_tags_have_no_end_can_be_looked_at(endless: bytes) -> None:
    assert inspect_pdf(endless)


def test_a_pack_whose_tags_have_no_end_is_no_pack_that_can_be_changed() -> None:
    pack = bind_of([piece(paper(pages=1))]).content
    with pytest.raises(PackError, match="not a pack that can be changed"):
        reopen(changed(pack, ring))


def test_each_element_is_met_once(endless: bytes) -> None:
    with pikepdf.open(BytesIO(endless)) as pdf:
        met = [one.objgen for one in walk(tops_of(pdf)[0])]
        assert len(met) == len(set(met))
        assert not is_tree(pdf)


def test_a_good_paper_has_a_tree() -> None:
    with pikepdf.open(BytesIO(paper())) as pdf:
        assert is_tree(pdf)

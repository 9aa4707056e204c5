from __future__ import annotations

import io

import pikepdf
import pytest
from pack_specimens import bind_of, numbered, rich_paper
from pdf_defects import saved_anew, with_defect

from docgen.pack.elements import tops_of, walk
from docgen.pack.marks import balance_of, marks_of
from docgen.pack.structure import structure_faults

# what validators let pass, and what our checks find in it
SEEN = {
    "emptied tree": "tags-missing",
    "no tree": "tags-missing",
    "no parent tree": "page-without-entry",
    "pages share an entry": "entry-shared",
    "wrong page": "mark-elsewhere",
    "mark forgotten": "mark-lost",
    "orphan": "mark-lost",
    "link out of the tree": "link-lost",
    "link without entry": "link-elsewhere",
    "one name for two": "name-twice",
    "appended by pypdf": "tags-missing",
    "appended by pikepdf": "entry-shared",
}


def faults_of(pdf: bytes) -> tuple[str, ...]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return structure_faults(opened)


def test_a_good_document_has_no_faults() -> None:
    assert faults_of(saved_anew(rich_paper())) == ()


@pytest.mark.parametrize("defect", SEEN)
def test_a_defect_is_found(defect: str) -> None:
    assert SEEN[defect] in faults_of(with_defect(defect, rich_paper()))


def test_a_pack_has_no_faults() -> None:
    assert faults_of(bind_of(numbered(5)).content) == ()


def test_marks_are_found_by_number_and_by_name() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        named = pikepdf.Dictionary(MC0=pikepdf.Dictionary(MCID=7))
        page.Resources = pikepdf.Dictionary(Properties=named)
        page.Contents = pdf.make_stream(b"/P <</MCID 3>> BDC EMC\n/Span /MC0 BDC EMC")
        assert marks_of(page) == [3, 7]


@pytest.mark.parametrize(
    ("drawing", "balance"),
    [
        (b"q Q", (0, 0, 0)),
        (b"q q Q", (0, 1, 0)),
        (b"Q q", (1, 1, 0)),
        (b"(q Q Q) Tj", (0, 0, 0)),
        (b"/Artifact BMC /P <</MCID 0>> BDC EMC", (0, 0, 1)),
        (b"EMC /Artifact BMC", (0, 0, 1)),
    ],
    ids=["even", "left open", "closed too early", "in a text", "mark left open", "mark too many"],
)
def test_what_a_page_leaves_open_is_counted(drawing: bytes, balance: tuple[int, int, int]) -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page().obj
        page.Contents = pdf.make_stream(drawing)
        assert balance_of(page) == balance


def test_a_number_where_a_name_belongs_is_no_name() -> None:
    with pikepdf.open(io.BytesIO(saved_anew(rich_paper()))) as pdf:
        element = next(walk(tops_of(pdf)[0]))
        element.ID = 10**12  # as so many zeros it would fill all memory
        assert structure_faults(pdf) == ()

"""The tests of the tests: each way a PDF goes wrong is caught, and a good one is let pass."""

from __future__ import annotations

import pytest
from pdf_checks import (
    find_java,
    headings_of,
    language_of,
    outline_of,
    page_problems,
    passages_in,
    pdf_problems,
    reading_order,
    structure_problems,
    table_headers_of,
    text_of_pages,
    verapdf_problems,
)
from pdf_defects import CHANGED, MADE_ANEW, saved_anew, with_defect
from typst_specimens import page, source_of

from docgen.typeset import typeset_typst

# Which judge lets which defect pass, as found: a change of this table is news about a judge.
UNSEEN_BY_STRUCTURE = {"no claim", "font elsewhere"}
UNSEEN_BY_VERAPDF = {
    *("link out of the tree", "pages share an entry", "wrong page", "one name for two"),
    *("emptied tree", "appended by pikepdf"),
}
UNSEEN_BY_PAGE = UNSEEN_BY_VERAPDF | {"mark forgotten"}
DEFECTS = sorted([*CHANGED, *MADE_ANEW])

needs_java = pytest.mark.skipif(not find_java(), reason="NO JAVA: veraPDF did not judge anything")


@pytest.fixture(scope="module")
def good() -> bytes:
    """A document with a bit of all, as Typst sets it."""
    return typeset_typst(page()).pdf


@pytest.mark.parametrize("defect", DEFECTS)
def test_our_own_check_sees_the_defect(defect: str, good: bytes) -> None:
    seen = bool(structure_problems(with_defect(defect, good)))
    assert seen == (defect not in UNSEEN_BY_STRUCTURE)


@pytest.mark.parametrize("defect", DEFECTS)
def test_page_sees_the_defect(defect: str, good: bytes) -> None:
    seen = bool(page_problems(with_defect(defect, good)))
    assert seen == (defect not in UNSEEN_BY_PAGE)


@pytest.mark.verapdf
@needs_java
@pytest.mark.parametrize("defect", DEFECTS)
def test_verapdf_sees_the_defect(defect: str, good: bytes) -> None:
    seen = bool(verapdf_problems(with_defect(defect, good)))
    assert seen == (defect not in UNSEEN_BY_VERAPDF)


def test_no_defect_is_unseen_by_both_judges_that_need_no_java() -> None:
    assert not UNSEEN_BY_STRUCTURE & UNSEEN_BY_PAGE


@pytest.mark.parametrize("defect", DEFECTS)
def test_the_quick_judges_together_see_every_defect(defect: str, good: bytes) -> None:
    assert pdf_problems(with_defect(defect, good))


def test_a_good_document_has_no_problems(good: bytes) -> None:
    assert pdf_problems(good) == []


@pytest.mark.verapdf
@needs_java
@pytest.mark.parametrize("flavour", ["ua-1", "a-2a"])
def test_a_good_document_satisfies_verapdf(flavour: str, good: bytes) -> None:
    assert verapdf_problems(good, flavour) == []


def test_a_document_saved_anew_is_still_good(good: bytes) -> None:
    assert pdf_problems(saved_anew(good)) == []


def test_a_table_without_header_cells_is_a_problem() -> None:
    pdf = typeset_typst(source_of("= Title\n#table(columns: 2)[a][b]")).pdf
    assert structure_problems(pdf) == ["a table has no header cells"]


def test_text_of_pages_has_headers_and_footers(good: bytes) -> None:
    first, second = text_of_pages(good)
    assert "page 1 of 2" in first
    assert "page 2 of 2" in second


def test_outline_has_the_depth_of_each_heading(good: bytes) -> None:
    headings = [(1, "Practice review"), (2, "Those invited"), (2, "What happens next")]
    assert outline_of(good) == headings
    assert headings_of(good) == headings


def test_table_headers_are_those_of_each_table(good: bytes) -> None:
    assert table_headers_of(good) == [["Agency", "Role"]]


def test_languages_are_those_of_document_and_passages(good: bytes) -> None:
    assert language_of(good) == "en-GB"
    assert passages_in(good, "cy-GB") == ["Adolygiad ymarfer"]


def test_reading_order_is_that_of_the_tags_without_page_furniture(good: bytes) -> None:
    assert reading_order(good) == [
        ("H1", "Practice review"),
        ("P", "The first paragraph.1"),
        ("Note", "1 A note at the foot."),
        ("H2", "Those invited"),
        ("LI", "• Police"),
        ("LI", "• Health"),
        ("TH", "Agency"),
        ("TH", "Role"),
        ("TD", "Police"),
        ("TD", "Panel member"),
        ("TD", "Health"),
        ("TD", "Reviewer"),
        ("Figure", "The board's seal"),
        ("P", "The guidance Adolygiad ymarfer"),
        ("H2", "What happens next"),
        ("P", "The last paragraph."),
    ]

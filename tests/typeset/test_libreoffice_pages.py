"""The comparison with LibreOffice's pages: blind to what nobody sees, and to nothing else."""

from __future__ import annotations

import pytest
from builders import docx_of, heading, para, table
from libreoffice_pages import (
    compare_pdfs,
    compare_with_libreoffice,
    evened,
    picture_differences,
    side_by_side,
)
from typst_specimens import source_of

from docgen.typeset import find_soffice, typeset_typst

LONG = "Come to the meeting of all who were there, so that we may learn from what happened. " * 5


def _pdf(body: str) -> bytes:
    return typeset_typst(source_of(body)).pdf


def test_a_document_does_not_differ_from_itself() -> None:
    pdf = _pdf(f"= Title\n{LONG}")
    assert compare_pdfs(pdf, pdf).differences == []


def test_another_line_length_is_no_difference() -> None:
    compared = compare_pdfs(_pdf(f"= T\n{LONG}"), _pdf(f"#set page(margin: 5cm)\n= T\n{LONG}"))
    assert compared.differences == []


def test_another_word_is_a_difference() -> None:
    compared = compare_pdfs(_pdf("= T\nthe red house"), _pdf("= T\nthe blue house"))
    assert compared.differences == ["text: LibreOffice has “red”, we “blue”"]


def test_words_in_another_order_are_a_difference() -> None:
    assert compare_pdfs(_pdf("= T\none two"), _pdf("= T\ntwo one")).differences


def test_another_footer_is_a_difference_of_its_page() -> None:
    ours = '#set page(footer: [page #context counter(page).display("1")])\n= T'
    (difference,) = compare_pdfs(_pdf(ours.replace("page #", "side #")), _pdf(ours)).differences
    assert difference.startswith("header or footer of page 1")


def test_another_footnote_is_a_difference() -> None:
    before, after = (_pdf(f"= T\nText#footnote[{word}]") for word in ("one", "two"))
    assert compare_pdfs(before, after).differences == ["notes: LibreOffice has “one”, we “two”"]


def test_a_page_more_is_a_difference_and_a_drift() -> None:
    compared = compare_pdfs(_pdf("= T\nhere\n\nthere"), _pdf("= T\nhere\n#pagebreak()\nthere"))
    assert compared.pages == (1, 2)
    assert compared.differences == ["LibreOffice makes 1 pages, we 2"]


def test_text_that_moved_over_a_page_break_is_a_drift() -> None:
    body = "= T\n{}\n#pagebreak()\n{}"
    moved = compare_pdfs(_pdf(body.format("a b", "c d")), _pdf(body.format("a b c", "d")))
    assert moved.differences == []
    assert moved.drift == pytest.approx(1 / 5)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a  b\nc", "a b c"),
        ("co\u00adoperate", "cooperate"),
        ("\uf0b7 item", "• item"),
        ("\ufb01ve", "five"),
        ("name ......... date", "name date"),
        ("self\u2011made", "self-made"),
        ("w\u0302y", "ŵy"),
    ],
)
def test_what_nobody_sees_is_evened_out(one: str, other: str) -> None:
    assert evened(one) == evened(other)


def test_pictures_of_one_page_do_not_part() -> None:
    pdf = _pdf("= Title")
    assert picture_differences(pdf, pdf) == [0.0]


def test_pictures_of_a_black_and_a_white_page_part_wholly() -> None:
    black = _pdf("#set page(fill: black)\n= T")
    assert picture_differences(_pdf("= T"), black)[0] > 0.9


def test_side_by_side_holds_both_pages() -> None:
    pdf = _pdf("= Title")
    (sheet,) = side_by_side(pdf, pdf, dots=20)
    assert sheet.width > 2 * 165


@pytest.mark.libreoffice
@pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is missing")
def test_the_same_page_by_both_has_the_same_text() -> None:
    blocks = [
        *(heading("Review"), LONG, para("Police", style="List Bullet")),
        table("Agency | Role", "Police | Member"),
    ]
    docx = docx_of(*blocks, header="The board", footer="In confidence", properties={"title": "T"})
    ours = _pdf(
        "#set page(header: [The board], footer: [In confidence])\n"
        f"= Review\n{LONG}\n- Police\n"
        "#table(columns: 2, table.header([Agency], [Role]), [Police], [Member])"
    )
    compared = compare_with_libreoffice(docx, ours)
    assert compared.differences == []
    assert compared.pages == (1, 1)

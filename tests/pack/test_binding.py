from __future__ import annotations

import io

import pikepdf
import pytest
from pack_specimens import (
    CY,
    EN,
    bind_of,
    cropped,
    foreign,
    form,
    labels_of,
    numbered,
    paper,
    piece,
    rich_paper,
    shape_of,
    shapes_in,
    turned,
    unbalanced,
)
from pdf_checks import (
    language_of,
    outline_of,
    pdf_problems,
    text_of_pages,
    verapdf_problems,
)
from pikepdf import Dictionary, Name


def test_a_pack_passes_every_judge() -> None:
    pack = bind_of([piece(paper("One")), piece(rich_paper(), 2, "Two")]).content
    assert pdf_problems(pack) == []


@pytest.mark.verapdf
@pytest.mark.parametrize("flavour", ["ua-1", "a-2a"])
def test_a_pack_passes_the_reference_validator(flavour: str) -> None:
    pack = bind_of([piece(paper("One")), piece(rich_paper(), 2, "Two")], (CY, EN)).content
    assert verapdf_problems(pack, flavour) == []


def test_the_tags_of_each_paper_are_the_same_inside_as_outside() -> None:
    papers = {"One": paper("One"), "Two": rich_paper(), "Three": paper("Three", 1)}
    pieces = [piece(pdf, n, title) for n, (title, pdf) in enumerate(papers.items(), start=1)]
    shapes = shapes_in(bind_of(pieces).content)
    assert {title: shapes[title] for title in papers} == {
        title: shape_of(pdf) for title, pdf in papers.items()
    }


def test_the_text_of_each_page_is_the_same_inside_as_outside() -> None:
    pack = bind_of([piece(paper("One"))]).content
    inside = text_of_pages(pack)[1:]
    outside = text_of_pages(paper("One"))
    pairs = zip(outside, inside, strict=True)
    assert all(" ".join(out.split()) in " ".join(inn.split()) for out, inn in pairs)


def test_two_papers_with_the_same_names_in_them_keep_their_header_cells_apart() -> None:
    pack = bind_of([piece(paper("One")), piece(paper("Two"), 2, "Two")]).content
    with pikepdf.open(io.BytesIO(pack)) as opened:
        ids = [bytes(o.ID) for o in opened.objects if _is_cell(o)]
    assert len(ids) == len(set(ids)) > 0


def _is_cell(thing: object) -> bool:
    return isinstance(thing, Dictionary) and thing.get("/S") == Name.TH and "/ID" in thing


def test_each_paper_keeps_its_language() -> None:
    pieces = [piece(paper("Un", lang="cy"), 1, "Un", CY), piece(paper("Two"), 2, "Two")]
    with pikepdf.open(io.BytesIO(bind_of(pieces, (CY, EN)).content)) as opened:
        parts = [kid for kid in opened.Root.StructTreeRoot.K.K if Name.Part == kid.S]
        assert [str(part.Lang) for part in parts] == ["cy-GB", "cy-GB", "en-GB"]


def test_the_pack_is_in_its_first_language() -> None:
    assert language_of(bind_of(numbered(1), (CY, EN)).content) == "cy-GB"


def test_the_bookmarks_of_each_paper_stand_below_its_own() -> None:
    outline = outline_of(bind_of(numbered(2)).content)
    assert [title for depth, title in outline if depth == 1] == [
        "Contents",
        "1. Paper 1",
        "2. Paper 2",
    ]
    assert (2, "Paper 1") in outline
    assert (3, "Section 2 of Paper 2") in outline


def test_welsh_letters_come_through_in_bookmarks() -> None:
    pack = bind_of([piece(paper("Tŷ"), 1, "Tŷ'r Ŵyl ŷ ŵ", CY)], (CY,)).content
    assert (1, "1. Tŷ'r Ŵyl ŷ ŵ") in outline_of(pack)


def test_bookmarks_lead_to_the_pages_of_their_papers() -> None:
    with pikepdf.open(io.BytesIO(bind_of(numbered(3)).content)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        with opened.open_outline() as outline:
            tops = [pages[item.destination[0].objgen] for item in outline.root]
            below = [pages[item.children[0].destination[0].objgen] for item in outline.root[1:]]
    assert tops == [0, 1, 4, 7]
    assert below == [1, 4, 7]


def test_the_printed_number_of_each_page_is_its_label() -> None:
    pack = bind_of(numbered(2)).content
    labels, texts = labels_of(pack), text_of_pages(pack)
    assert labels == [str(n) for n in range(1, 8)]
    assert all(f"Page {label} of 7" in text for label, text in zip(labels, texts, strict=True))


def test_links_of_the_index_lead_to_the_papers() -> None:
    with pikepdf.open(io.BytesIO(bind_of(numbered(3)).content)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        links = [a for a in opened.pages[0].obj.Annots if "/Dest" in a]
        assert [pages[link.Dest[0].objgen] for link in links] == [1, 4, 7]
        assert str(links[1].Contents) == "Go to Paper 2, page 5"


def test_each_paper_has_a_way_back_to_the_contents() -> None:
    with pikepdf.open(io.BytesIO(bind_of(numbered(2)).content)) as opened:
        for number in (1, 4):
            back = [a for a in opened.pages[number].obj.Annots if a.get("/NM") == "docgen-back"]
            assert [link.Dest[0].objgen for link in back] == [opened.pages[0].obj.objgen]


def test_there_are_names_for_the_contents_and_each_paper() -> None:
    with pikepdf.open(io.BytesIO(bind_of(numbered(2)).content)) as opened:
        names = pikepdf.NameTree(opened.Root.Names.Dests)
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        found = {name: pages[names[name][0].objgen] for name in names}
    assert found == {"contents": 0, "item-0": 1, "item-1": 4}


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_stamp_is_upright_on_a_turned_page(degrees: int) -> None:
    pack = bind_of([foreign(turned(cropped(paper()), degrees))]).content
    assert pdf_problems(pack) == []
    assert all(f"Page {n}" in text for n, text in enumerate(text_of_pages(pack), start=1))


def test_what_a_page_leaves_open_does_not_move_the_stamp() -> None:
    pack = bind_of([foreign(unbalanced(paper()))]).content
    with pikepdf.open(io.BytesIO(pack)) as opened:
        last = opened.pages[1].obj.Contents[-1].read_bytes()
    assert last.strip().startswith(b"Q Q\n/Artifact")


def test_fields_of_two_forms_both_stay_and_lead_to_their_elements() -> None:
    pack = bind_of([foreign(form(), 1, "One"), foreign(form(), 2, "Two")]).content
    assert pdf_problems(pack) == []
    with pikepdf.open(io.BytesIO(pack)) as opened:
        assert len({str(field.T) for field in opened.Root.AcroForm.Fields}) == 2


def test_the_same_pack_twice_is_the_same_bytes() -> None:
    assert bind_of(numbered(3)).content == bind_of(numbered(3)).content


def test_papers_may_begin_on_a_right_hand_page() -> None:
    pieces = [piece(paper("One"), 1, "One"), piece(paper("Two", 2), 2, "Two")]
    bound = bind_of(pieces, right_hand=True)
    assert [one["first_page"] for one in bound.manifest["papers"]] == ["3", "7"]
    assert labels_of(bound.content) == [str(n) for n in range(1, 9)]
    assert pdf_problems(bound.content) == []


def test_a_watermark_stands_on_every_page_and_is_passed_over() -> None:
    pack = bind_of(numbered(1), watermark="DRAFT · Copy 3").content
    assert all("DRAFT · Copy 3" in text for text in text_of_pages(pack))
    assert pdf_problems(pack) == []


def test_the_marking_stands_on_every_page_top_and_bottom() -> None:
    texts = text_of_pages(bind_of(numbered(1)).content)
    assert [text.count("OFFICIAL-SENSITIVE") for text in texts[1:]] == [2, 2, 2]

"""Trees laid together: what refers to several things, and what several things share, stays true."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
from pack_specimens import bind_of, changed, foreign, form, numbered, paper, piece
from pdf_checks import pdf_problems, structure_problems
from pikepdf import Array, Dictionary, Name

from docgen.pack.elements import kids_of, tops_of, walk
from docgen.pack.renaming import rename_ids
from docgen.pack.structure import structure_faults
from docgen.pack.trees import read_numbers, write_numbers


def elements(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    """Return the elements of one type."""
    return (one for top in tops_of(pdf) for one in walk(top) if str(one.S) == kind)


def with_second_line(pdf: bytes) -> bytes:
    """Return `pdf` with a link that runs over two lines: one element, two places to press."""

    def add(opened: pikepdf.Pdf) -> None:
        page, root = opened.pages[0].obj, opened.Root.StructTreeRoot
        entries = dict(read_numbers(root.ParentTree))
        first = next(one for one in page.Annots if one.Subtype == Name.Link)
        element, key = entries[int(first.StructParent)], max(entries) + 1
        second = opened.make_indirect(Dictionary(first))
        second.Rect, second.StructParent = Array([40, 40, 90, 52]), key
        page.Annots.append(second)
        element.K = Array([*kids_of(element), Dictionary(Type=Name.OBJR, Obj=second, Pg=page)])
        root.ParentTree = write_numbers(opened, [*sorted(entries.items()), (key, element)])

    return changed(pdf, add)


def form_with_link() -> bytes:
    """Return a paper with a field and a footnote's link."""

    def add_field(opened: pikepdf.Pdf) -> None:
        widget = opened.make_indirect(Dictionary(FT=Name.Tx, T="unseen", TU="Unseen"))
        opened.Root.AcroForm = Dictionary(Fields=Array([widget]))

    return changed(with_second_line(paper("A form")), add_field)


def test_a_link_of_two_lines_in_a_form_keeps_both() -> None:
    pack = bind_of([*numbered(1), foreign(form_with_link(), 2)]).content
    assert structure_problems(pack) == []
    with pikepdf.open(io.BytesIO(pack)) as opened:
        assert structure_faults(opened) == ()


def test_a_paper_keeps_the_language_that_it_names() -> None:
    pack = bind_of([piece(paper("Papur", lang="cy")), piece(paper("Paper"), 2)]).content
    with pikepdf.open(io.BytesIO(pack)) as opened:
        papers = [one for one in opened.Root.StructTreeRoot.K.K if Name.Part == one.S]
        assert [str(one.Lang)[:2] for one in papers] == ["en", "cy", "en"]


def test_two_forms_with_fields_of_one_name_keep_both() -> None:
    pack = bind_of([foreign(form("name"), 1), foreign(form("name"), 2)]).content
    assert pdf_problems(pack) == []
    with pikepdf.open(io.BytesIO(pack)) as opened:
        names = [str(field.T) for field in opened.Root.AcroForm.Fields]
    assert len(set(names)) == len(names) == 2


def test_attributes_that_cells_share_are_renamed_once() -> None:
    def share(opened: pikepdf.Pdf) -> None:
        first, second, *_ = elements(opened, "/TD")
        one = opened.make_indirect(first.A)
        first.A = second.A = one

    with pikepdf.open(io.BytesIO(changed(paper(), share))) as opened:
        rename_ids(opened, "d7-", quick=False)
        found = [
            bytes(name)
            for cell in elements(opened, "/TD")
            for attributes in cell.A
            for name in attributes.get("/Headers", [])
        ]
        assert found
        assert all(name.startswith(b"d7-U") for name in found)


def test_a_mark_that_a_page_leaves_open_is_closed_before_the_stamp() -> None:
    def leave_open(opened: pikepdf.Pdf) -> None:
        opened.pages[0].contents_add(b"/Artifact BMC", prepend=False)

    pack = bind_of([foreign(changed(paper(), leave_open))]).content
    with pikepdf.open(io.BytesIO(pack)) as opened:
        steps = [str(one.operator) for one in pikepdf.parse_content_stream(opened.pages[1])]
    begun = [step for step in steps if step in ("BMC", "BDC")]
    assert len(begun) == steps.count("EMC")

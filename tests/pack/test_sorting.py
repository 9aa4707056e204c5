from __future__ import annotations

import io

import pikepdf
import pytest
from pack_specimens import (
    bind_of,
    broken,
    changed,
    cropped,
    dangerous,
    foreign,
    form,
    locked,
    paper,
    rich_paper,
    scan,
    signed,
    turned,
    untagged,
)
from pdf_checks import structure_problems
from pdf_defects import CHANGED, MADE_ANEW, with_defect
from pikepdf import Array, Dictionary, Name

from docgen.language import Language
from docgen.pack import AccessClass, Level, Refusal, sort_file

GOOD = ("paper", "rich", "turned", "cropped", "form")
MAKERS = {
    "paper": paper,
    "rich": rich_paper,
    "turned": lambda: turned(paper()),
    "cropped": lambda: cropped(paper()),
    "form": form,
}
# what only `page` or only our own checks see; each is a reason for a paper not to be of class A
DEFECTS = sorted(set(CHANGED) - {"figure without text"} | {"appended by pikepdf"})


@pytest.mark.parametrize("name", GOOD)
def test_a_paper_that_claims_and_passes_is_of_class_a(name: str) -> None:
    found = sort_file(MAKERS[name]())
    assert (found.access.kind, found.access.failures) == (AccessClass.A, ())


def test_a_paper_keeps_the_level_of_pdf_a_that_it_bears_out() -> None:
    assert sort_file(paper()).access.level is Level.A2


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_paper_with_a_defect_is_never_of_class_a(defect: str) -> None:
    found = sort_file(with_defect(defect, rich_paper()))
    assert found.access.kind is not AccessClass.A


@pytest.mark.parametrize("defect", DEFECTS)
def test_a_pack_with_a_defective_paper_claims_no_pdf_ua(defect: str) -> None:
    bound = bind_of([foreign(with_defect(defect, rich_paper()))])
    assert bound.manifest["checks"]["claims"]["pdf_ua"] is None
    assert b"pdfuaid:part>" not in _record(bound.content)


@pytest.mark.parametrize("defect", ["emptied tree", "pages share an entry", "wrong page"])
def test_tags_that_lead_nowhere_cost_the_level_that_asks_for_them(defect: str) -> None:
    assert sort_file(with_defect(defect, rich_paper())).access.level is Level.U2


def _record(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return opened.Root.Metadata.read_bytes()


@pytest.mark.parametrize("name", sorted(MADE_ANEW))
def test_a_paper_without_tags_of_its_own_is_never_of_class_a(name: str) -> None:
    assert sort_file(with_defect(name, rich_paper())).access.kind is not AccessClass.A


def test_text_without_tags_is_of_class_c() -> None:
    assert sort_file(untagged()).access.kind is AccessClass.C


def test_a_scan_is_of_class_d() -> None:
    assert sort_file(scan()).access.kind is AccessClass.D


def test_letters_that_mean_nothing_are_a_picture() -> None:
    assert sort_file(untagged("\\001\\002\\003\\004")).access.kind is AccessClass.D


@pytest.mark.parametrize("made", [untagged, scan], ids=["text", "scan"])
def test_what_came_without_tags_is_bound_with_honest_ones(made: object) -> None:
    pack = bind_of([foreign(made())]).content
    assert structure_problems(pack) == []


def test_a_page_of_a_scan_says_what_it_is() -> None:
    found = sort_file(scan(), title="Lease", language=Language.CY)
    with pikepdf.open(io.BytesIO(found.pdf)) as opened:
        figures = list(opened.Root.StructTreeRoot.K.K)
    assert [str(one.Alt) for one in figures] == [
        "Llun o dudalen 1 o 2 o ‘Lease’. Dim testun darllenadwy.",
        "Llun o dudalen 2 o 2 o ‘Lease’. Dim testun darllenadwy.",
    ]


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (b"PK not a PDF", Refusal.NO_PDF),
        (b"", Refusal.NO_PDF),
        (broken(), Refusal.BROKEN),
        (locked(paper()), Refusal.PASSWORD),
        (locked(paper(), extract=False), Refusal.PROTECTED),
        (signed(paper()), Refusal.SIGNED),
    ],
    ids=["other", "empty", "broken", "password", "protected", "signed"],
)
def test_what_cannot_be_bound_says_why(made: bytes, reason: Refusal) -> None:
    found = sort_file(made)
    assert (found.access.kind, found.access.refusal) == (AccessClass.E, reason)


def test_a_form_for_one_program_cannot_be_bound() -> None:
    def add(opened: pikepdf.Pdf) -> None:
        opened.Root.AcroForm = Dictionary(Fields=Array(), XFA=opened.make_stream(b"<xdp/>"))

    assert sort_file(changed(paper(), add)).access.refusal is Refusal.XFA


def test_a_file_without_pages_cannot_be_bound() -> None:
    def empty(opened: pikepdf.Pdf) -> None:
        del opened.pages[:]

    assert sort_file(changed(paper(), empty)).access.refusal is Refusal.NO_PAGES


def test_a_file_cut_short_is_mended_or_refused_and_never_believed() -> None:
    found = sort_file(paper()[: len(paper()) * 2 // 3])
    assert found.access.kind is not AccessClass.A


def test_what_acts_by_itself_is_taken_out_and_told() -> None:
    assert sort_file(dangerous(paper())).access.removed == (
        "files",
        "media",
        "programs",
        "scripts",
    )


def test_nothing_that_acts_by_itself_is_in_the_pack() -> None:
    pack = bind_of([foreign(dangerous(paper()))]).content
    with pikepdf.open(io.BytesIO(pack)) as opened:
        written = b"".join(one.unparse(resolved=True) for one in opened.objects)
        assert not opened.attachments
    assert not [w for w in (b"/JavaScript", b"/Launch", b"/Screen", b"calc.exe") if w in written]


def test_links_to_addresses_stay() -> None:
    pack = bind_of([foreign(dangerous(paper()))]).content
    with pikepdf.open(io.BytesIO(pack)) as opened:
        kinds = [a.A.S for page in opened.pages for a in page.obj.get("/Annots", []) if "/A" in a]
    assert kinds == [Name.URI]


def test_a_paper_that_was_cleaned_keeps_its_class() -> None:
    assert sort_file(dangerous(paper())).access.kind is AccessClass.B

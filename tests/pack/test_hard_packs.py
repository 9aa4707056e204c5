from __future__ import annotations

import io
import random
import shutil
from collections.abc import Callable

import pikepdf
import pytest
from docx import Document
from pack_specimens import (
    CY,
    EN,
    bind_of,
    changed,
    cropped,
    dangerous,
    foreign,
    form,
    labels_of,
    numbered,
    paper,
    piece,
    rich_paper,
    scan,
    shape_of,
    shapes_in,
    turned,
    unbalanced,
    untagged,
)
from pdf_checks import page_problems, structure_problems, verapdf_problems

from docgen.pack import AccessClass, Piece, sort_file
from docgen.typeset import typeset_word

ALL_KINDS: dict[str, Callable[[], bytes]] = {
    "forms": form,
    "turned": lambda: turned(paper(), 90),
    "turned and cropped": lambda: turned(cropped(paper()), 270),
    "left open": lambda: unbalanced(paper()),
    "rich": rich_paper,
}


def mixed() -> list[Piece]:
    """Return papers that each have something odd, and all earn the claim."""
    return [foreign(made(), n, f"P {n}") for n, made in enumerate(ALL_KINDS.values(), start=1)]


@pytest.mark.verapdf
@pytest.mark.parametrize("kind", ALL_KINDS)
@pytest.mark.parametrize("flavour", ["ua-1", "a-2a"])
def test_a_pack_with_an_odd_paper_passes_the_reference_validator(kind: str, flavour: str) -> None:
    pack = bind_of([foreign(ALL_KINDS[kind]()), piece(paper(), 2)], (CY, EN)).content
    assert verapdf_problems(pack, flavour) == []


@pytest.mark.verapdf
def test_a_pack_with_blank_pages_and_a_watermark_passes_the_reference_validator() -> None:
    pack = bind_of(mixed(), right_hand=True, watermark="DRAFFT").content
    assert verapdf_problems(pack, "ua-1") == []


@pytest.mark.verapdf
@pytest.mark.parametrize("made", [scan, untagged], ids=["scan", "text"])
def test_of_what_came_without_tags_only_the_claim_is_lacking(made: Callable[[], bytes]) -> None:
    pack = bind_of([foreign(made()), piece(paper(), 2)]).content
    rules = {told.partition(":")[0] for told in verapdf_problems(pack, "ua-1")}
    # 5-1: no claim; 7.21.4.1-1: the specimen's font is not embedded
    assert rules <= {"5-1", "7.21.4.1-1"}


def test_what_odd_papers_look_like_inside_is_what_they_are_outside() -> None:
    shapes = shapes_in(bind_of(mixed()).content)
    outside = [shape_of(sort_file(made()).pdf) for made in ALL_KINDS.values()]
    assert [shapes[f"P {n}"] for n in range(1, 6)] == outside


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.verapdf
def test_a_paper_of_libreoffice_keeps_the_claim_and_the_lower_level() -> None:
    word, out = Document(), io.BytesIO()
    word.core_properties.title = "Cofnodion ŵ ŷ"
    word.add_heading("Minutes", 1)
    word.add_paragraph("One", style="List Bullet")
    word.save(out)
    made = typeset_word([out.getvalue()])[0].pdf
    bound = bind_of([foreign(made), piece(paper(), 2)])
    assert bound.manifest["checks"]["claims"] == {"pdf_ua": "1", "pdf_a": "2b"}
    assert verapdf_problems(bound.content, "ua-1") + verapdf_problems(bound.content, "a-2b") == []


@pytest.mark.verapdf
def test_two_hundred_papers_pass_every_judge() -> None:
    pieces = [*numbered(195), *(foreign(m(), 196 + n) for n, m in enumerate(ALL_KINDS.values()))]
    bound = bind_of(pieces)
    assert labels_of(bound.content) == [str(n) for n in range(1, bound.manifest["pages"] + 1)]
    assert structure_problems(bound.content) == []
    assert page_problems(bound.content) == []
    assert verapdf_problems(bound.content, "ua-1") == []


def spoilt(pdf: bytes, chance: random.Random) -> bytes:
    """Return `pdf` with a few bytes of it others."""
    data = bytearray(pdf)
    for _ in range(chance.randint(1, 12)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


@pytest.mark.parametrize("kind", ["scan", "paper", "form", "dangerous", "untagged"])
def test_a_spoilt_file_is_sorted_and_bound_or_refused_and_stops_nobody(kind: str) -> None:
    makers = {"scan": scan, "paper": paper, "form": form, "untagged": untagged}
    good = {**makers, "dangerous": lambda: dangerous(paper())}[kind]()
    chance = random.Random(kind)  # noqa: S311 - for spoiling, not for secrets
    for _ in range(25):
        found = sort_file(spoilt(good, chance))
        assert (found.pdf == b"") is (found.access.kind is AccessClass.E)
        if found.pdf:
            bind_of([Piece(piece(b"").kind, "1", piece(b"").title, EN, found.pdf, found.access)])


def test_a_heading_without_level_gets_the_one_at_which_it_stands() -> None:
    def bare(opened: pikepdf.Pdf) -> None:
        for thing in opened.objects:
            if isinstance(thing, pikepdf.Dictionary) and str(thing.get("/S", "")) in ("/H1", "/H2"):
                thing.S = pikepdf.Name.H

    pack = bind_of([foreign(changed(paper(), bare)), piece(paper(), 2)]).content
    kinds = {kind for _, kind in shapes_in(pack)["From outside"]}
    assert "/H1" in kinds
    assert "/H" not in kinds


def test_a_layer_that_a_paper_hides_stays_hidden() -> None:
    def hide(opened: pikepdf.Pdf) -> None:
        layer = opened.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Notes"))
        state = pikepdf.Dictionary(OFF=pikepdf.Array([layer]), Order=pikepdf.Array([layer]))
        opened.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=state)
        properties = pikepdf.Dictionary(L0=layer)
        opened.pages[0].obj.Resources.Properties = properties

    pack = bind_of([foreign(changed(paper(), hide)), piece(paper(), 2)]).content
    with pikepdf.open(io.BytesIO(pack)) as opened:
        hidden = opened.Root.OCProperties.D.OFF[0]
        assert hidden == opened.pages[1].obj.Resources.Properties.L0


def test_colours_meant_for_print_cost_the_claim_of_pdf_a() -> None:
    def tint(opened: pikepdf.Pdf) -> None:
        opened.Root.OutputIntents[0].DestOutputProfile.N = 4

    assert sort_file(changed(paper(), tint)).access.level is None

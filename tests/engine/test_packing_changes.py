from __future__ import annotations

import io

import pikepdf
import pytest
from made_documents import SETTINGS, sample, shipped
from pack_specimens import labels_of, paper
from pdf_checks import pdf_problems, text_of_pages

from docgen.engine import Change, Enclosure, Pack, PackRequest, Wording, change_pack, make_packs
from docgen.errors import PackError


def bound(pack: str, **more: object) -> Pack:
    """Return one pack of the sample case, in English."""
    return make_packs(shipped(), sample(), PackRequest(pack, **more), settings=SETTINGS)[0]


def test_a_late_paper_stands_behind_its_number() -> None:
    late = Enclosure(paper("Late", 2), title=Wording("Late", "Hwyr"), number="2A")
    first, second = bound("enquiry"), bound("enquiry", late=(late,))
    assert [one["number"] for one in second.manifest["papers"]] == ["1", "2", "2A", "3"]
    others = [one for one in second.manifest["papers"] if not one["late"]]
    assert [one["first_page"] for one in others] == [
        one["first_page"] for one in first.manifest["papers"]
    ]


def test_a_late_paper_in_a_bound_pack_comes_to_the_same() -> None:
    late = Enclosure(paper("Late", 2), title=Wording("Late", "Hwyr"), number="2A")
    again = change_pack(
        shipped(), bound("enquiry").content, Change(late=(late,)), settings=SETTINGS
    )
    fresh = bound("enquiry", late=(late,))
    assert labels_of(again.content) == labels_of(fresh.content)
    assert text_of_pages(again.content) == text_of_pages(fresh.content)
    assert pdf_problems(again.content) == []


@pytest.mark.parametrize("number", ["4", "A", "4-A", "2.A", "", "4AAA"])
def test_a_late_paper_needs_a_number_with_a_letter(number: str) -> None:
    late = Enclosure(paper(), number=number)
    with pytest.raises(PackError, match="cannot have the number"):
        bound("enquiry", late=(late,))


def test_two_papers_cannot_have_one_number() -> None:
    late = Enclosure(paper(), number="2A")
    with pytest.raises(PackError, match="already"):
        bound("enquiry", late=(late, late))


def test_a_paper_may_be_taken_out_of_a_bound_pack() -> None:
    pack = change_pack(
        shipped(), bound("enquiry").content, Change(remove=("2",)), settings=SETTINGS
    )
    assert [one["number"] for one in pack.manifest["papers"]] == ["1", "3"]
    assert pdf_problems(pack.content) == []


def test_nothing_is_left_in_the_file_of_a_paper_that_was_taken_out() -> None:
    first = bound("enquiry", late=(Enclosure(paper("Withdrawn", 2), number="2A"),)).content
    second = change_pack(shipped(), first, Change(remove=("2A",)), settings=SETTINGS).content
    plain = bound("enquiry").content
    assert b"Withdrawn" in everything_in(first)
    assert b"Withdrawn" not in everything_in(second)
    assert abs(len(second) - len(plain)) < 1000


def everything_in(pdf: bytes) -> bytes:
    """Return all objects of a file as they are written, and what its streams hold."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        written = [one.unparse(resolved=True) for one in opened.objects]
        streams = [one for one in opened.objects if isinstance(one, pikepdf.Stream)]
        return b"".join([*written, *(_unpacked(one) for one in streams)])


def _unpacked(stream: pikepdf.Stream) -> bytes:
    return b"" if stream.get("/Subtype") == "/Image" else stream.read_bytes()


def test_a_pack_for_printing_stays_one_when_it_is_changed() -> None:
    first = bound("enquiry", right_hand=True).content
    late = Enclosure(paper("Late", 1), number="1A")
    pack = change_pack(shipped(), first, Change((late,)), settings=SETTINGS)
    assert {one["first_page_in_file"] % 2 for one in pack.manifest["papers"]} == {1}
    assert pdf_problems(pack.content) == []


def test_a_paper_that_is_not_there_cannot_be_taken_out() -> None:
    with pytest.raises(PackError, match="no paper"):
        change_pack(shipped(), bound("enquiry").content, Change(remove=("9",)), settings=SETTINGS)

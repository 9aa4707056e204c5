from __future__ import annotations

import io
import json
from functools import cache

import pikepdf
import pytest
from docx import Document
from made_documents import SETTINGS, sample, shipped
from pack_specimens import CY, EN, broken, locked, paper, scan, untagged
from pdf_checks import outline_of, pdf_problems, structure_problems, text_of_pages
from pdf_checks.reading import passages_in

from docgen.engine import (
    Enclosure,
    Pack,
    PackRequest,
    State,
    Wording,
    count_papers,
    inspect_pdf,
    make_packs,
    plans_for,
    read_case,
)
from docgen.errors import CaseError, PackError

BOTH = (CY, EN)
SECRET = "a-long-password"  # noqa: S105 - of a test


def bound(pack: str = "board-papers", *files: bytes, **more: object) -> Pack:
    """Return one pack of the sample case, in English unless more is said."""
    enclosures = tuple(
        Enclosure(content, title=Wording(f"File {n}", f"Ffeil {n}"), place=f"file {n}")
        for n, content in enumerate(files, start=1)
    )
    request = PackRequest(pack, enclosures=enclosures, **more)
    return make_packs(shipped(), sample(), request, settings=SETTINGS)[0]


@cache
def board_papers() -> Pack:
    """Return the Board's papers, made once."""
    return bound()


def test_a_pack_passes_every_judge_in_one_language_and_in_both() -> None:
    for languages in ((EN,), (CY,), BOTH):
        assert pdf_problems(bound(languages=languages).content) == []


def test_each_word_of_a_cover_in_both_languages_says_its_language() -> None:
    said = passages_in(bound("enquiry", languages=BOTH).content, "en-GB")
    assert {"Pack", "Contents", "Title"} <= {one.strip() for one in said}


def test_the_papers_stand_in_the_order_of_the_plan() -> None:
    papers = board_papers().manifest["papers"]
    assert [(one["number"], one["form"]) for one in papers] == [
        ("1.1", "review-report"),
        ("1.2", "tor-extended-child"),
        ("2", "review-action-plan"),
    ]


def test_a_form_that_does_not_exist_is_named_as_missing() -> None:
    pack = board_papers()
    titles = [one["title"]["en"] for one in pack.manifest["missing"]]
    assert "Seven minute briefing" in titles
    assert "Seven minute briefing" in text_of_pages(pack.content)[0]
    assert "pack-item-missing" in {problem.code for problem in pack.problems}


def test_a_welsh_pack_is_welsh_from_its_file_name_to_its_bookmarks() -> None:
    pack = bound(languages=(CY,))
    assert pack.name == "CTMSB-03-2026_papurau-r-bwrdd_cy.pdf"
    assert "Tudalen 1 o" in text_of_pages(pack.content)[0]
    assert outline_of(pack.content)[0] == (1, "Cynnwys")


def test_a_bilingual_pack_has_each_paper_in_welsh_first() -> None:
    papers = bound(languages=BOTH).manifest["papers"]
    assert [(one["number"], one["language"]) for one in papers[:4]] == [
        ("1.1", "cy"),
        ("1.1", "en"),
        ("1.2", "cy"),
        ("1.2", "en"),
    ]


def test_the_manifest_goes_beside_the_pack_and_says_what_was_checked() -> None:
    pack = board_papers()
    told = json.loads(pack.files["CTMSB-03-2026_board-papers_en.json"])
    assert told == pack.manifest
    assert told["checks"]["result"] == "machine checks passed"
    assert told["checks"]["claims"] == {"pdf_ua": "1", "pdf_a": "2a"}
    assert all(len(one["sha256"]) == len(one["template_sha256"]) == 64 for one in told["papers"])


def test_a_pack_never_says_that_it_is_accessible() -> None:
    pack = board_papers()
    texts = " ".join([*text_of_pages(pack.content)[:1], *map(str, pack.manifest.values())])
    assert "is accessible" not in texts


def test_there_is_one_pack_for_each_member_of_the_family() -> None:
    request = PackRequest("P10")
    packs = make_packs(shipped(), sample(), request, settings=SETTINGS)
    assert [pack.name[-10:] for pack in packs] == [f"_0{n}_en.pdf" for n in (1, 2, 3, 4)]
    letters = {pack.manifest["papers"][0]["sha256"] for pack in packs}
    assert len(letters) == 4


def test_a_pack_for_an_agency_has_only_that_agencys_papers() -> None:
    packs = make_packs(shipped(), sample(), PackRequest("agency-request"), settings=SETTINGS)
    forms = [[one["form"] for one in pack.manifest["papers"]] for pack in packs]
    assert all(found.count("chronology") == 1 for found in forms)


def test_a_pack_without_any_paper_is_refused() -> None:
    with pytest.raises(PackError, match="nothing to bind"):
        bound("after-learning-event")


def test_a_pack_without_papers_of_its_own_may_have_files() -> None:
    assert bound("after-learning-event", paper()).manifest["papers"][0]["class"] == "A"


def test_an_unknown_pack_is_told_with_what_it_may_have_meant() -> None:
    with pytest.raises(PackError) as caught:
        bound("board-paper")
    assert caught.value.hint == "did you mean `board-papers`?"


def test_a_pack_may_be_asked_for_by_its_number() -> None:
    assert bound("p16").name == board_papers().name


def test_packs_that_are_for_others_are_not_listed_for_a_case() -> None:
    ids = {plan.id for plan in plans_for(shipped(), sample())}
    assert "board-papers" in ids
    assert not ids & {"mapf-event", "no-further-action", "terms-of-reference"}


def test_papers_are_counted_with_and_without_a_case() -> None:
    plan = next(p for p in shipped().packs if p.id == "board-papers")
    assert count_papers(shipped(), sample(), plan) == (3, 3)


def test_somebody_elses_papers_are_sorted_and_announced() -> None:
    pack = bound("enquiry", paper(), untagged(), scan(), locked(paper()), broken())
    given = pack.manifest["papers"][3:]
    assert [one["class"] for one in given] == ["A", "C", "D", "E", "E"]
    assert [one["bound"] for one in given] == [True, True, True, False, False]
    assert pack.manifest["checks"]["claims"] == {"pdf_ua": None, "pdf_a": None}
    assert structure_problems(pack.content) == []
    index = text_of_pages(pack.content)[0]
    assert "Scan; no readable text" in " ".join(index.split())


def test_what_cannot_be_bound_goes_beside_the_pack() -> None:
    content = locked(paper())
    pack = bound("enquiry", content)
    assert pack.files["CTMSB-03-2026_enquiry-pack_en_paper-4.pdf"] == content
    assert pack.manifest["beside"] == ["CTMSB-03-2026_enquiry-pack_en_paper-4.pdf"]


def test_a_slip_says_why_and_whom_to_ask() -> None:
    texts = text_of_pages(bound("enquiry", locked(paper())).content)
    slip = " ".join(texts[-1].split())
    assert "It opens only with a password." in slip
    assert "business.unit@example.org" in slip


def test_strict_binds_nothing_when_a_file_cannot_be_bound() -> None:
    with pytest.raises(PackError) as caught:
        bound("enquiry", broken(), strict=True)
    assert [problem.code for problem in caught.value.problems] == ["paper-broken"]


def test_require_accessible_names_the_paper_that_is_not() -> None:
    with pytest.raises(PackError) as caught:
        bound("enquiry", scan(), require_accessible=True)
    assert [problem.where.spot for problem in caught.value.problems] == ["paper 4"]


def test_require_accessible_passes_what_is() -> None:
    assert bound("enquiry", paper(), require_accessible=True).manifest["classes"] == {"A": 4}


def test_a_word_file_is_set_first() -> None:
    word, out = Document(), io.BytesIO()
    word.add_heading("Minutes", 1)
    word.add_paragraph("All were there.")
    word.save(out)
    enclosure = Enclosure(out.getvalue(), ".docx", Wording("Minutes", "Cofnodion"), "file 1")
    request = PackRequest("enquiry", enclosures=(enclosure,))
    pack = make_packs(shipped(), sample(), request, settings=SETTINGS)[0]
    assert pack.manifest["papers"][3]["class"] == "A"
    assert "All were there." in text_of_pages(pack.content)[-1]


def test_a_protected_pack_claims_no_pdf_a_and_says_so() -> None:
    pack = bound("enquiry", password=SECRET)
    assert pack.manifest["protected"]
    assert "pack-not-archived" in {problem.code for problem in pack.problems}
    assert pack.manifest["checks"]["claims"] == {"pdf_ua": "1", "pdf_a": None}
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(pack.content))


def test_a_pack_says_of_itself_what_it_is() -> None:
    found = inspect_pdf(bound("enquiry", password=SECRET).content, SECRET)
    assert (found["kind"], found["plan"], found["protected"]) == ("pack", "enquiry", True)
    assert found["checks"]["result"] == "machine checks passed"


def test_a_pdf_that_is_no_pack_is_told_by_its_class() -> None:
    assert (inspect_pdf(scan())["kind"], inspect_pdf(scan())["class"]) == ("paper", "D")
    assert inspect_pdf(broken())["refusal"] == "broken"


def test_a_pack_that_is_looked_at_has_the_papers_of_its_manifest() -> None:
    pack = bound("enquiry", scan(), broken())
    found = inspect_pdf(pack.content)["papers"]
    told = pack.manifest["papers"]
    assert [one["number"] for one in found] == [one["number"] for one in told]
    assert [one["class"] for one in found] == [one["class"] for one in told]


def test_a_final_pack_is_refused_while_something_is_missing() -> None:
    case = read_case(b"case: {ref: X 1/2026, subject_type: child}", library=shipped())
    with pytest.raises(CaseError):
        make_packs(shipped(), case, PackRequest("referral", state=State.FINAL), settings=SETTINGS)


def test_a_pack_may_have_dividers_before_its_papers() -> None:
    pack = bound("enquiry", languages=BOTH, dividers=True)
    assert pdf_problems(pack.content) == []
    assert pack.manifest["pages"] == bound("enquiry", languages=BOTH).manifest["pages"] + 3


def test_a_title_with_signs_that_no_font_has_does_not_stop_a_pack() -> None:
    odd = Enclosure(paper(), title=Wording("会议 😀 \ue000 Ŵ", "会议 😀 \ue000 Ŵ"), place="file 1")
    request = PackRequest("enquiry", enclosures=(odd,))
    pack = make_packs(shipped(), sample(), request, settings=SETTINGS)[0]
    assert pdf_problems(pack.content) == []


def test_no_message_names_the_title_or_the_name_of_a_file() -> None:
    odd = Enclosure(scan(), title=Wording("Siân O'Brien", "Siân O'Brien"), place="file 1")
    request = PackRequest("enquiry", enclosures=(odd,))
    pack = make_packs(shipped(), sample(), request, settings=SETTINGS)[0]
    told = " ".join(map(repr, [*pack.problems, odd, pack, request]))
    assert "O'Brien" not in told


def test_the_same_request_gives_the_same_bytes() -> None:
    assert bound("enquiry", scan()).files == bound("enquiry", scan()).files


def test_the_progress_is_told() -> None:
    steps: list[str] = []
    make_packs(
        shipped(),
        sample(),
        PackRequest("enquiry"),
        settings=SETTINGS,
        progress=lambda *told: steps.append(told[0]),
    )
    assert list(dict.fromkeys(steps)) == ["make", "bind", "prove"]

"""The report of a review: its parts in order, its contents list, and its length."""

from __future__ import annotations

import copy
import io
import re
import shutil
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from builders import docx_of, heading, table
from pypdf import PdfReader

from docgen.cases import read_case
from docgen.catalogue import Library, load_library
from docgen.engine.making import Request, make
from docgen.engine.settings import Settings
from docgen.language import Language
from docgen.model import OutputFormat, State

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
SETTINGS = Settings(today=lambda: date(2026, 11, 21))
PARTS = {
    Language.EN: (
        "Extended Child Practice Review Report", "In respect of Child A", "Contents",
        "Executive summary", "Brief outline of circumstances resulting in the Review",
        "The criteria for this review are met under regulation 4",
        "Legal context from guidance in relation to which review is being undertaken",
        "Circumstances resulting in the review", "Time period reviewed and why",
        "Practice and organisational learning", "Identify each individual learning point",
        "Learning point 1", "Effective practice", "Improving Systems and Practice",
        "In order to promote the learning from this case", "Recommendation 1",
        "Anticipated improvement outcome", "Statement by Reviewers", "Reviewer 1",
        "Statement of independence from the case", "Quality Assurance statement of qualification",
        "nor given professional advice on the case", "Reviewer 1 (Signature)", "Name (Print)",
        "Date", "Reviewer 2", "Reviewer 2 (Signature)", "Chair of Review Panel (Signature)",
        "Appendix 1: Terms of reference", "Appendix 2: Summary timeline",
        "Child Practice Review process", "A learning event was held", "Family members had been",
        "Family declined involvement", "For Welsh Government use only",
        "Date information received", "Date acknowledgment letter sent", "Date circulated",
        "Agencies", "Care Inspectorate Wales (CIW)", "Core tasks", "Summary timeline",
    ),
    Language.CY: (
        "Adroddiad Adolygiad Ymarfer Plant Estynedig", "Ynghylch Plentyn A", "Cynnwys",
        "Crynodeb gweithredol", "Amlinelliad byr o'r amgylchiadau a arweiniodd at yr Adolygiad",
        "o dan reoliad 4", "Cyd-destun cyfreithiol o'r canllawiau",
        "Yr amgylchiadau a arweiniodd at yr adolygiad", "Y cyfnod amser a adolygwyd a pham",
        "Dysgu o ran ymarfer a dysgu sefydliadol", "Pwynt dysgu 1", "Ymarfer effeithiol",
        "Gwella Systemau ac Ymarfer", "Argymhelliad 1", "Datganiad gan yr Adolygwyr",
        "Datganiad o annibyniaeth ar yr achos", "Adolygydd 1 (Llofnod)", "Adolygydd 2 (Llofnod)",
        "Cadeirydd y Panel Adolygu (Llofnod)", "Atodiad 1: Cylch gorchwyl",
        "Atodiad 2: Crynodeb o'r llinell amser", "Proses yr Adolygiad Ymarfer Plant",
        "Gwrthododd y teulu gymryd rhan", "At ddefnydd Llywodraeth Cymru yn unig",
        "Asiantaethau", "Tasgau craidd",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@cache
def sample() -> dict[str, Any]:
    text = (SAMPLES / "child-looked-after-died.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


def made(
    library: Library,
    folder: Path,
    data: Mapping[str, Any],
    language: Language = Language.EN,
    state: State = State.DRAFT,
    formats: tuple[OutputFormat, ...] = (OutputFormat.DOCX, OutputFormat.PDF),
) -> tuple[bytes, ...]:
    """Return the report of a case, as Word and as PDF."""
    (folder / "case.yaml").write_text(yaml.safe_dump(dict(data), allow_unicode=True), "utf-8")
    shutil.copytree(SAMPLES / "report", folder / "report", dirs_exist_ok=True)
    shutil.copy(SAMPLES / "board.yaml", folder / "board.yaml")
    case = read_case(folder / "case.yaml", library, today=date(2026, 11, 21))
    request = Request(("review-report",), (language,), formats, state)
    documents = make(library, case, request, settings=SETTINGS).documents
    return tuple(document.content for document in documents)


def word_of(
    library: Library, folder: Path, data: Mapping[str, Any], language: Language = Language.EN
) -> bytes:
    """Return the report of a case, as Word alone."""
    return made(library, folder, data, language, formats=(OutputFormat.DOCX,))[0]


def pdf_of(library: Library, folder: Path, data: Mapping[str, Any]) -> bytes:
    """Return the report of a case, as PDF alone."""
    return made(library, folder, data, formats=(OutputFormat.PDF,))[0]


def words_of(pdf: bytes) -> str:
    return " ".join(
        " ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages
    ).replace("’", "'")


def body_of(word: bytes) -> str:
    """Return the words of a Word file, without its contents list."""
    body = docx.Document(io.BytesIO(word)).element.body
    for control in list(body.iter("{*}sdt")):
        control.getparent().remove(control)
    return "\n".join("".join(x.text or "" for x in p.iter("{*}t")) for p in body.iter("{*}p"))


def changed(**report: Any) -> dict[str, Any]:
    data = copy.deepcopy(sample())
    data["report"] |= report
    return data


@pytest.mark.parametrize("language", list(Language))
def test_the_parts_of_a_report_stand_in_the_forms_order(
    library: Library, tmp_path: Path, language: Language
) -> None:
    text, at = body_of(word_of(library, tmp_path, sample(), language)), 0
    for part in PARTS[language]:
        found = text.find(part, at)
        assert found >= 0, part
        at = found


@pytest.mark.parametrize("language", list(Language))
def test_the_contents_list_says_where_each_heading_is(
    library: Library, tmp_path: Path, language: Language
) -> None:
    word, pdf = made(library, tmp_path, sample(), language, State.FINAL)
    pages = [" ".join(p.extract_text().split()) for p in PdfReader(io.BytesIO(pdf)).pages]
    control = next(docx.Document(io.BytesIO(word)).element.body.iter("{*}sdt"))
    entries = [
        "".join("\t" if x.tag.endswith("}tab") else x.text or "" for x in p.iter("{*}t", "{*}tab"))
        for p in control.iter("{*}p")
    ]
    assert len(entries) > 30
    for entry in entries:
        title, _, page = entry.rpartition("\t")
        assert title[:40] in pages[int(page) - 1]


def test_a_review_with_one_reviewer_has_one_statement(library: Library, tmp_path: Path) -> None:
    data = copy.deepcopy(sample())
    data["reviewers"] = data["reviewers"][:1]
    text = words_of(pdf_of(library, tmp_path, data))
    assert "Statement by Reviewer Reviewer 1" in text
    assert "Reviewer 2 (Signature)" not in text


def test_learning_points_and_recommendations_are_counted(library: Library, tmp_path: Path) -> None:
    text = words_of(pdf_of(library, tmp_path, sample()))
    report = sample()["report"]
    points = [p for p in report["learning_points"] if "effective_practice" not in p]
    assert re.findall(r"Learning point (\d+)", text) == [str(n + 1) for n in range(len(points))]
    told = re.findall(r"Recommendation (\d+)", text)
    assert told == [str(n + 1) for n in range(len(report["improvements"]))]


@pytest.mark.parametrize(("response", "box"), [("declined", "☒"), ("wants_to_meet", "☐")])
def test_the_box_says_whether_the_family_declined(
    library: Library, tmp_path: Path, response: str, box: str
) -> None:
    data = copy.deepcopy(sample())
    for contact in data["family"]["contacts"]:
        contact["response"] = response
    word = word_of(library, tmp_path, data)
    cells = [
        c.text for t in docx.Document(io.BytesIO(word)).tables for r in t.rows for c in r.cells
    ]
    at = next(n for n, text in enumerate(cells) if "Family declined involvement" in text)
    assert box in cells[at + 1]


def test_terms_of_reference_of_its_own_take_the_place_of_the_boards(
    library: Library, tmp_path: Path
) -> None:
    data = changed(terms_of_reference="# Our tasks\n\n- Ask the pigeons.")
    text = words_of(pdf_of(library, tmp_path, data))
    assert "Ask the pigeons." in text
    assert "Core tasks" not in text


def test_a_chapter_written_in_word_joins_the_contents_list(
    library: Library, tmp_path: Path
) -> None:
    chapter = docx_of(heading("Swans", 1), "words", table("a | b", "c | d"), footnotes=["below"])
    (tmp_path / "findings.docx").write_bytes(chapter)
    data = changed(
        chapters=[{"heading": {"en": "Birds", "cy": "Adar"}, "text": {"file": "findings.docx"}}]
    )
    word, pdf = made(library, tmp_path, data)
    control = next(docx.Document(io.BytesIO(word)).element.body.iter("{*}sdt"))
    listed = "".join(x.text or "" for x in control.iter("{*}t"))
    assert "Birds" in listed
    assert "Swans" in listed
    assert "below" in words_of(pdf)


def test_a_published_report_has_no_marking(library: Library, tmp_path: Path) -> None:
    marking = "OFFICIAL-SENSITIVE"
    assert marking in words_of(pdf_of(library, tmp_path, sample()))
    data = {**sample(), "publication": {"date": date(2026, 11, 1)}}
    assert marking not in words_of(pdf_of(library, tmp_path, data))


def test_points_may_share_their_theme_and_circumstances(library: Library, tmp_path: Path) -> None:
    points = [
        {"theme": "Moves", "circumstances": "Four moves.", "learning": "One."},
        {"learning": "Two."},
        {"theme": "Effective practice", "circumstances": "Much.", "effective_practice": True},
        {"theme": "School", "circumstances": "Letters.", "learning": "Three."},
    ]
    text = words_of(pdf_of(library, tmp_path, changed(learning_points=points)))
    assert "Four moves. Learning point 1 One. Learning point 2 Two." in text
    assert "Much. School Letters." in text
    assert "Learning point 3 Three." in text


def test_points_under_one_theme_need_their_circumstances_once(
    library: Library, tmp_path: Path
) -> None:
    points = [
        {"theme": "Moves", "circumstances": "Four moves.", "learning": "One."},
        {"theme": "Moves", "learning": "Two."},
    ]
    text = words_of(pdf_of(library, tmp_path, changed(learning_points=points)))
    assert "Moves Four moves. Learning point 1 One. Learning point 2 Two." in text


def test_a_summary_timeline_may_give_the_month_alone(library: Library, tmp_path: Path) -> None:
    data = sample()
    data["chronology"]["summary_timeline"] = [{"date": "2021-03", "event": "A move."}]
    assert "March 2021 A move." in words_of(pdf_of(library, tmp_path, data))


def test_a_review_that_asks_for_no_change_says_so_and_nothing_more(
    library: Library, tmp_path: Path
) -> None:
    data = changed(improvements=[], improvements_intro="No change is needed.")
    text = words_of(pdf_of(library, tmp_path, data))
    assert "No change is needed." in text
    assert "Recommendation 1" not in text

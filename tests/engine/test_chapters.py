"""What a document leaves out of a chapter is told before it is made, and stops a final one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import docx_of, raw
from case_files import data_of, text_of

from docgen.cases import Case, read_case
from docgen.catalogue import Library, load_library
from docgen.engine.chapters import check_chapters
from docgen.engine.making import Request, make
from docgen.engine.settings import Settings
from docgen.errors import CaseError, Problem, Severity
from docgen.language import Language
from docgen.model import OutputFormat, State

CHART = (
    '<w:p><w:r><w:drawing><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    "/></w:drawing></w:r></w:p>"
)
SETTINGS = Settings(today=lambda: date(2026, 11, 21))


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def case_with(library: Library, folder: Path, *blocks: Any, **sides: Any) -> Case:
    (folder / "one.docx").write_bytes(docx_of(*blocks, **sides))
    data = data_of(report={"circumstances": {"en": {"file": "one.docx"}}})
    (folder / "case.yaml").write_text(text_of(data), encoding="utf-8")
    return read_case(folder / "case.yaml", library)


def request(state: State, *forms: str) -> Request:
    wanted = forms or ("review-report",)
    return Request(wanted, (Language.EN,), (OutputFormat.DOCX,), state)


def codes(problems: Sequence[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.fixture
def case(library: Library, tmp_path: Path) -> Case:
    return case_with(library, tmp_path, "words", raw(CHART), header="Draft")


def test_what_is_left_out_is_told_with_the_field_and_the_place(case: Case) -> None:
    chart, header = check_chapters(case)
    assert (chart.code, chart.severity) == ("chapter-chart", Severity.ERROR)
    assert chart.where.path == "report.circumstances"
    assert chart.where.line is not None
    assert chart.where.spot == "chart 1, before the first heading"
    assert header.severity is Severity.WARNING


def test_a_draft_is_made_without_it_and_says_so(library: Library, case: Case) -> None:
    made = make(library, case, request(State.DRAFT), settings=SETTINGS)
    told = {p.code: p.severity for p in made.problems}
    assert told["chapter-chart"] is Severity.WARNING
    assert made.documents


def test_a_form_that_does_not_print_the_chapter_says_nothing(library: Library, case: Case) -> None:
    assert list(check_chapters(case, [library.form("family-leaflet-child")])) == []


def test_a_final_report_is_refused(library: Library, tmp_path: Path) -> None:
    case = case_with(library, tmp_path, raw(CHART))
    with pytest.raises(CaseError) as caught:
        make(library, case, request(State.FINAL), settings=SETTINGS)
    assert set(codes(caught.value.problems)) & {"chapter-chart", "missing-field"}


def test_a_chapter_that_is_no_word_file_stops_it(library: Library, tmp_path: Path) -> None:
    case = case_with(library, tmp_path, "words")
    (tmp_path / "one.docx").write_bytes(b"PK\x03\x04 not a zip")
    broken = read_case(tmp_path / "case.yaml", library)
    assert codes(list(check_chapters(broken))) == ["chapter-damaged"]
    assert not list(check_chapters(case))

"""Days and decisions of a regime: what is kept, and what is told before a release."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

import docgen
from docgen.engine.releasing_known import find_audience, load_audiences
from docgen.engine.releasing_rules import check_rules
from docgen.errors import LibraryError

TODAY = date(2026, 12, 10)
KEPT: dict[str, Any] = {
    "publication": {"date": "2026-12-10", "sent_to_government_date": "2026-11-26"},
    "report": {"board_approved_date": "2026-10-01"},
}


@pytest.fixture(scope="module")
def library() -> docgen.Library:
    return docgen.open_library()


def codes(library: docgen.Library, data: dict[str, Any], audience: str = "published") -> list[str]:
    return [one.code for one in check_rules(data, find_audience(library, audience), TODAY)]


def test_a_case_that_keeps_the_rules_is_told_nothing(library: docgen.Library) -> None:
    assert codes(library, KEPT) == []


@pytest.mark.parametrize(
    ("section", "change", "code"),
    [
        ("publication", {"date": None}, "no-publication-date"),
        ("publication", {"date": "2026-12-11"}, "before-publication"),
        ("publication", {"sent_to_government_date": None}, "not-sent-to-government"),
        ("publication", {"sent_to_government_date": "2026-11-27"}, "sent-too-late"),
        ("publication", {"decision": "do_not_publish"}, "not-to-be-published"),
        ("report", {"board_approved_date": None}, "not-approved"),
        ("report", {"board_approved_date": "2026-12-24"}, "not-approved"),
    ],
)
def test_a_rule_that_is_not_kept_refuses_by_its_field(
    library: docgen.Library, section: str, change: dict[str, Any], code: str
) -> None:
    data = {**KEPT, section: {**KEPT[section], **change}}
    found = list(check_rules(data, find_audience(library, "published"), TODAY))
    assert [(one.code, one.refuses) for one in found] == [(code, True)]
    assert found[0].path.startswith(section)


def test_open_proceedings_are_told_and_do_not_refuse(library: docgen.Library) -> None:
    data = {**KEPT, "case": {"parallel_processes": [{"kind": "coroner"}, {"kind": "employment"}]}}
    found = list(check_rules(data, find_audience(library, "published"), TODAY))
    assert [(one.path, one.refuses) for one in found] == [("case.parallel_processes[0]", False)]


def test_the_government_has_a_report_two_weeks_before(library: docgen.Library) -> None:
    data = {"publication": {"date": "2026-12-20"}}
    assert codes(library, data, "government") == ["sent-too-late"]


def test_the_board_has_no_such_rules(library: docgen.Library) -> None:
    assert codes(library, {}, "board") == []


def test_audiences_that_are_not_as_their_schema_are_refused(tmp_path: Path) -> None:
    folder = tmp_path / "data_schemas"
    folder.mkdir()
    (folder / "audiences.yaml").write_text("audiences: {published: {identity: everything}}")
    with pytest.raises(LibraryError, match="not as their schema") as caught:
        load_audiences(docgen.open_library(tmp_path))
    assert caught.value.problems


def test_a_board_lays_its_own_audiences_over_the_shipped_ones(
    library: docgen.Library, tmp_path: Path
) -> None:
    shipped = library.folders.find("data_schemas/audiences.yaml")
    assert shipped is not None
    folder = tmp_path / "data_schemas"
    folder.mkdir()
    text = shipped.read_text(encoding="utf-8").replace("  family:", "  relatives:")
    (folder / "audiences.yaml").write_text(text, encoding="utf-8")
    assert "relatives" in load_audiences(docgen.open_library(tmp_path))

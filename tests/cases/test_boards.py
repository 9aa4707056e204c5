from __future__ import annotations

import pytest
from case_files import codes_of, data_of, text_of

from docgen.cases import blank_case, build_context, read_case
from docgen.errors import CaseError
from docgen.language import Language


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "case.yaml").write_text(text_of(data_of()), encoding="utf-8")
    return tmp_path


def write_board(folder, text, name="board.yaml"):
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_without_a_file_the_librarys_board_is_taken(library, folder):
    case = read_case(folder / "case.yaml", library)

    assert case.settings.shipped_as == "ctm"
    assert case.board["short_name"]["en"] == "CTMSB"


def test_a_board_file_beside_the_case_is_taken(library, folder):
    write_board(folder, "name: Other Board\n")

    assert read_case(folder / "case.yaml", library).board == {"name": "Other Board"}


def test_a_board_file_that_is_named_wins(library, folder):
    write_board(folder, "name: beside\n")
    named = write_board(folder, "name: named\n", "other.yaml")

    assert read_case(folder / "case.yaml", library, board=named).board["name"] == "named"


def test_the_case_may_name_a_board_of_the_library(library):
    text = text_of(data_of(case={"board": "ctm", "profile": "salford"}))

    assert read_case(text.encode(), library).settings.shipped_as == "ctm"


def test_a_board_file_may_extend_a_board_of_the_library(library, folder):
    write_board(folder, "extends: ctm\nbusiness_unit: {phone: 0300 100}\n")
    board = read_case(folder / "case.yaml", library).board

    assert board["business_unit"]["phone"] == "0300 100"
    assert board["business_unit"]["email"]
    assert "police" in board["agency_register"]


def test_extending_a_board_that_is_not_there_is_told(library, folder):
    write_board(folder, "extends: gwent\n")
    with pytest.raises(CaseError) as caught:
        read_case(folder / "case.yaml", library)

    (problem,) = caught.value.problems
    assert (problem.code, problem.hint) == ("unknown-board", "use one of: ctm")


def test_mistakes_of_board_and_case_are_told_together(library, folder):
    write_board(folder, "nme: x\n")
    (folder / "case.yaml").write_text("case: {ref: x}\n")
    with pytest.raises(CaseError) as caught:
        read_case(folder / "case.yaml", library)

    assert codes_of(caught.value.problems) == ["missing-key", "unknown-key"]


def test_a_place_in_the_board_is_in_its_file(library, folder):
    write_board(folder, "name: x\nbusiness_unit:\n  phone: '1'\n")
    where = read_case(folder / "case.yaml", library).place("board.business_unit.phone")

    assert where.file.endswith("board.yaml")
    assert (where.line, where.path) == (3, "board.business_unit.phone")


def test_a_group_has_the_article_that_its_own_name_takes(library, folder):
    group = "{en: Review Sub-group, cy: Is-grŵp Adolygu}"
    write_board(folder, f"name: x\nreview_group:\n  name: {group}\n")
    text = text_of(data_of(group_decision={"date": "2026-02-26"}))
    said = read_case(text.encode(), library, board=folder / "board.yaml").read(
        "report.process_text"
    )

    assert said["cy"] == "Ystyriwyd yr achos gan yr Is-grŵp Adolygu ar 26 Chwefror 2026."
    assert said["en"] == "The case was considered by the Review Sub-group on 26 February 2026."


def test_a_board_named_once_has_no_name_in_each_language(library, folder):
    write_board(folder, "name: Other Board\n")
    board = build_context(read_case(folder / "case.yaml", library), Language.CY).roots["board"]

    assert (str(board["name"]), dict(board["names"])) == ("Other Board", {})


def test_a_blank_case_has_the_librarys_board(library):
    case = blank_case(library)

    assert case.reference == ""
    assert case.board["short_name"]["en"] == "CTMSB"


def test_a_blank_case_has_the_board_of_its_case(library, folder):
    write_board(folder, "name: Other Board\n")
    case = read_case(folder / "case.yaml", library)

    assert blank_case(library, case).board["name"] == "Other Board"


def test_a_blank_case_may_have_a_board_of_its_own(library, folder):
    path = write_board(folder, "name: named\n")

    assert blank_case(library, board=path).board["name"] == "named"

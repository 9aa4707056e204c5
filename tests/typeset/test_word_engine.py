"""What becomes of Word files when LibreOffice works, and when it fails in each of its ways."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest
from doubles import child_of, double_of, starts_of

from docgen.errors import EngineMissingError, EngineTimeoutError, TypesetError
from docgen.typeset import LibreOfficeEngine, TypesetResult
from docgen.typeset.word_engine import FILES_A_START, Outcome


def _set(
    program: Path, documents: list[bytes], *, workers: int = 1, timeout: float = 20
) -> tuple[Outcome, ...]:
    with LibreOfficeEngine(program=program, workers=workers, timeout=timeout) as engine:
        return engine.typeset(documents)


def _kinds(outcomes: tuple[Outcome, ...]) -> list[type]:
    return [type(outcome) for outcome in outcomes]


def _is_running(pid: int) -> bool:
    status = Path(f"/proc/{pid}/stat")
    with suppress(FileNotFoundError):
        return status.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    return False


def _pdf(outcome: Outcome) -> bytes:
    assert isinstance(outcome, TypesetResult)
    return outcome.pdf


def test_every_document_comes_back_as_its_own_pdf(tmp_path: Path) -> None:
    documents = [f"document {number}".encode() for number in range(FILES_A_START + 3)]
    made = _set(double_of("working", tmp_path), documents, workers=2)
    assert all(one in _pdf(outcome) for one, outcome in zip(documents, made, strict=True))


def test_many_files_share_one_start(tmp_path: Path) -> None:
    program = double_of("working", tmp_path)
    _set(program, [b"x"] * FILES_A_START)
    assert starts_of(program) == 1


def test_nothing_to_do_starts_nothing(tmp_path: Path) -> None:
    program = double_of("working", tmp_path)
    assert _set(program, []) == ()
    assert not (tmp_path / "starts").exists()


def test_an_engine_serves_one_request_after_another(tmp_path: Path) -> None:
    with LibreOfficeEngine(program=double_of("working", tmp_path)) as engine:
        first, second = engine.typeset([b"first"]), engine.typeset([b"second"])
    assert b"first" in _pdf(first[0])
    assert b"second" in _pdf(second[0])


def test_a_missing_program_is_told_with_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(EngineMissingError) as caught:
        LibreOfficeEngine(program=tmp_path / "soffice")
    assert "libreoffice-writer" in caught.value.hint
    assert "the default engine needs nothing installed" in caught.value.hint


def test_a_hanging_program_is_given_up_with_its_time_limit(tmp_path: Path) -> None:
    made = _set(double_of("hanging", tmp_path), [b"x"], timeout=0.3)
    assert _kinds(made) == [EngineTimeoutError]
    assert "0.3 seconds" in str(made[0])


def test_a_hanging_program_is_killed_with_its_children(tmp_path: Path) -> None:
    program = double_of("hanging", tmp_path)
    _set(program, [b"x"], timeout=0.3)
    time.sleep(0.05)
    assert not _is_running(child_of(program))


def test_a_file_that_hangs_the_program_costs_no_other_its_pdf(tmp_path: Path) -> None:
    made = _set(double_of("hanging_on_bad", tmp_path), [b"bad", b"x", b"y"], timeout=0.5)
    assert _kinds(made) == [EngineTimeoutError, TypesetResult, TypesetResult]


def test_a_file_that_fells_the_program_costs_no_other_its_pdf(tmp_path: Path) -> None:
    made = _set(double_of("crashing_on_bad", tmp_path), [b"x", b"bad", b"y", b"bad", b"z"])
    ok, lost = TypesetResult, TypesetError
    assert _kinds(made) == [ok, lost, ok, lost, ok]


def test_a_file_that_libreoffice_refuses_is_tried_twice(tmp_path: Path) -> None:
    program = double_of("refusing_bad", tmp_path)
    made = _set(program, [b"x", b"bad"])
    assert _kinds(made) == [TypesetResult, TypesetError]
    assert starts_of(program) == 2


@pytest.mark.parametrize("way", ["garbling", "crashing"])
def test_a_program_that_makes_no_pdf_gives_an_error_for_each_document(
    way: str, tmp_path: Path
) -> None:
    assert _kinds(_set(double_of(way, tmp_path), [b"x", b"y"])) == [TypesetError] * 2


def test_a_program_that_only_falls_is_given_up_early(tmp_path: Path) -> None:
    program = double_of("crashing", tmp_path)
    _set(program, [b"x"] * 40)
    assert starts_of(program) == 3


def test_a_program_given_up_is_not_started_for_the_rest(tmp_path: Path) -> None:
    program = double_of("crashing", tmp_path)
    made = _set(program, [b"x"] * (FILES_A_START + 40))
    assert _kinds(made) == [TypesetError] * (FILES_A_START + 40)
    assert starts_of(program) == 3


def test_half_a_pdf_is_not_taken_for_a_pdf(tmp_path: Path) -> None:
    made = _set(double_of("cutting_bad_short", tmp_path), [b"bad", b"x"])
    assert _kinds(made) == [TypesetError, TypesetResult]


def test_a_program_that_works_at_the_second_start_is_enough(tmp_path: Path) -> None:
    assert _kinds(_set(double_of("late", tmp_path), [b"x", b"y"])) == [TypesetResult] * 2


def test_a_pdf_without_tags_comes_with_a_warning(tmp_path: Path) -> None:
    (made,) = _set(double_of("untagged", tmp_path), [b"x"])
    assert isinstance(made, TypesetResult)
    assert [problem.code for problem in made.problems] == ["typeset-untagged"]


def test_no_message_holds_anything_of_the_document(tmp_path: Path) -> None:
    (lost,) = _set(double_of("refusing_bad", tmp_path), [b"bad Jane Example"])
    assert isinstance(lost, TypesetError)
    assert "Jane" not in lost.message + lost.hint + repr(lost)


def test_nothing_stays_on_the_disk_when_the_engine_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    _set(double_of("working", tmp_path), [b"x"])
    assert list((tmp_path / "temp").iterdir()) == []

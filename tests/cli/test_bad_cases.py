"""A case file that cannot be used: one clear error, in the right place, and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import SAMPLE, run, sample_with

DATE = "  date: 2026-02-09\n  referrer: referrer"
NAME = "Gwenhwyfar"

#: What is wrong with the case: the change, what the error says, and where.
WRONG = {
    "a wrong date": (
        {DATE: f"  date: 9 Chwefror, {NAME}\n  referrer: referrer"},
        ("case.yaml, line 299, referral.date", "must be a date", "2026-03-01"),
    ),
    "a day that is not in the calendar": (
        {DATE: "  date: 2026-02-30\n  referrer: referrer"},
        ("case.yaml, line 299, referral.date", "date"),
    ),
    "a duplicate key": (
        {DATE: f"  date: 2026-02-09\n  date: 2026-02-10 # {NAME}\n  referrer: referrer"},
        ("case.yaml, line 300, referral.date", "line 299 and again on line 300", "keep one"),
    ),
    "an unknown choice": (
        {"subject_type: child": f"subject_type: {NAME}"},
        ("case.yaml, line 7, case.subject_type", "must be one of its choices", "child, adult"),
    ),
    "an unknown key": (
        {DATE: f"{DATE}\n  {NAME}: 1"},
        ("case.yaml, line 301", "referral"),
    ),
    "a person that is not there": (
        {"referrer: referrer": f"referrer: {NAME}"},
        ("case.yaml, line 300, referral.referrer", "people"),
    ),
    "text where a list is wanted": (
        {"relations:\n": f"relations: {NAME}\nreviewers_:\n"},
        ("case.yaml, line 49, relations", "must be a list"),
    ),
    "an object of Python": (
        {DATE: "  date: !!python/object/apply:os.system [echo Gwenhwyfar]\n  referrer: referrer"},
        ("case.yaml, line 299",),
    ),
    "a tab in the margin": (
        {DATE: f"\tdate: {NAME}\n  referrer: referrer"},
        ("case.yaml, line 299",),
    ),
}


@pytest.mark.parametrize(("changes", "says"), WRONG.values(), ids=WRONG.keys())
def test_it_is_told_in_its_place_without_what_was_typed(
    changes: dict[str, str], says: tuple[str, ...], tmp_path: Path
) -> None:
    ran = run("make", "referral-child", sample_with(tmp_path, changes), "-o", tmp_path / "out")
    assert ran.code == 2
    assert [part for part in says if part not in ran.err] == []
    assert NAME not in ran.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", ["check", "make"])
def test_both_commands_refuse_it_alike(command: str, tmp_path: Path) -> None:
    path = sample_with(tmp_path, {"subject_type: child": "subject_type: cat"})
    forms = ("referral-child",) if command == "make" else ()
    assert run(command, *forms, path).code == 2


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    changes = {"subject_type: child": "subject_type: cat", DATE: "  date: soon\n  referrer: nobody"}
    ran = run("check", sample_with(tmp_path, changes))
    assert [place in ran.err for place in ("line 7", "line 299", "line 300")] == [True] * 3


def test_a_text_of_ten_megabytes_is_refused_at_once(tmp_path: Path) -> None:
    path = sample_with(tmp_path, {"Gwion died at home": f"{NAME} " * 1_000_000})
    ran = run("make", "referral-child", path, "-o", tmp_path / "out")
    assert (ran.code, "larger than 5 MB" in ran.err, NAME in ran.err) == (2, True, False)


def test_aliases_that_multiply_are_refused(tmp_path: Path) -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
    )
    (tmp_path / "case.yaml").write_text(bomb, encoding="utf-8")
    assert run("check", tmp_path / "case.yaml").code == 2


def test_a_case_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    ran = run("check", tmp_path / "case.yaml")
    assert (ran.code, "there is no such file" in ran.err) == (2, True)


def test_a_case_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").mkdir()
    ran = run("check", tmp_path / "case.yaml")
    assert (ran.code, "case.yaml" in ran.err) == (2, True)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"PK\x03\x04", b"- a\n- b\n", b"x"])
def test_a_file_that_is_no_case_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_bytes(content)
    ran = run("check", tmp_path / "case.yaml")
    assert (ran.code, ran.err.startswith("error: ")) == (2, True)


def test_a_folder_in_the_place_of_the_case_is_told(tmp_path: Path) -> None:
    ran = run("make", "referral-child", tmp_path, "-o", tmp_path / "out")
    assert (ran.code, "name the case file in it" in ran.said) == (2, True)


def test_a_fault_that_is_the_whole_error_is_told_once(tmp_path: Path) -> None:
    ran = run("make", "referral-child", SAMPLE, "--review", "9", "-o", tmp_path / "out")
    assert (ran.code, ran.err.count("no review of this number")) == (2, 1)


def test_a_case_is_not_started_over_one_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text("case:\n", encoding="utf-8")
    ran = run("new", "case", tmp_path)
    assert (ran.code, "name another" in ran.said) == (2, True)
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == "case:\n"


def test_a_missing_board_file_is_told(tmp_path: Path) -> None:
    ran = run("check", SAMPLE, "--board", tmp_path / "board.yaml")
    assert (ran.code, "board" in ran.err) == (2, True)


def test_a_final_document_is_refused_while_something_is_missing(tmp_path: Path) -> None:
    path = sample_with(tmp_path, {DATE: "  referrer: referrer"})
    ran = run("make", "referral-child", path, "--final", "-o", tmp_path / "out")
    assert (ran.code, "referral.date" in ran.err) == (2, True)
    assert not (tmp_path / "out").exists()


def test_a_form_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    ran = run("make", "refferal-child", SAMPLE, "-o", tmp_path / "out")
    assert (ran.code, "did you mean `referral-child`?" in ran.err) == (3, True)
    assert not (tmp_path / "out").exists()


def test_a_remedy_is_said_once(tmp_path: Path) -> None:
    (tmp_path / "old.docx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 600)
    assert run("template", "fields", tmp_path / "old.docx").err.count("open it in Word") == 1

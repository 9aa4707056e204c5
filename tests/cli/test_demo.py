"""`docgen demo`: every form once, from the sample case that it is for."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import run
from made_documents import shipped


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of a demonstration, and what was said of it."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    ran = run("demo", folder)
    assert (ran.code, ran.err) == (0, "")
    return folder, ran.said


def test_each_form_is_made_once_in_each_language_and_format(shown: tuple[Path, str]) -> None:
    names = sorted(path.name for path in shown[0].iterdir())
    kinds = {tuple(name.replace("_01", "").rsplit("_", 2)[1:]) for name in names}

    assert len(names) == 4 * len(shipped().form_ids)
    assert kinds == {
        (form, f"{language}.{ending}")
        for form in shipped().form_ids
        for language in ("en", "cy")
        for ending in ("docx", "pdf")
    }


def test_it_says_how_many_and_where(shown: tuple[Path, str]) -> None:
    folder, said = shown

    assert f"{len(shipped().form_ids)} forms, {len(list(folder.iterdir()))} documents" in said
    assert str(folder.name) in said


def test_all_four_cases_are_shown(shown: tuple[Path, str]) -> None:
    references = {path.name.partition("_")[0] for path in shown[0].iterdir()}

    assert references == {"CTMSB-05-2026", "CTMSB-01-2026", "CTMSB-04-2026", "CTMSB-06-2024"}


def test_a_file_in_the_place_of_the_folder_is_told_before_anything_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("docgen.cli.demo.make_demonstration", pytest.fail)
    (tmp_path / "out").write_bytes(b"")
    ran = run("demo", tmp_path / "out")
    assert (ran.code, "a file of this name is in the way" in ran.err) == (6, True)

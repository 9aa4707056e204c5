"""`docgen release`, `rebuild` and `diff` as a person types them."""

from __future__ import annotations

import json
import re
import socket
from pathlib import Path

import pytest
from conftest import ROOT
from release import word_specimens

from docgen.cli import main

CASE = str(ROOT / "samples" / "child-survived.yaml")
TEXTS = {"en": "The board learnt this.", "cy": "Dysgodd y bwrdd hyn."}


@pytest.fixture
def pages(tmp_path: Path) -> list[str]:
    """Two pages that may go out."""
    paths = [tmp_path / f"page_{language}.docx" for language in TEXTS]
    for path, text in zip(paths, TEXTS.values(), strict=True):
        path.write_bytes(word_specimens.word(plain=text))
    return [str(path) for path in paths]


@pytest.fixture
def store(tmp_path: Path) -> str:
    return str(tmp_path / "releases")


def run(*arguments: str) -> int:
    """Run a command, and return its exit code."""
    try:
        main(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    return 0


def propose(pages: list[str], store: str, *more: str) -> int:
    return run(
        "release", CASE, *pages, "--as", "published", "--by", "Ann Officer", "--store", store, *more
    )


ID = "CTMSB-05-2026_published_001"


def test_a_release_is_proposed_confirmed_and_proved(
    pages: list[str], store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert propose(pages, store) == 0
    assert run("release", "confirm", ID, "--by", "Bob Second", "--store", store) == 0
    assert run("release", "verify", "--store", store) == 0
    assert "the record is whole: 2 entries" in capsys.readouterr().out


def test_what_refuses_is_told_and_exits_with_its_own_code(
    pages: list[str], store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert propose(pages[:1], store) == 7
    assert "twin is not with it" in capsys.readouterr().err


def test_a_check_writes_nothing(pages: list[str], store: str) -> None:
    assert propose(pages, store, "--check") == 0
    assert not Path(store).exists()


def test_a_check_for_a_program_is_json(
    pages: list[str], store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert propose(pages[:1], store, "--check", "--json") == 7
    assert [one["code"] for one in json.loads(capsys.readouterr().out) if one["refuses"]] == [
        "twin-missing"
    ]


def test_a_file_is_inspected_by_itself(pages: list[str]) -> None:
    assert run("release", "inspect", CASE, pages[0], "--as", "published") == 0


def test_a_file_that_names_somebody_is_told_by_its_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "page.docx"
    path.write_bytes(word_specimens.PLACES["header"]("Mabli"))
    assert run("release", "inspect", CASE, str(path), "--as", "published") == 7
    told = capsys.readouterr().err
    assert "page.docx, header that no page shows, paragraph 1" in told
    assert "Mabli" not in told


def test_a_decision_without_a_reason_is_refused(pages: list[str], store: str) -> None:
    assert propose(pages, store, "--accept", "abc") == 2


def test_releases_are_listed_as_json(
    pages: list[str], store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(pages, store)
    capsys.readouterr()
    assert run("release", "list", "--store", store, "--json") == 0
    assert [one["release"] for one in json.loads(capsys.readouterr().out)] == [ID]


def test_a_broken_record_is_told(pages: list[str], store: str) -> None:
    propose(pages, store)
    log = Path(store) / "release-log.jsonl"
    log.write_bytes(log.read_bytes().replace(b"Ann", b"Eve"))
    assert run("release", "verify", "--store", store) == 7


def test_a_hash_that_was_written_down_is_looked_for(pages: list[str], store: str) -> None:
    propose(pages, store)
    assert run("release", "verify", "--store", store, "--head", "0" * 64) == 7


def test_a_release_is_embargoed_and_withdrawn(pages: list[str], store: str) -> None:
    propose(pages, store)
    who = ("--by", "Ann Officer", "--store", store, "--reason", "the inquest has not ended")
    assert run("release", "embargo", ID, "--until", "2099-01-01", *who) == 0
    assert run("release", "confirm", ID, "--by", "Bob Second", "--store", store) == 7
    assert run("release", "withdraw", ID, *who) == 0


def test_a_release_is_rebuilt_by_its_folder(
    pages: list[str], store: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(pages, store)
    assert run("rebuild", f"{store}/{ID}", "--out", str(tmp_path / "again")) == 0
    assert "byte for byte" in capsys.readouterr().out


def test_two_files_are_compared_in_words(
    pages: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("diff", *pages) == 0
    assert re.search(r"body, paragraph 1: 8 words became 8", capsys.readouterr().out)


def test_two_releases_are_compared_in_words(
    pages: list[str], store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(pages, store)
    propose(pages, store)
    capsys.readouterr()
    assert run("diff", ID, ID.replace("_001", "_002"), "--store", store) == 0
    assert capsys.readouterr().out == "Nothing changed.\n"


def test_nothing_is_ever_asked_of_a_network(
    pages: list[str], store: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert propose(pages, store) == 0
    assert run("make", "recommendation-to-chair", CASE, "-o", store, "--draft") == 0


def test_what_refuses_is_told_in_welsh_by_the_same_id(
    pages: list[str], store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert propose(pages[:1], store) == 7
    english = re.findall(r"\[([0-9a-f]{8})\]", capsys.readouterr().err)
    assert propose(pages[:1], store, "--ui-lang", "cy") == 7
    told = capsys.readouterr().err
    assert "nid yw ei fersiwn yn yr iaith arall gyda hi" in told
    assert re.findall(r"\[([0-9a-f]{8})\]", told) == english


def test_a_check_counts_in_welsh(
    pages: list[str], store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert propose(pages, store, "--check", "--ui-lang", "cy") == 0
    assert "yn ei gadw rhag mynd allan: 0" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["list", "verify"])
def test_a_store_that_is_not_there_is_told(command: str, store: str) -> None:
    assert run("release", command, "--store", store) == 7


def test_two_files_that_cannot_be_read_are_not_told_as_unlike(
    pages: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04")
    assert run("diff", pages[0], str(tmp_path / "broken.docx")) == 7
    assert "the second of the documents cannot be read" in capsys.readouterr().err


def test_the_command_that_confirms_names_the_store(
    pages: list[str], store: str, capsys: pytest.CaptureFixture[str]
) -> None:
    propose(pages, store)
    assert f"docgen release confirm {ID} --by NAME --store {store}" in capsys.readouterr().out


def test_the_group_by_itself_tells_its_commands(capsys: pytest.CaptureFixture[str]) -> None:
    run("release")
    assert "withdraw" in capsys.readouterr().out

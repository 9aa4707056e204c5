from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from command_line import SAMPLE, run
from pack_specimens import broken, labels_of, locked, paper, scan
from pdf_checks import outline_of, pdf_problems

FILES = {"one": paper("One"), "scan": scan(), "locked": locked(paper()), "broken": broken()}


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with papers in it, named after somebody."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, content in FILES.items():
        (folder / f"Sian_OBrien_{name}.pdf").write_bytes(content)
    return folder


def test_packs_are_listed_in_both_languages() -> None:
    found = run("packs", "--json").json
    titles = {one["id"]: one["title"] for one in found}
    assert titles["board-papers"] == {"en": "Board papers", "cy": "Papurau'r Bwrdd"}
    assert "terms-of-reference" not in titles


def test_packs_for_a_case_are_listed_alone() -> None:
    ran = run("packs", SAMPLE)
    assert "board-papers" in ran.out
    assert "mapf-event" not in ran.out


def test_papers_are_counted_for_a_case_alone() -> None:
    assert "missing" in run("packs", SAMPLE).out
    assert "missing" not in run("packs").out


def test_a_pack_is_bound_in_each_language_with_its_manifest(tmp_path: Path) -> None:
    ran = run("pack", "enquiry", SAMPLE, "-o", tmp_path)
    assert ran.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "CTMSB-03-2026_enquiry-pack_en.json",
        "CTMSB-03-2026_enquiry-pack_en.pdf",
        "CTMSB-03-2026_pecyn-ymholi_cy.json",
        "CTMSB-03-2026_pecyn-ymholi_cy.pdf",
    ]


def test_the_word_make_may_be_there(tmp_path: Path) -> None:
    assert run("pack", "make", "enquiry", SAMPLE, "-o", tmp_path, "--lang", "en").code == 0


def test_one_pack_may_have_both_languages(tmp_path: Path) -> None:
    run("pack", "enquiry", SAMPLE, "-o", tmp_path, "--lang", "both")
    pack = tmp_path / "CTMSB-03-2026_pecyn-ymholi_cy-en.pdf"
    assert pdf_problems(pack.read_bytes()) == []


def test_files_stand_behind_the_papers_under_their_titles(tmp_path: Path, papers: Path) -> None:
    file = f"{papers / 'Sian_OBrien_one.pdf'}=Minutes of the meeting"
    run("pack", "enquiry", SAMPLE, "-o", tmp_path / "o", "--lang", "en", "--with", file)
    pack = (tmp_path / "o" / "CTMSB-03-2026_enquiry-pack_en.pdf").read_bytes()
    assert (1, "4. Minutes of the meeting") in outline_of(pack)


def test_a_late_paper_goes_into_a_bound_pack(tmp_path: Path, papers: Path) -> None:
    run("pack", "enquiry", SAMPLE, "-o", tmp_path, "--lang", "en")
    pack = tmp_path / "CTMSB-03-2026_enquiry-pack_en.pdf"
    before = labels_of(pack.read_bytes())
    late = papers / "Sian_OBrien_one.pdf"
    ran = run("pack", pack, "--add", late, "--as", "2a", "-o", tmp_path)
    after = labels_of(pack.read_bytes())
    assert ran.code == 0
    assert [label for label in after if label in before] == before
    assert [label for label in after if label not in before] == ["2A-1", "2A-2", "2A-3"]


def test_one_bad_file_is_told_and_the_rest_is_bound(tmp_path: Path, papers: Path) -> None:
    bad = papers / "Sian_OBrien_broken.pdf"
    ran = run("pack", "enquiry", SAMPLE, "-o", tmp_path / "o", "--with", bad, "--lang", "en")
    assert ran.code == 0
    assert "the file cannot be bound: it is damaged" in ran.said


def test_strict_writes_nothing(tmp_path: Path, papers: Path) -> None:
    bad = papers / "Sian_OBrien_broken.pdf"
    ran = run("pack", "enquiry", SAMPLE, "-o", tmp_path / "o", "--with", bad, "--strict")
    assert ran.code == 5
    assert not (tmp_path / "o").exists()


def test_require_accessible_writes_nothing(tmp_path: Path, papers: Path) -> None:
    file = papers / "Sian_OBrien_scan.pdf"
    ran = run(
        "pack", "enquiry", SAMPLE, "-o", tmp_path / "o", "--with", file, "--require-accessible"
    )
    assert (ran.code, (tmp_path / "o").exists()) == (5, False)


def test_no_message_names_a_file(tmp_path: Path, papers: Path) -> None:
    files = [word for path in sorted(papers.iterdir()) for word in ("--with", path)]
    ran = run("pack", "enquiry", SAMPLE, "-o", tmp_path / "o", "--lang", "en", *files)
    assert "OBrien" not in ran.said
    missing = run("pack", "enquiry", SAMPLE, "-o", tmp_path / "o", "--with", papers / "Sian.pdf")
    assert (missing.code, "Sian" in missing.said) == (5, False)


def test_a_file_beside_the_pack_is_named_by_its_number(tmp_path: Path, papers: Path) -> None:
    file = papers / "Sian_OBrien_locked.pdf"
    run("pack", "enquiry", SAMPLE, "-o", tmp_path / "o", "--lang", "en", "--with", file)
    beside = tmp_path / "o" / "CTMSB-03-2026_enquiry-pack_en_paper-4.pdf"
    assert beside.read_bytes() == FILES["locked"]


def test_a_password_comes_from_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a-long-password\n", encoding="utf-8")
    run("pack", "enquiry", SAMPLE, "-o", tmp_path, "--lang", "en", "--password-file", secret)
    pack = tmp_path / "CTMSB-03-2026_enquiry-pack_en.pdf"
    found = run("pack", "inspect", pack, "--password-file", secret, "--json").json
    assert (found["protected"], found["checks"]["claims"]["pdf_a"]) == (True, None)


def test_a_password_comes_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCGEN_PACK_PASSWORD", "a-long-password")
    run("pack", "enquiry", SAMPLE, "-o", tmp_path, "--lang", "en", "--protect")
    pack = tmp_path / "CTMSB-03-2026_enquiry-pack_en.pdf"
    assert run("pack", "inspect", pack, "--json").json["protected"]


def test_a_pack_without_its_case_is_asked_for_it(tmp_path: Path) -> None:
    ran = run("pack", "enquiry", "-o", tmp_path)
    assert ran.code == 2
    assert "case file" in ran.err


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00"])
def test_a_file_without_a_password_is_refused(content: bytes, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_bytes(content)
    ran = run("pack", "enquiry", SAMPLE, "-o", tmp_path / "out", "--password-file", secret)
    assert (ran.code, "--password-file" in ran.said) == (2, True)
    assert not (tmp_path / "out").exists()


def test_nobody_is_asked_for_a_password_where_nobody_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DOCGEN_PACK_PASSWORD", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    ran = run("pack", "enquiry", SAMPLE, "-o", tmp_path / "out", "--protect")
    assert (ran.code, "DOCGEN_PACK_PASSWORD" in ran.said) == (2, True)


def test_a_short_password_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOCGEN_PACK_PASSWORD", "short")
    ran = run("pack", "enquiry", SAMPLE, "-o", tmp_path / "o", "--protect")
    assert (ran.code, "at least 8" in ran.said) == (2, True)


def test_a_protected_pack_stays_protected_when_it_is_changed(
    tmp_path: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DOCGEN_PACK_PASSWORD", "a-long-password")
    run("pack", "enquiry", SAMPLE, "-o", tmp_path, "--lang", "en", "--protect")
    pack = tmp_path / "CTMSB-03-2026_enquiry-pack_en.pdf"
    late = papers / "Sian_OBrien_one.pdf"
    assert run("pack", pack, "--add", late, "--as", "2A", "-o", tmp_path).code == 0
    assert run("pack", "inspect", pack, "--json").json["protected"]


def test_no_option_takes_a_password(tmp_path: Path) -> None:
    ran = run("pack", "enquiry", SAMPLE, "-o", tmp_path / "o", "--password", "a-long-password")
    assert ran.code == 2


def test_a_file_is_looked_at_in_words(papers: Path) -> None:
    assert "class: D" in run("pack", "inspect", papers / "Sian_OBrien_scan.pdf").out


def test_a_pack_is_looked_at_in_words(tmp_path: Path) -> None:
    run("pack", "enquiry", SAMPLE, "-o", tmp_path, "--lang", "en")
    ran = run("pack", "inspect", tmp_path / "CTMSB-03-2026_enquiry-pack_en.pdf")
    assert "result: machine checks passed" in ran.out


def test_an_add_needs_a_number(tmp_path: Path, papers: Path) -> None:
    late = papers / "Sian_OBrien_one.pdf"
    ran = run("pack", "enquiry", SAMPLE, "-o", tmp_path / "o", "--add", late)
    assert (ran.code, "--as" in ran.said) == (2, True)


def test_an_unknown_pack_says_what_it_may_have_meant(tmp_path: Path) -> None:
    ran = run("pack", "board-paper", SAMPLE, "-o", tmp_path / "o")
    assert (ran.code, "did you mean `board-papers`?" in ran.said) == (5, True)


def test_what_was_made_is_told_to_a_program(tmp_path: Path) -> None:
    told = run("pack", "enquiry", SAMPLE, "-o", tmp_path, "--lang", "en", "--json").json
    written = tmp_path / "CTMSB-03-2026_enquiry-pack_en.json"
    assert told["packs"] == [json.loads(written.read_text(encoding="utf-8"))]
    assert len(told["files"]) == 2

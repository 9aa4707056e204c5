"""LibreOffice itself: what it makes of Word files, and what it is kept from doing."""

from __future__ import annotations

import io
import socket
import threading
from pathlib import Path

import pikepdf
import pytest
from builders import docx_of, heading, members_of, picture, table, with_members

from docgen.errors import EngineMissingError, TypesetError
from docgen.typeset import LibreOfficeEngine, TypesetResult, find_soffice, typeset_word
from docgen.typeset.word_engine import Outcome

needs_libreoffice = pytest.mark.skipif(find_soffice() is None, reason="LibreOffice is missing")


def _letter(name: str, language: str = "en-GB") -> bytes:
    plain = docx_of(
        heading("Practice review"),
        f"Dear {name}",
        table("Agency | Role", "Police | Panel member"),
        properties={"title": "A letter"},
    )
    return _changed(plain, "word/styles.xml", 'w:val="en-US"', f'w:val="{language}"')


def _changed(docx: bytes, member: str, old: str, new: str) -> bytes:
    content = members_of(docx)[member]
    assert old.encode() in content
    return with_members(docx, {member: content.replace(old.encode(), new.encode())})


@pytest.fixture(scope="module")
def outcomes() -> tuple[Outcome, ...]:
    """Two letters around a file that is no Word file at all."""
    return typeset_word([_letter("Ann"), b"PK\x03\x04 no Word file", _letter("Bob", "cy-GB")])


def _pdf(outcome: Outcome) -> pikepdf.Pdf:
    assert isinstance(outcome, TypesetResult)
    return pikepdf.open(io.BytesIO(outcome.pdf))


@pytest.mark.libreoffice
@needs_libreoffice
class TestLibreOffice:
    def test_a_broken_file_is_an_error_among_pdfs(self, outcomes: tuple[Outcome, ...]) -> None:
        kinds = [type(outcome) for outcome in outcomes]
        assert kinds == [TypesetResult, TypesetError, TypesetResult]

    def test_the_language_is_that_of_the_styles(self, outcomes: tuple[Outcome, ...]) -> None:
        assert str(_pdf(outcomes[0]).Root.Lang) == "en-GB"
        assert str(_pdf(outcomes[2]).Root.Lang) == "cy-GB"

    def test_the_pdf_is_tagged_and_has_its_title(self, outcomes: tuple[Outcome, ...]) -> None:
        pdf = _pdf(outcomes[0])
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.docinfo.Title) == "A letter"

    def test_the_same_file_gives_the_same_bytes(self, outcomes: tuple[Outcome, ...]) -> None:
        (again,) = typeset_word([_letter("Ann")])
        assert again == outcomes[0]

    def test_a_linked_picture_is_not_fetched(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            asked = threading.Event()
            threading.Thread(target=_wait_for_call, args=(server, asked), daemon=True).start()
            (made,) = typeset_word([_with_linked_picture(server.getsockname()[1])])
        assert isinstance(made, TypesetResult)
        assert not asked.is_set()


def _wait_for_call(server: socket.socket, asked: threading.Event) -> None:
    try:
        server.accept()
    except OSError:
        return
    asked.set()


def _with_linked_picture(port: int) -> bytes:
    target = f'Target="http://127.0.0.1:{port}/a.png" TargetMode="External"'
    shown = _changed(docx_of(picture(descr="A")), "word/document.xml", "r:embed", "r:link")
    return _changed(shown, "word/_rels/document.xml.rels", 'Target="media/image1.png"', target)


def test_the_engine_is_missing_where_libreoffice_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.typeset.libreoffice.find_soffice", lambda: None)
    with pytest.raises(EngineMissingError) as caught:
        LibreOfficeEngine()
    assert "install LibreOffice" in caught.value.hint


def test_libreoffice_is_found_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "libreoffice"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_soffice() == program


def test_libreoffice_is_found_where_it_is_usually_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.touch()
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("docgen.typeset.libreoffice._PLACES", (tmp_path / "none", program))
    assert find_soffice() == program

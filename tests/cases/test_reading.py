from __future__ import annotations

import os

import pytest

from docgen.cases.reading import read_source
from docgen.cases.source import MAX_BYTES
from docgen.errors import CaseError


def fault(source):
    with pytest.raises(CaseError) as caught:
        read_source(source)
    (problem,) = caught.value.problems
    return problem


def test_a_file_is_read_by_its_path(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text("a: ŵ ŷ\n", encoding="utf-8")

    assert read_source(path).data == {"a": "ŵ ŷ"}


def test_a_file_that_ends_in_json_is_read_as_json(tmp_path):
    path = tmp_path / "case.json"
    path.write_text('{"a": "\\ud83d\\ude00"}', encoding="utf-8")

    assert read_source(path).data == {"a": "😀"}


def test_bytes_that_open_with_a_brace_are_read_as_json():
    assert read_source(b'\n {"a": 1}').data == {"a": 1}


def test_a_byte_order_mark_is_passed_over():
    assert read_source(b"\xef\xbb\xbfa: x\n").data == {"a": "x"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_explained(encoding):
    problem = fault("a: x\n".encode(encoding))

    assert problem.code == "file-encoding"
    assert "UTF-16" in problem.message
    assert "Notepad" in problem.hint


def test_another_encoding_is_explained_with_its_line():
    problem = fault("a: x\nb: caf\xe9\n".encode("latin-1"))

    assert (problem.code, problem.where.line) == ("file-encoding", 2)


@pytest.mark.parametrize(
    ("start", "kind"),
    [(b"PK\x03\x04", "Word"), (b"%PDF-1.7", "PDF"), (b"\xd0\xcf\x11\xe0", "old Word")],
)
def test_another_kind_of_file_is_named(start, kind):
    problem = fault(start + b"...")

    assert problem.code == "file-kind"
    assert kind in problem.message


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(data):
    assert fault(data).code == "file-empty"


def test_ten_megabytes_of_text_are_refused():
    assert fault(b"a: " + b"x" * 10_000_000).code == "file-too-large"


def test_a_large_file_is_refused_before_it_is_read(tmp_path, monkeypatch):
    path = tmp_path / "case.yaml"
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    monkeypatch.setattr("pathlib.Path.read_bytes", lambda _: pytest.fail("was read"))

    assert fault(path).code == "file-too-large"


def test_a_missing_file_is_told(tmp_path):
    assert fault(tmp_path / "none.yaml").code == "file-missing"


def test_a_folder_is_told(tmp_path):
    assert fault(tmp_path).code == "file-unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "case.yaml")
    assert fault(tmp_path / "case.yaml").message == "this is not a file"


def test_a_file_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    path = tmp_path / "case.yaml"
    path.write_text("a: x\n")

    def refuse(_):
        raise PermissionError

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)

    assert fault(path).code == "file-unreadable"

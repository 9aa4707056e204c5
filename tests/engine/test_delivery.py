"""Files are written whole, all of them or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.engine.delivery import deliver
from docgen.errors import DeliveryError


def test_every_file_lands_with_its_bytes(tmp_path: Path):
    paths = deliver({"a.docx": b"one", "b.pdf": b"two"}, tmp_path / "new" / "folder")
    assert [path.read_bytes() for path in paths] == [b"one", b"two"]


def test_when_one_file_cannot_be_written_none_is(tmp_path: Path):
    with pytest.raises(DeliveryError):
        deliver({"a.docx": b"one", "no/such/folder.pdf": b"two"}, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_of_the_folder_is_told(tmp_path: Path):
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(DeliveryError) as caught:
        deliver({"a.docx": b"one"}, tmp_path / "out")
    assert caught.value.hint.startswith("a file of this name is in the way")


@pytest.mark.parametrize(
    ("reason", "remedy"),
    [
        ("No space left on device", "make room on the disk, or name another folder with `-o`"),
        ("another run is at work in it", "wait until that is done"),
        ("File name too long", "shorten the case's reference"),
        ("Permission denied", "close any of its files that are open"),
        (None, "close any of its files that are open"),
    ],
)
def test_the_remedy_fits_what_the_system_says(reason: str | None, remedy: str):
    assert remedy in DeliveryError("out", reason).hint


def test_a_failed_delivery_leaves_the_earlier_file_as_it_was(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(b"before")
    with pytest.raises(DeliveryError):
        deliver({"a.docx": b"after", "b/c.pdf": b"two"}, tmp_path)
    assert (tmp_path / "a.docx").read_bytes() == b"before"


def test_a_folder_that_is_a_file_is_told_with_a_remedy(tmp_path: Path):
    (tmp_path / "out").write_text("", encoding="utf-8")
    with pytest.raises(DeliveryError) as caught:
        deliver({"a.docx": b"one"}, tmp_path / "out")
    assert "-o" in caught.value.hint


def test_a_folder_in_the_place_of_a_file_undoes_the_files_before_it(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(b"before")
    (tmp_path / "b.pdf").mkdir()
    (tmp_path / "b.pdf" / "inside").write_bytes(b"")
    with pytest.raises(DeliveryError):
        deliver({"a.docx": b"after", "new.docx": b"new", "b.pdf/": b"two", "c/d": b""}, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "b.pdf"]
    assert (tmp_path / "a.docx").read_bytes() == b"before"

from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from docgen.template.archive import CONTENT_TYPES, Archive

PARTS = {"word/document.xml": b"<a/>" * 50, CONTENT_TYPES: b"<Types/>", "word/media/ŵ.png": b"png"}


def opened(data: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(data))


def test_what_is_written_can_be_read() -> None:
    archive = opened(Archive.of(PARTS).write({"word/new.xml": b"<b/>" * 99}))
    assert archive.testzip() is None
    assert {name: archive.read(name) for name in archive.namelist()} == {
        **PARTS,
        "word/new.xml": b"<b/>" * 99,
    }


def test_the_content_types_come_first() -> None:
    assert opened(Archive.of(PARTS).write({})).namelist()[0] == CONTENT_TYPES


def test_the_time_is_the_earliest_there_is() -> None:
    times = {entry.date_time for entry in opened(Archive.of(PARTS).write({})).infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_the_same_parts_in_another_order_give_the_same_bytes() -> None:
    turned = dict(reversed(PARTS.items()))
    assert Archive.of(PARTS).write({}) == Archive.of(turned).write({})


def test_a_picture_is_stored_as_it_is() -> None:
    entry = opened(Archive.of(PARTS).write({})).getinfo("word/media/ŵ.png")
    assert entry.compress_type == zipfile.ZIP_STORED


def test_a_change_takes_the_place_of_a_member() -> None:
    changed = Archive.of(PARTS).with_changes({"word/document.xml": b"new", "added.xml": b"more"})
    archive = opened(changed.write({}))
    assert archive.namelist().count("word/document.xml") == 1
    assert archive.read("word/document.xml") == b"new"
    assert archive.read("added.xml") == b"more"


@given(st.dictionaries(st.text(st.characters(categories=["L", "Nd"]), min_size=1), st.binary()))
def test_any_content_survives(parts: dict[str, bytes]) -> None:
    archive = opened(Archive.of({}).write(parts))
    assert {name: archive.read(name) for name in archive.namelist()} == parts

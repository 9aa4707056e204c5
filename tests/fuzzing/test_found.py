"""Files that a reader once fell over: each is refused in words now."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing

import pytest
from fuzzing import whole
from fuzzing.readers import READERS
from fuzzing.run import in_time

from docgen.errors import DocgenError
from docgen.release import clean_word

NO_SHEET = re.compile(rb"<sheets>.*</sheets>")


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return an archive in which one part is something else."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for one in old.namelist():
            new.writestr(one, change(old.read(one)) if one == name else old.read(one))
    return out.getvalue()


def form() -> bytes:
    return whole.forms()[0]


def journal(order: str) -> bytes:
    """Return the journal of a bulk run after `order`."""
    with closing(sqlite3.connect(":memory:")) as base:
        base.deserialize(whole.journals()[0])
        base.execute(order)
        base.commit()
        return base.serialize()


def locked(archive: bytes) -> bytes:
    """Return an archive whose parts are marked as changes to others."""
    found = bytearray(archive)
    place = found.find(b"PK\x01\x02")
    while place >= 0:
        found[place + 8] |= 0x20
        place = found.find(b"PK\x01\x02", place + 4)
    return bytes(found)


def entity(part: bytes) -> bytes:
    return b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>" + part.partition(b"?>")[2]


def plain(old: str, new: str, reader: str) -> bytes:
    """Return the file that `reader` is fuzzed with, with `new` for `old`."""
    content = READERS[reader].seeds()[0].decode()
    assert old in content
    return content.replace(old, new, 1).encode()


FOUND = {
    "restyle, no XML": ("restyle", lambda: with_part(form(), "word/styles.xml", lambda _: b"<w")),
    "restyle, an entity": ("restyle", lambda: with_part(form(), "word/document.xml", entity)),
    "restyle, cut": ("restyle", lambda: form()[:3000]),
    "wording, no sheet": (
        "wording-xlsx",
        lambda: with_part(
            whole.wording(".xlsx")()[0], "xl/workbook.xml", lambda p: NO_SHEET.sub(b"", p)
        ),
    ),
    "wording, no XML": (
        "wording-xlsx",
        lambda: with_part(whole.wording(".xlsx")()[0], "xl/workbook.xml", lambda _: b"<a b"),
    ),
    "template, properties that are none": (
        "template",
        lambda: with_part(form(), "docProps/core.xml", lambda _: b"<x/>"),
    ),
    "source, a character": ("source", lambda: plain("en: ", 'en: "\\x01"\n#', "source")),
    "style, a key": ("style", lambda: plain("house:", "hous:", "style")),
    "journal, a number": ("journal", lambda: journal("UPDATE pinned SET value = 'x'")),
    "card, a day that no calendar has": (
        "card",
        lambda: plain("reviewed_on: null", "reviewed_on: 2026-13-01", "card"),
    ),
    "card, an endless name": (
        "card",
        lambda: plain("kind: ", f"template: {'x' * 300}\nkind: ", "card"),
    ),
    "template, a part that changes another": ("template", lambda: locked(form())),
    "release, a part that changes another": (
        "release-inputs",
        lambda: locked(READERS["release-inputs"].seeds()[0]),
    ),
    "list, a locked part": ("list-xlsx", lambda: locked(READERS["list-xlsx"].seeds()[0])),
    "schema, no type": ("schema", lambda: plain("type: object", "type: thing", "schema")),
}


@pytest.mark.parametrize("found", FOUND)
def test_a_file_that_was_fallen_over_is_refused_in_words(found: str) -> None:
    name, make = FOUND[found]
    content = make()
    with pytest.raises(DocgenError) as caught:
        READERS[name].read(content)
    assert caught.value.message


def test_a_part_that_changes_another_is_no_locked_file() -> None:
    with pytest.raises(DocgenError) as caught:
        READERS["template"].read(locked(form()))
    assert "protected" not in str(caught.value)


@pytest.mark.parametrize("target", ["../../x.xml", "a/../../../../x.xml", "/../x.xml", "../" * 90])
def test_a_relation_that_leads_above_its_file_is_cleaned_soon(target: str) -> None:
    more = f'<Relationship Id="rX" Type="t" Target="{target}"/></Relationships>'.encode()
    leads = with_part(
        whole.chapters_word()[0],
        "word/_rels/document.xml.rels",
        lambda part: part.replace(b"</Relationships>", more),
    )
    with in_time(10):
        cleaned = clean_word(leads)
    with zipfile.ZipFile(io.BytesIO(cleaned)) as file:
        assert target.encode() not in file.read("word/_rels/document.xml.rels")

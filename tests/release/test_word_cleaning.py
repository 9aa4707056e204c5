"""Cleaning a Word file: what hangs together stays, what nothing leads to goes."""

from __future__ import annotations

import io
import zipfile

import pytest
from release.word_specimens import paragraph, png, relations, run, word

from docgen.release import UnreadableError, clean_word, read_word

BODY_RELATIONS = "word/_rels/document.xml.rels"


def names(content: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return set(file.namelist())


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.read(name).decode()


def codes(content: bytes) -> set[str]:
    return {trait.code for trait in read_word(content, "file").traits}


@pytest.mark.parametrize("name", ["word/old.xml", "word/notes.txt", "word/x.bin"])
def test_a_part_that_nothing_leads_to_goes(name: str) -> None:
    assert name not in names(clean_word(word(parts={name: "<a>Gwion</a>"})))


def test_a_part_that_only_such_a_part_leads_to_goes_too() -> None:
    parts: dict[str, str | bytes] = {
        "word/old.xml": "<a/>",
        "word/_rels/old.xml.rels": relations(("rId1", "x", "older.xml", False)),
        "word/older.xml": "<a>Gwion</a>",
    }
    assert not names(clean_word(word(parts=parts))) & parts.keys()


@pytest.mark.parametrize(
    "target",
    ["media/image1.png", "/word/media/image1.png", "Media/IMAGE1.png", "x/../media/image1.png"],
)
def test_a_picture_stays_however_the_document_writes_its_name(target: str) -> None:
    content = word(
        f'<w:p><w:r><w:drawing r:id="rId7"/></w:r>{run("See.")}</w:p>',
        parts={
            "word/media/image1.png": png(),
            BODY_RELATIONS: relations(("rId7", "image", target, False)),
        },
    )
    cleaned = clean_word(content)
    assert "word/media/image1.png" in names(cleaned)
    assert "rId7" in part(cleaned, BODY_RELATIONS)


def test_a_web_page_put_into_the_document_goes() -> None:
    content = word(
        '<w:altChunk r:id="rId7"/>',
        parts={
            "word/a.html": "<p>Gwion</p>",
            BODY_RELATIONS: relations(("rId7", "aFChunk", "a.html", False)),
        },
    )
    assert codes(clean_word(content)) == set()


def test_parts_that_are_gone_are_declared_no_more() -> None:
    types = part(word(), "[Content_Types].xml").replace(
        "</Types>", '<Override PartName="/word/old.xml" ContentType="x"/></Types>'
    )
    content = word(parts={"[Content_Types].xml": types, "word/old.xml": "<a/>"})
    assert "old.xml" not in part(clean_word(content), "[Content_Types].xml")


HIDDEN = {
    "letters in their highlighter's colour": (
        '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>'
    ),
    "letters in their ground's colour": '<w:color w:val="123456"/><w:shd w:fill="123456"/>',
    "letters in no colour": "<w:textFill><w:noFill/></w:textFill>",
}


@pytest.mark.parametrize("looks", HIDDEN.values(), ids=HIDDEN)
def test_letters_that_do_not_show_are_told(looks: str) -> None:
    assert "invisible-text" in codes(word(paragraph("Gwion", looks)))


@pytest.mark.parametrize("looks", HIDDEN.values(), ids=HIDDEN)
def test_letters_that_do_not_show_are_taken_out(looks: str) -> None:
    cleaned = read_word(clean_word(word(paragraph("Gwion", looks))), "file")
    assert not any("Gwion" in one.text for one in cleaned.passages)


def test_letters_on_a_ground_of_another_colour_are_seen() -> None:
    looks = '<w:color w:val="000000"/><w:highlight w:val="yellow"/>'
    assert codes(word(paragraph("Gwion", looks))) == set()


def test_a_file_that_does_not_say_what_its_parts_are_cannot_be_cleaned() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("word/document.xml", "<a/>")
    with pytest.raises(UnreadableError):
        clean_word(stream.getvalue())

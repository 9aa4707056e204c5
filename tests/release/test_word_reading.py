"""Word files: where each text is found, what they carry, and what is refused."""

from __future__ import annotations

import io
import zipfile

import pytest
from builders import docx_of, raw
from release import word_specimens as specimens
from release.gates import checked

from docgen.release import Reading, Weight, clean_word, read_word

TEXT = "Gwion O'Brien"
#: What must be told of a specimen besides what it says, by its place.
CARRIES = {
    "comment": "comments",
    "comment author": "comments",
    "deleted": "tracked-changes",
    "inserted": "tracked-changes",
    "moved": "tracked-changes",
    "hidden": "hidden-text",
    "white": "white-text",
    "tiny": "tiny-text",
    "author": "author",
    "last saved by": "author",
    "key words": "properties",
    "company": "author",
    "manager": "author",
    "custom property": "custom-properties",
    "custom XML": "custom-xml",
    "document variable": "document-variables",
    "template path": "template-path",
    "embedded workbook": "embedded-object",
    "embedded object": "embedded-object",
    "picture data": "picture-data",
}


def spots(place: str) -> list[str]:
    """Return where the gate finds the text that a specimen has at `place`."""
    found = checked(specimens.PLACES[place](TEXT))
    return [f"{one.part}: {one.spot}" for one in found if one.code == "person-name"]


def codes(content: bytes) -> set[str]:
    return {trait.code for trait in read_word(content, "file").traits}


def changed(content: bytes, **parts: bytes) -> bytes:
    """Return a Word file with further parts, `__` in whose names is a slash and `_` a point."""
    stream = io.BytesIO(content)
    with zipfile.ZipFile(stream, "a") as file:
        for name, part in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), part)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("place", "spot"),
    [
        ("body", "body: paragraph 2"),
        ("table", "body: table 1, row 1, cell 2, paragraph 1"),
        ("nested table", "body: table 1, row 1, cell 1, table 1, row 1, cell 2, paragraph 1"),
        ("header", "header that no page shows: paragraph 1"),
        ("footer", "footer that no page shows: paragraph 1"),
        ("footnote", "footnotes: footnote 1, paragraph 1"),
        ("comment", "comments: comment 1, paragraph 1"),
        ("text box", "body: paragraph 2, text box 1, paragraph 1"),
        ("deleted", "body: paragraph 2, tracked change (the text before it)"),
        ("alternative text", "body: paragraph 2, alternative text of a picture"),
        ("bookmark", "body: paragraph 2, bookmark"),
        ("author", "document properties: author"),
    ],
)
def test_a_finding_says_where_in_word_it_is(place: str, spot: str) -> None:
    assert spot in spots(place)


def test_hidden_text_is_told_to_be_hidden() -> None:
    assert "body: paragraph 2, hidden text" in spots("hidden")


def test_the_heading_above_is_told() -> None:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    heading = f"<w:p>{style}{specimens.run('what the panel heard')}</w:p>"
    found = checked(specimens.word(heading + specimens.paragraph(TEXT)))
    assert "under the heading “what the panel heard”" in found[0].spot


@pytest.mark.parametrize(("place", "code"), CARRIES.items())
def test_what_a_file_carries_is_told(place: str, code: str) -> None:
    assert code in codes(specimens.PLACES[place](TEXT))


@pytest.mark.parametrize("place", CARRIES)
def test_what_a_file_carries_refuses_a_publication(place: str) -> None:
    assert any(one.refuses for one in checked(specimens.PLACES[place]("Somebody Else")))


def test_a_name_to_log_in_with_refuses_a_publication() -> None:
    assert [one.refuses for one in checked(specimens.PLACES["author"]("selse2"))] == [True]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("author", "Uned Fusnes y Bwrdd"),
        ("company", "Somewhere County Council"),
        ("key words", "practice review, learning"),
    ],
)
def test_a_property_that_names_nobody_is_told_and_refuses_nothing(place: str, said: str) -> None:
    assert [one.weight for one in checked(specimens.PLACES[place](said))] == [Weight.SIGNAL]


@pytest.mark.parametrize("place", CARRIES)
def test_cleaning_takes_it_out(place: str) -> None:
    cleaned = clean_word(specimens.PLACES[place]("Somebody Else"))
    left = [t for t in read_word(cleaned, "file").traits if t.weight is not Weight.SIGNAL]
    assert left == []


@pytest.mark.parametrize("place", ["deleted", "hidden", "white", "tiny", "comment", "custom XML"])
def test_cleaning_takes_the_text_out_too(place: str) -> None:
    cleaned = read_word(clean_word(specimens.PLACES[place](TEXT)), "file")
    assert not any("Gwion" in one.text for one in cleaned.passages)


def test_cleaning_keeps_what_was_inserted() -> None:
    cleaned = read_word(clean_word(specimens.PLACES["inserted"](TEXT)), "file")
    assert TEXT in [one.text for one in cleaned.prose()]


def test_cleaning_leaves_a_clean_file_saying_the_same() -> None:
    content = specimens.word(specimens.paragraph("Read on."))
    before, after = (list(read_word(c, "file").prose()) for c in (content, clean_word(content)))
    assert before == after


def test_cleaning_gives_the_same_bytes_each_time() -> None:
    content = specimens.PLACES["comment"](TEXT)
    assert clean_word(content) == clean_word(content)


def test_a_title_of_white_on_a_dark_ground_is_no_hidden_text() -> None:
    shade = '<w:pPr><w:shd w:val="clear" w:fill="12495E"/></w:pPr>'
    run = specimens.run("Report", '<w:color w:val="FFFFFF"/>')
    assert codes(specimens.word(f"<w:p>{shade}{run}</w:p>")) == set()


def unreadable(content: bytes) -> bool:
    return "unreadable" in codes(content)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"PK\x03\x04 nothing", id="damaged"),
        pytest.param(specimens.word()[:-30], id="cut short"),
        pytest.param(b"junk" + specimens.word(), id="bytes before it"),
        pytest.param(specimens.word() + b"Gwion", id="bytes after it"),
        pytest.param(specimens.word("<w:p>"), id="broken XML"),
        pytest.param(specimens.word(parts={"word/data.xyz": b"???"}), id="a part of no known kind"),
        pytest.param(specimens.word(parts={"../evil.xml": b"<a/>"}), id="a part outside"),
        pytest.param(specimens.word(parts={"word/Document.xml": b"<a/>"}), id="a part twice"),
    ],
)
def test_what_cannot_be_read_is_refused(content: bytes) -> None:
    assert unreadable(content)


def test_entities_are_refused_and_not_opened() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert unreadable(specimens.word(parts={"customXml/item1.xml": bomb}))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert unreadable(changed(specimens.word(), word__big_xml=b" " * 6_000_000))


def test_a_file_in_a_file_in_a_file_without_end_is_refused() -> None:
    content = specimens.word()
    for _ in range(6):
        content = specimens.word(parts={"word/embeddings/a.docx": content})
    assert unreadable(content)


def test_reading_says_the_language() -> None:
    tongue = '<w:rPr><w:lang w:val="cy-GB"/></w:rPr>'
    styles = f"<w:docDefaults><w:rPrDefault>{tongue}</w:rPrDefault></w:docDefaults>"
    content = specimens.word(parts={"word/styles.xml": specimens.story("styles", styles)})
    assert read_word(content, "file").language == "cy"


def test_a_reading_does_not_show_what_it_read() -> None:
    reading: Reading = read_word(specimens.PLACES["body"](TEXT), "file")
    assert "Gwion" not in repr(reading)


def test_what_a_web_page_writes_by_number_is_read() -> None:
    numbered = "".join(f"&amp;amp;#{ord(letter)};" for letter in TEXT)
    content = specimens.word(parts={"customXml/item1.xml": f"<d>{numbered}</d>"})
    assert "person-name" in {one.code for one in checked(content)}


def test_what_a_script_writes_by_number_is_read() -> None:
    numbered = "".join(f"\\u{ord(letter):04x}" for letter in TEXT)
    content = specimens.word(parts={"customXml/item1.xml": f'<d>{{"child": "{numbered}"}}</d>'})
    assert "person-name" in {one.code for one in checked(content)}


def test_what_word_turns_to_the_left_is_read_as_it_is_shown() -> None:
    turned = f'<w:p><w:bdo w:val="rtl"><w:r><w:t>{TEXT[::-1]}</w:t></w:r></w:bdo></w:p>'
    assert "person-name" in {one.code for one in checked(specimens.word(turned))}


def test_a_web_page_within_the_file_is_read() -> None:
    page = "<p>" + TEXT.replace("i", "&#105;").replace(" ", "<b> </b>") + "</p>"
    content = specimens.word(parts={"word/afchunk.html": page})
    assert "person-name" in {one.code for one in checked(content)}


def test_a_large_first_letter_is_read_with_its_word() -> None:
    frame = '<w:pPr><w:framePr w:dropCap="drop" w:lines="2"/></w:pPr>'
    content = docx_of(
        raw(f"<w:p>{frame}<w:r><w:t>G</w:t></w:r></w:p>"), "wion was seen.", "The end."
    )
    assert [one.text for one in read_word(content, "file").prose()] == [
        "G",
        "Gwion was seen.",
        "The end.",
    ]

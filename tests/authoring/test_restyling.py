"""A form takes another house style, and keeps what a board has changed in it in Word."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from builders import members_of, png_of
from docx.shared import Pt, RGBColor
from lxml import etree

from docgen.authoring import HouseStyle, restyle
from docgen.authoring.building import build_template
from docgen.authoring.style import Logo
from docgen.authoring.wordfile import zipped
from docgen.catalogue import load_library
from docgen.engine.building import form_labels, load_house_style, sourced_forms
from docgen.errors import LibraryError
from docgen.language import Language
from docgen.model import Wording

LIBRARY = load_library()
OLD = load_house_style(LIBRARY)
PURPLE = "5B2A6E"
NEW = replace(
    OLD,
    colours={**OLD.colours, "house": PURPLE, "label": "FFF3E0"},
    fonts={"text": "Verdana", "tick": "MS Gothic"},
    footer=Wording("Registered partnership", "Partneriaeth gofrestredig"),
    logo=Logo(png_of(40, 20), "png", 25, Wording("The Board's crest", "Arfbais y Bwrdd")),
)
LETTER, FORM, LEAFLET = "family-letter-initial", "referral-child", "family-leaflet-child"


def built(form_id: str, style: HouseStyle, language: Language = Language.EN) -> bytes:
    """Return a shipped form, built in `style`."""
    [(form, source)] = sourced_forms(LIBRARY, [form_id])
    return build_template(source, form_labels(LIBRARY, form), style, language)


def facts(xml: bytes) -> object:
    """Return what a part says, whatever its bytes."""
    return _facts(etree.fromstring(xml))


def _facts(element: etree._Element) -> object:
    below = tuple(_facts(child) for child in element)
    return element.tag, tuple(sorted(element.items())), element.text or "", below


def opened(data: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(data))


def saved(document: docx.document.Document) -> bytes:
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("language", Language, ids=str)
@pytest.mark.parametrize("form_id", [LETTER, FORM, LEAFLET, "review-action-plan"])
def test_a_form_that_nobody_changed_becomes_what_its_source_would_build(
    form_id: str, language: Language
) -> None:
    wanted = members_of(built(form_id, NEW, language))
    made = members_of(restyle(built(form_id, OLD, language), OLD, NEW))
    stories = [name for name in wanted if name.startswith("word/") and name.endswith(".xml")]
    assert [n for n in stories if facts(wanted[n]) != facts(made[n])] == []


def test_the_same_style_changes_nothing() -> None:
    before = members_of(built(FORM, OLD))
    after = members_of(restyle(built(FORM, OLD), OLD, OLD))
    assert [n for n in before if n.endswith(".xml") and facts(before[n]) != facts(after[n])] == []


@pytest.fixture(scope="module")
def changed() -> bytes:
    """The referral as a board has left it in Word: words, a colour, a style of its own."""
    document = opened(built(FORM, OLD))
    document.paragraphs[0].runs[0].text = "Referral to our Board"
    added = document.add_paragraph("Please ring us first.", style="Heading 2")
    added.runs[0].font.color.rgb = RGBColor(0xAA, 0x00, 0x00)
    document.styles["Label"].font.size = Pt(15)
    document.styles["Heading 2"].font.italic = True
    return saved(document)


@pytest.fixture(scope="module")
def restyled(changed: bytes) -> docx.document.Document:
    return opened(restyle(changed, OLD, NEW))


def test_words_that_a_board_wrote_stay(restyled: docx.document.Document) -> None:
    texts = [paragraph.text for paragraph in restyled.paragraphs]
    assert (texts[0], texts[-1]) == ("Referral to our Board", "Please ring us first.")


def test_a_colour_of_the_boards_own_stays(restyled: docx.document.Document) -> None:
    assert str(restyled.paragraphs[-1].runs[0].font.color.rgb) == "AA0000"


def test_a_style_keeps_what_was_changed_and_takes_the_rest(
    restyled: docx.document.Document,
) -> None:
    heading, label = restyled.styles["Heading 2"].font, restyled.styles["Label"].font
    assert (heading.italic, str(heading.color.rgb)) == (True, PURPLE)
    assert label.size == Pt(15)


def test_fonts_follow_everywhere(restyled: docx.document.Document) -> None:
    styles = etree.tostring(restyled.styles.element).decode()
    assert ("Arial" in styles, "Verdana" in styles) == (False, True)


def test_the_boards_line_stands_in_the_footer(restyled: docx.document.Document) -> None:
    lines = [paragraph.text for paragraph in restyled.sections[0].footer.paragraphs]
    assert lines[-1] == "Registered partnership"


def test_a_line_of_the_footer_is_changed_and_not_doubled() -> None:
    again = replace(NEW, footer=Wording("Another line", "Llinell arall"))
    twice = opened(restyle(restyle(built(FORM, OLD), OLD, NEW), NEW, again))
    lines = [paragraph.text for paragraph in twice.sections[0].footer.paragraphs]
    assert [line for line in lines if "line" in line or "Registered" in line] == ["Another line"]


def test_a_line_that_is_taken_back_is_gone() -> None:
    back = members_of(restyle(restyle(built(FORM, OLD), OLD, NEW), NEW, OLD))
    assert b"Registered partnership" not in b"".join(back.values())


def test_a_logo_is_put_above_the_boards_name_once_and_with_its_words() -> None:
    twice = restyle(restyle(built(LETTER, OLD), OLD, NEW), OLD, NEW)
    document = members_of(twice)["word/document.xml"].decode()
    assert (document.count("<w:drawing"), document.count("The Board's crest")) == (1, 1)
    assert members_of(twice)["word/media/logo.png"] == png_of(40, 20)


def test_a_logo_that_is_taken_back_leaves_no_paragraph() -> None:
    back = restyle(restyle(built(LETTER, OLD), OLD, NEW), NEW, OLD)
    whole = members_of(built(LETTER, OLD))["word/document.xml"]
    assert facts(members_of(back)["word/document.xml"]) == facts(whole)


def test_a_welsh_form_takes_the_welsh_words() -> None:
    made = members_of(restyle(built(LETTER, OLD, Language.CY), OLD, NEW))
    assert "Partneriaeth gofrestredig" in made["word/footer1.xml"].decode()
    assert "Arfbais y Bwrdd" in made["word/document.xml"].decode()


def test_word_still_opens_it_and_it_compiles(changed: bytes) -> None:
    made = restyle(changed, OLD, NEW)
    assert zipfile.ZipFile(io.BytesIO(made)).testzip() is None
    assert opened(made).paragraphs


@pytest.mark.parametrize("data", [b"", b"no Word file"], ids=["empty", "text"])
def test_what_is_no_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(LibraryError, match=r"`x\.docx` is not a Word file"):
        restyle(data, OLD, NEW, name="x.docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_part_that_declares_entities_is_refused(encoding: str) -> None:
    part = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    data = zipped({**members_of(built(LETTER, OLD)), "customXml/item1.xml": part.encode(encoding)})
    with pytest.raises(LibraryError, match="is not a Word file"):
        restyle(data, OLD, NEW)


@pytest.mark.libreoffice
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_form_that_another_program_has_saved_takes_the_style_too(tmp_path: Path) -> None:
    word = tmp_path / "form.docx"
    word.write_bytes(built(LETTER, OLD))
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    subprocess.run(
        [*command, "--convert-to", "docx", "--outdir", str(tmp_path / "out"), str(word)],
        check=True,
        capture_output=True,
    )
    made = members_of(restyle((tmp_path / "out/form.docx").read_bytes(), OLD, NEW))
    parts = ("word/styles", "word/document", "word/header", "word/footer")
    whole = b"".join(data for name, data in made.items() if name.startswith(parts))
    assert [name for name in ("house", "label") if OLD.colours[name].encode() in whole] == []
    assert (b"Verdana" in whole, b'"Arial"' in whole) == (True, False)
    assert b"Registered partnership" in whole

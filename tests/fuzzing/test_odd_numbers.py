"""Attributes that should be numbers and are none: a reader goes on without them, or says so."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from builders import NAMESPACES, docx_of, raw
from fuzzing.readers import READERS
from lxml import etree

from docgen.release import read_word
from docgen.template.setting.settings import Settings
from docgen.template.setting.symbols import sign_of

ODD = {
    "a raised two": "²",
    "Arabic figures": "٣",
    "more figures than are read": "9" * 5000,
    "larger than any": "1e999",
    "half a pair": "D800",
    "below nothing": "-5",
    "a word": "TableGrid",
}
PARAGRAPH = (
    '<w:p><w:pPr><w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/>'
    '<w:numId w:val="1"/></w:numPr><w:tabs><w:tab w:val="left" w:pos="0"/></w:tabs>'
    '<w:spacing w:before="0" w:line="0"/>'
    '<w:ind w:left="0" w:hanging="0"/><w:shd w:val="pct0" w:fill="0" w:color="0"/></w:pPr>'
    '<w:r><w:rPr><w:color w:val="0" w:themeColor="accent1" w:themeTint="0" w:themeShade="0"/>'
    '<w:spacing w:val="0"/><w:position w:val="0"/><w:sz w:val="0"/><w:shd w:val="pct0"/></w:rPr>'
    '<w:t>The child was seen.</w:t><w:sym w:font="Wingdings" w:char="0"/></w:r></w:p>'
)
TABLE = (
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="dxa"/><w:tblLook w:val="0"/></w:tblPr><w:tblGrid>'
    '<w:gridCol w:w="0"/><w:gridCol w:w="0"/></w:tblGrid><w:tr><w:trPr><w:gridBefore w:val="0"/>'
    '<w:trHeight w:val="0"/></w:trPr><w:tc><w:tcPr><w:tcW w:w="0" w:type="dxa"/>'
    '<w:gridSpan w:val="0"/></w:tcPr><w:p><w:r><w:t>yes</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
)
NUMBER = re.compile(r'(?<=")(pct)?0(?=")')


def odd_file(odd: str) -> bytes:
    """Return a Word file in which every number of one paragraph and one table is `odd`."""
    blocks = [NUMBER.sub(lambda found: (found[1] or "") + odd, one) for one in (PARAGRAPH, TABLE)]
    return docx_of(*(raw(one) for one in blocks), "The end.")


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("reader", ["template", "restyle", "chapter-word", "release-word"])
def test_a_number_that_is_none_is_read_past_or_refused_in_words(reader: str, odd: str) -> None:
    found = READERS[reader]
    with suppress(*found.refusals):
        found.read(odd_file(ODD[odd]))


@pytest.mark.parametrize("odd", ODD)
def test_the_gate_still_reads_the_words_beside_such_a_number(odd: str) -> None:
    texts = [one.text for one in read_word(odd_file(ODD[odd]), "file").passages]
    assert any("The child was seen." in text for text in texts)


@pytest.mark.parametrize(
    ("code", "sign"),
    [("F0FC", "\uf0fc"), ("2022", "•"), ("D800", ""), ("-5", ""), ("", ""), ("7", ""), ("²", "")],
)
def test_a_code_of_a_sign_is_a_character_that_can_be_shown(code: str, sign: str) -> None:
    assert sign_of(code) == sign


@pytest.mark.parametrize("odd", [*ODD.values(), "0", ""])
def test_tabs_stand_half_an_inch_apart_or_more_where_their_distance_is_no_number(odd: str) -> None:
    root = f'<w:settings {NAMESPACES}><w:defaultTabStop w:val="{odd}"/></w:settings>'
    assert Settings.read(etree.fromstring(root)).tab >= 36

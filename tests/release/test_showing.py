"""How a person brings into sight what no page shows, in both languages."""

from __future__ import annotations

import pytest
import yaml
from conftest import ROOT
from release.gates import checked
from release.word_specimens import word

import docgen
from docgen.engine.releasing import findings_in
from docgen.language import Language
from docgen.release import Passage, Sort
from docgen.release.showing import _WAYS, way_to_see

MESSAGES = yaml.safe_load(
    (ROOT / "data_schemas" / "audiences_messages.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize(
    ("part", "spot", "way"),
    [
        ("body", "paragraph 3, alternative text of a picture", "View Alt Text"),
        ("body", "paragraph 3, bookmark", "Insert, Bookmark"),
        ("settings", "`val` of `docVar`", "--clean"),
        ("custom XML data (shown at body, paragraph 2)", "text of `name`", "--clean"),
        ("body", "paragraph 2, white text", "Ctrl+Space"),
        ("document properties", "comments", "File, Info"),
        ("links", "template", "Document Template"),
        ("chart (shown at body, paragraph 2)", "text of `v`", "Edit Data"),
    ],
)
def test_what_no_page_shows_has_a_way_to_see_it(part: str, spot: str, way: str) -> None:
    assert way in way_to_see(Passage("", part, spot, Sort.LABEL))


def test_what_a_page_shows_needs_none() -> None:
    assert way_to_see(Passage("", "body", "paragraph 3")) == ""


def test_every_way_has_its_welsh() -> None:
    assert {way for _, way in _WAYS} - set(MESSAGES["ways"]) == set()


def test_the_way_is_told_in_welsh() -> None:
    library = docgen.open_library()
    found = checked(word('<w:p><w:r><w:instrText>TC "Gwion O\'Brien"</w:instrText></w:r></w:p>'))
    (told,) = findings_in(library, [one for one in found if one.code == "person-name"], Language.CY)
    assert str(told.hint).endswith("yn Word: mae Alt+F9 yn dangos codau'r meysydd")

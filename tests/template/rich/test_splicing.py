"""What a render adds is written into the parts where Word looks for it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import etree
from template.rich.specimens import W, full_package, full_styles

from docgen.template.rich import RenderState, StyleMap, rich, splice

TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def render(text: str, state: RenderState) -> RenderState:
    rich(text).word(state)
    return state


def test_nothing_added_changes_nothing() -> None:
    assert splice(full_package().parts, render("text", RenderState(full_styles()))) == {}


def test_definitions_stand_before_lists() -> None:
    state = render("1) a\n\n- - - - - - - b", RenderState(full_styles()))
    changed = splice(full_package().parts, state)
    root = etree.fromstring(changed["word/numbering.xml"])
    names = [etree.QName(x).localname for x in root]
    assert names == sorted(names)
    assert set(changed) == {"word/numbering.xml"}


@pytest.mark.parametrize(
    "old",
    ["", f'<w:numbering xmlns:w="{W}"/>', f'<w:numbering xmlns:w="{W}"></w:numbering>'],
    ids=["missing", "closing itself", "empty"],
)
def test_a_numbering_part_without_lists_is_filled(old: str) -> None:
    parts = {"[Content_Types].xml": TYPES, **({"word/numbering.xml": old.encode()} if old else {})}
    changed = splice(parts, render("- a", RenderState()))
    root = etree.fromstring(changed["word/numbering.xml"])
    assert [etree.QName(x).localname for x in root] == ["abstractNum", "num"]


def test_a_new_part_is_declared_and_related() -> None:
    changed = splice({"[Content_Types].xml": TYPES}, render("- a", RenderState()))
    assert b'PartName="/word/numbering.xml"' in changed["[Content_Types].xml"]
    assert b'Target="numbering.xml"' in changed["word/_rels/document.xml.rels"]
    assert etree.fromstring(changed["[Content_Types].xml"]) is not None


def test_new_footnotes_have_their_separators() -> None:
    state = render("a[^1]\n\n[^1]: b", RenderState(full_styles()))
    root = etree.fromstring(splice(full_package().parts, state)["word/footnotes.xml"])
    assert [x.get(f"{{{W}}}id") for x in root] == ["-1", "0", "1"]


def test_footnotes_join_those_that_are_there() -> None:
    old = f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="4"/></w:footnotes>'.encode()
    styles = replace(StyleMap.from_styles(b"", notes=old), notes_part="word/notes.xml")
    changed = splice({"word/notes.xml": old}, render("a[^1]\n\n[^1]: b", RenderState(styles)))
    root = etree.fromstring(changed["word/notes.xml"])
    assert [x.get(f"{{{W}}}id") for x in root] == ["4", "5"]
    assert set(changed) == {"word/notes.xml"}


def test_links_are_related_to_the_part_that_they_stand_in() -> None:
    state = RenderState(part="word/header1.xml")
    changed = splice({}, render("[a](https://a.wales/?b=1&c=2)", state))
    (relation,) = etree.fromstring(changed["word/_rels/header1.xml.rels"])
    assert relation.get("Target") == "https://a.wales/?b=1&c=2"
    assert relation.get("TargetMode") == "External"


def test_relations_join_those_that_are_there() -> None:
    state = render("[a](https://a.wales)", RenderState(full_styles()))
    parts = full_package().parts
    name = "word/_rels/document.xml.rels"
    before, after = (len(etree.fromstring(x[name])) for x in (parts, splice(parts, state)))
    assert after == before + 1


def test_the_same_text_makes_the_same_parts() -> None:
    text = "1. a\n\n- b[^1] [l](tel:1)\n\n[^1]: c"
    one, other = (
        splice(full_package().parts, render(text, RenderState(full_styles()))) for _ in "12"
    )
    assert one == other

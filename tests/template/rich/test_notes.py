"""Footnotes come out as Word's own, or below the text where Word has none."""

from __future__ import annotations

from template.rich.specimens import full_styles, outline, printed, state_and_xml, text_of

from docgen.template.rich import RenderState, StyleMap, rich

TEXT = "a[^n]\n\n[^n]: *note* [l](https://gov.wales)\n\n    more"


def test_a_note_goes_to_the_footnotes() -> None:
    state, xml = state_and_xml(TEXT, full=True)
    assert '<w:footnoteReference w:id="1"/>' in xml
    assert text_of(xml) == "a"
    assert text_of(state.notes[1]) == " note lmore"


def test_a_note_takes_the_templates_styles() -> None:
    note = state_and_xml(TEXT, full=True)[0].notes[1]
    assert note.count('<w:pStyle w:val="footnotetext"/>') == 2
    assert note.count('<w:rStyle w:val="footnotereference"/>') == 1


def test_a_note_in_a_template_without_its_styles_is_small_and_raised() -> None:
    note = state_and_xml(TEXT)[0].notes[1]
    assert '<w:sz w:val="20"/>' in note
    assert '<w:vertAlign w:val="superscript"/>' in note


def test_a_link_in_a_note_leads_from_the_footnotes_part() -> None:
    state, _ = state_and_xml(TEXT)
    assert state.links == {"word/footnotes.xml": {"https://gov.wales": "rIdRich1"}}
    assert state.part == "word/document.xml"


def test_a_note_called_twice_is_printed_twice() -> None:
    state, _ = state_and_xml("a[^n] b[^n]\n\n[^n]: note")
    assert [text_of(note) for note in state.notes.values()] == [" note", " note"]


def test_a_note_that_begins_with_a_list_has_its_number_first() -> None:
    state, _ = state_and_xml("a[^n]\n\n[^n]:\n    - b")
    assert state.notes[1].index("footnoteRef/>") < state.notes[1].index("numPr")


def test_notes_in_a_header_are_printed_below_its_text() -> None:
    state = RenderState(StyleMap(), part="word/header1.xml")
    xml = rich("a[^n] b[^m]\n\n[^n]: one\n\n[^m]: two").word(state)
    assert outline(xml) == ["a1 b2", "1 one", "2 two"]
    assert not state.notes


def test_ids_follow_on_the_templates_own() -> None:
    assert full_styles().next_note == 1
    styles = StyleMap.from_styles(
        b"",
        notes=b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b'<w:footnote w:id="-1"/><w:footnote w:id="7"/></w:footnotes>',
    )
    assert styles.next_note == 8


def test_an_empty_note_is_still_called() -> None:
    assert "footnoteReference" in printed("a[^n]\n\n[^n]:")

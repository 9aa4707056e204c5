"""Pictures that a text brings are drawn with their words; others print as they were typed."""

from __future__ import annotations

from template.rich.specimens import outline, text_of, tree

from docgen.language import Language
from docgen.model.chapters import Chapter
from docgen.template.rich import RenderState, StyleMap, rich
from docgen.template.rich.bases import Base

CODE = '![A chart](charts/one.png "Figure 1. Visits")'


def drawn(text: str, *paths: str, base: Base | None = None) -> tuple[list[tuple[object, ...]], str]:
    """Return what was drawn, and the XML around it."""
    calls: list[tuple[object, ...]] = []

    def draw(content: bytes, alt: str, room: int, wide: int) -> str:
        calls.append((content, alt, room, wide))
        return "<w:r><w:drawing/></w:r>"

    state = RenderState(StyleMap(), (base or Base(),), draw=draw)
    value = Chapter(text, pictures=dict.fromkeys(paths, b"PNG"))
    return calls, type(rich(value))(value, 0).word(state)


def test_a_picture_is_drawn_with_its_alternative_text_in_the_room_that_there_is() -> None:
    calls, _ = drawn(CODE, "charts/one.png", base=Base(width=5000))
    assert calls == [(b"PNG", "A chart", 5000, 0)]


def test_its_title_stands_below_it_and_stays_with_it() -> None:
    _, xml = drawn(CODE, "charts/one.png")
    assert outline(xml) == ["", "Figure 1. Visits"]
    picture, caption = tree(xml)
    assert picture.find("{*}pPr/{*}keepNext") is not None
    assert caption.find("{*}pPr/{*}keepNext") is None


def test_a_picture_that_the_text_does_not_bring_prints_as_typed() -> None:
    calls, xml = drawn(CODE, "charts/other.png")
    assert calls == []
    assert text_of(xml) == CODE


def test_a_picture_may_stand_among_words() -> None:
    calls, xml = drawn("Here ![a tick](t.png) is one.", "t.png")
    assert len(calls) == 1
    assert text_of(xml) == "Here  is one."


def test_a_path_may_have_spaces() -> None:
    calls, _ = drawn("![A chart](my charts/one two.png)", "my charts/one two.png")
    assert len(calls) == 1


def test_a_picture_that_cannot_be_drawn_prints_as_typed() -> None:
    state = RenderState(StyleMap(), (Base(),))
    value = Chapter("![A chart](one.png)", pictures={"one.png": b"not a picture"})
    assert text_of(type(rich(value))(value, 0).word(state)) == "![A chart](one.png)"


def test_a_chapter_in_another_language_is_marked() -> None:
    value = Chapter("geiriau").written_in(Language.CY)
    xml = type(rich(value))(value, 0).word(RenderState(StyleMap(), (Base(),)))
    assert 'w:lang w:val="cy-GB"' in xml

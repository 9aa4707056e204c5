"""Pictures of a text are as wide as they are sharp, and never wider than their room."""

from __future__ import annotations

import io

import docx
import pytest
from builders import docx_of, heading, members_of, png_of
from docx.shared import Mm

from docgen.model.chapters import Chapter
from docgen.template import compile_template

ROOM = Mm(152.4)  # between the margins of the specimen's page


def made(text: str, **pictures: bytes) -> bytes:
    template = compile_template(docx_of(heading("Report", 1), "{{p text|rich }}"))
    brought = {f"{name}.png": content for name, content in pictures.items()}
    return template.render_word({"text": Chapter(text, pictures=brought)})


def sizes(data: bytes) -> list[tuple[int, int]]:
    shapes = docx.Document(io.BytesIO(data)).inline_shapes
    return [(int(shape.width), int(shape.height)) for shape in shapes]


def test_a_small_picture_is_not_blown_up() -> None:
    ((width, height),) = sizes(made("![A dot](a.png)", a=png_of(120, 60)))
    assert width == pytest.approx(Mm(25.4), rel=0.01)
    assert height * 2 == pytest.approx(width, rel=0.01)


def test_a_wide_picture_is_as_wide_as_the_text() -> None:
    ((width, _),) = sizes(made("![A line](a.png)", a=png_of(3000, 10)))
    assert width == pytest.approx(ROOM, rel=0.01)


def test_a_tall_picture_leaves_room_for_its_words() -> None:
    ((width, height),) = sizes(made("![A pole](a.png)", a=png_of(400, 4000)))
    assert height <= Mm(190) * 1.01
    assert height == pytest.approx(width * 10, rel=0.01)


def test_a_picture_in_a_list_is_no_wider_than_the_page() -> None:
    ((width, _),) = sizes(made("- ![A line](a.png)", a=png_of(3000, 10)))
    assert width <= ROOM * 1.01


def test_the_alternative_text_is_where_word_and_screen_readers_look_for_it() -> None:
    xml = members_of(made("![Visits by month](a.png)", a=png_of()))["word/document.xml"].decode()
    assert 'descr="Visits by month"' in xml


def test_one_picture_called_twice_is_kept_once() -> None:
    data = made("![A](a.png)\n\n![B](a.png)", a=png_of())
    assert len(sizes(data)) == 2
    assert len([name for name in members_of(data) if name.startswith("word/media/")]) == 1


def test_bytes_that_are_no_picture_print_as_they_were_typed() -> None:
    data = made("![A](a.png)", a=b"\x89PNG\r\n\x1a\n broken")
    assert sizes(data) == []
    assert "![A](a.png)" in members_of(data)["word/document.xml"].decode()

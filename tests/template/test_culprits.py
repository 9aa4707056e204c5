"""Where an engine stumbled is told in Word's terms, and never in the words of the data."""

from __future__ import annotations

import pytest
from builders import docx_of, members_of, picture, table, with_members

from docgen import InlineImage, Language, compile_template
from docgen.errors import TemplateError, TypesetError


def refusal_of(docx: bytes, **context: object) -> TypesetError:
    with pytest.raises(TypesetError) as caught:
        compile_template(docx).pdf(context, title="A specimen")
    return caught.value


def test_a_character_that_no_font_shows_has_its_place() -> None:
    error = refusal_of(docx_of("a", table("x | {{ a }}", "p | q")), a="Ann 日")
    assert error.message.endswith("(in the filled document: body, table 1, row 1, cell 2)")
    assert "日" not in error.message
    assert "Ann" not in str(error)


def test_each_place_is_told_by_the_name_of_its_part() -> None:
    error = refusal_of(docx_of("a", "{{ b }}", footer="{{ a }}"), a="日", b="ก")
    assert "body, paragraph 2; footer, paragraph 1" in error.message


def test_a_picture_that_cannot_be_read_has_its_place() -> None:
    docx = docx_of("a", picture(10, 10, descr="A seal"), "{{ b }}")
    name = next(name for name in members_of(docx) if "media" in name)
    broken = with_members(docx, {name: members_of(docx)[name][:60]})
    error = refusal_of(broken, b="b")
    assert error.message == (
        "a picture of the document cannot be read (in the filled document: body, paragraph 2)"
    )


def test_what_is_found_nowhere_has_no_place() -> None:
    template = compile_template(docx_of("{{ a }}")).compiled
    found = template.find_culprits({"a": "x"}, ["日", "/assets/0.png"], language=Language.EN)
    assert found == ()


@pytest.mark.parametrize("content", [b"", b"GIF89a\x01", b"\x89PNG\r\n\x1a\n" + bytes(50)])
def test_a_broken_picture_of_the_data_is_told_as_that(content: bytes) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(docx_of("{{ a }}")).word({"a": InlineImage(content, alt="A seal")})
    assert [problem.code for problem in caught.value.problems] == ["template-picture"]

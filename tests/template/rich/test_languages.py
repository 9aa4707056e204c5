"""Words in the other language are marked, so that a screen reader says them as they are said."""

from __future__ import annotations

import pytest
from template.rich.specimens import printed, text_of


@pytest.mark.parametrize(
    ("text", "tag"),
    [("She said [diolch]{cy}.", "cy-GB"), ("Dywedodd [thank you]{en}.", "en-GB")],
)
def test_words_in_brackets_are_in_the_language_that_is_named(text: str, tag: str) -> None:
    xml = printed(text)
    assert f'<w:lang w:val="{tag}"/>' in xml
    assert "[" not in text_of(xml)


def test_what_stands_around_them_is_not_marked() -> None:
    assert printed("She said [diolch]{cy}.").count("<w:lang ") == 1


def test_they_may_stand_out_besides() -> None:
    xml = printed("**[dim *ond* hyn]{cy}**")
    assert xml.count('<w:lang w:val="cy-GB"/>') == 3
    assert "<w:i/>" in xml


@pytest.mark.parametrize("text", ["[a]{fr}", "[a] {cy}", "{cy}", "[]{cy}"])
def test_other_braces_print_as_typed(text: str) -> None:
    assert text_of(printed(text)) == text

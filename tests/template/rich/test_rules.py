"""What looks like markup and is not prints as it was typed."""

from __future__ import annotations

import pytest
from template.rich.specimens import outline, printed, text_of, tree

AS_TYPED = [
    "Fy nghyfeiriad:\n#5 Heol y Bont",
    "# ",
    "##",
    "*",
    "-",
    "1.",
    "> 5 years of age",
    ">5 units a week",
    "2 * 3 * 4 = 24",
    "2*3 and 4*5",
    "file_name_here and another_one",
    "{{ name }} {% if x %} {_{ x",
    "<b>bold</b> &amp; &lt; \"quoted\" 'single'",
    "Tŷ'r ŵyl, ŷd, Ŵ Ŷ – “dyfynnod”",
    "C:\\Users\\panel and \\\\server\\share",
    "![a picture](http://example.org/a_b_.png)",
    "[here](javascript:alert) [there](file:///etc) [x](relative/page)",
    "http://example.org/a_b_c is not a link",
    "01. May\n02. June",
    "12345. a number too long",
    "Total\n=====",
    "col\tcol\n\tindented by a tab",
    "```\nnever closed",
    "a | b\n--|--\n1 | 2 | 3",
    "[^1] is no note",
    "[^1]: no call",
    "[guide]: https://example.org/a%20b&amp;c 'Title'",
    "a[^x]: b",
    "^[not a note]",
    "~~struck~~ ~sub~ ^sup^ ==marked==",
    "trailing backslash\\",
    'Smart "quotes" -- and ... (c) stay',
]


@pytest.mark.parametrize("text", AS_TYPED)
def test_text_that_is_not_markup_prints_as_typed(text: str) -> None:
    assert text_of(printed(text)) == text.rstrip()


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        pytest.param(r"\*not bold\*", "*not bold*", id="stars"),
        pytest.param(r"1\. not a list", "1. not a list", id="number"),
        pytest.param(r"\# not a heading", "# not a heading", id="heading"),
        pytest.param(r"\- not a bullet", "- not a bullet", id="bullet"),
        pytest.param(r"\_a\_ \[b\] \`c\` \<d\>", "_a_ [b] `c` <d>", id="others"),
        pytest.param(r"100\% \a \& \\", r"100\% \a \& \\", id="no mark"),
    ],
)
def test_a_backslash_frees_a_mark_of_its_meaning(typed: str, shown: str) -> None:
    assert outline(printed(typed)) == [shown]


def test_a_new_line_is_a_new_line() -> None:
    assert outline(printed("12 Heol Fawr  \nCaerdydd\\\n   CF10 1AA")) == [
        "12 Heol Fawr\nCaerdydd\nCF10 1AA"
    ]


def test_spaces_before_a_line_do_not_make_it_code() -> None:
    assert "Courier" not in printed("Dear all,\n\n        the panel met")


def test_a_number_that_does_not_begin_a_list_stays_in_the_address() -> None:
    assert outline(printed("Tŷ Hafan\n12. Heol Fawr")) == ["Tŷ Hafan\n12. Heol Fawr"]


def test_a_line_of_dashes_is_a_line_and_no_heading() -> None:
    assert outline(printed("Signed\n---\nChair")) == ["Signed", "", "Chair"]


def test_a_table_too_wide_for_word_prints_as_typed() -> None:
    row = "|".join("a" * 64)
    text = f"{row}\n{'|'.join(['-'] * 64)}"
    assert text_of(printed(text)) == text


def test_nesting_beyond_reason_prints_as_typed_and_loses_nothing() -> None:
    assert text_of(printed("> " * 40 + "end")).endswith("> end")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\x00b\x07c\x1fd\x7f", "abcd", id="control"),
        pytest.param("a\ud800b\ufffe\uffff", "ab", id="no character"),
        pytest.param("a\r\nb\rc\x0bd\u2028e", "a\nb\nc\nd\ne", id="line ends"),
    ],
)
def test_what_xml_cannot_hold_is_left_out(text: str, shown: str) -> None:
    assert text_of(printed(text)) == shown


@pytest.mark.parametrize(
    "text",
    ["[" * 5000, "*a " * 5000, "a|b\n-|-\n" * 500 + "1|2|3", "```x\n" * 2000, "- " * 3000 + "a"],
    ids=["brackets", "stars", "ragged tables", "fences", "bullets"],
)
def test_hostile_text_is_still_read(text: str) -> None:
    assert len(tree(printed(text))) >= 1

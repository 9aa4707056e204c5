"""A template's styles and lists are found by Word's names for them."""

from __future__ import annotations

import pytest
from template.rich.specimens import W, full_styles

from docgen.template.rich import StyleMap


def styles(*xml: str, numbering: str = "") -> StyleMap:
    told = "".join(xml).encode()
    lists = f'<w:numbering xmlns:w="{W}">{numbering}</w:numbering>'.encode()
    return StyleMap.from_styles(f'<w:styles xmlns:w="{W}">'.encode() + told + b"</w:styles>", lists)


def style(name: str, inner: str = "", kind: str = "paragraph") -> str:
    ident = name.title().replace(" ", "")
    return f'<w:style w:type="{kind}" w:styleId="{ident}"><w:name w:val="{name}"/>{inner}</w:style>'


def based_on(name: str) -> str:
    return f'<w:basedOn w:val="{name}"/>'


def numbered(num: int, level: int = 0) -> str:
    told = f'<w:ilvl w:val="{level}"/><w:numId w:val="{num}"/>'
    return f"<w:pPr><w:numPr>{told}</w:numPr></w:pPr>"


def abstract(*formats: str) -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="{x}"/><w:pPr><w:ind w:left="{400 * (n + 1)}" '
        f'w:hanging="200"/></w:pPr></w:lvl>'
        for n, x in enumerate(formats)
    )
    return (
        f'<w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
        '<w:num w:numId="5"><w:abstractNumId w:val="3"/></w:num>'
    )


def test_styles_are_found_whatever_their_case() -> None:
    found = styles(style("Heading 1"), style("heading 2"), style("heading 4"))
    assert found.headings == ("Heading1", "Heading2")


def test_a_title_counts_as_a_first_heading() -> None:
    assert styles(style("Title"), style("heading 1")).heading_levels == {
        "Title": 1,
        "Heading1": 1,
    }


def test_free_numbers_follow_on_those_in_use() -> None:
    found = styles(numbering=abstract("bullet"))
    assert (found.next_num, found.next_abstract, found.next_note) == (6, 4, 1)


def test_a_list_style_brings_its_level() -> None:
    (level,) = styles(style("List Bullet", numbered(5)), numbering=abstract("bullet")).bullets
    assert (level.style, level.num, level.abstract, level.left, level.hanging) == (
        ("ListBullet", 5, 3, 400, 200)
    )
    assert level.named


def test_deeper_levels_come_from_the_same_list() -> None:
    found = styles(style("List Number", numbered(5)), numbering=abstract("decimal", "lowerLetter"))
    assert [(x.style, x.level, x.left, x.named) for x in found.numbers] == [
        ("ListNumber", 0, 400, True),
        ("ListNumber", 1, 800, False),
    ]


def test_a_list_style_may_have_its_list_from_its_ancestor() -> None:
    found = styles(
        style("Parent", numbered(5)),
        style("List Bullet", based_on("Parent")),
        numbering=abstract("bullet"),
    )
    assert [level.style for level in found.bullets] == ["ListBullet"]


def test_the_indent_of_a_style_overrules_that_of_its_list() -> None:
    told = numbered(5).replace("</w:pPr>", '<w:ind w:left="99" w:hanging="9"/></w:pPr>')
    (level,) = styles(style("List Bullet", told), numbering=abstract("bullet")).bullets
    assert (level.left, level.hanging) == (99, 9)


@pytest.mark.parametrize(
    ("told", "lists"),
    [
        pytest.param("", abstract("bullet"), id="no list"),
        pytest.param(numbered(5), abstract("decimal"), id="a list of numbers"),
        pytest.param(numbered(77), abstract("bullet"), id="a list that is not there"),
        pytest.param(numbered(5, 3), abstract("bullet"), id="a level that is not there"),
    ],
)
def test_a_style_that_is_no_list_of_bullets_is_not_used(told: str, lists: str) -> None:
    assert styles(style("List Bullet", told), numbering=lists).bullets == ()


def test_properties_come_from_ancestors_and_defaults() -> None:
    spacing = '<w:pPr><w:spacing w:after="{}"/></w:pPr>'
    defaults = f"<w:docDefaults><w:pPrDefault>{spacing.format(7)}</w:pPrDefault></w:docDefaults>"
    found = styles(
        defaults,
        style("Parent", spacing.format(3)),
        style("Child", based_on("Parent")),
        style("Circle", based_on("Circle")),
    )
    assert found.paragraph_property("Child", "spacing") == '<w:spacing w:after="3"/>'
    assert found.paragraph_property("Circle", "spacing") == '<w:spacing w:after="7"/>'
    assert found.paragraph_property("Circle", "spacing", defaults=False) == ""


def test_styles_in_the_same_type_look_alike() -> None:
    sized = '<w:rPr><w:sz w:val="20"/></w:rPr>'
    found = styles(style("Normal"), style("A"), style("B", sized), style("C", sized))
    assert found.looks_alike("", "A")
    assert found.looks_alike("B", "C")
    assert not found.looks_alike("A", "B")
    assert not found.same_size("A", "B")


def test_words_own_template_is_understood() -> None:
    found = full_styles()
    assert len(found.headings) == 9
    assert [x.style for x in found.numbers] == ["ListNumber", "ListNumber2", "ListNumber3"]
    assert found.numbering_part == "word/numbering.xml"
    assert found.notes_part == ""


def test_numbers_that_are_none_count_as_nothing() -> None:
    lists = abstract("bullet").replace('w:numId="5"', 'w:numId="5.0"')
    assert styles(numbering=lists).next_num == 6
    assert styles(numbering=lists.replace("5.0", "many")).next_num == 1

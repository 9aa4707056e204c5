"""Lists come out as Word lists, in the template's own list styles where they fit."""

from __future__ import annotations

from template.rich.specimens import P, T, full_styles, outline, printed, state_and_xml, tree

from docgen.template.rich import Base

NUMBER = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}val"


def numbers(xml: str) -> list[str]:
    return [x.get(NUMBER, "") for x in tree(xml).iter("{*}numId")]


def test_bullets_take_the_templates_list_styles() -> None:
    assert outline(printed("- a\n  - b\n    - c", full=True)) == [
        "ListBullet: a",
        "ListBullet2: b",
        "ListBullet3: c",
    ]


def test_numbers_take_the_templates_list_styles() -> None:
    assert outline(printed("1. a\n   1. b", full=True)) == ["ListNumber: a", "ListNumber2: b"]


def test_every_numbered_list_begins_again() -> None:
    state, xml = state_and_xml("1. a\n2. b\n\ntext\n\n1. c", full=True)
    first, second = full_styles().next_num, full_styles().next_num + 1
    assert numbers(xml) == [str(first), str(first), str(second)]
    assert [x.count('w:startOverride w:val="1"') for x in state.nums.values()] == [1, 1]


def test_a_list_begins_at_the_number_that_was_typed() -> None:
    state, _ = state_and_xml("4. d\n5. e", full=True)
    assert ['startOverride w:val="4"' in x for x in state.nums.values()] == [True]


def test_a_number_that_was_skipped_stays_skipped() -> None:
    state, _ = state_and_xml("1. a\n2. b\n5. e", full=True)
    assert ['startOverride w:val="5"' in x for x in state.nums.values()] == [False, True]


def test_one_before_every_item_leaves_the_counting_to_word() -> None:
    assert len(state_and_xml("1. a\n1. b\n1. c", full=True)[0].nums) == 1


def test_brackets_stay_brackets() -> None:
    state, xml = state_and_xml("1) a", full=True)
    assert outline(xml) == ["a"]
    assert 'w:lvlText w:val="%1)"' in state.numbering_xml()


def test_a_template_without_list_styles_gets_plain_ones() -> None:
    state, xml = state_and_xml("- a\n- b")
    item = (
        '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing {}/>'
        '<w:ind w:left="360" w:hanging="360"/>'
    )
    assert xml == P(T("a"), item.format('w:after="0"')) + P(T("b"), item.format('w:before="0"'))
    assert state.numbering_xml().startswith('<w:abstractNum w:abstractNumId="0">')


def test_our_own_bullets_are_defined_once() -> None:
    state, xml = state_and_xml("- a\n\ntext\n\n- b")
    assert numbers(xml) == ["1", "1"]
    assert len(state.nums) == len(state.definitions) == 1


def test_a_paragraph_in_type_of_its_own_keeps_it_in_lists() -> None:
    base = Base("Heading1")
    xml = printed("- a", base, full=True)
    assert outline(xml) == ["Heading1: a"]
    assert numbers(xml) == [str(full_styles().bullets[0].num)]


def test_a_list_in_a_paragraph_that_is_moved_in_is_moved_in_too() -> None:
    base = Base(paragraph={"ind": '<w:ind w:left="1000"/>'})
    assert '<w:ind w:left="1360" w:hanging="360"/>' in printed("- a", base, full=True)


def test_a_list_in_a_quotation_is_moved_in_too() -> None:
    assert '<w:ind w:left="927" w:hanging="360"/>' in printed("> - a", full=True)


def test_what_follows_in_an_item_is_as_far_in_as_its_words() -> None:
    assert printed("1. a\n\n   b", full=True).endswith(P(T("b"), '<w:ind w:left="360"/>'))


def test_loose_items_stand_apart() -> None:
    assert printed("- a\n\n- b", full=True).count('<w:contextualSpacing w:val="0"/>') == 2


def test_an_item_that_begins_with_a_list_has_a_bullet_of_its_own() -> None:
    assert outline(printed("- - a", full=True)) == ["ListBullet: ", "ListBullet2: a"]


def test_levels_beyond_the_templates_own_go_on() -> None:
    text = "\n".join(f"{'  ' * depth}- {depth}" for depth in range(7))
    state, xml = state_and_xml(text, full=True)
    assert outline(xml)[2:] == ["ListBullet3: 2", "3", "4", "5", "6"]
    assert len(state.nums) == 1


def test_words_stay_with_the_list_that_they_lead_into() -> None:
    assert "<w:keepNext/>" in printed("These:\n\n- a\n- b")


def test_in_a_cell_they_do_not_for_the_row_would_stay_with_the_next() -> None:
    assert "<w:keepNext/>" not in printed("These:\n\n- a\n- b", Base(in_cell=True))

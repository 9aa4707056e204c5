from __future__ import annotations

import pytest
from builders import docx_of
from jinja2 import Undefined

from docgen.model import Choice, Missing, Record, State, YesNo
from docgen.template import compile_template
from docgen.template.filters import CROSSED_BOX, EMPTY_BOX, gap, or_blank, tick


class Ask:
    """Says what a document in `state` prints for what is missing."""

    def __init__(self, state: State) -> None:
        self.state = state

    def __call__(self, path: str) -> str:
        return f"[{path}]" if self.state is State.DRAFT else ""


BLANK, DRAFT, FINAL = (
    Missing("a.b", Ask(state)) for state in (State.BLANK, State.DRAFT, State.FINAL)
)


@pytest.mark.parametrize(
    ("value", "option", "box"),
    [
        (Choice("died", "Died"), "died", CROSSED_BOX),
        (Choice("died", "Died"), "harmed", EMPTY_BOX),
        ("died", "died", CROSSED_BOX),
        (["a", Choice("b", "B")], "b", CROSSED_BOX),
        (["a"], "b", EMPTY_BOX),
        ("abc", "b", EMPTY_BOX),
        (YesNo(True, "Yes"), True, CROSSED_BOX),
        (YesNo(True, "Yes"), False, EMPTY_BOX),
        (YesNo(False, "No"), False, CROSSED_BOX),
        (True, True, CROSSED_BOX),
        (Record({"a": 1}), "a", CROSSED_BOX),
        (BLANK, "died", EMPTY_BOX),
        (BLANK, True, EMPTY_BOX),
        (BLANK, False, EMPTY_BOX),
        (None, False, EMPTY_BOX),
        ("", False, EMPTY_BOX),
    ],
)
def test_a_box_is_crossed_where_the_option_is_chosen(
    value: object, option: object, box: str
) -> None:
    assert tick(value, option) == box


@pytest.mark.parametrize("value", [BLANK, None, "", "  ", Undefined()])
def test_where_there_is_nothing_a_line_is_left(value: object) -> None:
    assert gap(value, 3) == "………"


@pytest.mark.parametrize("value", ["R/1", 0, DRAFT, FINAL])
def test_where_there_is_something_to_say_it_is_said(value: object) -> None:
    assert gap(value) is value


def test_a_blank_form_has_rows_to_write_in() -> None:
    items = or_blank(BLANK, 3)
    assert [str(item["name"]) for item in items] == ["", "", ""]


def test_a_draft_has_one_row_whose_fields_are_marked() -> None:
    (item,) = or_blank(DRAFT, 3)
    assert str(item["name"]) == "[a.b[].name]"


def test_a_final_document_has_no_row_for_what_is_missing() -> None:
    assert or_blank(FINAL, 3) == []


def test_a_list_stays_as_it_is() -> None:
    assert or_blank([1, 2], 3) == [1, 2]


def test_an_empty_list_has_rows_whose_fields_print_as_nothing() -> None:
    (item,) = or_blank([])
    assert str(item.name.more) == ""


def test_fields_are_followed_through_rows_to_write_in() -> None:
    text = "{% for x in a.b|or_blank(3) %}{{ x.c }}{% endfor %}"
    assert [field.path for field in compile_template(docx_of(text)).fields] == ["a.b[].c"]

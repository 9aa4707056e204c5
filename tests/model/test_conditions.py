from __future__ import annotations

import pytest

from docgen.model.conditions import Condition, holds, is_given, paths_in, settled_by

DATA = {"kind": "child", "died": True, "count": 1, "empty": [], "text": ""}
IS_CHILD = {"path": "kind", "is": "child"}
IS_ADULT = {"path": "kind", "is": "adult"}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (IS_CHILD, True),
        (IS_ADULT, False),
        ({"path": "died", "is": True}, True),
        ({"path": "died", "is": False}, False),
        ({"path": "nothing", "is": False}, False),
        ({"path": "kind", "in": ["adult", "child"]}, True),
        ({"path": "kind", "in": ["adult"]}, False),
        ({"path": "kind", "given": True}, True),
        ({"path": "nothing", "given": True}, False),
        ({"path": "nothing", "given": False}, True),
        ({"path": "empty", "given": True}, False),
        ({"all": [IS_CHILD, IS_ADULT]}, False),
        ({"any": [IS_CHILD, IS_ADULT]}, True),
        ({"not": IS_ADULT}, True),
        ({"not": {"any": [IS_CHILD]}}, False),
    ],
)
def test_a_condition_holds_or_does_not(condition, expected):
    assert holds(condition, DATA.get) is expected


def test_yes_is_not_the_number_one():
    assert not holds({"path": "count", "is": True}, DATA.get)
    assert not holds({"path": "died", "in": [1]}, DATA.get)


def test_what_is_no_condition_is_refused():
    with pytest.raises(ValueError, match="needs one of"):
        holds({"path": "kind"}, DATA.get)


def test_every_path_of_a_condition_is_found():
    condition = {"all": [{"any": [{"path": "a", "is": 1}]}, {"not": {"path": "b", "given": True}}]}

    assert list(paths_in(condition)) == ["a", "b"]


@pytest.mark.parametrize("value", [None, "", [], {}, ()])
def test_what_says_nothing_is_not_given(value):
    assert not is_given(value)


@pytest.mark.parametrize("value", [False, 0, "x", [None]])
def test_no_and_nought_are_given(value):
    assert is_given(value)


@pytest.mark.parametrize(
    ("condition", "settled"),
    [
        (None, {}),
        (IS_CHILD, {"kind": "child"}),
        ({"all": [IS_CHILD, {"path": "died", "is": True}]}, {"kind": "child", "died": True}),
        ({"any": [IS_CHILD, IS_ADULT]}, {}),
        ({"not": IS_ADULT}, {}),
        ({"path": "kind", "in": ["adult", "child"]}, {}),
        ({"path": "kind", "given": True}, {}),
    ],
)
def test_a_condition_settles_what_it_leaves_no_choice_of(
    condition: Condition | None, settled: dict[str, object]
) -> None:
    assert dict(settled_by(condition)) == settled

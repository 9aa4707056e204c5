"""Stretches of a text, judged by looking at each of them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.release.stretches import Stretches

SPOT = st.tuples(st.integers(0, 12), st.integers(1, 5)).map(lambda one: (one[0], sum(one)))


@given(st.lists(SPOT, max_size=6), SPOT)
def test_a_stretch_is_held_as_by_looking_at_each(
    known: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    start, end = asked
    assert Stretches(known).hold(start, end) == any(a <= start and end <= b for a, b in known)


@given(st.lists(SPOT, max_size=6), SPOT)
def test_a_stretch_is_touched_as_by_looking_at_each(
    known: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    start, end = asked
    assert Stretches(known).touch(start, end) == any(a < end and start < b for a, b in known)

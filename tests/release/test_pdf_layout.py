"""Lines of a page: what the eye reads along them, whatever was painted first."""

from __future__ import annotations

import pytest
from release import pdf_specimens as specimens

from docgen.release import read_pdf


def put_together(instructions: bytes) -> list[str]:
    """Return the lines that stand in no other order on the page."""
    passages = read_pdf(specimens.pdf(instructions), "file").passages
    return [one.text for one in passages if one.spot == "a line put together"]


def at(x: float, y: float, text: str, turn: str = "1 0 0 1") -> bytes:
    return f"BT /F1 11 Tf {turn} {x} {y} Tm ({text}) Tj ET\n".encode()


def test_a_page_painted_as_it_is_read_has_no_lines_of_its_own() -> None:
    assert put_together(at(72, 600, "Gwion came.") + at(72, 586, "He went.")) == []


def test_words_painted_backwards_are_one_line() -> None:
    assert put_together(at(105, 600, "OBrien") + at(72, 600, "Gwion ")) == ["Gwion OBrien"]


def test_letters_a_fixed_step_apart_are_a_word() -> None:
    letters = b"".join(at(72 + 9 * n, 600, letter) for n, letter in enumerate("Gwion"))
    assert put_together(letters) == ["Gwion"]


def test_letters_a_wide_step_apart_are_two_words() -> None:
    steps = [0, 9, 18, 27, 36, 54, 63, 72, 81, 90, 99]
    letters = b"".join(at(72 + x, 600, one) for x, one in zip(steps, "GwionOBrien", strict=True))
    assert put_together(letters) == ["Gwion OBrien"]


def test_columns_stay_apart() -> None:
    assert put_together(at(300, 600, "Column two") + at(72, 600, "Column one")) == [
        "Column one\nColumn two"
    ]


@pytest.mark.parametrize(
    ("turn", "step"), [("0 1 -1 0", (0, 34)), ("0 -1 1 0", (0, -34))], ids=["up", "down"]
)
def test_a_line_that_is_turned_is_read_in_its_own_direction(
    turn: str, step: tuple[int, int]
) -> None:
    later = at(300 + step[0], 400 + step[1], "OBrien", turn)
    assert put_together(later + at(300, 400, "Gwion ", turn)) == ["Gwion OBrien"]

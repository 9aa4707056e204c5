"""What stands for typefaces that are not here: as wide, and with lines as high."""

from __future__ import annotations

import pytest
from builders import Block, raw
from set_pages import pdf_of, spots_of

from docgen.template.setting.fonts import MONO, SANS, SERIF, face_of

SINGLE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
DOUBLE = '<w:spacing w:before="0" w:after="0" w:line="480" w:lineRule="auto"/>'
SENTENCE = "The panel meets again in September to read the chronology of the review"


def run(text: str, font: str, size: int = 20, *, bold: bool = False) -> str:
    """Return a run in this typeface; `size` is in half points."""
    weight = "<w:b/>" if bold else ""
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    words = f'<w:t xml:space="preserve">{text}</w:t>'
    return f'<w:r><w:rPr>{fonts}{weight}<w:sz w:val="{size}"/></w:rPr>{words}</w:r>'


def lines(font: str, spacing: str = SINGLE, letters: str = "abcdefghijk") -> list[Block]:
    """Return paragraphs of one line each."""
    return [raw(f"<w:p><w:pPr>{spacing}</w:pPr>{run(x, font)}</w:p>") for x in letters]


@pytest.mark.parametrize(
    ("font", "bold", "width"),
    [
        # what their makers' metric twins Carlito and Caladea take at 10 pt
        ("Calibri", False, 299.8),
        ("Calibri", True, 306.1),
        ("Cambria", False, 296.7),
        ("Cambria", True, 327.4),
    ],
    ids=["calibri", "calibri-bold", "cambria", "cambria-bold"],
)
def test_a_sentence_is_as_wide_as_in_the_typeface(font: str, bold: bool, width: float) -> None:
    both = run(SENTENCE, font, bold=bold) + run("end", "Arial")
    left = spots_of(pdf_of(raw(f"<w:p>{both}</w:p>")))["end"][0] - 90
    assert left == pytest.approx(width, rel=0.02)


@pytest.mark.parametrize(
    ("font", "height"), [("Arial", 1.15), ("Calibri", 1.221), ("Cambria", 1.172)]
)
def test_lines_are_as_high_as_in_the_typeface(font: str, height: float) -> None:
    spots = spots_of(pdf_of(*lines(font)))
    assert spots["k"][1] - spots["a"][1] == pytest.approx(100 * height, abs=1.5)


def test_lines_of_two_typefaces_are_each_as_high_as_their_own() -> None:
    spots = spots_of(pdf_of(*lines("Arial"), *lines("Calibri", letters="lmnopqrstuv")))
    assert spots["k"][1] - spots["a"][1] == pytest.approx(115, abs=1.5)
    assert spots["v"][1] - spots["l"][1] == pytest.approx(122, abs=1.5)


def test_what_a_double_line_is_higher_stands_below_its_letters() -> None:
    single, double = (spots_of(pdf_of(*lines("Arial", s)))["a"][1] for s in (SINGLE, DOUBLE))
    assert single == double


def test_a_line_of_small_letters_is_no_higher_for_a_large_one_elsewhere() -> None:
    end = "<w:r><w:br/></w:r>"
    words = [run("big", "Arial", 80), *(end + run(x, "Arial", 20) for x in "abcdefghijk")]
    spots = spots_of(pdf_of(raw(f"<w:p><w:pPr>{DOUBLE}</w:pPr>{''.join(words)}</w:p>")))
    assert spots["k"][1] - spots["a"][1] == pytest.approx(230, abs=2)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Frutiger 55 Roman", SANS),
        ("Times New Roman", SERIF),
        ("Calibri Light", SANS),
        ("Cambria Math", SERIF),
        ("Courier New", MONO),
        ("Microsoft Sans Serif", SANS),
    ],
)
def test_a_typeface_has_a_stand_in_of_its_kind(name: str, family: str) -> None:
    assert face_of(name).family == family

"""A board's colours, fonts, logo and line of the footer reach every form; bad ones do not."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import members_of, png_of

from docgen.authoring import with_look
from docgen.authoring.looks import contrast
from docgen.catalogue import load_library
from docgen.engine import build_templates
from docgen.engine.building import load_house_style
from docgen.errors import LibraryError

STYLE = load_house_style(load_library())
BOARD = """extends: ctm
look:
  colours: {house: "5b2a6e"}
  font: Verdana
  logo: {file: crest.png, width: 20, alt: {en: The crest, cy: Yr arfbais}}
  footer: {en: Registered partnership, cy: Partneriaeth gofrestredig}
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A board's settings with a look of their own, and the logo beside them."""
    (tmp_path / "crest.png").write_bytes(png_of(40, 20))
    path = tmp_path / "board.yaml"
    path.write_text(BOARD, encoding="utf-8")
    return path


def test_no_look_is_the_house_style(tmp_path: Path) -> None:
    assert with_look(STYLE, {}, tmp_path) is STYLE


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("000000", "FFFFFF", 21.0), ("FFFFFF", "FFFFFF", 1.0), ("767676", "FFFFFF", 4.54)],
)
def test_the_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_the_shipped_colours_can_be_read(tmp_path: Path) -> None:
    assert with_look(STYLE, {"colours": {}, "font": "Arial"}, tmp_path).colours == STYLE.colours


def test_a_colour_that_cannot_be_read_is_refused_with_its_ratio(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be read") as told:
        with_look(STYLE, {"colours": {"house": "FFCC00"}}, tmp_path)
    assert {problem.code for problem in told.value.problems} == {"look-contrast"}
    assert "1.5:1" in told.value.problems[0].hint


@pytest.mark.parametrize("content", [None, b"x" * 2_000_001])
def test_a_logo_that_cannot_be_used_is_refused(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "crest.png").write_bytes(content)
    look = {"logo": {"file": "crest.png", "alt": {"en": "x", "cy": "y"}}}
    with pytest.raises(LibraryError, match="logo"):
        with_look(STYLE, look, tmp_path)


def test_every_form_that_is_built_has_the_boards_look(board: Path) -> None:
    built = build_templates(load_library(), ["referral-child", "family-letter-final"], board=board)
    for data in built.values():
        parts = members_of(data)
        assert b"5B2A6E" in parts["word/styles.xml"]
        assert b'w:ascii="Verdana"' in parts["word/styles.xml"]
    welsh = members_of(built["templates/cy/ctm/family-letter-final.docx"])
    assert "Partneriaeth gofrestredig" in welsh["word/footer1.xml"].decode()
    assert "Yr arfbais" in welsh["word/document.xml"].decode()

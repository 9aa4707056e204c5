"""The address of every letter, where a DL envelope's window shows it when A4 is folded in three.

The window is 35 mm high and 90 wide, 20 mm from the envelope's left edge and 18 from its lower one.
The envelope is 110 mm high and the folded sheet 99, so that the sheet may slip by 11: with it in
the middle, the window begins 51.5 mm below its upper edge. What is within 57 and 81 mm is seen
however it lies.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from bulk_runs import send
from libreoffice_pages import pdfs_by_libreoffice
from list_specimens import Lists, csv_of
from set_pages import spots_of

from docgen.batch import Order
from docgen.engine import OutputFormat

LETTERS = ("family-letter-initial", "family-letter-final", "learning-event-invitation")
HEADINGS = ("Name", "relationship_of_subject", "Date of the final meeting", "Language", "Address")
ROW = ("Perfedd Alban-Ddychmygol", "son", "17/11/2026", "both")
SHORT = ("7 Heol Ffug", "Trefddychmygol", "Dyffryn Dim", "ZZ99 1AA")
LONG = ("Ty Enghraifft", "Fflat 12, Llawr y Bwthyn", "Cefn Dim", *SHORT)
POINTS = 72 / 25.4
ASCENT, DESCENT = 2.8, 0.9  # millimetres above and below the line on which these letters stand


def block_of(pdf: bytes, lines: tuple[str, ...]) -> tuple[float, float, float]:
    """Return where an address begins and ends below the sheet's edge, and its left, in mm."""
    spots = spots_of(pdf)
    places = [spots[next(text for text in spots if line in text)] for line in (ROW[0], *lines)]
    heights = [y / POINTS for _, y in places]
    return min(heights) - ASCENT, max(heights) + DESCENT, min(x for x, _ in places) / POINTS


def made(form: str, folder: Path, lines: tuple[str, ...], ending: OutputFormat) -> list[bytes]:
    """Return the letters of a list with one person at an address of these lines."""
    lists = Lists(form)
    data = csv_of([HEADINGS, (*ROW, "\n".join(lines))])
    if form == "learning-event-invitation":
        data = csv_of([("Name", "Learning event", "Address"), (ROW[0], 1, "\n".join(lines))])
    send(lists, folder / "out", data, form=form, order=Order((ending,)))
    return [path.read_bytes() for path in sorted((folder / "out").glob(f"*.{ending}"))]


@pytest.mark.parametrize("form", LETTERS)
def test_a_name_and_seven_lines_stand_within_the_window(form: str, tmp_path: Path) -> None:
    for pdf in made(form, tmp_path, LONG, OutputFormat.PDF):
        top, bottom, left = block_of(pdf, LONG)
        assert (top > 51.5, bottom < 86.5, 20 < left < 30) == (True, True, True)


@pytest.mark.parametrize("form", LETTERS)
def test_a_usual_address_is_seen_however_the_sheet_lies(form: str, tmp_path: Path) -> None:
    for pdf in made(form, tmp_path, SHORT, OutputFormat.PDF):
        top, bottom, _ = block_of(pdf, SHORT)
        assert (top > 57, bottom < 81) == (True, True)


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", LETTERS)
def test_libreoffice_puts_it_there_too(form: str, tmp_path: Path) -> None:
    for pdf in pdfs_by_libreoffice(made(form, tmp_path, LONG, OutputFormat.DOCX)):
        top, bottom, left = block_of(pdf, LONG)
        assert (top > 51.5, bottom < 86.5, 20 < left < 30) == (True, True, True)

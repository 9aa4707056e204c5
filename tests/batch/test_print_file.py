"""One file for the printer: in the order of the list, each letter on the front of a sheet."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from bulk_runs import send
from list_specimens import Lists, many
from pypdf import PdfReader

from docgen.batch.print_file import PRINT, write_print_file
from docgen.errors import TypesetError


def pages_of(path: Path) -> list[str]:
    """Return the text of each page."""
    return [page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages]


def test_letters_come_in_the_order_of_the_list_each_from_an_odd_page(
    lists: Lists, tmp_path: Path
) -> None:
    send(lists, tmp_path / "out", many(3), bundles=frozenset({PRINT}))
    pages = pages_of(tmp_path / "out" / PRINT)
    assert [page.strip() == "" for page in pages] == [False, True] * 5 + [False]
    assert ["Annwyl" in page for page in pages[::2]] == [True, False] * 3
    assert ["Nia Rhif 2" in page for page in pages[::2]] == [False, False, True, True, False, False]


def test_what_letters_share_is_written_once(lists: Lists, tmp_path: Path) -> None:
    send(lists, tmp_path / "out", many(8), bundles=frozenset({PRINT}))
    apart = sum(path.stat().st_size for path in (tmp_path / "out").glob("*_N*.pdf"))
    assert (tmp_path / "out" / PRINT).stat().st_size < apart / 2


def test_a_pdf_that_is_built_otherwise_is_told(tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.7\n1 0 obj\n<</Type/XRef>>\nstartxref\n9\n%%EOF\n")
    with pytest.raises(TypesetError):
        write_print_file(tmp_path / "print.pdf", [other])

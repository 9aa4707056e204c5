"""Nothing that is written for Excel is ever a formula, whatever somebody typed somewhere."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from form_sources import source_of
from list_specimens import LETTER, SAMPLE, Lists, csv_of, list_of
from openpyxl import load_workbook

from docgen.authoring import export_wording, pairs_of
from docgen.batch import (
    FAULTY_ROWS,
    MERGE_LIST,
    REPORT,
    BulkRequest,
    FaultyListError,
    Order,
    new_list,
    send_in_bulk,
)
from docgen.cases import read_case
from docgen.catalogue import load_library
from docgen.engine import Settings
from docgen.language import Language

PAYLOAD = 'cmd|"/c calc"!A1'
SIGNS = ("=", "+", "-", "@", "\t=", "\r=", " =", "＝", "＋", "－", "＠", "'=", '"=')
HOSTILE = tuple(f"{sign}{PAYLOAD}" for sign in SIGNS)
ids = [repr(sign)[1:-1] for sign in SIGNS]
#: What some program takes for a formula: after blanks, and after an apostrophe that is not the
#: first sign, for that one only says that the rest is text.
FORMULA = re.compile(r"[\s\"]*[=+\-@＝＋－＠]|[\t\r\n]")


def formulas_in(book: bytes) -> list[str]:
    """Return every cell of a workbook that is a formula, and what reaches out of it."""
    found = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in load_workbook(io.BytesIO(book)).worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f" or (isinstance(cell.value, str) and cell.hyperlink)
    ]
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        found += [
            name for name in parts.namelist() if re.search(r"externalLink|vba|connections", name)
        ]
        sheets = [name for name in parts.namelist() if "worksheets/sheet" in name]
        found += [name for name in sheets if re.search(rb"<f[ >]", parts.read(name))]
    return found


def texts_in(book: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(book)).worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (cell for cell in row if isinstance(cell, str))


def unsafe_in(path: Path) -> list[list[str]]:
    """Return every line of a text table with a cell that begins a formula."""
    lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    return [line for line in lines if any(FORMULA.match(cell) for cell in line)]


@pytest.mark.parametrize("value", HOSTILE, ids=ids)
def test_the_wording_for_a_translator_is_text(value: str) -> None:
    quoted = (
        value.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t").replace("\r", "\\r")
    )
    source = source_of(f'  - para: {{en: "{quoted}", cy: "{quoted}"}}\n')
    book = export_wording(pairs_of(source), ".xlsx")
    assert formulas_in(book) == []
    assert any(PAYLOAD in text for text in texts_in(book))


@pytest.mark.parametrize("value", HOSTILE, ids=ids)
def test_the_rows_that_are_given_back_are_text(value: str, tmp_path: Path) -> None:
    rows = [["Name", value, "relationship_of_subject", "Address"], [value, value, "nobody", ""]]
    (tmp_path / "list.csv").write_bytes(csv_of(rows))
    with pytest.raises(FaultyListError) as caught:
        send(tmp_path)
    assert caught.value.workbook
    assert formulas_in(caught.value.workbook) == []
    assert FAULTY_ROWS.endswith(".xlsx")


def send(folder: Path) -> Path:
    """Make the letters of the list in `folder`, with all that is written beside them."""
    out = folder / "out"
    order = Order()
    request = BulkRequest(
        LETTER,
        SAMPLE,
        str(folder / "list.csv"),
        out,
        order,
        workers=1,
        bundles=frozenset({MERGE_LIST}),
    )
    send_in_bulk(load_library(), request, settings=Settings())
    return out


TAKEN = [sign for sign in SIGNS if not sign.strip().startswith("=")]


@pytest.mark.parametrize("sign", TAKEN)
def test_the_lists_beside_letters_are_text(sign: str, tmp_path: Path) -> None:
    address = f"{sign}{PAYLOAD}\nAberenghraifft\nZZ99 1AA"
    row = {"Salutation": f"{sign}{PAYLOAD}", "Address": address}
    (tmp_path / "list.csv").write_bytes(list_of(row))
    out = send(tmp_path)
    assert "calc" in (out / MERGE_LIST).read_text(encoding="utf-8-sig")
    assert [unsafe_in(out / one) for one in (MERGE_LIST, REPORT)] == [[], []]


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if sign not in TAKEN])
def test_a_formula_in_a_list_is_refused(sign: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_bytes(list_of({"Salutation": f"{sign}{PAYLOAD}"}))
    with pytest.raises(FaultyListError):
        send(tmp_path)


@pytest.mark.parametrize("language", Language)
def test_an_empty_list_is_text(language: Language) -> None:
    case = read_case(SAMPLE, load_library())
    assert formulas_in(new_list(load_library(), LETTER, case, language)) == []


def test_the_references_of_a_list_cannot_begin_a_formula(lists: Lists) -> None:
    for value in HOSTILE:
        assert lists.codes(list_of({"Reference": value}))


@pytest.fixture(scope="module")
def lists() -> Lists:
    return Lists()

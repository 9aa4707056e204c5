"""A fragment's sentences go out to a translator once, and come back into the fragment."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from made_documents import shipped

from docgen.engine.wording import export_wording, import_wording

TERMS = ("tor-extended-adult", "tor-concise-child")
FRAGMENT = "terms-of-reference-text"


def rows_of(data: bytes) -> list[tuple[object, ...]]:
    """Return the rows of the first sheet that holds sentences."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [row for sheet in book for row in sheet.iter_rows(values_only=True)]


def test_a_fragment_goes_out_once() -> None:
    rows = rows_of(export_wording(shipped(), TERMS, ".xlsx"))
    assert len([row for row in rows if row[0] == FRAGMENT and row[2] == "Core tasks"]) == 1


@pytest.mark.parametrize("ending", [".xlf"])
def test_a_translation_comes_back_into_the_fragment(tmp_path: Path, ending: str) -> None:
    sent = export_wording(shipped(), TERMS, ending)
    assert sent.count(b"Tasgau craidd") == 1
    back = tmp_path / f"back{ending}"
    back.write_bytes(sent.replace(b"Tasgau craidd", b"Prif dasgau"))
    changed, _ = import_wording(shipped(), back)
    [(name, source)] = changed.items()
    assert name.endswith(f"ctm/fragments/{FRAGMENT}.yaml")
    assert b'cy: "Prif dasgau"' in source

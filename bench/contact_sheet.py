"""A folder of made PDFs in; for each language one picture with the first page of every form out.

python bench/contact_sheet.py demo/ docs/pictures/
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from pathlib import Path

import fontpkg_arimo
import typst
from pypdf import PdfReader

import docgen

_COLUMNS = 7
_SHEET = """
#set page(width: {width}pt, height: auto, margin: 12pt, fill: rgb("eef1f3"))
#set text(font: "Arimo", size: 7pt, fill: rgb("1f2428"))
#grid(columns: ({columns}), column-gutter: 10pt, row-gutter: 12pt, {cells})
"""
_CELL = """[#box(width: 100%, height: 152pt, align(center + horizon,
box(fill: white, stroke: 0.4pt + rgb("aebdc4"), image("{file}", height: {height}pt))))
#v(2pt) #align(center)[{name}]]"""


def main(made: str, pictures: str) -> int:
    """Write `forms-en.png` and `forms-cy.png`; return 1 where a form has no PDF."""
    missing = False
    for language in docgen.Language:
        found = {form: _first_pdf(Path(made), form, language) for form in _form_ids()}
        missing |= None in found.values()
        sheet = _draw({form: pdf for form, pdf in found.items() if pdf is not None})
        (Path(pictures) / f"forms-{language.value}.png").write_bytes(sheet)
    return int(missing)


def _form_ids() -> tuple[str, ...]:
    return docgen.open_library().form_ids


def _first_pdf(folder: Path, form: str, language: docgen.Language) -> Path | None:
    wanted = re.compile(rf".*_{form}(?:_\d+)?_{language.value}\.pdf")
    return min((pdf for pdf in folder.rglob("*.pdf") if wanted.fullmatch(pdf.name)), default=None)


def _draw(pdfs: dict[str, Path]) -> bytes:
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[Path(fontpkg_arimo.ROOT) / "files"])
    with tempfile.TemporaryDirectory() as folder:
        for form, pdf in pdfs.items():
            shutil.copy(pdf, Path(folder) / f"{form}.pdf")
        cells = [
            _CELL.format(file=f"{form}.pdf", height=_height_of(pdf), name=form)
            for form, pdf in pdfs.items()
        ]
        columns = ", ".join(["1fr"] * _COLUMNS)
        source = _SHEET.format(width=126 * _COLUMNS, columns=columns, cells=",".join(cells))
        (Path(folder) / "sheet.typ").write_text(source, "utf-8")
        drawn = typst.compile(
            str(Path(folder) / "sheet.typ"), root=folder, format="png", ppi=110, font_paths=fonts
        )
    assert isinstance(drawn, bytes)
    return drawn


def _height_of(pdf: Path) -> int:
    """Return how high a page is shown: landscape ones as wide as the column lets them."""
    box = PdfReader(pdf).pages[0].mediabox
    return 150 if box.height > box.width else 82


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))

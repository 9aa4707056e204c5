"""A mini-language for lists of recipients: rows of cells, as a .csv or as a workbook."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from conftest import ROOT
from openpyxl import Workbook

from docgen.batch.fields import RecipientFields, fields_of_recipients
from docgen.cases import Case, read_case
from docgen.catalogue import load_library
from docgen.recipients import Checked, Choices, check_table, read_table

SAMPLE = ROOT / "samples" / "case.yaml"
LETTER = "family-letter-initial"
#: The columns that a letter to the family needs, and a row that fills them.
NEEDED = ("Name", "Address", "relationship_of_subject")
WHOLE = ("Nia Ddychmygol", "7 Heol Ffug\nAberenghraifft\nZZ99 1AA", "son")


class Lists:
    """Reads lists for one form of the shipped library, with the sample case."""

    def __init__(self, form: str = LETTER) -> None:
        self.library = load_library()
        self.case: Case = read_case(SAMPLE, self.library)
        self.fields: RecipientFields = fields_of_recipients(
            self.library, self.library.form(form), self.case
        )

    def check(self, data: bytes, name: str = "list.csv", choices: Choices | None = None) -> Checked:
        """Return what is found in the list whose bytes are `data`."""
        table = read_table(data, name, self.fields.columns, choices)
        return check_table(table, self.fields.columns, self.fields.around(self.case))

    def codes(self, data: bytes, name: str = "list.csv") -> list[tuple[int, str, str]]:
        """Return each fault of a list: its row, the letter of its column, its code."""
        faults = self.check(data, name).faults
        return [(f.row, f.column.partition(" (")[0][7:], f.fault.code) for f in faults]


def csv_of(
    rows: Sequence[Sequence[object]], *, encoding: str = "utf-8", delimiter: str = ","
) -> bytes:
    """Return `rows` as Excel writes a .csv."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def list_of(*rows: Mapping[str, object], columns: Sequence[str] = NEEDED) -> bytes:
    """Return a .csv with the needed columns, where each row is a whole one with changes."""
    more = [name for row in rows for name in row if name not in columns]
    names = [*columns, *dict.fromkeys(more)]
    whole = dict(zip(NEEDED, WHOLE, strict=True))
    return csv_of([names, *([{**whole, **row}.get(name, "") for name in names] for row in rows)])


def workbook_of(
    rows: Sequence[Sequence[object]], change: Callable[[Any], None] = lambda _: None
) -> bytes:
    """Return `rows` as a workbook, after `change` has had its first sheet."""
    book = Workbook()
    sheet: Any = book.active
    for row in rows:
        sheet.append(list(row))
    change(sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def replaced(data: bytes, before: bytes, after: bytes) -> bytes:
    """Return a workbook with a part of its first sheet's XML replaced."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert before in part
                part = part.replace(before, after)
            target.writestr(name, part)
    return out.getvalue()


def ods_of(rows: str, columns: str = "", styles: str = "") -> bytes:
    """Return an OpenDocument workbook with one sheet, whose rows are given as XML."""
    head = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        f"{styles}<office:body>"
        '<office:spreadsheet><table:table table:name="List">'
    )
    tail = "</table:table></office:spreadsheet></office:body></office:document-content>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", "<manifest/>")
        file.writestr("content.xml", head + columns + rows + tail)
    return out.getvalue()


def ods_row(cells: tuple[str, ...], more: str = "") -> str:
    """Return a row of an OpenDocument sheet."""
    inside = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
        for cell in cells
    )
    return f"<table:table-row{more}>{inside}</table:table-row>"


def many(count: int, **changes: object) -> bytes:
    """Return a list with `count` people at addresses of their own, in both languages."""
    rows = [
        {"Name": f"Nia Rhif {n}", "Address": f"{n} Heol Ffug\nZZ99 1AA", "Reference": f"N{n:04}"}
        for n in range(1, count + 1)
    ]
    return list_of(*({**row, **changes} for row in rows))


def write_list(folder: Path, data: bytes, name: str = "list.csv") -> Path:
    """Write a list into `folder`; return its path."""
    path = folder / name
    path.write_bytes(data)
    return path

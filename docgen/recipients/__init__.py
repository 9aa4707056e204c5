"""A list of recipients in a spreadsheet in; checked rows, each with its values by field, out.

What writes workbooks is fetched when it is first used: most runs write none.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import CaseError, Place, Problem
from docgen.recipients.checking import Checked, Surroundings, check_table
from docgen.recipients.columns import (
    HOUSEHOLD,
    OWN,
    REFERENCE,
    WHY,
    Column,
    Columns,
    columns_of,
    lay_columns,
    part_columns,
)
from docgen.recipients.faults import Fault, RowFault
from docgen.recipients.rows import Recipient, default_reference
from docgen.recipients.table import Choices, Table, plain
from docgen.recipients.text_tables import read_text_table
from docgen.recipients.workbooks import read_workbook

if TYPE_CHECKING:
    from docgen.recipients.workbook_writing import write_faulty_rows, write_template

_WRITERS = frozenset({"write_faulty_rows", "write_template"})
_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"})
_TEXTS = frozenset({".csv", ".tsv", ".txt", ".tab"})
#: The endings of the files that a list may be.
ENDINGS = _WORKBOOKS | _TEXTS
_MOST_BYTES = 200_000_000
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def read_table(data: bytes, name: str, columns: Columns, choices: Choices | None = None) -> Table:
    """Return the table in the bytes of the file `name`, found by the headings of `columns`.

    Raises `CaseError` where it cannot be read.
    """
    if not data:
        raise _refuse("list-empty", "the file is empty", name, "save the list again")
    if len(data) > _MOST_BYTES:
        raise _refuse("list-too-large", "the file is too large", name, "part it in several lists")
    is_workbook = data.startswith((_ZIP, _OLE))
    if not is_workbook and Path(name).suffix.lower() in _WORKBOOKS:
        hint = "open it in Excel or LibreOffice and save it as a workbook (.xlsx)"
        raise _refuse("list-broken", "this is not a whole workbook", name, hint)
    read = read_workbook if is_workbook else read_text_table
    return read(data, name, choices or Choices(), columns.is_known)


def __getattr__(name: str) -> object:
    if name in _WRITERS:
        return getattr(import_module("docgen.recipients.workbook_writing"), name)
    message = f"module 'docgen.recipients' has no attribute '{name}'"
    raise AttributeError(message)


def _refuse(code: str, message: str, name: str, hint: str) -> CaseError:
    problem = Problem(code, message, Place(name), hint)
    return CaseError("the list of recipients cannot be read", [problem], hint=hint)


__all__ = [
    "ENDINGS",
    "HOUSEHOLD",
    "OWN",
    "REFERENCE",
    "WHY",
    "Checked",
    "Choices",
    "Column",
    "Columns",
    "Fault",
    "Recipient",
    "RowFault",
    "Surroundings",
    "Table",
    "check_table",
    "columns_of",
    "default_reference",
    "lay_columns",
    "part_columns",
    "plain",
    "read_table",
    "write_faulty_rows",
    "write_template",
]

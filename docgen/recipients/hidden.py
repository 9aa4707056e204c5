"""The bytes of a workbook in; what calamine does not tell of a sheet out.

That is: rows and columns that are hidden, formulas whose value was never stored or that came to an
error, what is struck through or has a note, and, of .ods, merged cells.
"""

from __future__ import annotations

import io
import struct
import zipfile

from docgen.recipients.compound_file import is_compound, read_stream
from docgen.recipients.hidden_ods import of_ods
from docgen.recipients.hidden_xls import of_xls
from docgen.recipients.hidden_xlsx import of_xlsx
from docgen.recipients.table import Oddities


def find_oddities(data: bytes, index: int, sheet: str) -> Oddities:
    """Return what is odd in the sheet called `sheet`, the `index`th of the workbook `data`.

    What cannot be read this way has nothing odd: calamine has read it already.
    """
    try:
        if is_compound(data):
            return of_xls(read_stream(data, ("Workbook", "Book")), sheet)
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            if "content.xml" in book.namelist():
                return of_ods(book.read("content.xml"), sheet)
            return of_xlsx(book, index, sheet)
    except (zipfile.BadZipFile, OSError, LookupError, ValueError, struct.error):
        return Oddities()

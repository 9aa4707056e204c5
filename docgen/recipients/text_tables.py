"""A text table (.csv, .tsv) in; its cells out, with the encoding and the delimiter that were found.

Both are told, since both are guesses that a person may have to overrule. Excel in Wales and England
writes cp1252 with commas or semicolons; `CSV UTF-8` begins with a mark; Google writes plain UTF-8.
"""

from __future__ import annotations

import codecs
import csv
import io
import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from docgen.errors import CaseError, Place, Problem, Severity
from docgen.recipients.table import SEARCHED, Choices, IsHeading, Table, with_head

DELIMITERS = (",", ";", "\t", "|")
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Excel's own first line, which it does not show
_HINT = re.compile(r"\Asep=(.)\r?\n?", re.IGNORECASE)
# what eth and thorn of cp1252 are in ISO 8859-14, the Welsh set: w and y with a circumflex
_CELTIC = re.compile(r"[ðþÐÞ]")
_LOOKED_AT = 1000  # bytes, of which nearly every other is nought where letters have two
_LONGEST = 1_000_000
_SAMPLE = 50_000
_QUOTE_HINT = "close the quotation mark, or save the list as a workbook (.xlsx)"


def read_text_table(data: bytes, name: str, choices: Choices, is_heading: IsHeading) -> Table:
    """Return the table that the bytes of the file `name` hold.

    Raises `CaseError` where they are no text in any encoding that is tried, or no table.
    """
    text, encoding, guessed = _decode(data, name, choices.encoding)
    text, told = _take_hint(text)
    given = _delimiter(choices.delimiter) or told
    delimiter = given or _find_delimiter(text, is_heading)
    table, _ = with_head(Table(name, _parse(text, name, delimiter)), is_heading)
    notes = [_note(name, encoding, delimiter)] if guessed or not given else []
    return replace(table, notes=(*notes, *_doubts(name, text, encoding)))


def _decode(data: bytes, name: str, encoding: str) -> tuple[str, str, bool]:
    """Return the text, its encoding, and whether that was a guess."""
    marked = next((known for mark, known in _MARKS if data.startswith(mark)), "")
    if encoding:
        return _decode_as(data, name, encoding), encoding, False
    if marked:
        return _decode_as(data, name, marked), marked, False
    for guess in (*_wide_encodings(data), "utf-8", "cp1252"):
        try:
            return data.decode(guess), guess, True
        except UnicodeDecodeError:
            continue
    raise _unreadable(name)


def _wide_encodings(data: bytes) -> Iterator[str]:
    """Return the encoding of text whose letters have two bytes and that has no mark to say so."""
    begin = data[:_LOOKED_AT]
    if len(begin) > 3 and begin[1::2].count(0) > len(begin) // 3:
        yield "utf-16-le"
    if len(begin) > 3 and begin[::2].count(0) > len(begin) // 3:
        yield "utf-16-be"


def _decode_as(data: bytes, name: str, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        raise _unreadable(name) from None  # the cause quotes the file's bytes


def _unreadable(name: str) -> CaseError:
    hint = "save it as `CSV UTF-8`, or name its encoding with `--encoding`"
    problem = Problem("list-encoding", "the text is in an unknown encoding", Place(name), hint)
    return CaseError("the list of recipients cannot be read", [problem], hint=hint)


def _take_hint(text: str) -> tuple[str, str]:
    found = _HINT.match(text)
    return (text[found.end() :], found.group(1)) if found else (text, "")


def _delimiter(word: str) -> str:
    by_name = {name: sign for sign, name in _NAMES.items()}
    return by_name.get(word.lower(), "\t" if word == "\\t" else word[:1])


def _find_delimiter(text: str, is_heading: IsHeading) -> str:
    """Return the delimiter under which most headings are known, or else most cells are made."""
    return max(DELIMITERS, key=lambda delimiter: _fit(text[:_SAMPLE], delimiter, is_heading))


def _fit(text: str, delimiter: str, is_heading: IsHeading) -> tuple[int, int]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows = tuple(tuple(row) for row in itertools.islice(lines, SEARCHED))
    return with_head(Table("", rows), is_heading)[1], max(map(len, rows), default=0)


def _parse(text: str, name: str, delimiter: str) -> tuple[tuple[str, ...], ...]:
    csv.field_size_limit(_LONGEST)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[str, ...]] = []
    try:
        rows.extend(tuple(row) for row in lines)
    except csv.Error:
        where = Place(name, spot=f"row {len(rows) + 1}")
        message = "a quotation mark stands where none may, or is opened and not closed"
        problem = Problem("list-quote", message, where, _QUOTE_HINT)
        raise CaseError("the list of recipients cannot be read", [problem]) from None
    return tuple(rows)


def _note(name: str, encoding: str, delimiter: str) -> Problem:
    shown = _NAMES.get(delimiter, delimiter)
    message = f"read as {encoding}, with a {shown} between cells"
    hint = "overrule it with `--encoding` and `--delimiter` if letters or columns are wrong"
    return Problem("list-read-as", message, Place(name), hint, Severity.WARNING)


def _doubts(name: str, text: str, encoding: str) -> tuple[Problem, ...]:
    if encoding != "cp1252" or not _CELTIC.search(text):
        return ()
    message = "letters that Welsh does not have stand where ŵ or ŷ may be meant"
    hint = "try `--encoding iso-8859-14`, or save the list as `CSV UTF-8`"
    return (Problem("list-encoding", message, Place(name), hint, Severity.WARNING),)

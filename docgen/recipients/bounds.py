"""The bytes of a workbook in; whether reading it could take more than any list needs out.

The reader of workbooks keeps a sheet as a full table from its first cell to its last, follows the
chains of an old workbook wherever they lead, and unpacks what it finds: one cell at the far corner
of a sheet, one chain that comes back to itself, or one packed part that goes on for ever takes all
memory there is, and a tag that is never closed all time. So these are looked at first, and no more
is read of a file than they allow.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from docgen.recipients.compound_file import check_chains, read_stream

_MOST_CELLS = 12_000_000
_MOST_UNPACKED = 1_000_000_000
_PIECE = 1 << 20
_OVERLAP = 80
# Of letters that no column has, seven are enough to tell that there is no such sheet.
_REFERENCE = re.compile(rb'\br=["\'] *\$?([A-Za-z]{1,7})(?:[A-Za-z]*\$?)(\d{1,10})')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]{0,60}?\br=["\'] *(\d{1,10})')
_OPEN = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)(?![\w-])([^>]*?)(/?)>")
_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated=["\'] *(\d{1,10})')
#: What a damaged workbook raises; a `RuntimeError` where it is packed in a way of its own.
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError),
    *(LookupError, ValueError, OSError, RuntimeError),
)
#: An archive's own marks of a part that is locked, or a change to another.
_UNREADABLE = 0x61
_LOCAL = struct.Struct("<26xHH")
_STREAMS = ("Workbook", "Book", "WORKBOOK", "BOOK")
#: The newer binary workbook, whose cells are not looked at here and which hardly anybody saves.
_BINARY = "xl/workbook.bin"
#: Records of Excel 97 whose data begin with a row and a column: numbers, texts, formulas, blanks.
_CELLS = frozenset((0x06, 0xBD, 0xBE, 0xD6, 0xFD, 0x201, 0x203, 0x204, 0x205, 0x27E))
_NEW_SHEET, _DIMENSIONS, _TEXTS = 0x809, 0x200, 0xFC
_MOST_ROOM = 65_536 * 256  # a whole sheet of Excel 97, to which some programs stretch each


def is_bounded(data: bytes) -> bool:
    """Return whether the workbook `data` can be read; what is no workbook at all can be tried."""
    try:
        return _is_zip_bounded(data) if data.startswith(b"PK") else _is_old_bounded(data)
    except _DAMAGE:
        return False


def _is_zip_bounded(data: bytes) -> bool:
    left = _MOST_UNPACKED
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        if _BINARY in book.namelist():
            return False
        for part in book.infolist():
            if part.flag_bits & _UNREADABLE:
                return False
            is_open = part.filename == "content.xml"
            extent = _OpenExtent() if is_open else _Extent()
            sound = _sound_xml() if is_open else None
            for piece in _pieces(data, part):
                left -= len(piece)
                extent.look(piece)
                if left < 0 or extent.cells > _MOST_CELLS:
                    return False
                if sound is not None:
                    sound.Parse(piece, False)
            if sound is not None:
                sound.Parse(b"", True)
    return True


def _sound_xml() -> expat.XMLParserType:
    """Return what raises where XML is broken: the reader would look for the end of it for ever."""

    def refuse(*_: object) -> None:
        raise ValueError

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _pieces(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what a part unpacks to, whatever it says of its own length."""
    name, extra = _LOCAL.unpack_from(data, part.header_offset)
    start = part.header_offset + 30 + name + extra
    packed = data[start : start + part.compress_size]
    if part.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    unpacker = zlib.decompressobj(-15)
    while packed and not unpacker.eof:
        yield unpacker.decompress(packed, _PIECE)
        packed = unpacker.unconsumed_tail


class _Extent:
    """How far the cells of one sheet reach, as its XML says, piece after piece."""

    def __init__(self) -> None:
        self._rows = self._columns = 1
        self._tail = b""

    @property
    def cells(self) -> int:
        """Return how many cells a table of all would have."""
        return self._rows * self._columns

    def look(self, piece: bytes) -> None:
        """Take in the next piece of the part."""
        text = self._tail + piece
        for letters, digits in set(_REFERENCE.findall(text)):
            self._columns = max(self._columns, _column(letters))
            self._rows = max(self._rows, int(digits))
        self._rows = max((self._rows, *map(int, _ROW.findall(text))))
        self._tail = text[-_OVERLAP:]


class _OpenExtent(_Extent):
    """How far the cells of an OpenDocument workbook reach: rows and cells say how often they are.

    What is empty does not count by itself, since such a sheet goes on empty to its far corner.
    """

    def __init__(self) -> None:
        super().__init__()
        self._row = self._column = 0  # the last of the row that is open, the last cell in it

    def look(self, piece: bytes) -> None:
        """Take in the next piece of the part."""
        text, mark, rest = (self._tail + piece).rpartition(b"<")
        for kind, said, closed in _OPEN.findall(text):
            often = _often(said)
            if kind == b"table":
                self._row = 0
            elif kind == b"table-row":
                self._row, self._column = self._row + often, 0
            else:
                self._column += often
                if not closed or b"value" in said:
                    self._rows = max(self._rows, self._row)
                    self._columns = max(self._columns, self._column)
        self._tail = mark + rest


def _often(said: bytes) -> int:
    found = _REPEATED.search(said)
    return int(found[1]) if found else 1


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number


def _is_old_bounded(data: bytes) -> bool:
    """Return whether an old workbook's chains end, and its sheets are no larger than lists are."""
    check_chains(data)
    try:
        stream = read_stream(data, _STREAMS)
    except LookupError:
        return True  # no workbook, or a locked one, which its reader tells
    return _are_sheets_bounded(stream)


def _are_sheets_bounded(stream: bytes) -> bool:
    """Return whether no sheet of an old workbook says, or has, more cells than any list."""
    rows = columns = 0
    for kind, body in _records(stream):
        if kind == _NEW_SHEET:
            rows = columns = 0
        elif kind in _CELLS and len(body) >= 4:
            row, column = struct.unpack_from("<HH", body)
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif not _is_count_bounded(kind, body, len(stream)):
            return False
        if rows * columns > _MOST_CELLS:
            return False
    return True


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _is_count_bounded(kind: int, body: bytes, length: int) -> bool:
    """Return whether a record that says how much there will be, for which room is made, may."""
    if kind == _DIMENSIONS:
        layout = "<IIHH" if len(body) >= 12 else "<HHHH"
        first, last, left, right = map(int, struct.unpack_from(layout, body))
        return first <= last and left <= right and (last - first) * (right - left) <= _MOST_ROOM
    if kind == _TEXTS:  # each of them takes three bytes at least
        return bool(struct.unpack_from("<I", body, 4)[0] * 3 <= length)
    return True

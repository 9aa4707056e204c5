"""An Excel workbook, opened as a zip, in; what calamine does not tell of a sheet out.

Read by pattern and piece by piece, since a sheet of 100,000 rows has fifty megabytes of XML.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import IO

from docgen.recipients.table import Oddities

Cells = set[tuple[int, int]]

# what is hidden, or has no height or width left
_HIDDEN = re.compile(rb'\b(?:hidden="(?:1|true)"|(?:ht|width)="0(?:\.0+)?")')
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_NUMBER = re.compile(rb'\br="(\d+)"')
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*?)/?>")
_SPAN = re.compile(rb'\b(min|max)="(\d+)"')
_MOST_COLUMNS = 20_000
# a formula with nothing after it; one that comes to an empty text says t="str" and is no fault
_EMPTY_FORMULA = re.compile(
    rb'<(?:\w+:)?c\b(?![^>]*t="str")[^>]*\br="([A-Z]+)(\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*?'
    rb"(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
# a cell that holds an error, which calamine takes for an empty one
_FAILED = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*\br="([A-Z]+)(\d+)"')
_STYLED = rb'<(?:\w+:)?c\b(?=[^>]*\bs="(?:%s)")[^>]*\br="([A-Z]+)(\d+)"[^>]*[^/]>'
_NOTE = re.compile(rb'<(?:\w+:)?comment\b[^>]*\bref="([A-Z]+)(\d+)"')
_ROW_END = b"</row>"  # of a sheet whose names have a prefix there is one piece
_PIECE = 1_000_000

_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_ID = re.compile(rb'\b\w+:id="([^"]*)"')
_SHEET_NAME = re.compile(rb'\bname="([^"]*)"')
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_TARGET = re.compile(rb'\bTarget="([^"]*)"')
_RELATION_ID = re.compile(rb'\bId="([^"]*)"')

_STYLES = "xl/styles.xml"
_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
_FONT = re.compile(rb"<(?:\w+:)?font\s*/>|<(?:\w+:)?font>.*?</(?:\w+:)?font>", re.DOTALL)
_STRIKE = re.compile(rb'<(?:\w+:)?strike\s*(?:val="(?:1|true)"\s*)?/>')
_FORMATS = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_FORMAT = re.compile(rb"<(?:\w+:)?xf\b([^>]*)>")
_FONT_ID = re.compile(rb'\bfontId="(\d+)"')


def of_xlsx(book: zipfile.ZipFile, index: int, sheet: str) -> Oddities:
    """Return what is odd in the sheet called `sheet`, the `index`th of `book`."""
    names = set(book.namelist())
    part = _find_part(book, names, index, sheet)
    if part not in names:
        return Oddities()
    found = _Found(_struck_formats(book.read(_STYLES) if _STYLES in names else b""))
    with book.open(part) as stream:
        for xml in _pieces(stream):
            found.see(xml)
    for other in _related(book, names, part):
        if "comments" in other.lower() and other in names:
            found.noted.update(_cells(_NOTE, book.read(other)))
    return found.oddities()


@dataclass(slots=True)
class _Found:
    """What was found in the pieces of a sheet; `struck_formats` are styles that strike through."""

    struck_formats: list[bytes]
    hidden_columns: frozenset[int] | None = None
    hidden_rows: set[int] = field(default_factory=set)
    uncomputed: Cells = field(default_factory=set)
    failed: Cells = field(default_factory=set)
    struck: Cells = field(default_factory=set)
    noted: Cells = field(default_factory=set)

    def see(self, xml: bytes) -> None:
        """Take in one piece."""
        if self.hidden_columns is None:  # their list stands before the rows
            self.hidden_columns = frozenset(_hidden_columns(xml))
        self.hidden_rows.update(_hidden_rows(xml))
        if b"<f" in xml or b":f>" in xml:
            self.uncomputed.update(_cells(_EMPTY_FORMULA, xml))
        if b't="e"' in xml:
            self.failed.update(_cells(_FAILED, xml))
        if self.struck_formats:
            pattern = re.compile(_STYLED % b"|".join(self.struck_formats))
            self.struck.update(_cells(pattern, xml))

    def oddities(self) -> Oddities:
        """Return all of it."""
        return Oddities(
            frozenset(self.hidden_rows),
            self.hidden_columns or frozenset(),
            uncomputed=frozenset(self.uncomputed),
            failed=frozenset(self.failed),
            struck=frozenset(self.struck),
            noted=frozenset(self.noted),
        )


def _find_part(book: zipfile.ZipFile, names: set[str], index: int, sheet: str) -> str:
    """Return the name of the part that holds the sheet."""
    main, rels = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    fallback = f"xl/worksheets/sheet{index + 1}.xml"
    if not {main, rels} <= names:
        return fallback
    ids = {
        unescape(_first(_SHEET_NAME, tag)): _first(_ID, tag)
        for tag in _SHEET.findall(book.read(main))
    }
    targets = {
        _first(_RELATION_ID, tag): unescape(_first(_TARGET, tag))
        for tag in _RELATION.findall(book.read(rels))
    }
    target = targets.get(ids.get(sheet, ""), "")
    return _resolved(target, "xl") if target else fallback


def _related(book: zipfile.ZipFile, names: set[str], part: str) -> Iterator[str]:
    """Return the parts that belong to the part `part`."""
    folder, _, name = part.rpartition("/")
    rels = f"{folder}/_rels/{name}.rels"
    if rels in names:
        for tag in _RELATION.findall(book.read(rels)):
            yield _resolved(unescape(_first(_TARGET, tag)), folder)


def _resolved(target: str, folder: str) -> str:
    return target.lstrip("/") if target[:1] == "/" else posixpath.normpath(f"{folder}/{target}")


def _first(pattern: re.Pattern[bytes], tag: bytes) -> str:
    found = pattern.search(tag)
    return found.group(1).decode() if found else ""


def _struck_formats(styles: bytes) -> list[bytes]:
    """Return the numbers of the cell formats whose font is struck through."""
    fonts, formats = _FONTS.search(styles), _FORMATS.search(styles)
    if not fonts or not formats:
        return []
    listed = enumerate(_FONT.findall(fonts.group(0)))
    struck = {b"%d" % number for number, font in listed if _STRIKE.search(font)}
    used = (_FONT_ID.search(attributes) for attributes in _FORMAT.findall(formats.group(0)))
    return [b"%d" % n for n, font in enumerate(used) if font and font.group(1) in struck]


def _pieces(stream: IO[bytes]) -> Iterator[bytes]:
    """Return the XML of a sheet piece by piece, each ending with a whole row."""
    rest = b""
    while chunk := stream.read(_PIECE):
        whole, end, rest = (rest + chunk).rpartition(_ROW_END)
        if end:
            yield whole + end
    yield rest


def _cells(pattern: re.Pattern[bytes], xml: bytes) -> Iterator[tuple[int, int]]:
    """Return the row and the column of each cell that `pattern` finds."""
    for found in pattern.finditer(xml):
        yield int(found.group(2)), _column(found.group(1))


def _hidden_rows(xml: bytes) -> Iterator[int]:
    if b"hidden=" not in xml and b'ht="0' not in xml:
        return
    for found in _ROW.finditer(xml):
        attributes = found.group(1)
        if _HIDDEN.search(attributes) and (number := _NUMBER.search(attributes)):
            yield int(number.group(1))


def _hidden_columns(xml: bytes) -> Iterator[int]:
    head = xml[: found.start()] if (found := _ROW.search(xml)) else xml
    for attributes in _COLUMN.findall(head):
        if _HIDDEN.search(attributes):
            span = {name: int(number) for name, number in _SPAN.findall(attributes)}
            last = min(span.get(b"max", 0), _MOST_COLUMNS)
            yield from range(span.get(b"min", 1) - 1, last)


def _column(letters: bytes) -> int:
    number = 0
    for one in letters:
        number = number * 26 + one - ord("A") + 1
    return number - 1

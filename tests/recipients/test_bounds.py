"""Workbooks that would take all memory there is: refused before anything reads them."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from types import SimpleNamespace

import pytest
from list_specimens import NEEDED, WHOLE, Lists, ods_of, ods_row, workbook_of

from docgen.errors import CaseError
from docgen.recipients import bounds, workbooks
from docgen.recipients.bounds import is_bounded
from docgen.recipients.panics import without_panic

REPEATED = (
    '<table:table-row table:number-rows-repeated="{}"><table:table-cell '
    'table:number-columns-repeated="{}" office:value-type="string"><text:p>a</text:p>'
    "</table:table-cell></table:table-row>"
)
EMPTY = (
    '<table:table-row table:number-rows-repeated="1048574"><table:table-cell '
    'table:number-columns-repeated="16384"/></table:table-row>'
)


def with_part(data: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook with `new` for `old` in one of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as book, zipfile.ZipFile(out, "w") as changed:
        for one in book.namelist():
            content = book.read(one)
            changed.writestr(one, content.replace(old, new) if one.endswith(name) else content)
    return out.getvalue()


@pytest.mark.parametrize("corner", ["XFD1048576", "ZZZZZZ2", "A99999999", "Columnsbyname2"])
def test_a_cell_at_the_far_corner_of_a_sheet_is_refused(corner: str) -> None:
    book = workbook_of([NEEDED, WHOLE])
    far = with_part(book, "sheet1.xml", b'r="C2"', f'r="{corner}"'.encode())
    assert is_bounded(book)
    assert not is_bounded(far)
    with pytest.raises(CaseError, match="cannot be read"):
        Lists().check(far, "list.xlsx")


def test_a_long_list_is_no_far_corner() -> None:
    assert is_bounded(workbook_of([NEEDED, *([WHOLE] * 3000)]))


@pytest.mark.parametrize(("rows", "columns"), [(30_000, 1000), (1_000_000, 16_000)])
def test_cells_that_say_they_are_there_a_million_times_are_refused(rows: int, columns: int) -> None:
    assert not is_bounded(ods_of(ods_row(NEEDED) + REPEATED.format(rows, columns)))


def test_a_sheet_that_goes_on_empty_to_its_end_is_read() -> None:
    assert is_bounded(ods_of(ods_row(NEEDED) + EMPTY))


@pytest.mark.parametrize(
    "change",
    [
        (b"</table:table>", b"</table:tab![](x.png)le>"),
        (b"<text:p>", b"<te</w:p>xt:p>"),
        (b"</office:document-content>", b""),
        (b"<office:document-content", b"<!DOCTYPE x [<!ENTITY a 'b'>]><office:document-content"),
    ],
    ids=["an end that is none", "a tag in a tag", "cut off", "entities"],
)
def test_broken_xml_of_an_open_document_is_refused_before_its_reader_hangs(
    change: tuple[bytes, bytes],
) -> None:
    book = ods_of(ods_row(NEEDED))
    assert is_bounded(book)
    assert not is_bounded(with_part(book, "content.xml", *change))


def test_a_part_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "_MOST_UNPACKED", 5_000_000)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/sharedStrings.xml", b"\0" * 6_000_000)
    assert not is_bounded(out.getvalue())


def test_the_newer_binary_workbook_is_refused() -> None:
    book = workbook_of([NEEDED])
    out = io.BytesIO(book)
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("xl/workbook.bin", b"")
    assert not is_bounded(out.getvalue())


def old_workbook(following: int) -> bytes:
    """Return an old workbook whose directory's first sector is followed by `following`."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHH", head, 26, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIII", head, 44, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", head, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, following, *[0xFFFFFFFF] * 126)
    root = bytearray(512)
    root[66] = 5
    struct.pack_into("<I", root, 116, 0xFFFFFFFE)
    return bytes(head) + table + bytes(root)


def test_a_chain_that_comes_back_to_itself_is_refused() -> None:
    assert is_bounded(old_workbook(0xFFFFFFFE))
    assert not is_bounded(old_workbook(1))


def record(kind: int, layout: str, *values: int) -> bytes:
    """Return one record of Excel 97."""
    body = struct.pack(layout, *values)
    return struct.pack("<HH", kind, len(body)) + body


@pytest.mark.parametrize(
    ("records", "may"),
    [
        (record(0x200, "<IIHHH", 0, 65_536, 0, 256, 0), True),
        (record(0x200, "<IIHHH", 0, 2**32 - 1, 0, 256, 0), False),
        (record(0x200, "<IIHHH", 9, 3, 0, 2, 0), False),
        (record(0x200, "<HHHHH", 0, 10, 0, 3, 0), True),
        (record(0xFC, "<III", 5, 5, 0), True),
        (record(0xFC, "<III", 5, 2**31, 0), False),
        (record(0x203, "<HHHd", 65_535, 65_535, 0, 0.0), False),
        (record(0x203, "<HHHd", 65_535, 0, 0, 0) + record(0x809, "<H", 0), True),
    ],
    ids=["sheet", "far", "turned", "old", "texts", "many texts", "far cell", "two sheets"],
)
def test_what_an_old_workbook_says_there_is_is_bounded(records: bytes, may: bool) -> None:
    assert bounds._are_sheets_bounded(records) is may


def test_a_reader_that_falls_over_is_told_as_a_broken_file(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def fall(*_: object) -> None:
        os.write(2, b"thread panicked at 'index out of range'")
        raise type("PanicException", (BaseException,), {})

    monkeypatch.setattr(workbooks, "CalamineWorkbook", SimpleNamespace(from_filelike=fall))
    with pytest.raises(CaseError) as caught:
        Lists().check(workbook_of([NEEDED, WHOLE]), "list.xlsx")
    assert caught.value.problems[0].code == "list-broken"
    assert capfd.readouterr().err == ""


def test_an_interruption_goes_through() -> None:
    with pytest.raises(KeyboardInterrupt), without_panic():
        raise KeyboardInterrupt

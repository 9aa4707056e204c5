"""LibreOffice's PDFs made steady: without LibreOffice, on bytes that are shaped like its own."""

from __future__ import annotations

import re
import zlib

from docgen.typeset.libreoffice_pdf import is_whole, make_steady

PADDING = b" " * 1500
XMP = b"""<rdf:RDF><pdfuaid:part>1</pdfuaid:part><xmp:CreateDate>%s</xmp:CreateDate>
</rdf:RDF>
</x:xmpmeta>%s
<?xpacket end="w"?>"""


def _pdf(stamp: bytes = b"20261121042413", padding: bytes = PADDING, year: int = 2026) -> bytes:
    profile = zlib.compress(bytes(24) + year.to_bytes(2, "big") + bytes(range(200)))
    day = b"%s-%s-%sT04:24:13Z" % (stamp[:4], stamp[4:6], stamp[6:8])
    objects = [
        b"<</N 3/Length 2 0 R/Filter/FlateDecode>>\nstream\n" + profile + b"\nendstream",
        b"%d" % len(profile),
        b"<</Length 9>>\nstream\n" + XMP % (day, padding) + b"\nendstream",
        b"<</CreationDate(D:%sZ')>>" % stamp,
    ]
    made, offsets = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made) + 1)
        made += b"\n%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    identifier = stamp.hex().upper().encode().ljust(32, b"0")[:32]
    tail = b"trailer\n<</Size 5\n/ID [ <%s>\n<%s> ]\n/DocChecksum /%s\n>>" % ((identifier,) * 3)
    table = b"xref\n0 5\n0000000000 65535 f \n" + rows + tail
    return made + table + b"\nstartxref\n%d\n%%%%EOF\n" % start


def _is_sound(pdf: bytes) -> bool:
    offsets = [int(found) for found in re.findall(rb"\n(\d{10}) 00000 n ", pdf)]
    starts = [pdf[at:].startswith(b"%d 0 obj" % number) for number, at in enumerate(offsets, 1)]
    table = int(re.findall(rb"startxref\n(\d+)", pdf)[0])
    return all(starts) and pdf[table:].startswith(b"xref")


def test_the_specimen_itself_is_sound() -> None:
    assert _is_sound(_pdf())


def test_two_moments_give_the_same_bytes() -> None:
    later = _pdf(b"20300102030405", year=2030)
    assert later != _pdf()
    assert make_steady(later, 0) == make_steady(_pdf(), 0)


def test_the_table_of_offsets_is_right_afterwards() -> None:
    assert _is_sound(make_steady(_pdf(), 0))


def test_another_text_gives_another_identifier() -> None:
    one, other = (make_steady(_pdf() + extra, 0) for extra in (b"", b" "))
    assert re.findall(rb"/ID \[ <(.+?)>", one) != re.findall(rb"/ID \[ <(.+?)>", other)


def test_the_date_is_the_one_that_is_told() -> None:
    steady = make_steady(_pdf(), 1_700_000_000)
    assert b"(D:20231114221320Z" in steady
    assert b">2023-11-14T22:13:20Z<" in steady


def test_the_claim_of_pdf_ua_is_described() -> None:
    assert b"<pdfaSchema:prefix>pdfuaid<" in make_steady(_pdf(), 0)


def test_a_record_without_room_is_left_as_it_is() -> None:
    steady = make_steady(_pdf(padding=b""), 0)
    assert b"pdfaExtension" not in steady
    assert _is_sound(steady)


def test_a_pdf_of_another_make_passes_through() -> None:
    assert make_steady(b"%PDF-1.4 of some other program %%EOF", 0).startswith(b"%PDF-1.4 of some")


def test_a_pdf_cut_short_is_not_whole() -> None:
    assert is_whole(_pdf())
    assert not is_whole(_pdf()[:-20])
    assert not is_whole(b"<html>%%EOF")

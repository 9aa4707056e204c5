"""A PDF as LibreOffice left it in; the same PDF, with steady bytes and a whole XMP record, out.

LibreOffice writes the time of day into its PDFs, into their colour profile too, and makes an
identifier from it, so that the same Word file never gives the same bytes. And it claims PDF/UA in
its XMP record without describing that claim's schema, for which PDF/A validators refuse the file
(ISO 19005-2, 6.6.2.3.1). Both are put right here by exchanging a few stretches of bytes.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from itertools import accumulate
from typing import NamedTuple

from docgen.errors import Problem, Severity

_DATE = re.compile(rb"(?<=\(D:)\d{14}|(?<=Date>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_IDENTIFIER = re.compile(rb"(/ID \[ <|>\s<|/DocChecksum /)([0-9A-F]{32})(?=[>\s])")
_PROFILE = re.compile(rb"<</N 3/Length (\d+) 0 R/Filter/FlateDecode>>\s*?stream\r?\n")
_XMP_END = re.compile(rb"</rdf:RDF>\s*</x:xmpmeta>\s*(?=<\?xpacket end)")
_XREF = re.compile(rb"(?<=\nxref\n)0 \d+ ?\r?\n(?:\d{10} \d{5} [nf]\s{2})+")
_START = re.compile(rb"(?<=startxref\n)\d+(?=\s+%%EOF)")
_EXTENSION = b"""<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"\
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>part of ISO 14289</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\
</rdf:Description></rdf:RDF></x:xmpmeta>"""


class _Edit(NamedTuple):
    """The bytes from `start` to `end` become `new`."""

    start: int
    end: int
    new: bytes


def is_whole(pdf: bytes) -> bool:
    """Return whether `pdf` begins and ends as a PDF does."""
    return pdf.startswith(b"%PDF-") and b"%%EOF" in pdf[-1024:]


def check_tagged(pdf: bytes) -> tuple[Problem, ...]:
    """Return a warning where `pdf` has no tags, as LibreOffice before 7.4 leaves it."""
    if b"/StructTreeRoot" in pdf:
        return ()
    message = "LibreOffice made a PDF without tags, which is not accessible"
    hint = "install LibreOffice 7.4 or later"
    return (Problem("typeset-untagged", message, hint=hint, severity=Severity.WARNING),)


def make_steady(pdf: bytes, created: int) -> bytes:
    """Return `pdf`, dated `created` (seconds since 1970), its identifiers made from its content.

    What is not written as LibreOffice writes it is left as it is.
    """
    moment = datetime.fromtimestamp(created, UTC)
    edits = [*_date_edits(pdf, moment), *_profile_edits(pdf, moment), *_claim_edits(pdf)]
    dated = _apply(pdf, sorted(edits))
    blank = _IDENTIFIER.sub(rb"\g<1>" + b"0" * 32, dated)
    identifier = hashlib.sha256(blank).hexdigest()[:32].upper().encode()
    return _IDENTIFIER.sub(rb"\g<1>" + identifier, dated)


def _date_edits(pdf: bytes, moment: datetime) -> Iterator[_Edit]:
    for found in _DATE.finditer(pdf):
        form = "%Y-%m-%dT%H:%M:%S" if b"-" in found[0] else "%Y%m%d%H%M%S"
        yield _Edit(found.start(), found.end(), moment.strftime(form).encode())


def _profile_edits(pdf: bytes, moment: datetime) -> Iterator[_Edit]:
    """Date the colour profile: ICC.1, 7.2.8, six numbers of two bytes from the 24th on."""
    found = _PROFILE.search(pdf)
    size = found and re.search(rb"\n" + found[1] + rb" 0 obj\s+(\d+)(?=\s+endobj)", pdf)
    if not found or not size:
        return
    start = found.end()
    end = start + int(size[1])
    profile = bytearray(zlib.decompress(pdf[start:end]))
    profile[24:36] = b"".join(n.to_bytes(2, "big") for n in moment.timetuple()[:6])
    packed = zlib.compress(bytes(profile), 9)
    yield _Edit(start, end, packed)
    yield _Edit(size.start(1), size.end(1), str(len(packed)).encode())


def _claim_edits(pdf: bytes) -> Iterator[_Edit]:
    """Describe the schema of the PDF/UA claim where the XMP record makes one."""
    found = _XMP_END.search(pdf)
    if found and b"pdfuaid:part" in pdf and b"pdfaExtension" not in pdf:
        # As long as before, out of the record's own padding: its length stands elsewhere.
        room = found.end() - found.start()
        if len(_EXTENSION) <= room:
            yield _Edit(found.start(), found.end(), _EXTENSION.ljust(room))


def _apply(pdf: bytes, edits: Sequence[_Edit]) -> bytes:
    """Return `pdf` with `edits` made, in order of place, and its own offsets put right."""
    starts = [0, *(edit.end for edit in edits)]
    ends = [*(edit.start for edit in edits), len(pdf)]
    news = [*(edit.new for edit in edits), b""]
    made = b"".join(pdf[a:b] + new for a, b, new in zip(starts, ends, news, strict=True))
    return _shift_offsets(made, edits)


def _shift_offsets(pdf: bytes, edits: Sequence[_Edit]) -> bytes:
    ends = [edit.end for edit in edits]
    grown = [0, *accumulate(len(edit.new) - (edit.end - edit.start) for edit in edits)]

    def moved(old: bytes) -> int:
        return int(old) + grown[sum(end <= int(old) for end in ends)]

    def entries(table: re.Match[bytes]) -> bytes:
        return re.sub(rb"(?<!\d)\d{10}(?= \d{5} n)", lambda m: b"%010d" % moved(m[0]), table[0])

    return _START.sub(lambda m: b"%d" % moved(m[0]), _XREF.sub(entries, pdf))

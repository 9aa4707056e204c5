"""What an untagged page is, for somebody who hears it."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Stream

from docgen.pack.page_facts import PageKind, page_kinds

SENTENCE = b"BT /F 12 Tf 72 700 Td (The children live with an aunt.) Tj ET"


def paper(content: bytes, **about: object) -> bytes:
    """Return a paper of one page with `content`, which is coded as `about` says."""
    file = pikepdf.new()
    page = file.add_blank_page(page_size=(595, 842))
    page.Contents = Stream(file, content, **about)
    face = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    page.Resources = Dictionary(Font=Dictionary(F=face))
    out = io.BytesIO()
    file.save(out, stream_decode_level=pikepdf.StreamDecodeLevel.none, compress_streams=False)
    return out.getvalue()


def test_a_page_with_a_sentence_is_text() -> None:
    assert page_kinds(paper(SENTENCE)) == [PageKind.TEXT]


@pytest.mark.parametrize("name", ["Fl", "LZW", "JBIG2Decode"])
def test_a_page_coded_as_nobody_reads_is_a_picture(name: str) -> None:
    coded = zlib.compress(SENTENCE)
    assert page_kinds(paper(coded, Filter=Array([Name(f"/{name}")]))) == [PageKind.PICTURE]


def test_a_file_that_is_no_paper_has_no_pages() -> None:
    assert page_kinds(b"%PDF-1.7\nno more than this") == []

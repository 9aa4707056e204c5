"""A PDF's XMP record in; what it claims, and its title, out.

A claim is only words until the file has been checked: `sorting` does that.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree

import pikepdf

from docgen.pack.elements import is_dictionary
from docgen.pack.papers import Level

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_UA: Final = "{http://www.aiim.org/pdfua/ns/id/}part"
_PART: Final = "{http://www.aiim.org/pdfa/ns/id/}part"
_CONFORMANCE: Final = "{http://www.aiim.org/pdfa/ns/id/}conformance"
_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_LONGEST: Final = 2_000_000
_SPACE: Final = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Record:
    """What a file says of itself: PDF/UA or not, a level of PDF/A or none, title, language."""

    claims_ua: bool = False
    level: Level | None = None
    title: str = ""
    language: str = ""


def read_record(pdf: pikepdf.Pdf) -> Record:
    """Return what `pdf` says of itself; what cannot be read says nothing."""
    fields = _read_xmp(pdf)
    level = f"{fields.get(_PART, '')}{fields.get(_CONFORMANCE, '')}".lower()
    info = pdf.trailer.get("/Info")
    told = info.get("/Title") if is_dictionary(info) else None
    title = fields.get(_TITLE, "") or (str(told) if isinstance(told, pikepdf.String) else "")
    language = pdf.Root.get("/Lang")
    return Record(
        fields.get(_UA, "") == "1",
        Level(level) if level in set(Level) else None,
        _SPACE.sub(" ", title).strip(),
        str(language) if isinstance(language, pikepdf.String) else "",
    )


def _read_xmp(pdf: pikepdf.Pdf) -> dict[str, str]:
    stream = pdf.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        return {}
    try:
        data = stream.read_bytes()
    except pikepdf.PdfError:
        return {}
    if len(data) > _LONGEST or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return {}
    try:
        parsed = ElementTree.parse(io.BytesIO(data.strip(b"\x00 \r\n\t")))  # noqa: S314 - no entities get here
    except (ElementTree.ParseError, ValueError, LookupError):
        return {}
    return _flatten(parsed.getroot())


def _flatten(root: ElementTree.Element) -> dict[str, str]:
    """Return the simple properties, and the title in its first language."""
    found: dict[str, str] = {}
    for description in root.iter(f"{_RDF}Description"):
        found |= {name: value.strip() for name, value in description.attrib.items()}
        for one in description:
            item = one.find(f".//{_RDF}li") if one.tag == _TITLE else one
            found[one.tag] = ((item.text if item is not None else "") or "").strip()
    return found

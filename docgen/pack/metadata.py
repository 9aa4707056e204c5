"""What a pack is and what it has earned in; its catalogue, its XMP record and its properties out.

The record is written anew. PDF/UA is claimed only where every paper earned it, PDF/A at the lowest
level of all, and neither is copied from anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name

from docgen.language import Language
from docgen.pack.papers import Access, AccessClass, Level

PRODUCER: Final = "docgen"
_RANK: Final = {"b": 0, "u": 1, "a": 2}


@dataclass(frozen=True, slots=True)
class Claims:
    """What a pack may say of itself."""

    ua: bool = False
    level: Level | None = None


NO_CLAIMS: Final = Claims()


@dataclass(frozen=True, slots=True)
class About:
    """The title and the author of a pack, its languages, the first being the chief one, its day."""

    title: str
    author: str
    languages: tuple[Language, ...]
    day: date


def earned(accesses: Iterable[Access]) -> Claims:
    """Return what a pack of papers with these classes may claim."""
    known = list(accesses)
    levels = [one.level for one in known]
    ua = all(one.kind is AccessClass.A for one in known)
    return Claims(ua, _lowest([x for x in levels if x]) if all(levels) else None)


def _lowest(levels: Sequence[Level]) -> Level | None:
    if not levels:
        return None
    part = "3" if any(one.value[0] == "3" for one in levels) else "2"
    letter = min((one.value[1] for one in levels), key=lambda one: _RANK[one])
    return Level(part + letter)


def write_metadata(out: pikepdf.Pdf, about: About, claims: Claims) -> None:
    """Write the record, the properties and the catalogue of `out`."""
    root, moment = out.Root, datetime(about.day.year, about.day.month, about.day.day, tzinfo=UTC)
    record = out.make_stream(_record(about, claims, moment).encode())
    record.Type, record.Subtype = Name.Metadata, Name.XML
    root.Metadata = record
    root.Lang = about.languages[0].tag
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.PageMode = Name.UseOutlines
    stamp = moment.strftime("D:%Y%m%d%H%M%SZ")
    info = Dictionary(Title=about.title, Creator=PRODUCER, Producer=PRODUCER)
    info.CreationDate = info.ModDate = stamp
    if about.author:
        info.Author = about.author
    out.trailer.Info = out.make_indirect(info)


def add_intent(out: pikepdf.Pdf, source: pikepdf.Pdf) -> None:
    """Give `out` the one colour intent that our own documents have."""
    intents = source.Root.get("/OutputIntents")
    if isinstance(intents, Array) and len(intents):
        first = intents[0]
        whole = first if first.is_indirect else source.make_indirect(first)
        out.Root.OutputIntents = Array([out.copy_foreign(whole)])


_EXTENSION: Final = """<rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>\
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>\
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq>\
</pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
"""


def _record(about: About, claims: Claims, moment: datetime) -> str:
    day = moment.strftime("%Y-%m-%dT%H:%M:%SZ")
    title, author = escape(about.title), escape(about.author)
    spoken = "".join(f"<rdf:li>{one.tag}</rdf:li>" for one in about.languages)
    creator = f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"{creator if author else ''}<dc:language><rdf:Bag>{spoken}</rdf:Bag></dc:language>"
        f"<dc:format>application/pdf</dc:format><pdf:Producer>{PRODUCER}</pdf:Producer>"
        f"<xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool><xmp:CreateDate>{day}</xmp:CreateDate>"
        f"<xmp:ModifyDate>{day}</xmp:ModifyDate></rdf:Description>\n"
        f'{_claimed(claims)}</rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    )


def _claimed(claims: Claims) -> str:
    told = _EXTENSION if claims.ua else ""
    if claims.level is None:
        return told
    part, letter = claims.level.value[0], claims.level.value[1].upper()
    return (
        f'{told}<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">'
        f"<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{letter}</pdfaid:conformance>"
        "</rdf:Description>\n"
    )

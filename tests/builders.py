"""Word specimens in a line or two: `docx_of("Dear {{ name }}", table("a | b"))`, and back to text.

A block is a string (a paragraph), `para` (its runs apart), `heading`, `table` (a string for each
row, cells divided by ` | `), `picture`, or `raw` (WordprocessingML as it stands).
"""

from __future__ import annotations

import html
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import docx
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

from docgen.template import compile_template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{R}"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"

Block: TypeAlias = "str | Callable[[Document], None]"


@dataclass(frozen=True)
class Sides:
    """What stands in the headers and footers, the notes and the properties of a specimen."""

    header: str = ""
    footer: str = ""
    first_header: str = ""
    first_footer: str = ""
    footnotes: Sequence[str] = ()
    endnotes: Sequence[str] = ()
    comments: Sequence[str] = ()


def docx_of(*blocks: Block, properties: Mapping[str, str] | None = None, **sides: object) -> bytes:
    """Return a Word file with `blocks` in its body, `sides` (see `Sides`) around it."""
    document = docx.Document()
    for block in blocks:
        _add(document, block)
    _surround(document, Sides(**sides))  # type: ignore[arg-type]
    for name, value in (properties or {}).items():
        setattr(document.core_properties, name, value)
    return _saved(document)


def para(*runs: str, style: str | None = None) -> Block:
    """Return a paragraph with a run for each of `runs`, as Word splits what was edited."""

    def add(document: Document) -> None:
        paragraph = document.add_paragraph(style=style)
        for text in runs:
            paragraph.add_run(text)

    return add


def heading(text: str, level: int = 1) -> Block:
    """Return a heading."""
    return lambda document: _ignore(document.add_heading(text, level))


def table(*rows: str, style: str | None = "Table Grid") -> Block:
    """Return a table with a row for each string; ` | ` divides cells, a line feed paragraphs."""

    def add(document: Document) -> None:
        cells = [[cell.strip() for cell in row.split(" | ")] for row in rows]
        grid = document.add_table(len(cells), max(map(len, cells)), style=style)
        for row, texts in zip(grid.rows, cells, strict=True):
            for cell, text in zip(row.cells, texts, strict=False):
                _fill(cell, text)
            for tc in row._tr.tc_lst[len(texts) :]:
                row._tr.remove(tc)

    return add


def picture(width: int = 8, height: int = 8, **alt: str) -> Block:
    """Return a paragraph with a grey picture; `alt` sets `name`, `descr` or `title` of it."""

    def add(document: Document) -> None:
        shape = document.add_picture(io.BytesIO(png_of(width, height)))
        properties = shape._inline.graphic.graphicData.pic.nvPicPr.cNvPr
        for key, value in alt.items():
            properties.set(key, value)

    return add


def raw(xml: str) -> Block:
    """Return `xml`, WordprocessingML with the prefixes `w:` and `r:`, as a block of its own."""

    def add(document: Document) -> None:
        declared = re.sub(r"<([\w:]+)", rf"<\1 {NAMESPACES}", xml, count=1)
        document.element.body.insert_element_before(parse_xml(declared), "w:sectPr")

    return add


def section_break() -> Block:
    """Return the start of a new section on a new page."""
    return lambda document: _ignore(document.add_section())


def png_of(width: int = 8, height: int = 8, grey: int = 128) -> bytes:
    """Return a grey PNG picture."""
    rows = b"".join(b"\0" + bytes([grey]) * width for _ in range(height))
    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = [(b"IHDR", size), (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in chunks)


def text_of(data: bytes, part: str = "word/document.xml") -> str:
    """Return the text of a Word file: a line for each paragraph, ` | ` between a row's cells."""
    root = etree.fromstring(members_of(data)[part])
    body = root.find(f"{{{W}}}body")
    return "\n".join(_lines(root if body is None else body))


def members_of(data: bytes) -> dict[str, bytes]:
    """Return the members of a Word file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_members(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """Return the Word file `data` with members changed, added, or (None) left out."""
    members: dict[str, bytes | None] = {**members_of(data), **changes}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            if content is not None:
                archive.writestr(name, content)
    return out.getvalue()


def canonical_parts(data: bytes) -> dict[str, bytes]:
    """Return every member, XML in canonical form, so that two files can be compared."""
    return {name: _canonical(name, content) for name, content in members_of(data).items()}


def filled_by_docxtpl(template: bytes, context: Mapping[str, object]) -> bytes:
    """Return what docxtpl makes of a template: the measure of what we make."""
    document = DocxTemplate(io.BytesIO(template))
    document.render(dict(context), autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def assert_same_as_docxtpl(template: bytes, context: Mapping[str, object]) -> None:
    """Compare what we make of a template with what docxtpl makes of it, part for part."""
    found = compile_template(template).render_word(context)
    assert_same_parts(found, filled_by_docxtpl(template, context))


def assert_same_parts(found: bytes, expected: bytes) -> None:
    """Compare two Word files, every XML part in canonical form; `expected` is docxtpl's."""
    ours, theirs = canonical_parts(found), canonical_parts(with_plain_properties(expected))
    assert ours.keys() == theirs.keys()
    for name, content in theirs.items():
        assert ours[name] == content, name


def with_plain_properties(made: bytes) -> bytes:
    """Return what docxtpl made with its properties as they ought to read.

    It escapes their values twice, so that Word shows `O&#39;Brien`; ours are escaped once.
    """
    core = "docProps/core.xml"
    if core not in members_of(made):
        return made
    root = etree.fromstring(members_of(made)[core])
    for element in root:
        element.text = html.unescape(element.text or "") or None
    return with_members(made, {core: etree.tostring(root)})


def _canonical(name: str, content: bytes) -> bytes:
    if not name.endswith((".xml", ".rels")):
        return content
    root = etree.fromstring(content)
    if name.endswith(".rels") or name == "[Content_Types].xml":
        root[:] = sorted(root, key=lambda item: sorted(item.attrib.items()))
    return bytes(etree.tostring(root, method="c14n"))


def _add(document: Document, block: Block) -> None:
    if isinstance(block, str):
        document.add_paragraph(block)
    else:
        block(document)


def _fill(cell: object, text: str) -> None:
    first, *others = text.split("\n")
    cell.paragraphs[0].add_run(first)  # type: ignore[attr-defined]
    for other in others:
        cell.add_paragraph(other)  # type: ignore[attr-defined]


def _surround(document: Document, sides: Sides) -> None:
    section = document.sections[0]
    if sides.header:
        section.header.paragraphs[0].text = sides.header
    if sides.footer:
        section.footer.paragraphs[0].text = sides.footer
    if sides.first_header or sides.first_footer:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = sides.first_header
        section.first_page_footer.paragraphs[0].text = sides.first_footer
    for kind in ("footnotes", "endnotes", "comments"):
        if texts := getattr(sides, kind):
            _annotate(document, kind, texts)


def _annotate(document: Document, kind: str, texts: Sequence[str]) -> None:
    """Add the part for `kind` of note, and a reference to each note at the end of the body."""
    one = kind.removesuffix("s")
    notes = "".join(
        f'<w:{one} w:id="{number}"><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:{one}>'
        for number, text in enumerate(texts, 1)
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    xml = f"{head}<w:{kind} {NAMESPACES}>{notes}</w:{kind}>"
    name, package = PackURI(f"/word/{kind}.xml"), document.part.package
    part = Part(name, _TYPE.format(kind), xml.encode(), package)
    document.part.relate_to(part, f"{R}/{kind}")
    for number, _ in enumerate(texts, 1):
        raw(f'<w:p><w:r><w:{one}Reference w:id="{number}"/></w:r></w:p>')(document)


def _saved(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _lines(parent: etree._Element) -> list[str]:
    lines = []
    for child in parent:
        tag = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if tag == "p":
            lines.append(_words(child))
        elif tag == "tbl":
            lines += [_row(row) for row in child.iter(f"{{{W}}}tr")]
        elif tag not in {"sectPr", "tblPr"}:
            lines += _lines(child)
    return lines


def _row(row: etree._Element) -> str:
    return " | ".join(" / ".join(_lines(cell)) for cell in row.iterchildren(f"{{{W}}}tc"))


def _words(paragraph: etree._Element) -> str:
    signs = {"t": None, "tab": "\t", "br": "\n", "noBreakHyphen": "-"}
    found = (
        (etree.QName(e).localname, e)
        for e in paragraph.iter(f"{{{W}}}*")
        if e.getparent() is not None and etree.QName(e.getparent()).localname != "tabs"
    )
    return "".join((e.text or "") if name == "t" else signs.get(name) or "" for name, e in found)


def _ignore(_: object) -> None:
    return None

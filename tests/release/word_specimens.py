# ruff: noqa: E501 - a specimen is clearest on one line
"""A text and a place in; a small Word file that says the text just there out."""

from __future__ import annotations

import base64
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from html import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OUTSIDE = ' TargetMode="External"'
PLAIN = "The panel met and looked at how agencies had worked together."


def relations(*rows: tuple[str, str, str, bool]) -> str:
    """Return a relations part: rows of id, kind, target, and whether it leads outside."""
    body = "".join(
        f'<Relationship Id="{id_}" Type="{_RELS}/{kind}" Target="{escape(target)}"'
        f"{_OUTSIDE if outside else ''}/>"
        for id_, kind, target, outside in rows
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{body}</Relationships>'


def word(
    body: str = "",
    parts: Mapping[str, str | bytes] | None = None,
    comment: bytes = b"",
    plain: str = PLAIN,
) -> bytes:
    """Return a Word file with `body` as its document's XML between `plain` ones, and `parts`."""
    document = f"<w:document {NAMESPACES}><w:body>{paragraph(plain)}{body}{paragraph(plain)}</w:body></w:document>"
    whole = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml", False)),
        "word/document.xml": document,
        **(parts or {}),
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in whole.items():
            file.writestr(name, part)
        file.comment = comment
    return stream.getvalue()


def run(text: str, properties: str = "") -> str:
    """Return a run that says `text`."""
    looks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{looks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f"<w:p>{run(text, properties)}</w:p>"


def story(tag: str, inner: str) -> str:
    """Return a story's part with `inner` in it."""
    return f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"


def png(text: str = "") -> bytes:
    """Return a picture of one white point, with `text` as its author."""
    chunks = [(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))]
    chunks += [(b"tEXt", b"Author\0" + text.encode("latin-1", "replace"))] if text else []
    chunks += [(b"IDAT", zlib.compress(b"\0\xff\xff\xff")), (b"IEND", b"")]
    body = b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
    return b"\x89PNG\r\n\x1a\n" + body


def split_runs(text: str) -> str:
    """Return a paragraph that says `text` in a run for every two letters."""
    pieces = [text[at : at + 2] for at in range(0, len(text), 2)]
    return (
        f"<w:p>{''.join(run(one, '<w:b/>' if n % 2 else '') for n, one in enumerate(pieces))}</w:p>"
    )


def _box(text: str) -> str:
    inner = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        f"<w:p><w:r><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict></w:r></w:p>"
    )


def _drawing(attributes: str) -> str:
    return f'<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" {attributes}/></wp:inline></w:drawing></w:r></w:p>'


def _core(name: str, text: str) -> bytes:
    body = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><{name}>{escape(text)}</{name}></cp:coreProperties>'
    )
    return word(parts={"docProps/core.xml": body})


def _app(name: str, text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return word(
        parts={
            "docProps/app.xml": f'<Properties xmlns="{space}"><{name}>{escape(text)}</{name}></Properties>'
        }
    )


def _custom(text: str) -> bytes:
    body = f'<Properties xmlns="urn:custom"><property name="Client"><lpwstr>{escape(text)}</lpwstr></property></Properties>'
    return word(parts={"docProps/custom.xml": body})


def _field(text: str) -> str:
    half = len(text) // 2
    codes = "".join(
        f"<w:r><w:instrText>{escape(one)}</w:instrText></w:r>"
        for one in (" REF ", text[:half], text[half:])
    )
    return f"<w:p>{codes}</w:p>"


def _change(tag: str, text: str) -> str:
    inner = f"<w:r><w:delText>{escape(text)}</w:delText></w:r>" if tag == "del" else run(text)
    return (
        f'<w:p><w:{tag} w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">{inner}</w:{tag}></w:p>'
    )


def _cell(text: str) -> str:
    cells = f"<w:tc>{paragraph('Seen')}</w:tc><w:tc>{paragraph(text)}</w:tc>"
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"


def _link(text: str) -> bytes:
    target = "https://example.org/" + "".join(text.split())
    return word(
        parts={"word/_rels/document.xml.rels": relations(("rId9", "hyperlink", target, True))}
    )


def _template(text: str) -> bytes:
    rows = relations(("rId1", "attachedTemplate", f"file:///C:/Users/{text}/Normal.dotm", True))
    return word(parts={"word/_rels/settings.xml.rels": rows})


def _ruby(text: str) -> str:
    small, large = f"<w:rt>{run(text)}</w:rt>", f"<w:rubyBase>{run('so')}</w:rubyBase>"
    return f"<w:p>{run('so')}<w:r><w:ruby>{small}{large}</w:ruby></w:r></w:p>"


def _packed(text: str) -> str:
    """Return a field whose data says `text` as Word packs it."""
    data = base64.b64encode(f"EN.CITE {text}".encode("utf-16-le")).decode()
    return f'<w:p><w:r><w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar></w:r></w:p>'


def _diagram(text: str) -> bytes:
    half = len(text) // 2
    runs = "".join(f"<a:r><a:t>{escape(one)}</a:t></a:r>" for one in (text[:half], text[half:]))
    space = 'xmlns:d="urn:d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    return word(
        parts={"word/diagrams/data1.xml": f"<d:dataModel {space}><a:p>{runs}</a:p></d:dataModel>"}
    )


def _before(text: str) -> bytes:
    """Return a file whose document has an instruction before its first element."""
    body = f"<w:document {NAMESPACES}><w:body>{paragraph(PLAIN)}</w:body></w:document>"
    return word(parts={"word/document.xml": f"<?client {escape(text)}?>{body}"})


PLACES: Mapping[str, Callable[[str], bytes]] = {
    "body": lambda t: word(paragraph(f"It was said that {t} at the time.")),
    "runs": lambda t: word(split_runs(t)),
    "table": lambda t: word(_cell(t)),
    "nested table": lambda t: word(f"<w:tbl><w:tr><w:tc>{_cell(t)}{paragraph('x')}</w:tc></w:tr></w:tbl>"),
    "heading": lambda t: word(f'<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr>{run(t)}</w:p>'),
    "header": lambda t: word(parts={"word/header1.xml": story("hdr", paragraph(t))}),
    "footer": lambda t: word(parts={"word/footer2.xml": story("ftr", paragraph(t))}),
    "footnote": lambda t: word(parts={"word/footnotes.xml": story("footnotes", f'<w:footnote w:id="1">{paragraph(t)}</w:footnote>')}),
    "endnote": lambda t: word(parts={"word/endnotes.xml": story("endnotes", f'<w:endnote w:id="1">{paragraph(t)}</w:endnote>')}),
    "comment": lambda t: word(parts={"word/comments.xml": story("comments", f'<w:comment w:id="0">{paragraph(t)}</w:comment>')}),
    "comment author": lambda t: word(parts={"word/comments.xml": story("comments", f'<w:comment w:id="0" w:author="{escape(t)}">{paragraph("See this.")}</w:comment>')}),
    "deleted": lambda t: word(_change("del", t)),
    "inserted": lambda t: word(_change("ins", t)),
    "moved": lambda t: word(_change("moveFrom", t)),
    "hidden": lambda t: word(paragraph(t, "<w:vanish/>")),
    "white": lambda t: word(paragraph(t, '<w:color w:val="FFFFFF"/>')),
    "tiny": lambda t: word(paragraph(t, '<w:sz w:val="2"/>')),
    "text box": lambda t: word(_box(t)),
    "alternative text": lambda t: word(_drawing(f'descr="{escape(t)}"')),
    "picture title": lambda t: word(_drawing(f'title="{escape(t)}"')),
    "bookmark": lambda t: word(f'<w:p><w:bookmarkStart w:id="1" w:name="{escape("_".join(t.split()))}"/></w:p>'),
    "link target": _link,
    "link anchor": lambda t: word(f'<w:p><w:hyperlink w:anchor="{escape("".join(t.split()))}">{run("see")}</w:hyperlink></w:p>'),
    "tip": lambda t: word(f'<w:p><w:hyperlink w:tooltip="{escape(t)}">{run("see")}</w:hyperlink></w:p>'),
    "field code": lambda t: word(_field(t)),
    "simple field": lambda t: word(f'<w:p><w:fldSimple w:instr="{escape(t)}">{run("1")}</w:fldSimple></w:p>'),
    "author": lambda t: _core("dc:creator", t),
    "last saved by": lambda t: _core("cp:lastModifiedBy", t),
    "title": lambda t: _core("dc:title", t),
    "key words": lambda t: _core("cp:keywords", t),
    "company": lambda t: _app("Company", t),
    "manager": lambda t: _app("Manager", t),
    "custom property": _custom,
    "custom XML": lambda t: word(parts={"customXml/item1.xml": f"<data><who>{escape(t)}</who></data>"}),
    "content control": lambda t: word(f'<w:sdt><w:sdtPr><w:alias w:val="{escape(t)}"/></w:sdtPr><w:sdtContent>{paragraph("x")}</w:sdtContent></w:sdt>'),
    "list choice": lambda t: word(f'<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="{escape(t)}" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent>{paragraph("x")}</w:sdtContent></w:sdt>'),
    "document variable": lambda t: word(parts={"word/settings.xml": story("settings", f'<w:docVars><w:docVar w:name="who" w:val="{escape(t)}"/></w:docVars>')}),
    "template path": _template,
    "embedded workbook": lambda t: word(parts={"word/embeddings/book1.xlsx": word(parts={"xl/sharedStrings.xml": f"<sst><si><t>{escape(t)}</t></si></sst>"})}),
    "embedded object": lambda t: word(parts={"word/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0" + t.encode("utf-16-le")}),
    "picture data": lambda t: word(parts={"word/media/image1.png": png(t)}),
    "part name": lambda t: word(parts={f"word/media/{'_'.join(t.split())}.png": png()}),
    "zip comment": lambda t: word(comment=t.encode()),
    "building block": lambda t: word(parts={"word/glossary/document.xml": story("glossaryDocument", f"<w:docParts><w:docPart><w:docPartBody>{paragraph(t)}</w:docPartBody></w:docPart></w:docParts>")}),
    "chart": lambda t: word(parts={"word/charts/chart1.xml": f'<c:chart xmlns:c="urn:c"><c:v>{escape(t)}</c:v></c:chart>'}),
    "XML remark": lambda t: word(f"<!-- {t.replace('--', '- ')} -->"),
    "small word above another": lambda t: word(_ruby(t)),
    "packed data": lambda t: word(_packed(t)),
    "runs of a diagram": _diagram,
    "instruction before the document": _before,
    "style id": lambda t: word(parts={"word/styles.xml": story("styles", f'<w:style w:styleId="{escape("".join(t.split()))}"><w:name w:val="x"/></w:style>')}),
    "style name": lambda t: word(parts={"word/styles.xml": story("styles", f'<w:style w:styleId="x"><w:name w:val="{escape(t)}"/></w:style>')}),
}  # fmt: skip

"""Packs the parts of a document into a .docx whose bytes depend on nothing but them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

_EPOCH = (1980, 1, 1, 0, 0, 0)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {
    "document": f"{_TYPE}.document.main+xml",
    "styles": f"{_TYPE}.styles+xml",
    "numbering": f"{_TYPE}.numbering+xml",
    "settings": f"{_TYPE}.settings+xml",
    "header": f"{_TYPE}.header+xml",
    "footer": f"{_TYPE}.footer+xml",
}


@dataclass(frozen=True, slots=True)
class WordFile:
    """The parts of a Word file: `parts` below `word/`, links, pictures, and its properties."""

    parts: Mapping[str, bytes]
    title: str
    author: str
    language: str
    links: Sequence[str] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    def pack(self) -> bytes:
        """Return the file."""
        members: dict[str, bytes] = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": _relationships(_root_relationships()),
            "docProps/core.xml": self._core(),
            "word/_rels/document.xml.rels": _relationships(self._document_relationships()),
        }
        members.update({f"word/{name}": data for name, data in self.parts.items()})
        members.update({f"word/media/{name}": data for name, data in self.pictures.items()})
        for name in self._frames() if self.pictures else ():
            members[f"word/_rels/{name}.rels"] = _relationships(self._picture_relationships())
        return zipped(members)

    def _frames(self) -> list[str]:
        return [name for name in self.parts if _kind(name) in ("header", "footer")]

    def _content_types(self) -> bytes:
        rels = "application/vnd.openxmlformats-package.relationships+xml"
        defaults = {"rels": rels, "xml": "application/xml"}
        if self.pictures:
            defaults["png"] = "image/png"
        lines = [f'<Default Extension="{e}" ContentType="{t}"/>' for e, t in defaults.items()]
        lines += [
            f'<Override PartName="/word/{name}" ContentType="{_KINDS[_kind(name)]}"/>'
            for name in self.parts
        ]
        core = "application/vnd.openxmlformats-package.core-properties+xml"
        lines.append(f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>')
        return _xml(f'<Types xmlns="{_PACKAGE}/content-types">{"".join(lines)}</Types>')

    def _document_relationships(self) -> list[str]:
        made = [
            _relationship(_relationship_id(name), _kind(name), name)
            for name in self.parts
            if name != "document.xml"
        ]
        made += self._picture_relationships()
        for number, url in enumerate(self.links, start=1):
            link = _relationship(f"rIdLink{number}", "hyperlink", url)
            made.append(link.replace("/>", ' TargetMode="External"/>'))
        return made

    def _picture_relationships(self) -> list[str]:
        return [_relationship("rIdLogo", "image", f"media/{name}") for name in self.pictures]

    def _core(self) -> bytes:
        return _xml(
            f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escape(self.title)}</dc:title>"
            f"<dc:creator>{escape(self.author)}</dc:creator>"
            f"<dc:language>{self.language}</dc:language>"
            "</cp:coreProperties>"
        )


def _kind(name: str) -> str:
    return name.removesuffix(".xml").rstrip("0123456789")


def _relationship_id(name: str) -> str:
    return "rId" + name.removesuffix(".xml")


def _root_relationships() -> list[str]:
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return [
        _relationship("rIdDocument", "officeDocument", "word/document.xml"),
        f'<Relationship Id="rIdCore" Type="{core}" Target="docProps/core.xml"/>',
    ]


def _relationship(name: str, kind: str, target: str) -> str:
    kind = f"{_OFFICE}/relationships/{kind}"
    return f'<Relationship Id="{name}" Type="{kind}" Target={quoteattr(target)}/>'


def _relationships(lines: Sequence[str]) -> bytes:
    body = "".join(lines)
    return _xml(f'<Relationships xmlns="{_PACKAGE}/relationships">{body}</Relationships>')


def _xml(text: str) -> bytes:
    return (_DECLARATION + text).encode()


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file of `members`, with fixed times."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 0
            file.writestr(info, data)
    return made.getvalue()

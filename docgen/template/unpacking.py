"""The bytes of a file in, its members out, or a refusal: nothing here trusts the file.

A Word document is a zip of XML, so it can be a bomb twice over: a zip that swells, and XML whose
entities swell. Sizes are limited while reading, not by what the file says of itself, and a part
that declares a document type is refused unread.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Final

from lxml import etree

from docgen.template.refusals import refusal

MAX_FILE: Final = 100 * 2**20
MAX_MEMBERS: Final = 4_000
MAX_PART: Final = 100 * 2**20
MAX_TOTAL: Final = 300 * 2**20
MAX_RATIO: Final = 200
_RATIO_FROM: Final = 10 * 2**20
#: A drawing of a chart in Windows' own format is mostly zeros; nothing of it is parsed.
_PICTURE_RATIO_FROM: Final = 16 * 2**20

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_BEGINNINGS = {b"{\\rtf": "template-rtf", b"%PDF": "template-pdf"}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_DOCTYPE = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
# zipfile says of a member packed in a way that it does not read that this is not implemented
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """Return the members of the Word file `data` by name, each safe to parse.

    Raises TemplateError when the file is something else, damaged, or a bomb.
    """
    _refuse_other_formats(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _read_members(archive, name)
    except _DAMAGE as error:
        raise refusal("template-damaged", name) from error
    except RuntimeError as error:  # how zipfile says that a member is encrypted
        raise refusal("template-encrypted", name) from error


def _refuse_other_formats(data: bytes, name: str) -> None:
    if not data:
        raise refusal("template-empty", name)
    if len(data) > MAX_FILE:
        raise refusal("template-too-large", name)
    if data.startswith(_OLE):
        raise refusal("template-encrypted" if _ENCRYPTED in data else "template-old-word", name)
    for beginning, code in _BEGINNINGS.items():
        if data.startswith(beginning):
            raise refusal(code, name)
    if not zipfile.is_zipfile(io.BytesIO(data)):
        raise refusal("template-damaged" if data.startswith(b"PK") else "template-not-word", name)


def _read_members(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.filename.endswith("/")]
    if len(entries) > MAX_MEMBERS:
        raise refusal("template-too-large", name)
    _refuse_unsafe_names(entries, name)
    members: dict[str, bytes] = {}
    left = MAX_TOTAL
    for entry in entries:
        content = _read_member(archive, entry, name, min(left, MAX_PART))
        left -= len(content)
        members[entry.filename] = content
    return members


def _refuse_unsafe_names(entries: list[zipfile.ZipInfo], name: str) -> None:
    names = [entry.filename for entry in entries]
    twice = len({one.casefold() for one in names}) < len(names)
    if twice or any(_is_unsafe(one) for one in names):
        raise refusal("template-unsafe-names", name)


def _is_unsafe(member: str) -> bool:
    outside = member.startswith("/") or ".." in member.split("/")
    return not member or outside or bool(re.search(r"[\\:\0]", member))


def _read_member(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str, limit: int) -> bytes:
    picture = entry.filename.startswith("word/media/")
    freely = _PICTURE_RATIO_FROM if picture else _RATIO_FROM
    swells = entry.file_size > max(entry.compress_size, 1) * MAX_RATIO
    if entry.file_size > limit or (swells and entry.file_size > freely):
        raise refusal("template-too-large", name)
    with archive.open(entry) as member:
        content = member.read(limit + 1)
    if len(content) > limit:
        raise refusal("template-too-large", name)
    if entry.filename.endswith((".xml", ".rels")):
        _refuse_unsafe_xml(content, name, entry.filename)
    return content


def _refuse_unsafe_xml(content: bytes, name: str, part: str) -> None:
    if _DOCTYPE.search(content):
        raise refusal("template-entities", name, part=part)
    try:
        root = etree.fromstring(content, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refusal("template-broken-part", name, part=part) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise refusal("template-entities", name, part=part)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)

"""A Word file in; out comes, by docxtpl's own code, what Jinja is to render, and all the rest.

docxtpl is the authority for what the tags mean. It opens the template, cleans each part that holds
tags (`patch_xml`: tags that Word split over runs are joined, `{%tr %}` takes the place of its row),
and writes the whole again by way of python-docx. All of that is done here, once, by docxtpl and
python-docx themselves, so every part that is not rendered is already as docxtpl would save it.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Final

from docx.opc.constants import CONTENT_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docxtpl import DocxTemplate
from lxml import etree

from docgen.template.archive import Archive
from docgen.template.package import CORE_PROPERTIES, Package
from docgen.template.refusals import refusal
from docgen.template.rich import Base, StyleMap, mark_part

_BODY: Final = "w:body"
_NOTES: Final = {
    CONTENT_TYPE.WML_FOOTNOTES: "footnotes",
    CONTENT_TYPE.WML_ENDNOTES: "endnotes",
}
_LONG_AGO = datetime(1980, 1, 1, tzinfo=UTC)  # where docxtpl would write the time of day


class Kind(StrEnum):
    """What a part that is rendered is to a reader."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTES = "footnotes"
    ENDNOTES = "endnotes"


@dataclass(frozen=True, slots=True)
class Story:
    """A part that is rendered: `patched` is Jinja source, `before` and `after` stand around it.

    The body is patched alone, without the document element around it: `before` opens that element,
    `after` closes it.
    """

    name: str
    kind: Kind
    patched: str = field(repr=False)
    before: str = field(default="", repr=False)
    after: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PatchedTemplate:
    """A template ready to be compiled: its stories in docxtpl's order, and its other members."""

    stories: tuple[Story, ...]
    properties: Mapping[str, str]
    members: Mapping[str, bytes] = field(repr=False)
    core: str = ""
    bases: tuple[Base, ...] = ()

    @property
    def sources(self) -> Mapping[str, str]:
        """Return the patched XML of every story by part name."""
        return {story.name: story.patched for story in self.stories}


def patch_template(package: Package, styles: StyleMap) -> PatchedTemplate:
    """Return `package`, a Word file with the styles `styles`, as docxtpl sees it."""
    parts, bases = _mark_rich_tags(package, styles)
    template = _open(Archive.of(parts).write({}), package.name)
    stories = tuple(_stories(template))
    try:
        properties, core_part = _give_properties(template, package)
        members = _members(template)
    except _DAMAGE as error:  # parts are named as something that they are not
        raise refusal("template-damaged", package.name) from error
    return PatchedTemplate(stories, properties, members, _name(core_part), bases)


def _give_properties(template: Any, package: Package) -> tuple[dict[str, str], Part]:  # noqa: ANN401
    """Return the properties of `template`, and their part, which is there afterwards."""
    core = template.docx.core_properties
    if not any(r.type == CORE_PROPERTIES for r in package.relationships().values()):
        core.modified = _LONG_AGO
    properties = {name: getattr(core, name) for name in PROPERTIES}
    for name, value in properties.items():
        setattr(core, name, value)  # as docxtpl does: what was absent is there, empty
    core_part = template.docx.part.package.part_related_by(CORE_PROPERTIES)
    _give_own_name(core_part, template.docx.part.package.parts)
    return properties, core_part


def _give_own_name(part: Part, parts: Sequence[Part]) -> None:
    """Rename `part` where another has its name: properties that python-docx did not recognise."""
    if any(other is not part and other.partname == part.partname for other in parts):
        part.partname = PackURI(str(part.partname).replace(".xml", "-1.xml"))


#: What python-docx and docxtpl raise where a package is not what they take it for.
_DAMAGE: Final = (KeyError, ValueError, AttributeError, TypeError, etree.LxmlError)
PROPERTIES: Final = ("author", "comments", "identifier", "language", "subject", "title")


def _mark_rich_tags(
    package: Package, styles: StyleMap
) -> tuple[Mapping[str, bytes], tuple[Base, ...]]:
    """Return the parts, in which each rich tag knows what docxtpl takes away around it."""
    parts = dict(package.parts)
    bases: tuple[Base, ...] = ()
    related = (part for kind in Kind for part in package.related(kind))
    for part in (package.main, *related):
        if b"rich" in parts[part] or b"inline" in parts[part]:
            parts[part], found = mark_part(parts[part], styles, len(bases))
            bases = (*bases, *found)
    return parts, bases


def _open(data: bytes, name: str) -> Any:  # noqa: ANN401 - docxtpl is not typed
    try:
        template = DocxTemplate(io.BytesIO(data))
        template.render_init()
        template.get_xml()
    except _DAMAGE as error:
        raise refusal("template-damaged", name) from error
    return template


def _stories(template: Any) -> Iterator[Story]:  # noqa: ANN401
    yield _body(template)
    for uri, kind in ((template.HEADER_URI, Kind.HEADER), (template.FOOTER_URI, Kind.FOOTER)):
        # several relationships may lead to one part
        parts = {_name(part): part for _, part in template.get_headers_footers(uri)}
        for name, part in parts.items():
            patched = template.patch_xml(template.get_part_xml(part))
            yield Story(name, kind, patched, before=_DECLARATION)
    for part in template.docx.part.package.iter_parts():
        if part.content_type in _NOTES:
            yield _notes(template, part)


def _body(template: Any) -> Story:  # noqa: ANN401
    root = template.docx._element
    body = root.body
    mark = etree.Element(body.tag)
    root.replace(body, mark)
    whole = etree.tostring(root, encoding="unicode")
    root.replace(mark, body)
    before, _, after = whole.partition(f"<{_BODY}/>")
    patched = template.patch_xml(template.get_xml())
    name = _name(template.docx.part)
    return Story(name, Kind.BODY, patched, before=_DECLARATION + before, after=after)


_DECLARATION: Final = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def _notes(template: Any, part: Part) -> Story:  # noqa: ANN401
    """Return footnotes or endnotes, which docxtpl takes as they stand in the file.

    docxtpl 0.20 leaves tags in endnotes as they are; here they are filled like the others.
    """
    xml = part.blob.decode("utf-8-sig")
    declaration, sign, rest = xml.partition("?>") if xml.startswith("<?xml") else ("", "", xml)
    kind = Kind(_NOTES[part.content_type])
    return Story(_name(part), kind, template.patch_xml(rest), before=declaration + sign)


def _members(template: Any) -> Mapping[str, bytes]:  # noqa: ANN401
    """Return every member that docxtpl would save, the stories among them unrendered."""
    out = io.BytesIO()
    template.docx.save(out)
    with zipfile.ZipFile(out) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _name(part: Part | XmlPart) -> str:
    return str(part.partname).lstrip("/")

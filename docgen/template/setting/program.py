"""A template's fixed parts in, a program out that makes Typst source of each rendered document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import etree

from docgen.language import Language
from docgen.model import TypstSource
from docgen.template.package import Package
from docgen.template.setting.blocks import Document, Memory
from docgen.template.setting.colours import typst_colour
from docgen.template.setting.formats import Formats
from docgen.template.setting.literal import quote
from docgen.template.setting.measures import pt
from docgen.template.setting.numbering import Counters
from docgen.template.setting.prelude import PRELUDE
from docgen.template.setting.raw import declarations, root_of, split, unescape
from docgen.template.setting.runs import Look, Looks
from docgen.template.setting.sections import Pages, split_sections
from docgen.template.setting.sheet import Sheet, read_sheet, with_numbering
from docgen.template.setting.wordml import child

_NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
_ANCHOR = re.compile(r'<w:hyperlink [^>]*w:anchor="([^"]*)"')
_BOOKMARK = re.compile(r'<w:bookmarkStart [^>]*w:name="([^"]*)"')
_ID = re.compile(r'w:id="(-?\d+)"')
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"')
_LETTERS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


@dataclass(slots=True)
class TypstProgram:
    """What is known of a template before it is filled; `set` makes the source of one document."""

    package: Package
    sheet: Sheet
    looks: Looks
    formats: Formats
    normal: Look
    memories: dict[Language, Memory] = field(default_factory=dict)

    def set(
        self, members: Mapping[str, bytes], *, language: Language, title: str = "", author: str = ""
    ) -> TypstSource:
        """Return the Typst source of the Word file whose parts `members` are."""
        main = self.package.main
        start, inside = root_of(members[main].decode())
        declared = declarations(start)
        body = next((part.inside for part in split(inside) if part.name == "w:body"), "")
        document = self._document(members, body, language)
        sections = split_sections(body, declared, main, members)
        text = Pages(document, main, declared).write(sections)
        named = title or _core_title(members) or _first_heading(body, document) or self.package.name
        setup = self._setup(language, named, author, document)
        source = "\n".join((PRELUDE, setup, document.memory.words.write(text), text))
        return TypstSource(source, document.files)

    def _document(self, members: Mapping[str, bytes], body: str, language: Language) -> Document:
        numbering = next(iter(self.package.related("numbering")), "word/numbering.xml")
        changed = members.get(numbering)
        memory = self.memories.setdefault(language, Memory())
        sheet, formats = self.sheet, self.formats
        if changed is not None and changed != self.package.parts.get(numbering):
            # this document has lists of its own, so what is known of others does not hold for it
            sheet, memory = with_numbering(sheet, changed), Memory()
            formats = Formats(sheet)
        base = Look(
            size=self.normal.size,
            family=self.normal.family,
            colour=self.normal.colour,
            language=language.value,
        )
        return Document(
            sheet,
            members,
            base,
            self.looks,
            formats,
            Counters(sheet.numbering.lists),
            memory,
            bookmarks=_linked(body),
            notes=_notes(members),
        )

    def _setup(self, language: Language, title: str, author: str, document: Document) -> str:
        names = f"({quote(author)},)" if author else "()"
        base = document.base
        return (
            f"#set document(title: {quote(title)}, author: {names})\n"
            f'#set text(lang: "{language.value}", region: "GB", size: {pt(base.size)},'
            f' font: ("{base.family}", "DejaVu Sans Mono"),'
            f" fill: {typst_colour(base.colour or '000000')})"
        )


def compile_program(package: Package) -> TypstProgram:
    """Return the program of a template."""
    sheet = read_sheet(package)
    looks = Looks(sheet)
    normal = looks.of("", sheet.styles.default("paragraph"))
    return TypstProgram(package, sheet, looks, Formats(sheet), normal)


def _linked(body: str) -> frozenset[str]:
    """Return the bookmarks that something links to, where they stand in the body."""
    if "w:anchor=" not in body:
        return frozenset()
    return frozenset(set(_ANCHOR.findall(body)) & set(_BOOKMARK.findall(body)))


def _notes(members: Mapping[str, bytes]) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for part, kind in _NOTES.items():
        if part in members:
            for note in split(root_of(members[part].decode())[1]):
                number = _ID.search(note.text)
                if number is not None:
                    found[(kind, number.group(1))] = note.inside
    return found


def _core_title(members: Mapping[str, bytes]) -> str:
    core = members.get("docProps/core.xml")
    if not core:
        return ""
    title = child(etree.fromstring(core), "dc:title")
    return "" if title is None else (title.text or "").strip()


def _first_heading(body: str, document: Document) -> str:
    styles = document.sheet.styles
    for paragraph in split(body):
        style = _STYLE.search(paragraph.text) if paragraph.name == "w:p" else None
        if style is not None and styles.heading_level(style.group(1)):
            return "".join(map(unescape, _LETTERS.findall(paragraph.text))).strip()
    return ""

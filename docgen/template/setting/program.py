"""A template's fixed parts in, a program out that makes Typst source of each rendered document."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count

from lxml import etree

from docgen.language import Language
from docgen.model import TypstSource
from docgen.template.package import Package
from docgen.template.setting.blocks import Document, Memory
from docgen.template.setting.colours import typst_colour
from docgen.template.setting.constants import constants_of
from docgen.template.setting.formats import Formats
from docgen.template.setting.keeping import Store
from docgen.template.setting.literal import quote
from docgen.template.setting.measures import pt
from docgen.template.setting.numbering import Counters
from docgen.template.setting.pages import Pages
from docgen.template.setting.prelude import PRELUDE
from docgen.template.setting.raw import Raw, declarations, root_of, split, unescape
from docgen.template.setting.recurring import Recurring
from docgen.template.setting.runs import Look, Looks
from docgen.template.setting.sections import split_sections
from docgen.template.setting.sheet import Sheet, read_sheet, with_numbering
from docgen.template.setting.table_styles import TableStyles
from docgen.template.setting.unsettable import refuse_unset
from docgen.template.setting.wordml import child
from docgen.template.setting.words import Words

_NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
_ANCHOR = re.compile(
    r'<w:hyperlink [^>]*w:anchor="([^"]*)"|(?:HYPERLINK \\l |REF )(?:&quot;|")?([\w.-]+)'
)
_BOOKMARK = re.compile(r'<w:bookmarkStart [^>]*w:name="([^"]*)"')
_ID = re.compile(r'w:id="(-?\d+)"')
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"')
_LETTERS = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read of documents that share their lists and links; some bring their own."""

    sheet: Sheet
    formats: Formats
    base: Look
    memory: Memory = field(default_factory=Memory)


_Key = tuple[Language, bytes | None, frozenset[str]]


@dataclass(slots=True)
class TypstProgram:
    """What is known of a template before it is filled; `set` makes the source of one document.

    `lists` is the part that defines its lists; `last` stood in the body of the last document. It
    has `several` bodies where it is damaged: the first is the document's.
    """

    package: Package
    sheet: Sheet
    looks: Looks
    formats: Formats
    table_styles: TableStyles
    normal: Look
    words: Words
    recurring: Recurring
    constants: frozenset[str]
    lists: str
    several: bool = False
    numbers: Iterator[int] = field(default_factory=count)
    known: Store[_Key, _Known] = field(default_factory=lambda: Store(4))
    last: dict[Language, list[Raw]] = field(default_factory=dict)

    def set(
        self, members: Mapping[str, bytes], *, language: Language, title: str = "", author: str = ""
    ) -> TypstSource:
        """Return the Typst source of the Word file whose parts `members` are.

        Raise `TemplateError` where it holds what Typst cannot set: nothing is left out in silence.
        """
        main = self.package.main
        start, inside = root_of(members[main].decode())
        declared = declarations(start)
        body = _body_of(inside, several=self.several)
        items = self.last[language] = split(body, self.last.get(language, ()))
        linked = _linked(body) if any(_may_link(item.text) for item in items) else frozenset()
        document = self._document(members, linked, language)
        sections = split_sections(items, declared, main, members)
        text = Pages(document, main, declared).write(sections)
        refuse_unset(self.package.name, document.unset)
        named = title or _core_title(members) or _first_heading(items, document)
        setup = self._setup(language, named or self.package.name, author, document)
        main_file = f'#import "{self.words.path}": *\n{setup}\n{text}'
        return TypstSource(main_file, document.files, self.words.common())

    def _document(
        self, members: Mapping[str, bytes], linked: frozenset[str], language: Language
    ) -> Document:
        known = self._known(members, language, linked)
        return Document(
            known.sheet,
            members,
            known.base,
            self.looks,
            known.formats,
            Counters(known.sheet.numbering.lists),
            known.memory,
            self.words,
            self.table_styles,
            self.package.parts,
            self.constants,
            self.recurring,
            next(self.numbers),
            bookmarks=linked,
            notes=_notes(members),
        )

    def _known(
        self, members: Mapping[str, bytes], language: Language, linked: frozenset[str]
    ) -> _Known:
        """Return what is known of earlier documents in the same language.

        They have the same lists, and the same of their bookmarks are linked to.
        """
        numbering = members.get(self.lists)
        key = (language, numbering, linked)
        return self.known.get(key) or self.known.put(key, self._begin(language, numbering))

    def _begin(self, language: Language, numbering: bytes | None) -> _Known:
        """Return what is known of documents that nothing has been read of."""
        base = Look(
            size=self.normal.size,
            family=self.normal.family,
            colour=self.normal.colour,
            tracking=self.normal.tracking,
            line=self.normal.line,
            tall=self.normal.tall,
            language=language.value,
        )
        if numbering is None or numbering == self.package.parts.get(self.lists):
            return _Known(self.sheet, self.formats, base)
        sheet = with_numbering(self.sheet, numbering)
        return _Known(sheet, Formats(sheet), base)

    def _setup(self, language: Language, title: str, author: str, document: Document) -> str:
        names = f"({quote(author)},)" if author else "()"
        base = document.base
        setting = self.words.setting(
            f'set text(lang: "{language.value}", region: "GB", size: {pt(base.size)},'
            f' font: ("{base.family}", "DejaVu Sans Mono"),'
            f" fill: {typst_colour(base.colour or '000000')}, tracking: {pt(base.tracking)},"
            f" {base.edges})\n"
            f"show footnote.entry: set text(size: {pt(base.size)}, {base.edges})"
        )
        properties = f"#set document(title: {quote(title)}, author: {names})"
        return f"#show: word\n#show: {setting}\n{properties}"


def compile_program(package: Package) -> TypstProgram:
    """Return the program of a template."""
    sheet = read_sheet(package)
    looks = Looks(sheet)
    normal = looks.of("", sheet.styles.default("paragraph"))
    words = Words(_common_path(package), PRELUDE)
    return TypstProgram(
        package,
        sheet,
        looks,
        Formats(sheet),
        TableStyles(sheet.styles),
        normal,
        words,
        Recurring(words),
        constants_of(package.parts),
        next(iter(package.related("numbering")), "word/numbering.xml"),
        package.parts[package.main].count(b"</w:body>") > 1,
    )


def _common_path(package: Package) -> str:
    """Return where the definitions of a template stand, named by what is in the template."""
    digest = hashlib.sha256()
    for name in sorted(package.parts):
        digest.update(f"{name}\0{len(package.parts[name])}\0".encode())
        digest.update(package.parts[name])
    return f"/common/{digest.hexdigest()[:16]}.typ"


def _body_of(inside: str, *, several: bool) -> str:
    """Return what stands in the first body; where it is the only one, its end is near the end."""
    start = inside.find("<w:body>")
    end = inside.find("</w:body>") if several else inside.rfind("</w:body>")
    if 0 <= start < end:
        return inside[start + len("<w:body>") : end]
    return next((part.inside for part in split(inside) if part.name == "w:body"), "")


def _linked(body: str) -> frozenset[str]:
    """Return the bookmarks that something links to, where they stand in the body."""
    wanted = {name for pair in _ANCHOR.findall(body) for name in pair if name}
    return frozenset(wanted & set(_BOOKMARK.findall(body))) if wanted else frozenset()


@lru_cache(maxsize=1024)
def _may_link(text: str) -> bool:
    """Return whether the block written in `text` may link to a bookmark."""
    return ' w:anchor="' in text or "<w:instrText" in text or "<w:fldSimple" in text


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


def _first_heading(items: Iterable[Raw], document: Document) -> str:
    styles = document.sheet.styles
    for paragraph in items:
        style = _STYLE.search(paragraph.text) if paragraph.name == "w:p" else None
        if style is not None and styles.heading_level(style.group(1)):
            return "".join(map(unescape, _LETTERS.findall(paragraph.text))).strip()
    return ""

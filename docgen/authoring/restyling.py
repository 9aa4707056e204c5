"""A form that a board has changed in Word in; the same form in another house style out.

What the board changed stays, its texts, its paragraphs, its own colours; what it left as it was
takes the new look: styles, house colours and fonts wherever they stand, the logo, the words of
header and footer. A form that nobody has changed becomes what its source would now build.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.authoring.frame import note
from docgen.authoring.merging import count_changes, merge_styles
from docgen.authoring.oxml import W14, Element, W, child, el, text_of
from docgen.authoring.paragraphs import paragraph
from docgen.authoring.pictures import LOGO_ID, LOGO_NAME, drawing
from docgen.authoring.style import HouseStyle
from docgen.authoring.stylesheet import style_id, styles_part
from docgen.authoring.wordfile import zipped
from docgen.errors import LibraryError
from docgen.language import Language

_STYLES = "word/styles.xml"
_STORY = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_AROUND = re.compile(r"word/(?:header|footer)\d*\.xml")
_FOOTER = re.compile(r"word/footer\d*\.xml")
_COLOUR = re.compile(r"[0-9A-Fa-f]{6}")
#: Attributes that hold a colour: in Word's namespace, in drawings, and in old drawings.
_COLOURED = (
    *(f"{{{W}}}{name}" for name in ("val", "fill", "color")),
    *("val", "lastClr", "fillcolor", "strokecolor"),
)
_FONTS = (
    *(f"{{{W}}}{name}" for name in ("ascii", "hAnsi", "cs", "eastAsia")),
    f"{{{W14}}}font",
)
_LOGO = f"word/media/{LOGO_NAME}"
_MOST_BYTES = 100_000_000
#: A parser that leaves entities alone: who declares some is refused, in whatever encoding.
_PLAIN = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, etree.XMLSyntaxError)


@dataclass(frozen=True, slots=True)
class Change:
    """From which house style a form goes over to which, in its language."""

    old: HouseStyle
    new: HouseStyle
    language: Language

    @property
    def colours(self) -> Mapping[str, str]:
        """Return the new colour for each old one; one that had two meanings takes the first."""
        found: dict[str, str] = {}
        for name, value in self.old.colours.items():
            found.setdefault(value.upper(), self.new.colours.get(name, value))
        return {old: new for old, new in found.items() if old != new.upper()}

    @property
    def fonts(self) -> Mapping[str, str]:
        """Return the new font for each old one."""
        return {self.old.fonts[use]: self.new.fonts[use] for use in self.old.fonts}

    @property
    def texts(self) -> Mapping[str, str]:
        """Return the new words of header and footer for the old ones, where they differ."""
        found: dict[str, str] = {}
        for old, new in ((self.old.words, self.new.words), (self.old.markings, self.new.markings)):
            for name in old.keys() & new.keys():
                before, after = (pairs[name].word(self.language.value) for pairs in (old, new))
                if before and before != after:
                    found[before] = after
        return found


def restyle(data: bytes, old: HouseStyle, new: HouseStyle, *, name: str = "") -> bytes:
    """Return the Word file `data`, which was built in the house style `old`, in the style `new`.

    Raises `LibraryError` where the file, called `name`, is no Word file with styles.
    """
    members = _members(data, name)
    change = Change(old, new, _language(members[_STYLES]))
    layout = _layout(members[_STYLES], old, change.language)
    made = dict(members)
    made[_STYLES] = merge_styles(
        # what whoever saved it wrote in other places is known by its value
        _restyled(_STYLES, _sheet(old, layout, change), change),
        _restyled(_STYLES, members[_STYLES], change),
        _sheet(new, layout if layout in new.layouts else "form", change),
    )
    for part in filter(_STORY.fullmatch, members):
        made[part] = _restyled(part, members[part], change)
    return zipped(_with_logo(made, change))


def _members(data: bytes, name: str) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if sum(part.file_size for part in file.infolist()) > _MOST_BYTES:
                raise ValueError("the parts are larger than any form's")
            members = {part: file.read(part) for part in file.namelist()}
        _check_xml(members)
    except (*_DAMAGE, OSError, ValueError, RuntimeError) as error:
        message = f"`{name}` is not a Word file"
        raise LibraryError(message, hint="save it in Word as .docx") from error
    if _STYLES not in members:
        message = f"`{name}` has no styles"
        raise LibraryError(message, hint="save it in Word as .docx")
    return members


def _check_xml(members: Mapping[str, bytes]) -> None:
    """Raise what a part that is no plain XML raises; no form has a document type of its own."""
    for part, content in members.items():
        if part.endswith((".xml", ".rels")):
            root = etree.fromstring(content, _PLAIN)
            if root.getroottree().docinfo.internalDTD is not None:
                raise ValueError("a part has a document type")


def _language(styles: bytes) -> Language:
    """Return the language that the file is in, as its defaults say."""
    marks = etree.fromstring(styles).iter(f"{{{W}}}lang")
    tag = next((mark.get(f"{{{W}}}val", "") for mark in marks), "")
    return Language.CY if tag.startswith(Language.CY.value) else Language.EN


def _layout(styles: bytes, old: HouseStyle, language: Language) -> str:
    """Return the layout whose styles the file has, or comes nearest to."""
    return min(
        old.layouts,
        key=lambda name: count_changes(styles_part(old, old.layouts[name], language), styles),
    )


def _sheet(style: HouseStyle, layout: str, change: Change) -> bytes:
    return styles_part(style, style.layouts[layout], change.language)


def _restyled(part: str, data: bytes, change: Change) -> bytes:
    root = etree.fromstring(data)
    for element in root.iter(etree.Element):
        _recolour(element, change.colours)
        _change_font(element, change.fonts)
    if _AROUND.fullmatch(part):
        for holder in root.iter(f"{{{W}}}p", f"{{{W}}}r"):
            _change_words(holder, change.texts)
    if _FOOTER.fullmatch(part):
        _change_note(root, change)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _recolour(element: Element, colours: Mapping[str, str]) -> None:
    for name in _COLOURED:
        value = element.get(name, "")
        if (
            _COLOUR.fullmatch(value.removeprefix("#"))
            and value.removeprefix("#").upper() in colours
        ):
            sign = "#" if value.startswith("#") else ""
            element.set(name, sign + colours[value.removeprefix("#").upper()])


def _change_font(element: Element, fonts: Mapping[str, str]) -> None:
    """Change the fonts of runs, and those that a tick box takes its signs from."""
    for name in _FONTS:
        if (font := element.get(name)) in fonts:
            element.set(name, fonts[str(font)])


def _change_words(holder: Element, texts: Mapping[str, str]) -> None:
    """Change the words of a run or a paragraph, which Word may have divided among several runs."""
    pieces = list(holder.iter(f"{{{W}}}t"))
    new = texts.get(text_of(holder))
    if new is not None and pieces:
        pieces[0].text = new
        for piece in pieces[1:]:
            piece.text = ""


def _change_note(root: Element, change: Change) -> None:
    """Give a footer the board's own line, in place of the one that it had."""
    before, after = change.old.footer[change.language], change.new.footer[change.language]
    if before == after or not len(root):
        return
    found = [p for p in root.findall(f"{{{W}}}p") if before and text_of(p) == before]
    for line in found:
        root.remove(line)
    if after and (found or not before) and text_of(root).strip():
        root.append(note(after))


def _with_logo(members: dict[str, bytes], change: Change) -> dict[str, bytes]:
    """Return the members with the new logo in the place of the old, or above the board's name."""
    logo = change.new.logo
    if logo == change.old.logo:
        return members
    root = etree.fromstring(members["word/document.xml"])
    shown = [d for d in root.iter(f"{{{W}}}drawing") if _is_logo(d)]
    if logo is None:
        for one in shown:
            _remove_paragraph(one)
        return {**members, "word/document.xml": _written(root)}
    new = drawing(logo, change.language)
    for one in shown:
        _swap(one, new)
    head = next((p for p in root.iter(f"{{{W}}}p") if _style(p) == style_id("Board Name")), None)
    if not shown and head is not None:
        head.addprevious(paragraph("Board Name", el("r", new)))
    if not shown and head is None:
        return members
    made = {**members, "word/document.xml": _written(root), _LOGO: logo.picture}
    return _related(made)


def _is_logo(shown: Element) -> bool:
    return any(
        element.get("name") == "Logo" for element in shown.iter() if "docPr" in str(element.tag)
    )


def _swap(old: Element, new: Element) -> None:
    parent = old.getparent()
    if parent is not None:
        parent.replace(old, etree.fromstring(etree.tostring(new)))


def _remove_paragraph(shown: Element) -> None:
    paragraph = next(shown.iterancestors(f"{{{W}}}p"), None)
    if paragraph is not None and (parent := paragraph.getparent()) is not None:
        parent.remove(paragraph)


def _style(paragraph: Element) -> str:
    named = child(paragraph, "pPr", "pStyle")
    return "" if named is None else named.get(f"{{{W}}}val", "")


def _written(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _related(members: dict[str, bytes]) -> dict[str, bytes]:
    """Return the members with the logo among what the document refers to, and its kind told."""
    rels = etree.fromstring(members["word/_rels/document.xml.rels"])
    space = etree.QName(rels).namespace
    known = next((r for r in rels if r.get("Id") == LOGO_ID), None)
    if known is None:
        known = etree.SubElement(rels, f"{{{space}}}Relationship", Id=LOGO_ID)
        known.set(
            "Type", "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
        )
    known.set("Target", f"media/{LOGO_NAME}")
    types = etree.fromstring(members["[Content_Types].xml"])
    if not any(t.get("Extension", "").lower() == "png" for t in types):
        default = etree.Element(
            f"{{{etree.QName(types).namespace}}}Default", Extension="png", ContentType="image/png"
        )
        types.insert(0, default)
    return {
        **members,
        "word/_rels/document.xml.rels": _written(rels),
        "[Content_Types].xml": _written(types),
    }

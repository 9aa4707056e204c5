"""An XML part of a Word file in; every text in it that is no paragraph out, named as Word names it.

Attributes and stray texts of all kinds are taken, known or not: alternative text, bookmarks, link
targets, authors, field codes, content controls, properties, data. What this module does not know by
name it calls by the name of its element, so that nothing is passed over for want of a name.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import TypeAlias
from urllib.parse import unquote

from lxml import etree

from docgen.release.folding import words
from docgen.release.passages import NOWHERE, Passage, Sort, Under
from docgen.release.pictures import strings_in
from docgen.release.word_names import local, value
from docgen.release.word_story import Story, field_codes

#: Two letters together, three apart, or five figures: what is shorter tells of nobody.
_WORDY = re.compile(r"[^\W\d_]{2}|(?:[^\W\d_][\W_]+){2}[^\W\d_]|\d(?:\D{0,3}\d){4}")
Spots: TypeAlias = Mapping[etree._Element, str]
#: Bytes that are written in 64 letters.
_PACKED = re.compile(r"\s*(?:[A-Za-z0-9+/]{4}\s*){3,}(?:[A-Za-z0-9+/]{2,3}={1,2})?\s*")
#: How often one thing may be written in another's letters; a tag is at most as long as this.
_ESCAPED = 3
_ELEMENT = re.compile(r"<[^<>]{1,200}>")
_MARKED = re.compile(r"[&<\\]")
_NUMBERED = re.compile(r"\\(?:u(?!d[89a-f])([0-9a-f]{4})|x([0-9a-f]{2}))", re.I)
#: More than this is no word that looks like packed bytes.
_PACKED_BYTES = 60
#: What Word fills with its own words and numbers, never with a person's.
_DULL = re.compile(
    r"rsid\w*|(?:para|text|storeItem|durable)Id|uri|Requires|Ignorable|ProgID|type|panose1|script|"
    r"schemeClr|lastClr|prst|ContentType|Extension|"
    r"hAnsiTheme|asciiTheme|eastAsiaTheme|cstheme|themeColor|themeFill|filltype|coordsize|path"
)
_DULL_ELEMENTS = words(
    "lsdException font lang themeFontLang sig pitch family charset Default Override"
)
_HOLDERS = words("sdt tbl comment footnote endnote docPart")
_TEXTS = words("t delText instrText delInstrText")
#: What a person calls an attribute: of an element, or of any that has none of its own.
_NAMES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        (element, attribute): label
        for label, attributes in {
            "bookmark": "bookmarkStart.name",
            "name of a tracked move": "moveFromRangeStart.name moveToRangeStart.name",
            "alternative text of a picture": "docPr.descr cNvPr.descr shape.alt",
            "title of a picture": "docPr.title cNvPr.title shape.title imagedata.title",
            "name of a picture or shape": "docPr.name cNvPr.name",
            "text of WordArt": "textpath.string",
            "tip of a link": "hyperlink.tooltip hlinkClick.tooltip",
            "target of a link": "hyperlink.anchor",
            "name of a part": "Relationship.Target",
            "word that a program marked": "attr.val",
            "author of a comment": "comment.author person.author presenceInfo.userId",
            "initials of a comment's author": "comment.initials",
            "author of a tracked change": ".author",
            "who may edit it": "permStart.ed permStart.edGrp",
            "title of a content control": "alias.val",
            "tag of a content control": "tag.val",
            "placeholder of a content control": "docPart.val",
            "data of a content control": "dataBinding.xpath date.fullDate",
            "choice of a list": "listItem.displayText listItem.value listEntry.val",
            "title of a table": "tblCaption.val",
            "description of a table": "tblDescription.val",
            "document variable": "docVar.val",
            "name of a document variable": "docVar.name",
            "name of a style, list or building block": "name.val",
            "name of a style": "aliases.val style.styleId pStyle.val rStyle.val tblStyle.val",
            "name of a custom property": "property.name",
            "text of a list's number": "lvlText.val",
            "help text of a form field": "statusText.val helpText.val",
            "default of a form field": "default.val",
            "code of a field": "fldSimple.instr",
            "name of a font": "font.name",
        }.items()
        for element, _, attribute in (one.partition(".") for one in attributes.split())
    }
)
_RELATIONS: Mapping[str, str] = MappingProxyType(
    {
        "hyperlink": "target of a link",
        "attachedTemplate": "template",
        "mailMergeSource": "source of a mail merge",
        "mailMergeHeaderSource": "source of a mail merge",
    }
)
_PROPERTIES: Mapping[str, str] = MappingProxyType(
    {
        "creator": "author", "lastModifiedBy": "last saved by", "keywords": "key words",
        "description": "comments", "title": "title", "subject": "subject", "category": "category",
        "Company": "company", "Manager": "manager", "Template": "template",
        "HyperlinkBase": "base of links", "lpstr": "title of a part",
    }
)  # fmt: skip


def read_labels(
    root: etree._Element,
    part: str,
    places: tuple[Spots, Mapping[etree._Element, Under]],
    *,
    above: Under = NOWHERE,
    story: Story | None = None,
) -> Iterator[Passage]:
    """Yield every text of attributes, and of elements unless `story` has read those.

    `places` are the spots of some elements and the headings that they stand under, which hold until
    the next; `above` is the heading that the whole part is seen under.
    """
    seen: set[tuple[str, str]] = set()
    spots, under = places
    spot = ""
    for element in _everything(root):
        holder = _holder_of(element)
        if holder in spots:
            spot, above = spots[holder], under.get(holder, above)
        for label, text in _texts(element, is_story=story is not None):
            if (label, text) not in seen and _WORDY.search(text):
                seen.add((label, text))
                place = ", ".join(one for one in (spot, label) if one)
                heading, number = above
                said = plain_label(text)
                yield Passage(said, part, place, Sort.LABEL, heading, number=number)
    if story is not None:
        for paragraph, code in field_codes(root):
            place = f"{story.spots.get(paragraph, '')}, code of a field".lstrip(", ")
            heading, number = under.get(paragraph, NOWHERE)
            yield Passage(code, part, place, Sort.LABEL, heading, number=number)


def _holder_of(element: etree._Element) -> etree._Element:
    """Return what has the place of `element`; what holds paragraphs is where the first is."""
    first = next(element.iter("{*}p"), None) if local(element) in _HOLDERS else None
    return element if first is None else first


def _is_text(said: str) -> bool:
    """Return whether what was unpacked can be read: printed letters, most of them ours."""
    letters = "".join(said.split())
    ours = sum(letter < "\u0250" for letter in letters)
    return letters.isprintable() and ours > 0.7 * len(letters)


def _everything(root: etree._Element) -> Iterator[etree._Element]:
    """Yield all elements, remarks and instructions of a part, those around its root too."""
    yield from root.itersiblings(preceding=True)
    yield from root.iter()
    yield from root.itersiblings()


def plain_label(text: str) -> str:
    """Return a label with what a web address writes by numbers, and what is packed in letters."""
    if "%" in text:
        return f"{text}\n{unquote(text)}"
    if "&" in text or "\\" in text:
        return plain_markup(text)
    return f"{text}\n{_unpack(text)}" if _PACKED.fullmatch(text) else text


def plain_markup(text: str) -> str:
    """Return `text` with the letters that a web page or a script writes by number, without tags."""
    if not _MARKED.search(text):
        return text
    said = _NUMBERED.sub(lambda found: chr(int(found[1] or found[2], 16)), text)
    for _ in range(_ESCAPED):
        said = html.unescape(said)
    return f"{text}\n{_ELEMENT.sub('', said)}"


def _unpack(text: str) -> str:
    """Return what is said in 64 letters; a few words that look like it say nothing so."""
    try:
        content = base64.b64decode("".join(text.split()), validate=True)
    except ValueError:
        return ""
    if len(content) > _PACKED_BYTES:
        return strings_in(content)
    for code in ("utf-8", "utf-16-le"):
        with suppress(UnicodeDecodeError):
            said = content.decode(code)
            if _is_text(said):
                return said
    return ""


def _texts(element: etree._Element, *, is_story: bool) -> Iterator[tuple[str, str]]:
    name = local(element)
    if not name:
        yield "remark in the XML", str(element.text or "")
        yield "stray text", str(element.tail or "")
        return
    if name == "p" and not is_story:
        # a name may be broken over the runs of a paragraph in a shape, a diagram or a chart
        yield "text of a shape", "".join(str(one.text or "") for one in element.iter("{*}t"))
    elif not (is_story and name in _TEXTS) and element.text and not _is_run(element, name):
        yield _text_label(element, name), str(element.text)
    if element.tail:
        yield "stray text", str(element.tail)
    if name in _DULL_ELEMENTS and value(element, "script"):
        return
    if name not in _DULL_ELEMENTS or name == "font":
        yield from _attributes(element, name)


def _is_run(element: etree._Element, name: str) -> bool:
    return name == "t" and next(element.iterancestors("{*}p"), None) is not None


def _attributes(element: etree._Element, name: str) -> Iterator[tuple[str, str]]:
    for key, text in element.attrib.items():
        bare = str(key).rpartition("}")[2]
        if not _DULL.fullmatch(bare):
            label = _NAMES.get((name, bare)) or _NAMES.get(("", bare))
            label = _relation_label(element) if bare == "Target" else label
            yield label or f"`{bare}` of `{name}`", str(text)


def _relation_label(element: etree._Element) -> str | None:
    """Return what a person calls where a relation leads: most lead to a part of the file."""
    kind = value(element, "Type").rpartition("/")[2]
    return _RELATIONS.get(kind, _NAMES.get((local(element), "Target")))


def _text_label(element: etree._Element, name: str) -> str:
    if name in _PROPERTIES:
        return _PROPERTIES[name]
    parent = element.getparent()
    if parent is not None and local(parent) == "property":
        return "custom property"
    return f"text of `{name}`"

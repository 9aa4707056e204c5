"""An XML part of a Word file in; every text in it that is no paragraph out, named as Word names it.

Attributes and stray texts of all kinds are taken, known or not: alternative text, bookmarks, link
targets, authors, field codes, content controls, properties, data. What this module does not know by
name it calls by the name of its element, so that nothing is passed over for want of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from urllib.parse import unquote

from lxml import etree

from docgen.release.folding import words
from docgen.release.passages import Passage, Sort
from docgen.release.word_names import local, value
from docgen.release.word_story import Story, field_codes

#: Two letters together, three apart, or five figures: what is shorter tells of nobody.
_WORDY = re.compile(r"[^\W\d_]{2}|(?:[^\W\d_][\W_]+){2}[^\W\d_]|\d(?:\D{0,3}\d){4}")
#: What Word fills with its own words and numbers, never with a person's.
_DULL = re.compile(
    r"rsid\w*|(?:para|text|storeItem|durable)Id|uri|Requires|Ignorable|ProgID|type|panose1|script|"
    r"schemeClr|styleId|basedOn|lastClr|prst|ContentType|Extension|"
    r"hAnsiTheme|asciiTheme|eastAsiaTheme|cstheme|themeColor|themeFill|filltype|coordsize|path"
)
_DULL_ELEMENTS = words(
    "lsdException font lang themeFontLang sig pitch family charset Default Override"
)
_TEXTS = words("t delText instrText delInstrText")
_NAMES: Mapping[tuple[str, str], str] = MappingProxyType(
    {
        ("bookmarkStart", "name"): "bookmark",
        ("docPr", "descr"): "alternative text of a picture",
        ("docPr", "title"): "title of a picture",
        ("docPr", "name"): "name of a picture or shape",
        ("cNvPr", "descr"): "alternative text of a picture",
        ("cNvPr", "name"): "name of a picture or shape",
        ("cNvPr", "title"): "title of a picture",
        ("shape", "alt"): "alternative text of a picture",
        ("hyperlink", "tooltip"): "tip of a link",
        ("hyperlink", "anchor"): "target of a link",
        ("Relationship", "Target"): "target of a link",
        ("comment", "author"): "author of a comment",
        ("comment", "initials"): "initials of a comment's author",
        ("ins", "author"): "author of a tracked change",
        ("del", "author"): "author of a tracked change",
        ("person", "author"): "author of a comment",
        ("alias", "val"): "title of a content control",
        ("tag", "val"): "tag of a content control",
        ("listItem", "displayText"): "choice of a list",
        ("listItem", "value"): "choice of a list",
        ("tblCaption", "val"): "title of a table",
        ("tblDescription", "val"): "description of a table",
        ("docVar", "val"): "document variable",
        ("docVar", "name"): "name of a document variable",
        ("style", "val"): "name of a style",
        ("name", "val"): "name of a style",
        ("lvlText", "val"): "text of a list's number",
        ("statusText", "val"): "help text of a form field",
        ("helpText", "val"): "help text of a form field",
        ("default", "val"): "default of a form field",
        ("font", "name"): "name of a font",
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
_PARTS = (
    (re.compile(r"docProps/.*"), "document properties"),
    (re.compile(r"customXml/.*"), "custom XML data"),
    (re.compile(r".*_rels/.*"), "links"),
    (re.compile(r"word/settings\.xml"), "settings"),
    (re.compile(r"word/styles.*\.xml"), "styles"),
    (re.compile(r"word/charts/.*"), "chart"),
    (re.compile(r"word/diagrams/.*"), "diagram"),
    (re.compile(r"word/people\.xml"), "people of the comments"),
    (re.compile(r"word/numbering\.xml"), "lists"),
    (re.compile(r"word/(?:fontTable|theme/.*)\.xml"), "fonts and theme"),
    (re.compile(r"word/glossary/.*"), "building blocks"),
)


def part_label(name: str) -> str:
    """Return what the part `name` is called in Word's terms."""
    return next(
        (label for pattern, label in _PARTS if pattern.fullmatch(name)), "a part of the file"
    )


def read_labels(root: etree._Element, part: str, story: Story | None = None) -> Iterator[Passage]:
    """Yield every text of attributes, and of elements unless `story` has read those."""
    seen: set[tuple[str, str]] = set()
    spot = ""
    for element in root.iter():
        if story is not None and element in story.spots:
            spot = story.spots[element]
        for label, text in _texts(element, is_story=story is not None):
            if (label, text) not in seen and _WORDY.search(text):
                seen.add((label, text))
                place = ", ".join(one for one in (spot, label) if one)
                yield Passage(plain_label(text), part, place, Sort.LABEL)
    if story is not None:
        for paragraph, code in field_codes(root):
            place = f"{story.spots.get(paragraph, '')}, code of a field".lstrip(", ")
            yield Passage(code, part, place, Sort.LABEL)


def plain_label(text: str) -> str:
    """Return a label with the letters that a web address writes by their numbers."""
    return f"{text}\n{unquote(text)}" if "%" in text else text


def _texts(element: etree._Element, *, is_story: bool) -> Iterator[tuple[str, str]]:
    name = local(element)
    if not name:
        yield "remark in the XML", str(element.text or "")
        yield "stray text", str(element.tail or "")
        return
    if not (is_story and name in _TEXTS) and element.text:
        yield _text_label(element, name), str(element.text)
    if element.tail:
        yield "stray text", str(element.tail)
    if name in _DULL_ELEMENTS and value(element, "script"):
        return
    if name not in _DULL_ELEMENTS or name == "font":
        yield from _attributes(element, name)


def _attributes(element: etree._Element, name: str) -> Iterator[tuple[str, str]]:
    for key, text in element.attrib.items():
        bare = str(key).rpartition("}")[2]
        if not _DULL.fullmatch(bare):
            yield _NAMES.get((name, bare), f"`{bare}` of `{name}`"), str(text)


def _text_label(element: etree._Element, name: str) -> str:
    if name in _PROPERTIES:
        return _PROPERTIES[name]
    parent = element.getparent()
    if parent is not None and local(parent) == "property":
        return "custom property"
    return f"text of `{name}`"

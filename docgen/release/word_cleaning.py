"""A Word file in; the same file out without what nobody meant to send.

Comments, tracked changes (accepted), hidden, white and tiny text, macros, embedded files, data,
authors, templates' folders, printer settings, thumbnails and the marks of earlier sessions go. What
is left is read again: cleaning is not believed, it is checked.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable

from lxml import etree

from docgen.release.archives import open_archive
from docgen.release.folding import words
from docgen.release.pictures import strip_picture
from docgen.release.word_names import child, local, parse_part, story_of, value
from docgen.release.word_visibility import Styles, run_reason

_DROPPED = re.compile(
    r"(?:.*/)?vbaProject\.bin|.*vbaData\.xml|word/embeddings/.*|word/activeX/.*|word/ctrlProps/.*|"
    r".*printerSettings.*|docProps/(?:thumbnail\..*|custom\.xml)|word/comments.*\.xml|"
    r"word/people\.xml|"
    r"customXml/.*|customUI/.*|userCustomization/.*|word/afchunk.*|_xmlsignatures/.*|"
    r"word/(?:webextensions/.*|taskpanes.*)|word/glossary/.*|word/_rels/comments.*",
    re.I,
)
_UNWRAPPED = frozenset(("ins", "moveTo", "smartTag"))
_REMOVED = words(
    "del moveFrom commentRangeStart commentRangeEnd commentReference annotationRef rPrChange "
    "pPrChange "
    "tblPrChange tcPrChange trPrChange sectPrChange numberingChange cellIns cellMerge "
    "tblGridChange "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd altChunk object control "
    "customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd "
    "customXmlPr dataBinding proofErr"
)
_SETTINGS = words(
    "rsids docVars mailMerge attachedTemplate trackRevisions revisionView documentProtection "
    "writeProtection saveThroughXslt attachedSchema"
)
_EMPTIED = words(
    "creator lastModifiedBy keywords description category contentStatus subject Manager Company "
    "HyperlinkBase Template TotalTime revision lastPrinted"
)
_FIXED = (1980, 1, 1, 0, 0, 0)
_WEB = re.compile(r"(?:https?://|mailto:|tel:|#)", re.I)


def clean_word(content: bytes, *, author: str = "") -> bytes:
    """Return the Word file without all that; `author`, the board's name, stands as its author.

    Raises `UnreadableError` where the file cannot be read.
    """
    parts = open_archive(content).parts
    kept = {name: part for name, part in parts.items() if not _DROPPED.fullmatch(name)}
    styles = Styles(
        parse_part(kept["word/styles.xml"], "word/styles.xml")
        if "word/styles.xml" in kept
        else None
    )
    cleaned = {name: _clean_part(name, part, styles, kept, author) for name, part in kept.items()}
    return _pack(cleaned)


def _pack(parts: dict[str, bytes]) -> bytes:
    """Return the parts as a zip file that is the same whenever they are."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts.items():
            file.writestr(zipfile.ZipInfo(name, _FIXED), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _clean_part(name: str, part: bytes, styles: Styles, kept: Iterable[str], author: str) -> bytes:
    if name.startswith("word/media/"):
        return strip_picture(part)
    if not re.search(r"\.(?:xml|rels|vml)$", name, re.I) or not part:
        return part
    root = parse_part(part, name)
    if story_of(name):
        _clean_story(root, styles)
    elif name.startswith("docProps/"):
        _clean_properties(root, author)
    elif name.endswith(".rels"):
        _clean_relations(root, name, frozenset(kept))
    elif name == "[Content_Types].xml":
        _clean_types(root, frozenset(kept))
    elif name == "word/settings.xml":
        _remove(one for one in root.iter() if local(one) in _SETTINGS)
    _forget_sessions(root)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _clean_story(root: etree._Element, styles: Styles) -> None:
    hidden = [run for run in root.iter("{*}r") if _is_unseen(run, styles)]
    _remove(hidden)
    _remove([row for row in root.iter("{*}tr") if child(child(row, "trPr"), "del") is not None])
    _remove([one for one in root.iter() if local(one) in _REMOVED])
    for one in [one for one in root.iter() if local(one) in _UNWRAPPED]:
        _unwrap(one)
    for one in root.iter():
        for key in [
            key for key in one.attrib if str(key).rpartition("}")[2] in ("author", "initials")
        ]:
            del one.attrib[key]


def _is_unseen(run: etree._Element, styles: Styles) -> bool:
    if not any(map(str.isalnum, "".join(one.text or "" for one in run.iter("{*}t")))):
        return False  # a break or a space is there for the layout
    paragraph = next((one for one in run.iterancestors() if local(one) == "p"), None)
    return paragraph is not None and bool(run_reason(run, paragraph, styles))


def _unwrap(element: etree._Element) -> None:
    """Put what is in `element` in its place."""
    parent = element.getparent()
    if parent is not None:
        place = parent.index(element)
        for below in reversed(list(element)):
            if local(below) != "smartTagPr":
                parent.insert(place, below)
        parent.remove(element)


def _remove(elements: Iterable[etree._Element]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _clean_properties(root: etree._Element, author: str) -> None:
    for element in root.iter():
        name = local(element)
        if name in _EMPTIED and not len(element):
            element.text = author if name == "creator" else ("1" if name == "revision" else None)


def _clean_relations(root: etree._Element, name: str, kept: frozenset[str]) -> None:
    """Take out relations to what is gone, and those that lead out of the file; links go nowhere."""
    folder = re.sub(r"_rels/[^/]*$", "", name)
    for relation in list(root):
        kind = value(relation, "Type").rpartition("/")[2]
        target = value(relation, "Target")
        if value(relation, "TargetMode").lower() == "external":
            if kind == "hyperlink" and not _WEB.match(target):
                relation.set("Target", "#")
            elif kind != "hyperlink":
                root.remove(relation)
        elif not _leads(folder, target, kept):
            root.remove(relation)


def _leads(folder: str, target: str, kept: frozenset[str]) -> bool:
    path = target.lstrip("/") if target.startswith("/") else folder + target
    while "/../" in f"/{path}":
        path = re.sub(r"(?:^|(?<=/))[^/]+/\.\./", "", path, count=1)
    return path in kept


def _clean_types(root: etree._Element, kept: frozenset[str]) -> None:
    for override in list(root):
        name = value(override, "PartName").lstrip("/")
        if name and name not in kept:
            root.remove(override)
        elif "macroEnabled" in value(override, "ContentType"):
            override.set(
                "ContentType",
                value(override, "ContentType").replace("ms-word.document.macroEnabled", _PLAIN),
            )


_PLAIN = "openxmlformats-officedocument.wordprocessingml.document"


def _forget_sessions(root: etree._Element) -> None:
    """Take out the numbers of the sessions in which each paragraph was typed."""
    for element in root.iter():
        for key in [
            key for key in element.attrib if str(key).rpartition("}")[2].startswith("rsid")
        ]:
            del element.attrib[key]

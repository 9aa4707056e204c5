"""A Word file in; the same file out without what nobody meant to send.

Comments, tracked changes (accepted), hidden, white and tiny text, macros, embedded files, data,
authors, templates' folders, printer settings, thumbnails and the marks of earlier sessions go. What
is left is read again: cleaning is not believed, it is checked.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from lxml import etree

from docgen.release.archives import open_archive
from docgen.release.folding import words
from docgen.release.passages import UnreadableError
from docgen.release.pictures import strip_picture
from docgen.release.word_names import child, local, parse_part, value
from docgen.release.word_parts import story_of
from docgen.release.word_places import part_key, relation_targets, relations_of, targets_of
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
    "customXmlPr dataBinding proofErr fldData"
)
_SETTINGS = words(
    "rsids docVars mailMerge attachedTemplate trackRevisions revisionView documentProtection "
    "writeProtection saveThroughXslt attachedSchema"
)
_EMPTIED = words(
    "creator lastModifiedBy keywords description category contentStatus subject Manager Company "
    "HyperlinkBase Template TotalTime revision lastPrinted"
)
#: Relations to what is no part of the document itself.
_FOREIGN = frozenset(("aFChunk", "recipientData", "subDocument"))
_TYPES = "[Content_Types].xml"
_RELATIONS = "_rels/.rels"
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
    return _pack(_hang_together(cleaned))


def _hang_together(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts that relations lead to from the file's own; nobody is shown the others."""
    if _TYPES not in parts:
        raise UnreadableError("the file does not say of what kind its parts are")
    names = {part_key(name): name for name in parts}
    seen = {part_key(_TYPES)}
    waiting = [_RELATIONS]
    while waiting:
        key = part_key(waiting.pop())
        if key not in seen and key in names:
            seen.add(key)
            targets = relation_targets(names[key], parts[names[key]])
            seen.update(map(part_key, targets.values()))
            waiting.extend(map(relations_of, targets.values()))
    types = parse_part(parts[_TYPES], _TYPES)
    _clean_types(types, seen)
    kept = {name: part for name, part in parts.items() if part_key(name) in seen}
    return kept | {_TYPES: _write(types)}


def _write(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


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
        _clean_relations(root, name, frozenset(map(part_key, kept)))
    elif name == "word/settings.xml":
        _remove(one for one in root.iter() if local(one) in _SETTINGS)
    _forget_sessions(root)
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    return _write(root)


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
    targets = targets_of(root, name)
    for relation in list(root):
        kind = value(relation, "Type").rpartition("/")[2]
        if value(relation, "TargetMode").lower() == "external":
            if kind == "hyperlink" and not _WEB.match(value(relation, "Target")):
                relation.set("Target", "#")
            elif kind != "hyperlink":
                root.remove(relation)
        elif kind in _FOREIGN or part_key(targets.get(value(relation, "Id"), "")) not in kept:
            root.remove(relation)


def _clean_types(root: etree._Element, kept: AbstractSet[str]) -> None:
    for override in list(root):
        name = value(override, "PartName").lstrip("/")
        if name and part_key(name) not in kept:
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

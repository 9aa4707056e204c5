"""A rendered document with a contents list that waits to be filled in; the list as Word has it out.

Word fills its contents field when somebody presses F9. A report goes out before that, and a PDF has
nobody to press anything, so the list is filled here: an entry for each heading, linked to it, each
with a field for its page. The pages are known once the document has been set; until then a field
holds nothing. Word can still update the list, which is its own kind (ECMA-376 part 1, 17.16.5.68).

Only a list in a content control of the right name is filled: any other stays as docxtpl leaves it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.template.rich import StyleMap
from docgen.template.rich.wordxml import W, element, escape, value, w

_OURS: Final = "docgen-contents"
_LEVELS: Final = re.compile(r'\\o\s+"(\d)-(\d)"')
_PAGE: Final = re.compile("\ue0f0(\\d+)\ue0f1")
_PREFIX: Final = "_Toc"
_FIRST: Final = 9001
_STALE: Final = ' w:dirty="1"'  # asks Word to fill the field when it opens the file
_GALLERY: Final = (
    '<w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    "</w:docPartObj></w:sdtPr>"
)


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading of the document: its level, its words, and the bookmark around it."""

    level: int
    words: str
    bookmark: str


def has_contents(xml: str) -> bool:
    """Return whether a part of a document holds a contents list that is to be filled in."""
    return f'<w:tag w:val="{_OURS}"/>' in xml


def fill_contents(part: bytes, styles: StyleMap) -> tuple[bytes, tuple[str, ...]]:
    """Return the document `part` with its contents list filled in, and the list's entries.

    A sign stands where the page of each goes.
    """
    root = etree.fromstring(part)
    found = _field_paragraphs(root)
    if not found:
        return part, ()
    levels = _levels(found[0])
    inside = {id(paragraph) for paragraph in found}
    headings = [
        _mark(paragraph, level, number)
        for number, (paragraph, level) in enumerate(_headings(root, styles, levels, inside), 1)
    ]
    _replace(found, _write(headings, found[0], styles, levels))
    filled = etree.tostring(root, encoding="UTF-8", standalone=True)
    return filled, tuple(heading.words for heading in headings)


def write_pages(part: bytes, pages: Sequence[int]) -> bytes:
    """Return the document `part` with the number of each heading's page in its contents list.

    Where the pages are not known, the list is marked for Word to fill when it opens the file.
    """
    text = part.decode()
    count = len(_PAGE.findall(text))
    if len(pages) == count:
        known = _PAGE.sub(lambda found: str(pages[int(found[1]) - 1]), text)
        return known.replace(_STALE, "", 1).encode()
    return _PAGE.sub("", text).encode()


def _field_paragraphs(root: etree._Element) -> list[etree._Element]:
    """Return the paragraphs from the one that begins our contents field to its end."""
    instructions = (
        told
        for tag in root.iter(w("tag"))
        if value(tag) == _OURS
        for control in tag.iterancestors(w("sdt"))
        for told in control.iter(w("instrText"))
    )
    start = next((told for told in instructions if (told.text or "").split()[:1] == ["TOC"]), None)
    paragraph = None if start is None else next(start.iterancestors(w("p")), None)
    found: list[etree._Element] = []
    depth = 0
    while paragraph is not None:
        found.append(paragraph)
        for sign in paragraph.iter(w("fldChar")):
            depth += {"begin": 1, "end": -1}.get(value(sign, "fldCharType"), 0)
        if depth <= 0:
            break
        paragraph = paragraph.getnext()
    return found


def _levels(paragraph: etree._Element) -> range:
    told = "".join(x.text or "" for x in paragraph.iter(w("instrText")))
    found = _LEVELS.search(told)
    first, last = (int(found[1]), int(found[2])) if found else (1, 3)
    return range(first, last + 1)


def _headings(
    root: etree._Element, styles: StyleMap, levels: range, inside: set[int]
) -> list[tuple[etree._Element, int]]:
    known = {style: at for at, style in enumerate(styles.headings, 1) if at in levels}
    return [
        (paragraph, known[style])
        for paragraph in root.iter(w("p"))
        if (style := value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))) in known
        and id(paragraph) not in inside
        and _words(paragraph)
    ]


def _words(paragraph: etree._Element) -> str:
    """Return the words of a heading on one line, without the numbers of its notes."""
    told = [
        node.text or "" if node.tag == w("t") else " "
        for node in paragraph.iter(w("t"), w("tab"), w("br"))
        if next(node.iterancestors(w("pPr")), None) is None
    ]
    return " ".join("".join(told).split())


def _mark(paragraph: etree._Element, level: int, number: int) -> _Heading:
    """Put a bookmark around the heading, and return what the list says of it."""
    name, key = f"{_PREFIX}{number:08d}", str(_FIRST + number)
    start = etree.Element(w("bookmarkStart"), {w("id"): key, w("name"): name})
    end = etree.Element(w("bookmarkEnd"), {w("id"): key})
    first = paragraph.find(w("pPr"))
    paragraph.insert(0 if first is None else 1, start)
    paragraph.append(end)
    return _Heading(level, _words(paragraph), name)


def _replace(old: Sequence[etree._Element], xml: str) -> None:
    """Put the list in the place of the control around the paragraphs `old`."""
    new = etree.fromstring(f'<w:x xmlns:w="{W}">{xml}</w:x>')[0]
    first = old[0]
    control = next(first.iterancestors(w("sdt")), None)
    for paragraph in old[1:]:
        parent = paragraph.getparent()
        if parent is not None:
            parent.remove(paragraph)
    place = first if control is None else control
    parent = place.getparent()
    if parent is not None:
        parent.replace(place, new)


def _write(
    headings: Sequence[_Heading], first: etree._Element, styles: StyleMap, levels: range
) -> str:
    """Return the list: one paragraph for each heading, the field around all of them."""
    told = "".join(x.text or "" for x in first.iter(w("instrText"))).strip()
    opening = (
        f'<w:r><w:fldChar w:fldCharType="begin"{_STALE}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(told)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    closing = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    entries = [
        _write_entry(heading, number, styles, levels) for number, heading in enumerate(headings, 1)
    ] or [("", "")]
    paragraphs = "".join(
        f"<w:p>{look}{opening if at == 0 else ''}{inner}"
        f"{closing if at == len(entries) - 1 else ''}</w:p>"
        for at, (look, inner) in enumerate(entries)
    )
    return f"<w:sdt>{_GALLERY}<w:sdtContent>{paragraphs}</w:sdtContent></w:sdt>"


def _write_entry(
    heading: _Heading, number: int, styles: StyleMap, levels: range
) -> tuple[str, str]:
    style = styles.find("paragraph", f"toc {heading.level}", f"toc {heading.level - levels[0] + 1}")
    look = f"<w:pPr>{element('pStyle', val=style)}</w:pPr>" if style else ""
    page = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> PAGEREF {heading.bookmark} \\h </w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r><w:t>\ue0f0{number}\ue0f1</w:t></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return look, (
        f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">'
        f'<w:r><w:t xml:space="preserve">{escape(heading.words)}</w:t></w:r>'
        f"<w:r><w:tab/></w:r>{page}</w:hyperlink>"
    )

"""The paragraphs that `rich` tags stand in, into what the text that replaces them takes over.

docxtpl throws away the paragraph around `{{p text|rich }}` (and the run around `{{r … }}`) with
all its formatting. So before it patches a part, every such tag is given the number of its base:
`{{p text|based(3)|rich }}`, and the base keeps the formatting for the renders.

Whoever forgets the `p` gets it where the tag is alone in its paragraph. Elsewhere in a paragraph
the text prints as words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.template.rich.properties import (
    Properties,
    read_paragraph_properties,
    read_run_properties,
)
from docgen.template.rich.styles import StyleMap
from docgen.template.rich.wordxml import W, number, parse_part, value, w

_TAG: Final = re.compile(r"\{[{%].*?[}%]\}", re.DOTALL)
_ALONE: Final = re.compile(r"\s*\{\{(?![pr]\s)[^{}]*\|\s*rich\b[^{}]*\}\}\s*")
_PLACED: Final = re.compile(r"\{[{%](?:p|r|tr|tc)\s")
_FILTER: Final = re.compile(r"\|\s*(?:rich|inline)\b")
_NOT_TEXT: Final = tuple(map(w, ("drawing", "pict", "object", "fldChar", "br", "tab", "sectPr")))
_A4: Final = 9026  # twips between the margins of an inch on A4
_CELL_MARGINS: Final = 216  # twips left and right in a cell, Word's default


@dataclass(frozen=True, eq=False)
class Base:
    """Where a rich text stands: the formatting it takes over, and what is around it.

    `under` is the level of the heading that it stands below, `width` its room in twips; `in_run`
    says that its tag replaces neither a paragraph nor a run, but words in one, `in_cell` that it
    stands in a table.
    """

    style: str = ""
    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)
    under: int = 1
    width: int = _A4
    table_style: str = ""
    after_table: bool = False
    in_run: bool = False
    in_cell: bool = False


def mark_bases(root: etree._Element, styles: StyleMap, first: int = 0) -> tuple[Base, ...]:
    """Number the rich tags below `root` from `first` on, and return the base of each.

    Changes the text of `root`; run it on every part before docxtpl's patching, with `first` the
    number of bases found so far.
    """
    found: list[Base] = []
    under = 1
    for paragraph in root.iter(w("p")):
        level = _heading_level(paragraph, styles)
        for tag in reversed(list(_tags(paragraph))):
            _insert(tag.texts, tag.at, f"|based({first + len(found)})")
            found.append(_base(paragraph, tag, under))
        under = level or under
    return tuple(found)


def mark_part(part: bytes, styles: StyleMap, first: int = 0) -> tuple[bytes, tuple[Base, ...]]:
    """Do the same to the bytes of a part, which come back untouched where it has no rich tag."""
    root = parse_part(part)
    found = mark_bases(root, styles, first)
    marked = etree.tostring(root, encoding="UTF-8", standalone=True) if found else part
    return marked, found


@dataclass(frozen=True, slots=True)
class _Tag:
    """A rich filter in the `texts` of a paragraph: where it stands, and where its tag opens."""

    texts: Sequence[etree._Element]
    at: int
    opening: int
    in_run: bool


def _tags(paragraph: etree._Element) -> Iterator[_Tag]:
    texts = [x for x in paragraph.iter(w("t")) if next(x.iterancestors(w("p"))) is paragraph]
    whole = "".join(x.text or "" for x in texts)
    if "{" not in whole:
        return
    if _ALONE.fullmatch(whole) and not any(True for _ in paragraph.iter(*_NOT_TEXT)):
        at = whole.index("{{") + 2
        _insert(texts, at, "p ")
        whole = f"{whole[:at]}p {whole[at:]}"
    for tag in _TAG.finditer(whole):
        for found in _FILTER.finditer(whole, *tag.span()):
            in_run = _PLACED.match(tag[0]) is None
            yield _Tag(texts, found.start(), tag.start(), in_run)


def _insert(texts: Sequence[etree._Element], at: int, words: str) -> None:
    node, offset = _locate(texts, at)
    text = node.text or ""
    node.text = text[:offset] + words + text[offset:]


def _locate(texts: Sequence[etree._Element], at: int) -> tuple[etree._Element, int]:
    for node in texts:
        length = len(node.text or "")
        if at < length:
            return node, at
        at -= length
    return texts[-1], len(texts[-1].text or "")


def _base(paragraph: etree._Element, tag: _Tag, under: int) -> Base:
    run = next(_locate(tag.texts, tag.opening)[0].iterancestors(w("r")), None)
    properties = paragraph.find(w("pPr"))
    table = next(paragraph.iterancestors(w("tbl")), None)
    before = paragraph.getprevious()
    return Base(
        "" if properties is None else value(properties.find(w("pStyle"))),
        read_paragraph_properties(properties),
        read_run_properties(None if run is None else run.find(w("rPr"))),
        under,
        _width(paragraph),
        "" if table is None else value(table.find(f"{w('tblPr')}/{w('tblStyle')}")),
        before is not None and before.tag == w("tbl"),
        tag.in_run,
        table is not None,
    )


def _heading_level(paragraph: etree._Element, styles: StyleMap) -> int:
    style = value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
    return styles.heading_levels.get(style, 0) if style else 0


def _width(paragraph: etree._Element) -> int:
    cell = next(paragraph.iterancestors(w("tc")), None)
    if cell is not None:
        told = cell.find(f"{w('tcPr')}/{w('tcW')}")
        room = number(told, "w") - _CELL_MARGINS if value(told, "type") == "dxa" else 0
    else:
        found = paragraph.xpath("following::w:sectPr[1]", namespaces={"w": W})
        room = _section_width(found[0]) if isinstance(found, list) and found else 0
    return room if room > 0 else _A4


def _section_width(section: object) -> int:
    """Return the width of a column of the section."""
    if not isinstance(section, etree._Element):
        return 0
    page, margins, columns = (section.find(w(name)) for name in ("pgSz", "pgMar", "cols"))
    width = number(page, "w") - number(margins, "left") - number(margins, "right")
    count = max(number(columns, "num"), 1)
    return (width - (count - 1) * number(columns, "space")) // count

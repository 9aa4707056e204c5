"""The elements of a structure tree in; what breaks the rules of how they may stand out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdf_checks.tree import Element

# ISO 32000-1, 14.8.4, by its own groups.
_GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"}
_PARAGRAPHS = {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"}
_TABLES = {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
_INLINE = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot", "Ruby", "RB"}
_OTHERS = {"RT", "RP", "Warichu", "WT", "WP", "Figure", "Formula", "Form", "Index", "NonStruct"}
_STANDARD = _GROUPING | _PARAGRAPHS | _TABLES | _INLINE | _OTHERS | {"Private"}
_PARENTS = {
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    "THead": ("Table",),
    "TBody": ("Table",),
    "TFoot": ("Table",),
    "LI": ("L",),
    "LBody": ("LI",),
    "TOCI": ("TOC",),
}
_CHILDREN = {
    "Table": ("TR", "THead", "TBody", "TFoot", "Caption"),
    "TR": ("TH", "TD"),
    "L": ("LI", "L", "Caption"),
    "LI": ("Lbl", "LBody"),
    "TOC": ("TOCI", "TOC", "Caption"),
}
_NEVER_EMPTY = ("H1", "H2", "H3", "H4", "H5", "H6", "Link", "LI")


def grammar_problems(elements: Sequence[Element]) -> Iterator[str]:
    """Return what is wrong with `elements`, all those of a document in reading order."""
    for element in elements:
        yield from _place_problems(element)
        yield from _alternative_problems(element)
    yield from _heading_problems([e.kind for e in elements if e.kind[:1] == "H" and e.kind[1:]])
    yield from _identity_problems(elements)
    yield from _table_problems(elements)


def _place_problems(element: Element) -> Iterator[str]:
    kind = element.kind
    if kind not in _STANDARD:
        yield f"no reader knows an element of type {kind}"
    if kind in _PARENTS and not element.inside(*_PARENTS[kind]):
        yield f"an element of type {kind} stands in the wrong place"
    for child in element.children if kind in _CHILDREN else ():
        if child.kind not in _CHILDREN[kind]:
            yield f"an element of type {kind} holds one of type {child.kind}"
    if kind in _NEVER_EMPTY and not (element.children or element.contents or element.objects):
        yield f"an element of type {kind} is empty"


def _alternative_problems(element: Element) -> Iterator[str]:
    said = str(element.source.get("/Alt", "")) or str(element.source.get("/ActualText", ""))
    if element.kind in ("Figure", "Formula") and not said.strip():
        yield f"an element of type {element.kind} has no alternative text"


def _heading_problems(kinds: Sequence[str]) -> Iterator[str]:
    levels = [int(kind[1:]) for kind in kinds if kind[1:].isdigit()]
    if levels and levels[0] != 1:
        yield f"the first heading is of level {levels[0]}"
    for before, after in pairwise(levels):
        if after > before + 1:
            yield f"a heading of level {after} follows one of level {before}"


def _identity_problems(elements: Sequence[Element]) -> Iterator[str]:
    names = Counter(bytes(e.source.ID) for e in elements if "/ID" in e.source)
    yield from ("two elements have one identifier" for count in names.values() if count > 1)
    for element in elements:
        if element.kind == "Note" and "/ID" not in element.source:
            yield "a note has no identifier"
        for header in _listed(element.attribute("/Headers")):
            if bytes(header) not in names:
                yield "a cell names a header that is not there"


def _table_problems(elements: Sequence[Element]) -> Iterator[str]:
    for element in elements:
        if element.kind == "TH" and element.attribute("/Scope") is None:
            yield "a header cell does not say what it heads"
    for table in (element for element in elements if element.kind == "Table"):
        if not any(cell.kind == "TH" for cell in table.walk()):
            yield "a table has no header cells"


def _listed(thing: Any) -> list[Any]:
    return [] if thing is None else list(thing)

"""A PDF in; what is wrong with its structure out.

What validators let pass: they accept a tree that has been emptied, two pages that claim one entry
of the parent tree, or elements that point at the wrong page. Every reference is followed here, in
both directions.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf

from pdf_checks.grammar import grammar_problems
from pdf_checks.marks import Marks, marks_of
from pdf_checks.tree import Element, Key, elements_of, key_of, parent_tree_of, root_of


def structure_problems(pdf: bytes) -> list[str]:
    """Return everything that is wrong with the structure of `pdf`, a sentence each."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(_problems(opened))


def _problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield from _catalogue_problems(pdf)
    top = elements_of(pdf)
    if not top:
        yield "the structure tree is empty" if root_of(pdf) is not None else "there is no tree"
        return
    elements = [element for first in top for element in first.walk()]
    marks = [mark for page in pdf.pages for mark in marks_of(page.obj).walk()]
    parents = parent_tree_of(pdf)
    yield from _mark_problems(marks, parents, elements)
    yield from _content_problems(marks, elements)
    yield from _annotation_problems(pdf, parents, elements)
    yield from _back_reference_problems(elements)
    yield from grammar_problems(elements)


def _catalogue_problems(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)):
        yield "the document is not marked as tagged"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", str(root.get("/Lang", ""))):
        yield "the document has no language"
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "the window would not show the title"
    if not _xmp_title(pdf):
        yield "the document has no title"


def _xmp_title(pdf: pikepdf.Pdf) -> str:
    if "/Metadata" not in pdf.Root:
        return ""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as record:
        return str(record.get("dc:title", "") or "")


def _mark_problems(
    marks: list[Marks], parents: dict[int, Any], elements: list[Element]
) -> Iterator[str]:
    """Follow each mark by way of the parent tree to its element, and back."""
    known = {element.key: element for element in elements}
    claimed = Counter(int(m.holder.StructParents) for m in marks if "/StructParents" in m.holder)
    yield from (f"{n} pages claim entry {key}" for key, n in claimed.items() if n > 1)
    for mark in marks:
        if mark.unmarked:
            yield f"{mark.unmarked} things are drawn without a mark"
        if mark.nested:
            yield f"{mark.nested} marks stand in an artifact, or the other way round"
        yield from (f"mark {n} is used twice" for n, k in Counter(mark.ids).items() if k > 1)
        yield from _entry_problems(mark, parents, known)


def _entry_problems(
    mark: Marks, parents: dict[int, Any], known: dict[Key, Element]
) -> Iterator[str]:
    entry = parents.get(int(mark.holder.get("/StructParents", -1)))
    if not mark.ids:
        return
    if not isinstance(entry, pikepdf.Array):
        yield "a page with marks has no entry in the parent tree"
        return
    for number in mark.ids:
        parent = entry[number] if number < len(entry) else None
        element = known.get(key_of(parent)) if isinstance(parent, pikepdf.Dictionary) else None
        if element is None:
            yield f"mark {number} leads to no element of the tree"
        elif (key_of(mark.holder), number) not in element.contents:
            yield f"mark {number} leads to an element that does not hold it"


def _content_problems(marks: list[Marks], elements: list[Element]) -> Iterator[str]:
    """Follow each element to the marks that it says it holds."""
    drawn = {(key_of(mark.holder), number) for mark in marks for number in mark.ids}
    held = Counter(content for element in elements for content in element.contents)
    yield from ("an element holds a mark that no page has" for one in held if one not in drawn)
    yield from ("two elements hold one mark" for number in held.values() if number > 1)
    yield from ("a mark is in no element" for one in drawn if one not in held)


def _annotation_problems(
    pdf: pikepdf.Pdf, parents: dict[int, Any], elements: list[Element]
) -> Iterator[str]:
    holders = {key_of(thing): element for element in elements for thing in element.objects}
    drawn: set[Key] = set()
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            drawn.add(key_of(annotation))
            yield from _link_problems(annotation, parents, holders)
        if "/Annots" in page.obj and page.obj.get("/Tabs") != "/S":
            yield "a page with links is not read in the order of its structure"
    yield from (
        "an element points at a link that no page has" for key in holders if key not in drawn
    )


def _link_problems(
    annotation: Any, parents: dict[int, Any], holders: dict[Key, Element]
) -> Iterator[str]:
    if annotation.get("/Subtype") not in ("/Link", "/Widget"):
        return
    holder = holders.get(key_of(annotation))
    entry = parents.get(int(annotation.get("/StructParent", -1)))
    if holder is None:
        yield "a link is not in the tree"
    elif not isinstance(entry, pikepdf.Dictionary) or key_of(entry) != holder.key:
        yield "a link does not lead back to its element"
    elif holder.kind not in ("Link", "Form", "Reference", "Annot"):
        yield f"a link is held by an element of type {holder.kind}"
    if annotation.get("/Subtype") == "/Link" and not str(annotation.get("/Contents", "")):
        yield "a link does not say where it leads"


def _back_reference_problems(elements: list[Element]) -> Iterator[str]:
    for element in elements:
        parent = element.source.get("/P")
        expected = element.parent.key if element.parent else None
        if parent is None or (expected and key_of(parent) != expected):
            yield f"an element of type {element.kind} does not lead back to its parent"

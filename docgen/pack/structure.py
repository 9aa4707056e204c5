"""A tagged PDF in; what is wrong with its tags out, as codes.

Validators pass a tree that was emptied, two pages that claim one entry of the parent tree, elements
that lead to the wrong page, header cells of one name. So each reference is followed, both ways.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

import pikepdf
from pikepdf import Array, Name

from docgen.pack.elements import is_dictionary, kids_of, listed, tops_of, walk
from docgen.pack.marks import forms_of, marks_of
from docgen.pack.trees import Thing, read_numbers, string_of

#: What is told where a file has no tags at all.
NO_TREE: Final = "tags-missing"
_TIED: Final = (Name.Link, Name.Widget)


def structure_faults(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    """Return what is wrong with the tags of `pdf`, each code once, sorted."""
    tops = tops_of(pdf)
    if not tops:
        return (NO_TREE,)
    tree = _read_tree(tops)
    parents = dict(read_numbers(pdf.Root.StructTreeRoot.get("/ParentTree")))
    faults = {
        *_page_faults(pdf, parents, tree),
        *_annotation_faults(pdf, parents, tree),
        *_id_faults(tree),
        *tree.faults,
    }
    return tuple(sorted(faults))


Key = tuple[int, int]


@dataclass(slots=True)
class _Tree:
    """What the elements say that they hold: marks by page or form, annotations, names."""

    elements: set[Key] = field(default_factory=set)
    marks: dict[tuple[Key, int], Key] = field(default_factory=dict)
    objects: dict[Key, Key] = field(default_factory=dict)
    ids: Counter[bytes] = field(default_factory=Counter)
    headers: set[bytes] = field(default_factory=set)
    faults: set[str] = field(default_factory=set)


def _read_tree(tops: list[Thing]) -> _Tree:
    tree = _Tree()
    for top in tops:
        _read(top, tree, None, None)
    return tree


def _read(element: Thing, tree: _Tree, above: Key | None, page: Key | None) -> None:
    key: Key = element.objgen
    if key in tree.elements:
        tree.faults.add("element-twice")
        return
    tree.elements.add(key)
    own: Thing = element.get("/Pg")
    page = own.objgen if is_dictionary(own) else page
    parent: Thing = element.get("/P")
    if not is_dictionary(parent) or (above is not None and parent.objgen != above):
        tree.faults.add("parent-wrong")
    _read_names(element, tree)
    for kid in kids_of(element):
        _read_kid(kid, tree, key, page)


def _read_names(element: Thing, tree: _Tree) -> None:
    name = string_of(element.get("/ID"))
    if name:
        tree.ids[name] += 1
    attributes = element.get("/A")
    for one in listed(attributes) if attributes is not None else ():
        headers = one.get("/Headers") if is_dictionary(one) else None
        if isinstance(headers, Array):
            tree.headers.update(map(string_of, headers))


def _read_kid(kid: Thing, tree: _Tree, key: Key, page: Key | None) -> None:
    if isinstance(kid, int):
        _hold(tree, page, kid, key)
    elif not is_dictionary(kid):
        tree.faults.add("kid-unknown")
    elif "/S" in kid:
        _read(kid, tree, key, page)
    elif kid.get("/Type") == Name.OBJR:
        target: Thing = kid.get("/Obj")
        tree.objects[target.objgen if target is not None else (0, 0)] = key
    else:
        holder: Thing = kid.get("/Stm", kid.get("/Pg"))
        number = kid.get("/MCID")
        at = page if holder is None else holder.objgen
        _hold(tree, at, number if isinstance(number, int) else -1, key)


def _hold(tree: _Tree, page: Key | None, number: int, key: Key) -> None:
    if page is None:
        tree.faults.add("page-unknown")
    elif tree.marks.setdefault((page, number), key) != key:
        tree.faults.add("mark-held-twice")


def _page_faults(pdf: pikepdf.Pdf, parents: dict[int, Thing], tree: _Tree) -> Iterator[str]:
    """Follow the marks of each page by way of the parent tree to their elements, and back."""
    claimed: Counter[int] = Counter()
    drawn: set[tuple[Key, int]] = set()
    for holder in _holders(pdf):
        numbers = marks_of(holder)
        key = holder.get("/StructParents")
        if not numbers:
            continue
        if not isinstance(key, int):
            yield "page-without-entry"
            continue
        claimed[key] += 1
        drawn.update((holder.objgen, number) for number in numbers)
        if len(set(numbers)) < len(numbers):
            yield "mark-drawn-twice"
        yield from _entry_faults(holder, numbers, parents.get(key), tree)
    if any(count > 1 for count in claimed.values()):
        yield "entry-shared"
    if any(mark not in drawn for mark in tree.marks):
        yield "mark-not-drawn"


def _holders(pdf: pikepdf.Pdf) -> Iterator[Thing]:
    seen: set[Key] = set()
    for page in pdf.pages:
        yield page.obj
        yield from (form for form in forms_of(page.obj, seen) if "/StructParents" in form)


def _entry_faults(holder: Thing, numbers: list[int], entry: Thing, tree: _Tree) -> Iterator[str]:
    if not isinstance(entry, Array):
        yield "page-without-entry"
        return
    leads = [thing.objgen if is_dictionary(thing) else None for thing in entry]
    for number in numbers:
        target = leads[number] if number < len(leads) else None
        if target is None or target not in tree.elements:
            yield "mark-lost"
        elif tree.marks.get((holder.objgen, number)) != target:
            yield "mark-elsewhere"


def _annotation_faults(pdf: pikepdf.Pdf, parents: dict[int, Thing], tree: _Tree) -> Iterator[str]:
    shown: set[Key] = set()
    for page in pdf.pages:
        for annotation in listed(page.obj.get("/Annots")):
            if is_dictionary(annotation):
                shown.add(annotation.objgen)
                yield from _link_faults(annotation, parents, tree)
    if any(key not in shown for key in tree.objects):
        yield "link-not-shown"


def _link_faults(annotation: Thing, parents: dict[int, Thing], tree: _Tree) -> Iterator[str]:
    if annotation.get("/Subtype") not in _TIED or is_hidden(annotation):
        return
    holder = tree.objects.get(annotation.objgen)
    number = annotation.get("/StructParent")
    entry: Thing = parents.get(number) if isinstance(number, int) else None
    if holder is None:
        yield "link-lost"
    elif not is_dictionary(entry) or entry.objgen != holder:
        yield "link-elsewhere"


def is_hidden(annotation: Thing) -> bool:
    """Return whether nobody sees an annotation (ISO 32000-1, 12.5.3: hidden, or no view)."""
    flags = annotation.get("/F", 0)
    return isinstance(flags, int) and bool(flags & 0b100010)


def _id_faults(tree: _Tree) -> Iterator[str]:
    if any(count > 1 for count in tree.ids.values()):
        yield "name-twice"
    if any(header not in tree.ids for header in tree.headers):
        yield "header-unknown"


def count_elements(pdf: pikepdf.Pdf) -> int:
    """Return how many elements the tree of `pdf` has."""
    return sum(1 for top in tops_of(pdf) for _ in walk(top))

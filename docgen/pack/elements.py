"""A PDF's structure tree in; its elements out, one after the other, in reading order.

Only what every other module needs of an element: its kids, whatever way they are written, and
whether a kid is an element at all (ISO 32000-1, 14.7.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, TypeGuard

import pikepdf
from pikepdf import Array, Dictionary

from docgen.pack.trees import Thing

#: Deeper than this no document is meant to be read, and a damaged one may run in a ring.
DEEPEST: Final = 400


def kids_of(element: Thing) -> Iterator[Thing]:
    """Return what `element`, or the root, holds: elements, references, numbers of marks."""
    held = element.get("/K")
    if isinstance(held, Array):
        yield from held
    elif held is not None:
        yield held


def is_element(thing: Thing) -> bool:
    """Return whether a kid is an element, not a mark or a reference to an annotation."""
    return isinstance(thing, Dictionary) and "/S" in thing


def walk(element: Thing) -> Iterator[Thing]:
    """Return `element` and all elements below it, in reading order; each once.

    A damaged tree may hold an element many times over, and each of those many more.
    """
    return _walk(element, 0, set())


def _walk(element: Thing, depth: int, seen: set[tuple[int, int]]) -> Iterator[Thing]:
    if element.objgen in seen:
        return
    if element.is_indirect:
        seen.add(element.objgen)
    yield element
    if depth < DEEPEST:
        for kid in kids_of(element):
            if is_element(kid):
                yield from _walk(kid, depth + 1, seen)


def is_tree(pdf: pikepdf.Pdf) -> bool:
    """Return whether each element stands in one place, as a structure tree's do.

    Whatever goes down a tree in which one leads back to itself, or to the same many times, would
    have no end.
    """
    seen: set[tuple[int, int]] = set()
    left = tops_of(pdf)
    while left:
        element = left.pop()
        if element.is_indirect:
            if element.objgen in seen:
                return False
            seen.add(element.objgen)
        left += [kid for kid in kids_of(element) if is_element(kid)]
    return True


def tops_of(pdf: pikepdf.Pdf) -> list[Thing]:
    """Return the elements directly below the root; none where there is no tree."""
    root = pdf.Root.get("/StructTreeRoot")
    return [kid for kid in kids_of(root) if is_element(kid)] if is_dictionary(root) else []


def is_dictionary(thing: Thing) -> TypeGuard[Thing]:
    """Return whether `thing` is a dictionary, and not null or something damaged."""
    return isinstance(thing, Dictionary)


def listed(thing: Thing) -> list[Thing]:
    """Return `thing` as a list: an array's items, one alone, or nothing."""
    if thing is None:
        return []
    return list(thing) if isinstance(thing, Array) else [thing]

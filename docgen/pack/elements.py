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


def walk(element: Thing, depth: int = 0) -> Iterator[Thing]:
    """Return `element` and all elements below it, in reading order."""
    yield element
    if depth < DEEPEST:
        for kid in kids_of(element):
            if is_element(kid):
                yield from walk(kid, depth + 1)


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

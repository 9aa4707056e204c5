"""A PDF's number tree or name tree in; its entries out, and entries in, a tree out.

ISO 32000-1, 7.9.6 and 7.9.7: both are sorted leaves below intermediate nodes, alike but for the
name of the array that they keep.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary

#: An object of a PDF: a dictionary, an array, a name, a number, whatever the file has there.
Thing = Any

_LEAF: Final = 64
_DEEPEST: Final = 50


def string_of(thing: Thing) -> bytes:
    """Return the bytes of a string, none of whatever else a damaged file has there.

    Of a number, `bytes` would make as many zeros.
    """
    return bytes(thing) if isinstance(thing, pikepdf.String) else b""


def read_numbers(tree: Thing) -> Iterator[tuple[int, Thing]]:
    """Return the entries of a number tree, in its order; none where it is not one."""
    for key, value in _entries(tree, "/Nums", 0):
        if isinstance(key, int):
            yield key, value


def read_names(tree: Thing) -> Iterator[tuple[bytes, Thing]]:
    """Return the entries of a name tree, in its order; none where it is not one."""
    for key, value in _entries(tree, "/Names", 0):
        if isinstance(key, pikepdf.String):
            yield bytes(key), value


def _entries(node: Thing, kept: str, depth: int) -> Iterator[tuple[Thing, Thing]]:
    if not isinstance(node, Dictionary) or depth > _DEEPEST:  # a damaged tree may run in a ring
        return
    entries = list(_items(node.get(kept)))
    yield from zip(entries[::2], entries[1::2], strict=False)
    for kid in _items(node.get("/Kids")):
        yield from _entries(kid, kept, depth + 1)


def _items(found: Thing) -> Sequence[Thing]:
    return found if isinstance(found, Array) else ()  # type: ignore[return-value]


def write_numbers(pdf: pikepdf.Pdf, entries: Iterable[tuple[int, Thing]]) -> Thing:
    """Return a number tree of `entries`, whose keys rise."""
    flat = list(entries)
    leaves = [
        Dictionary(Nums=Array([x for pair in part for x in pair]), Limits=[part[0][0], part[-1][0]])
        for part in _parts(flat)
    ]
    return _tree(pdf, leaves, "/Nums")


def write_names(pdf: pikepdf.Pdf, entries: Iterable[tuple[bytes, Thing]]) -> Thing:
    """Return a name tree of `entries`, sorted here."""
    flat = sorted(entries, key=lambda entry: entry[0])
    leaves = []
    for part in _parts(flat):
        names = [x for key, value in part for x in (pikepdf.String(key), value)]
        limits = [pikepdf.String(part[0][0]), pikepdf.String(part[-1][0])]
        leaves.append(Dictionary(Names=Array(names), Limits=Array(limits)))
    return _tree(pdf, leaves, "/Names")


def _parts(flat: Sequence[Thing]) -> Iterator[Sequence[Thing]]:
    for start in range(0, len(flat), _LEAF):
        yield flat[start : start + _LEAF]


def _tree(pdf: pikepdf.Pdf, leaves: Sequence[Thing], kept: str) -> Thing:
    """Return the root above `leaves`; a root has no limits."""
    if len(leaves) == 1:
        return pdf.make_indirect(Dictionary({kept: leaves[0][kept]}))
    return pdf.make_indirect(Dictionary(Kids=Array([pdf.make_indirect(leaf) for leaf in leaves])))

"""A source's structure tree in; the same tree with names that no other paper has, out.

Every paper calls its first header cell the same (`U1x0y0`), numbers its pages from nothing, and may
mean something of its own by a type or a class. Before the trees are laid together these names are
made different, in the source's own copy in memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

import pikepdf
from pikepdf import Array, Name, Stream

from docgen.pack.elements import is_dictionary, kids_of, listed, walk
from docgen.pack.trees import Thing, read_names, string_of

_RING: Final = 20
_GROUPS: Final = (Name.THead, Name.TBody, Name.TFoot)


def shift_keys(pdf: pikepdf.Pdf, offset: int, *, quick: bool) -> int:
    """Add `offset` to every key into the parent tree; return the first key that is free then.

    `quick` looks at pages and annotations alone: all that our own documents have.
    """
    highest = offset - 1
    for holder in _holders(pdf, quick=quick):
        for name in ("/StructParents", "/StructParent"):
            key = holder.get(name)
            if isinstance(key, int):
                holder[name] = key + offset
                highest = max(highest, key + offset)
    return highest + 1


def _holders(pdf: pikepdf.Pdf, *, quick: bool) -> Iterator[Thing]:
    """Return what may have a key, once each."""
    seen: set[tuple[int, int]] = set()
    for page in pdf.pages:
        yield from _fresh(page.obj, seen)
        for annotation in listed(page.obj.get("/Annots")):
            if is_dictionary(annotation):
                yield from _fresh(annotation, seen)
    if not quick:
        for thing in pdf.objects:
            if isinstance(thing, Stream) or (is_dictionary(thing) and "/StructParent" in thing):
                yield from _fresh(thing, seen)


def _fresh(thing: Thing, seen: set[tuple[int, int]]) -> Iterator[Thing]:
    number = thing.objgen
    if number == (0, 0) or number not in seen:  # a direct object stands in one place
        seen.add(number)
        yield thing


def rename_ids(pdf: pikepdf.Pdf, prefix: str, *, quick: bool) -> list[tuple[bytes, Thing]]:
    """Put `prefix` before every identifier and every reference to one; return id and element.

    `quick` follows the tree of identifiers alone, which our own documents keep whole.
    """
    start = prefix.encode()
    found = list(_with_ids(pdf)) if quick else list(_with_ids_anywhere(pdf))
    named: list[tuple[bytes, Thing]] = []
    for element in found:
        name = start + string_of(element.ID)
        element.ID = pikepdf.String(name)
        named.append((name, element))
    cells = _cells_of_tables(found) if quick else _all_elements(pdf)
    for attributes in _attributes(cells):
        _rename_headers(attributes, start)
    return named


def _with_ids(pdf: pikepdf.Pdf) -> Iterator[Thing]:
    tree = pdf.Root.StructTreeRoot.get("/IDTree")
    return (element for _, element in read_names(tree) if "/ID" in element)


def _with_ids_anywhere(pdf: pikepdf.Pdf) -> Iterator[Thing]:
    return (e for e in _all_elements(pdf) if isinstance(e.get("/ID"), pikepdf.String))


def _all_elements(pdf: pikepdf.Pdf) -> Iterator[Thing]:
    for top in kids_of(pdf.Root.StructTreeRoot):
        if is_dictionary(top):
            yield from walk(top)


def _cells_of_tables(named: Iterable[Thing]) -> Iterator[Thing]:
    """Return every cell of the tables that have a cell with an identifier."""
    seen: set[tuple[int, int]] = set()
    for cell in named:
        table = _table_around(cell)
        if table is not None and table.objgen not in seen:
            seen.add(table.objgen)
            yield from _cells(table)


def _cells(part: Thing) -> Iterator[Thing]:
    """Return the cells of a table, not what is in them: a table within has cells of its own."""
    for kid in kids_of(part):
        kind = kid.get("/S")
        if kind == Name.TR:
            yield from kids_of(kid)
        elif kind in _GROUPS:
            yield from _cells(kid)


def _table_around(cell: Thing) -> Thing | None:
    if cell.get("/S") not in (Name.TH, Name.TD):
        return None
    above = cell.get("/P")
    for _ in range(_RING):
        if not is_dictionary(above) or above.get("/S") == Name.Table:
            break
        above = above.get("/P")
    return above if is_dictionary(above) else None


def _attributes(elements: Iterable[Thing]) -> Iterator[Thing]:
    """Return the attributes of `elements`, once each: several cells may share theirs."""
    seen: set[tuple[int, int]] = set()
    for element in elements:
        held = element.get("/A")
        groups = _fresh(held, seen) if isinstance(held, Array) else ([held],)
        for one in chain.from_iterable(groups):
            if is_dictionary(one):
                yield from _fresh(one, seen)


def _rename_headers(attributes: Thing, start: bytes) -> None:
    headers = attributes.get("/Headers")
    if isinstance(headers, Array):
        attributes.Headers = Array([pikepdf.String(start + string_of(h)) for h in headers])


def read_roles(root: Thing) -> dict[str, str]:
    """Return what each type of the tree stands for, at the end of its chain."""
    raw = {str(k): str(v) for k, v in _entries(root.get("/RoleMap"))}
    return {kind: _end(kind, raw) for kind in raw}


def _entries(thing: Thing) -> Iterable[tuple[str, Thing]]:
    return thing.items() if is_dictionary(thing) else ()


def _end(kind: str, raw: Mapping[str, str]) -> str:
    for _ in range(_RING):
        if kind not in raw or raw[kind] == kind:
            break
        kind = raw[kind]
    return kind


def settle_roles(
    pdf: pikepdf.Pdf, known: dict[str, str], prefix: str, *, elements: Iterable[Thing] | None = None
) -> None:
    """Add the types of `pdf` to `known`, by another name where `known` means something else."""
    new: dict[str, str] = {}
    for kind, role in read_roles(pdf.Root.StructTreeRoot).items():
        if known.setdefault(kind, role) != role:
            new[kind] = f"/{prefix}{kind[1:]}"
            known[new[kind]] = role
    if new:
        for element in elements or _all_elements(pdf):
            kind = str(element.get("/S"))
            if kind in new:
                element.S = Name(new[kind])


def settle_classes(pdf: pikepdf.Pdf, known: set[str], prefix: str) -> dict[str, Thing]:
    """Return the attribute classes of `pdf` by names that are not `known` yet, and add these."""
    classes = dict(_entries(pdf.Root.StructTreeRoot.get("/ClassMap")))
    new = {name: f"/{prefix}{name[1:]}" for name in classes if name in known}
    if new:
        for element in _all_elements(pdf):
            _rename_classes(element, new)
    named = {new.get(name, name): value for name, value in classes.items()}
    known.update(named)
    return named


def _rename_classes(element: Thing, new: Mapping[str, str]) -> None:
    held = element.get("/C")
    if isinstance(held, Array):
        element.C = Array([_renamed(one, new) for one in held])
    elif isinstance(held, Name):
        element.C = _renamed(held, new)


def _renamed(one: Thing, new: Mapping[str, str]) -> Thing:
    return Name(new[str(one)]) if isinstance(one, Name) and str(one) in new else one

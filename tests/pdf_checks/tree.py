"""A PDF's structure tree in; its elements, in reading order, out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Key = tuple[int, int]
"""The number of an object in its file: two handles on one object have the same."""


@dataclass
class Element:
    """One element: its type by the role map, its place, and what it holds."""

    source: Any
    kind: str
    parent: Element | None
    page: Key | None
    children: list[Element] = field(default_factory=list)
    contents: list[tuple[Key | None, int]] = field(default_factory=list)  # of a page, by MCID
    objects: list[Any] = field(default_factory=list)  # annotations and the like
    order: list[Element | tuple[Key | None, int]] = field(default_factory=list)

    @property
    def key(self) -> Key:
        """Return the number of the element's object."""
        return key_of(self.source)

    def walk(self) -> Iterator[Element]:
        """Return the element and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def inside(self, *kinds: str) -> bool:
        """Return whether the element stands directly in one of `kinds`."""
        return self.parent is not None and self.parent.kind in kinds

    def attribute(self, name: str) -> Any:
        """Return the attribute `name`, of whichever owner, if the element has it."""
        for owned in _listed(self.source.get("/A")):
            if isinstance(owned, pikepdf.Dictionary) and name in owned:
                return owned[name]
        return None


def key_of(thing: Any) -> Key:
    """Return the number of an object."""
    number, generation = thing.objgen
    return int(number), int(generation)


def root_of(pdf: pikepdf.Pdf) -> Any:
    """Return the structure tree's root, None if there is no tree."""
    return pdf.Root.get("/StructTreeRoot")


def elements_of(pdf: pikepdf.Pdf) -> list[Element]:
    """Return the elements at the top of the tree."""
    root = root_of(pdf)
    if root is None:
        return []
    roles = root.get("/RoleMap", pikepdf.Dictionary())
    return [_element(kid, None, roles) for kid in _listed(root.get("/K"))]


def parent_tree_of(pdf: pikepdf.Pdf) -> dict[int, Any]:
    """Return the parent tree, flat: for each StructParent(s) its element or elements."""
    root = root_of(pdf)
    tree = None if root is None else root.get("/ParentTree")
    return {} if tree is None else dict(_numbered(tree))


def _numbered(node: Any) -> Iterator[tuple[int, Any]]:
    numbers = list(node.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(numbers[::2], numbers[1::2], strict=True))
    for kid in node.get("/Kids", []):
        yield from _numbered(kid)


def _element(source: Any, parent: Element | None, roles: Any) -> Element:
    page = key_of(source.Pg) if "/Pg" in source else (parent.page if parent else None)
    element = Element(source, _role(str(source.get("/S", "")), roles), parent, page)
    for kid in _listed(source.get("/K")):
        _add_kid(element, kid, roles)
    return element


def _add_kid(element: Element, kid: Any, roles: Any) -> None:
    if isinstance(kid, int):
        element.contents.append((element.page, int(kid)))
        element.order.append((element.page, int(kid)))
    elif kid.get("/Type") == "/MCR":
        holder = kid.get("/Stm", kid.get("/Pg"))
        content = (element.page if holder is None else key_of(holder), int(kid.MCID))
        element.contents.append(content)
        element.order.append(content)
    elif kid.get("/Type") == "/OBJR":
        element.objects.append(kid.Obj)
    else:
        child = _element(kid, element, roles)
        element.children.append(child)
        element.order.append(child)


def _role(kind: str, roles: Any) -> str:
    for _ in range(10):  # a role map may run in a circle
        if kind not in roles:
            break
        kind = str(roles[kind])
    return kind.removeprefix("/")


def _listed(thing: Any) -> list[Any]:
    if thing is None:
        return []
    return list(thing) if isinstance(thing, pikepdf.Array) else [thing]

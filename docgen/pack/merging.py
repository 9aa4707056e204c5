"""Tagged PDFs in, one after the other; one PDF out that holds their pages and one tree of tags.

No library does this: they drop every tree but the first, and the file still passes validators. Here
the pages go over first, and then in one bundle all of the tree that refers to them, so that every
reference arrives at the page or link that was copied. A source can be closed then.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from docgen.pack.elements import is_dictionary, kids_of, listed, tops_of
from docgen.pack.headings import level_headings
from docgen.pack.layers import add_layers
from docgen.pack.renaming import (
    rename_ids,
    settle_classes,
    settle_roles,
    shift_keys,
)
from docgen.pack.trees import Thing, read_numbers, write_names, write_numbers

# what a page may lean on in its catalogue: only then is the longer way needed
_NEEDED: Final = ("/AcroForm", "/Names", "/Dests")
_NO_KEY: Final = -1


@dataclass(frozen=True, slots=True)
class Merged:
    """Where a source went: its pages, the elements at the top of its tree, and their language."""

    pages: range
    tops: tuple[Thing, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class _Bundle:
    """All of a source's tree, in one object that can be copied; keys and names in its order."""

    thing: Thing = field(default_factory=Dictionary)
    keys: tuple[int, ...] = ()
    names: tuple[bytes, ...] = ()


@dataclass(slots=True)
class Merger:
    """A pack's pages and tags while they are laid together in `out`."""

    out: pikepdf.Pdf
    _next_key: int = 0
    _sources: int = 0
    _entries: list[tuple[int, Thing]] = field(default_factory=list)
    _ids: list[tuple[bytes, Thing]] = field(default_factory=list)
    _roles: dict[str, str] = field(default_factory=dict)
    _class_names: set[str] = field(default_factory=set)
    _classes: dict[str, Thing] = field(default_factory=dict)
    _namespaces: list[Thing] = field(default_factory=list)

    def add(self, pdf: pikepdf.Pdf, *, quick: bool = False) -> Merged:
        """Lay the pages and tags of `pdf` behind what is there, and return where they went.

        `pdf` is changed in memory. `quick` counts on a tree as our own typesetter writes it.
        """
        self._sources += 1
        bundle = self._bundle(pdf, quick=quick) if is_tagged(pdf) else _Bundle()
        first = len(self.out.pages)
        if quick and not any(key in pdf.Root for key in _NEEDED):
            self.out.pages.extend(pdf.pages)
        else:
            self.out.add_pages_from(pdf)
        pages = range(first, len(self.out.pages))
        copied = self.out.copy_foreign(pdf.make_indirect(bundle.thing))
        holders = listed(copied.get("/Values"))
        self._take(copied, bundle, holders)
        add_layers(self.out, copied)
        if "/AcroForm" in pdf.Root:
            self._mend_references(pages, holders)
        spoken = pdf.Root.get("/Lang")
        language = str(spoken) if isinstance(spoken, pikepdf.String) else ""
        return Merged(pages, tuple(listed(copied.get("/K"))), language)

    def add_entry(self, value: Thing) -> int:
        """Enter `value` in the parent tree, and return its key."""
        self._entries.append((self._next_key, value))
        self._next_key += 1
        return self._next_key - 1

    def finish(self, document: Thing, parts: Sequence[Thing]) -> None:
        """Write the tree: `document` holds `parts`, in this order."""
        root = self.out.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        for part in parts:
            part.P = document
        document.K = Array(parts)
        document.P = root
        root.K = document
        root.ParentTree = write_numbers(self.out, self._entries)
        root.ParentTreeNextKey = self._next_key
        self._write_names(root)
        self.out.Root.StructTreeRoot = root

    def _write_names(self, root: Thing) -> None:
        if self._roles:
            root.RoleMap = Dictionary({k: Name(v) for k, v in sorted(self._roles.items())})
        if self._ids:
            root.IDTree = write_names(self.out, self._ids)
        if self._classes:
            root.ClassMap = Dictionary(self._classes)
        if self._namespaces:
            root.Namespaces = Array(self._namespaces)

    def _bundle(self, pdf: pikepdf.Pdf, *, quick: bool) -> _Bundle:
        """Return all of the tree of `pdf` that goes over, under names of its own."""
        if not quick:
            level_headings(pdf)
        root, prefix, offset = pdf.Root.StructTreeRoot, f"d{self._sources}-", self._next_key
        free = shift_keys(pdf, offset, quick=quick)
        entries = [(key + offset, value) for key, value in read_numbers(root.get("/ParentTree"))]
        self._next_key = max([free, *(key + 1 for key, _ in entries)])
        named = rename_ids(pdf, prefix, quick=quick)
        settle_roles(pdf, self._roles, prefix)
        classes = settle_classes(pdf, self._class_names, prefix)
        tops = [_cut_off(pdf, top) for top in tops_of(pdf)]
        thing = Dictionary(
            K=Array(tops),
            Values=Array([value for _, value in entries]),
            Named=Array([element for _, element in named]),
            Classes=Dictionary(classes),
            Namespaces=Array(listed(root.get("/Namespaces"))),
            Layers=pdf.Root.get("/OCProperties", Dictionary()),
        )
        for key in list(root.keys()):  # else an element that leads to it would bring all along
            del root[key]
        return _Bundle(thing, tuple(key for key, _ in entries), tuple(name for name, _ in named))

    def _take(self, copied: Thing, bundle: _Bundle, holders: Sequence[Thing]) -> None:
        self._entries += zip(bundle.keys, holders, strict=True)
        self._ids += zip(bundle.names, listed(copied.get("/Named")), strict=True)
        self._namespaces += listed(copied.get("/Namespaces"))
        if is_dictionary(classes := copied.get("/Classes")):
            self._classes.update(classes.items())

    def _mend_references(self, pages: range, holders: Sequence[Thing]) -> None:
        """Lead each reference to an annotation to the one that its page shows.

        With form fields annotations are copied twice, and a reference may lead to the other one,
        which has the same key. One element may refer to several: a link that runs over two lines.
        """
        shown = {
            _key_of(annotation): annotation
            for number in pages
            for annotation in listed(self.out.pages[number].obj.get("/Annots"))
        }
        shown.pop(_NO_KEY, None)
        for holder in filter(is_dictionary, holders):
            for kid in kids_of(holder):
                if is_dictionary(kid) and kid.get("/Type") == Name.OBJR:
                    kid.Obj = shown.get(_key_of(kid.get("/Obj")), kid.get("/Obj"))


def is_tagged(pdf: pikepdf.Pdf) -> bool:
    """Return whether `pdf` has a tree with something in it."""
    return bool(tops_of(pdf))


def _cut_off(pdf: pikepdf.Pdf, top: Thing) -> Thing:
    if "/P" in top:
        del top["/P"]
    return top if top.is_indirect else pdf.make_indirect(top)


def _key_of(annotation: Thing) -> int:
    key = annotation.get("/StructParent") if is_dictionary(annotation) else None
    return key if isinstance(key, int) else _NO_KEY

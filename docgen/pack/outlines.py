"""The bookmarks of each source in; one outline of the pack, each paper's below its own entry, out.

Bookmarks are read before the source's pages are copied, as page numbers and places, since what a
bookmark leads to may be an action, a name, or a name's name (ISO 32000-1, 12.3.2 and 12.3.3).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from docgen.pack.elements import is_dictionary
from docgen.pack.trees import Thing, read_names

_MOST: Final = 5000
_DEEPEST: Final = 20


@dataclass(slots=True)
class Bookmark:
    """One entry: its title, the page it leads to (in its source, from 0), where on it, and below.

    `view` is what stands after the page in a destination: `/XYZ`, left, top, zoom.
    """

    title: str
    page: int | None = None
    view: tuple[Thing, ...] = ()
    below: list[Bookmark] = field(default_factory=list)
    is_open: bool = False


def read_outline(pdf: pikepdf.Pdf) -> list[Bookmark]:
    """Return the bookmarks of `pdf`; those that lead nowhere here keep their titles alone."""
    root = pdf.Root.get("/Outlines")
    if not is_dictionary(root):
        return []
    return _Reader(pdf).level(root, 0)


class _Reader:
    """Reads an outline, whatever its links run to; a damaged one may run in a ring."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        self._pdf = pdf
        self._named: Mapping[bytes, Thing] | None = None
        self._seen: set[tuple[int, int]] = set()

    def level(self, above: Thing, depth: int) -> list[Bookmark]:
        found: list[Bookmark] = []
        item = above.get("/First")
        while is_dictionary(item) and item.objgen not in self._seen and len(self._seen) < _MOST:
            self._seen.add(item.objgen)
            below = self.level(item, depth + 1) if depth < _DEEPEST and "/First" in item else []
            page, view = self._target(item)
            opened = int(item.get("/Count", 0)) > 0
            found.append(Bookmark(str(item.get("/Title", "")), page, view, below, opened))
            item = item.get("/Next")
        return found

    def _target(self, item: Thing) -> tuple[int | None, tuple[Thing, ...]]:
        target = item.get("/Dest")
        action = item.get("/A")
        if target is None and is_dictionary(action) and action.get("/S") == Name.GoTo:
            target = action.get("/D")
        if isinstance(target, (pikepdf.String, Name)):
            target = self._look_up(target)
        if is_dictionary(target):
            target = target.get("/D")
        if not isinstance(target, Array) or not len(target):
            return None, ()
        first, *rest = list(target)
        page = self._pages.get(first.objgen) if is_dictionary(first) else None
        return page, tuple(rest)

    def _look_up(self, name: Thing) -> Thing:
        if self._named is None:
            self._named = {**_old_names(self._pdf), **_names(self._pdf)}
        key = bytes(name) if isinstance(name, pikepdf.String) else str(name)[1:].encode()
        return self._named.get(key)


def _names(pdf: pikepdf.Pdf) -> dict[bytes, Thing]:
    names = pdf.Root.get("/Names")
    return dict(read_names(names.get("/Dests"))) if is_dictionary(names) else {}


def _old_names(pdf: pikepdf.Pdf) -> dict[bytes, Thing]:
    names = pdf.Root.get("/Dests")
    return {k[1:].encode(): v for k, v in names.items()} if is_dictionary(names) else {}


def moved(bookmarks: Sequence[Bookmark], first: int) -> list[Bookmark]:
    """Return `bookmarks` of a source whose first page is the page `first` of the pack."""
    return [
        Bookmark(
            one.title,
            None if one.page is None else one.page + first,
            one.view,
            moved(one.below, first),
            one.is_open,
        )
        for one in bookmarks
    ]


def write_outline(out: pikepdf.Pdf, bookmarks: Sequence[Bookmark]) -> None:
    """Give `out` these bookmarks, whose pages are its own."""
    pages = [page.obj for page in out.pages]
    root = out.make_indirect(Dictionary(Type=Name.Outlines))
    root.Count = _write_level(out, root, bookmarks, pages)
    out.Root.Outlines = root


def _write_level(
    out: pikepdf.Pdf, above: Thing, bookmarks: Sequence[Bookmark], pages: Sequence[Thing]
) -> int:
    """Write `bookmarks` below `above`, and return how many of them are to be seen."""
    items = [out.make_indirect(Dictionary(Title=_title(one), Parent=above)) for one in bookmarks]
    seen = len(items)
    for place, (item, one) in enumerate(zip(items, bookmarks, strict=True)):
        if place:
            item.Prev = items[place - 1]
            items[place - 1].Next = item
        if one.page is not None:
            item.Dest = Array([pages[one.page], *(one.view or _TOP)])
        if one.below:
            below = _write_level(out, item, one.below, pages)
            item.Count = below if one.is_open else -below
            seen += below if one.is_open else 0
    if items:
        above.First, above.Last = items[0], items[-1]
    return seen


_TOP: Final = (Name.XYZ, None, None, None)


def _title(one: Bookmark) -> str:
    return " ".join(one.title.split()) or "–"

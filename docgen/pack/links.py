"""The links of our sheets in; the same, led to the pages of the pack, and ways back, out.

A sheet's links lead to addresses that exist nowhere (`https://pack.invalid/item/3`): which page
that is, is known only when the pack is laid together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from docgen.pack.elements import is_dictionary, listed
from docgen.pack.geometry import PageBox
from docgen.pack.sheets.stamps import BACK_FROM_LEFT, BACK_FROM_TOP, BACK_HIGH, BACK_WIDE
from docgen.pack.trees import Thing, read_names, write_names

#: The name of the links that lead back, by which they are known again.
WAY_BACK: Final = "docgen-back"

_OURS: Final = re.compile(r"https://pack\.invalid/(?:item/(\d+)|contents)")

#: The page (from 0) that a piece begins on, and the words for a link that leads there.
Target = tuple[int, str]


def lead_links(
    out: pikepdf.Pdf, pages: Iterable[int], item: Callable[[int], Target], contents: Target
) -> None:
    """Lead the links of our sheets, which stand on `pages`, to the pages that they mean."""
    for number in pages:
        for annotation in listed(out.pages[number].obj.get("/Annots")):
            action = annotation.get("/A")
            address = str(action.get("/URI", "")) if is_dictionary(action) else ""
            if match := _OURS.fullmatch(address):
                _lead(out, annotation, item(int(match[1])) if match[1] else contents)


def _lead(out: pikepdf.Pdf, annotation: Thing, target: Target) -> None:
    page, told = target
    del annotation["/A"]
    annotation.Dest = to_page(out, page)
    annotation.Contents = told


def to_page(out: pikepdf.Pdf, page: int) -> Array:
    """Return the destination that is the top of a page."""
    return Array([out.pages[page].obj, Name.XYZ, None, None, None])


def add_way_back(
    out: pikepdf.Pdf, number: int, box: PageBox, target: Target, enter: Callable[[Thing], int]
) -> Thing:
    """Put a link over the stamped words on the page `number`; return its element of the tree.

    `enter` enters an element in the parent tree and returns its key. The words are a stamp and so
    passed over: what the link says of itself is what is heard.
    """
    page = out.pages[number].obj
    _, high = box.size
    place = box.rectangle(BACK_FROM_LEFT, high - BACK_FROM_TOP - BACK_HIGH, BACK_WIDE, BACK_HIGH)
    annotation = out.make_indirect(
        Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(place), F=4)
    )
    annotation.NM = WAY_BACK
    annotation.Border = Array([0, 0, 0])
    annotation.Dest = to_page(out, target[0])
    annotation.Contents = target[1]
    paragraph = out.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P))
    link = out.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Link, P=paragraph, Pg=page))
    link.K = Array([Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)])
    paragraph.K = Array([link])
    annotation.StructParent = enter(link)
    page.Annots = Array([*listed(page.get("/Annots")), annotation])
    page.Tabs = Name.S
    return paragraph


def write_destinations(out: pikepdf.Pdf, named: dict[str, int]) -> None:
    """Add names for pages to those that the papers brought; a name that is taken gets a stroke."""
    if "/Names" not in out.Root:
        out.Root.Names = Dictionary()
    entries = list(read_names(out.Root.Names.get("/Dests")))
    taken = {name for name, _ in entries}
    for name, page in named.items():
        key = name.encode()
        while key in taken:
            key += b"'"
        entries.append((key, to_page(out, page)))
    out.Root.Names.Dests = write_names(out, entries)

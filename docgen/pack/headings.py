"""Headings without a level in; headings with one, by how deep they stand, out.

A document uses either `H` throughout or `H1` to `H6` (ISO 14289-1, 7.4.4), and ours use levels. So
in a pack a paper with `H` gets levels: how many of the elements around it have a heading.
"""

from __future__ import annotations

from typing import Final

import pikepdf
from pikepdf import Name

from docgen.pack.elements import DEEPEST, is_element, kids_of, tops_of
from docgen.pack.renaming import read_roles
from docgen.pack.trees import Thing

_LEVELS: Final = 6
_BARE: Final = "/H"


def level_headings(pdf: pikepdf.Pdf) -> None:
    """Give every heading of `pdf` without a level the one at which it stands."""
    roles = read_roles(pdf.Root.StructTreeRoot)
    bare = {kind for kind, role in roles.items() if role == _BARE} | {_BARE}
    for top in tops_of(pdf):
        _level(top, bare, 0, 0)


def _level(element: Thing, bare: set[str], level: int, depth: int) -> None:
    kids = [kid for kid in kids_of(element) if is_element(kid)]
    inside = level + any(str(kid.get("/S")) in bare for kid in kids)
    for kid in kids if depth < DEEPEST else ():
        if str(kid.get("/S")) in bare:
            kid.S = Name(f"/H{min(max(inside, 1), _LEVELS)}")
        _level(kid, bare, inside, depth + 1)

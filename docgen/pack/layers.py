"""The layers of one source in; the same layers, shown or hidden as before, in the pack out.

Without the catalogue's word on them a viewer shows what a paper keeps hidden (ISO 32000-1, 8.11.4).
"""

from __future__ import annotations

import pikepdf
from pikepdf import Array, Dictionary

from docgen.pack.elements import is_dictionary, listed
from docgen.pack.trees import Thing

_STATES = ("/ON", "/OFF", "/Locked")


def add_layers(out: pikepdf.Pdf, copied: Thing) -> None:
    """Add the layers under `Layers` of the bundle `copied` to those of `out`."""
    source = copied.get("/Layers")
    groups = listed(source.get("/OCGs")) if is_dictionary(source) else []
    if not groups:
        return
    if "/OCProperties" not in out.Root:
        start = Dictionary(Name="Default", Order=Array())
        out.Root.OCProperties = Dictionary(OCGs=Array(), D=start)
    known = out.Root.OCProperties
    known.OCGs = Array([*known.OCGs, *groups])
    known.D.Order = Array([*known.D.Order, *groups])
    shown = source.get("/D")
    if is_dictionary(shown):
        _add_states(known.D, shown, groups)


def _add_states(known: Thing, shown: Thing, groups: list[Thing]) -> None:
    for state in _STATES:
        if found := listed(shown.get(state)):
            known[state] = Array([*listed(known.get(state)), *found])
    if str(shown.get("/BaseState", "/ON")) == "/OFF":
        visible = {one.objgen for one in listed(shown.get("/ON"))}
        hidden = [one for one in groups if one.objgen not in visible]
        known["/OFF"] = Array([*listed(known.get("/OFF")), *hidden])

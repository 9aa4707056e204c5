"""A property element (`w:pPr`, `w:rPr`, `w:tcPr`…) in, a flat mapping of what it says out.

A mapping from a property's name to its attributes makes inheritance a merge. Properties that hold
several settings of their own (`spacing`, `ind`, `rFonts`, `lang`) merge attribute by attribute, all
others replace (ECMA-376 part 1, 17.7.2); borders, tabs and margins become a name for each side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from docgen.template.setting.wordml import Element, short_name

Properties: TypeAlias = Mapping[str, Mapping[str, str]]

_MERGED = frozenset({"spacing", "ind", "rFonts", "lang", "tblInd"})
_NESTED = frozenset(
    {"pBdr", "tabs", "numPr", "tblBorders", "tcBorders", "tblCellMar", "tcMar", "framePr"}
)
_TOGGLES = [
    "b",
    "i",
    "caps",
    "smallCaps",
    "strike",
    "dstrike",
    "outline",
    "shadow",
    "emboss",
    "imprint",
    "vanish",
    "webHidden",
]
_OFF = frozenset({"0", "false", "off"})
_SIDES = {"start": "left", "end": "right"}


def read_properties(element: Element | None) -> dict[str, dict[str, str]]:
    """Return what a property element says, by the local names of its children."""
    found: dict[str, dict[str, str]] = {}
    for item in () if element is None else element:
        name = short_name(item)
        local = name.rpartition(":")[2]
        if name.startswith("w:") and local in _NESTED:
            found.update(_read_nested(local, item))
        elif isinstance(item.tag, str):
            # a file that says a property twice means both: `w:rFonts` for letters, and for signs
            found[local] = {**found.get(local, {}), **_attributes(item)}
    return found


def merge(*layers: Properties) -> dict[str, dict[str, str]]:
    """Return `layers` laid over one another, the last on top."""
    merged: dict[str, dict[str, str]] = {}
    for layer in layers:
        for name, attributes in layer.items():
            below = merged.get(name, {}) if name in _MERGED else {}
            merged[name] = _drop_overruled(name, {**below, **attributes}, attributes)
    return merged


def merge_run_styles(
    defaults: Properties, styles: Iterable[Properties]
) -> dict[str, dict[str, str]]:
    """Return run properties of `styles` over `defaults`; a toggle set in two cancels itself out.

    ECMA-376 part 1, 17.7.3: bold in the paragraph's style and in the character's style is not bold.
    """
    layers = list(styles)
    merged = merge(defaults, *layers)
    for name in _TOGGLES:
        said = [is_set(layer, name) for layer in layers if name in layer]
        if said and not is_set(defaults, name):
            merged[name] = {"val": "1" if sum(said) % 2 else "0"}
    return merged


def is_set(properties: Properties, name: str) -> bool:
    """Return whether an on/off property is there and on."""
    return name in properties and properties[name].get("val", "1") not in _OFF


def said(properties: Properties, name: str, key: str = "val", default: str = "") -> str:
    """Return one attribute of one property, `default` where it is not said."""
    return properties.get(name, {}).get(key, default)


def _read_nested(local: str, element: Element) -> dict[str, dict[str, str]]:
    if local == "tabs":
        return {f"tab.{_attributes(x).get('pos', '')}": _attributes(x) for x in element}
    names = (short_name(x).rpartition(":")[2] for x in element)
    return {
        f"{local}.{_SIDES.get(name, name)}": _attributes(item)
        for name, item in zip(names, element, strict=True)
    }


def _attributes(element: Element) -> dict[str, str]:
    return {str(key).rpartition("}")[2]: str(text) for key, text in element.attrib.items()}


def _drop_overruled(name: str, merged: dict[str, str], top: Mapping[str, str]) -> dict[str, str]:
    """Return indents without those that the top layer overrules by its opposite."""
    if name == "ind":
        for one, other in (("firstLine", "hanging"), ("hanging", "firstLine")):
            if one in top:
                merged.pop(other, None)
    if name == "rFonts":
        for key in [x for x in ("ascii", "hAnsi") if x in top]:
            merged.pop(f"{key}Theme", None)
        for key in [x for x in ("asciiTheme", "hAnsiTheme") if x in top]:
            merged.pop(key.removesuffix("Theme"), None)
            merged[key] = top[key]
    return merged

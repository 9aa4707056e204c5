"""Properties of Word paragraphs and runs, by name, into XML in the order that Word demands.

`<w:pPr>` and `<w:rPr>` are sequences (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28): Word calls a file
damaged when their children stand in another order, so they are put in order here and only here.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, TypeAlias

from lxml import etree

from docgen.template.rich.wordxml import W, element, parse_fragment, quote

Properties: TypeAlias = Mapping[str, str]
"""Elements by their name without prefix: `{"jc": '<w:jc w:val="center"/>'}`."""

_PARAGRAPH_ORDER: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr "
    "shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
    "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
    "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr"
)
_RUN_ORDER: Final = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_PARAGRAPH: Final = _PARAGRAPH_ORDER.split()
_RUN: Final = _RUN_ORDER.split()
# A template may hide its tags; what they print is there to be read.
_HIDING: Final = frozenset({"vanish", "webHidden", "specVanish", "oMath"})


def write_paragraph_properties(properties: Properties) -> str:
    """Return `<w:pPr>`, or nothing where there is nothing to say."""
    return _write("pPr", _PARAGRAPH, properties)


def write_run_properties(properties: Properties) -> str:
    """Return `<w:rPr>`, or nothing where there is nothing to say."""
    return _write("rPr", _RUN, properties)


def _write(tag: str, order: list[str], properties: Properties) -> str:
    inner = "".join(properties[name] for name in order if name in properties)
    return f"<w:{tag}>{inner}</w:{tag}>" if inner else ""


def read_paragraph_properties(parent: etree._Element | None) -> dict[str, str]:
    """Return the properties in a `<w:pPr>` by name, without its style and its section."""
    told = _read(parent, _PARAGRAPH[1:])
    mark = None if parent is None else parent.find(f"{{{W}}}rPr")
    return {**told, "rPr": write_run_properties(read_run_properties(mark))}


def read_run_properties(parent: etree._Element | None) -> dict[str, str]:
    """Return the properties in a `<w:rPr>` by name, without those that hide."""
    return {name: xml for name, xml in _read(parent, _RUN).items() if name not in _HIDING}


def _read(parent: etree._Element | None, known: list[str]) -> dict[str, str]:
    children = () if parent is None else parent.iterchildren(f"{{{W}}}*")
    named = {etree.QName(child).localname: child for child in children}
    return {name: _bare(child) for name, child in named.items() if name in known}


def _bare(node: etree._Element) -> str:
    """Return the Word element `node` without the namespaces that its document declares."""
    name = etree.QName(node).localname
    inner = "".join(map(_bare, node.iterchildren(f"{{{W}}}*")))
    told = "".join(f' w:{key}="{quote(x)}"' for key, x in _attributes(node).items())
    return f"<w:{name}{told}>{inner}</w:{name}>" if inner else f"<w:{name}{told}/>"


def _attributes(node: etree._Element) -> dict[str, str]:
    prefix = f"{{{W}}}"
    return {
        str(key).removeprefix(prefix): str(x)
        for key, x in node.items()
        if str(key).startswith(prefix)
    }


def amend(xml: str, name: str, **attributes: object) -> str:
    """Return the element `name` in `xml` (or a new one) with `attributes` laid over its own."""
    return element(name, **{**attributes_of(xml), **attributes})


@lru_cache(maxsize=256)
def attributes_of(xml: str) -> Mapping[str, str]:
    """Return the attributes of the element in `xml`, of nothing none."""
    return MappingProxyType(_attributes(parse_fragment(xml)))

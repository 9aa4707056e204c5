"""The names that Word's XML uses, and the elements, attributes and roots that go by them.

Namespaces are told by their last words, so that the strict and the transitional ones, and those of
later versions of Word, are alike.
"""

from __future__ import annotations

from lxml import etree

from docgen.release.passages import UnreadableError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

#: A tree of it takes some six times as much memory.
MOST_XML = 60_000_000


def parse_part(content: bytes, name: str) -> etree._Element:
    """Return the root of an XML part; no entity is opened, no file fetched, nothing unbounded."""
    if len(content) > MOST_XML:
        raise UnreadableError("a part is larger than any that was written", name)
    head = content[:4096].replace(b"\x00", b"").upper()
    if b"<!DOCTYPE" in head or b"<!ENTITY" in content.replace(b"\x00", b"").upper():
        raise UnreadableError("a part declares entities, which no document needs", name)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError("a part is not XML that can be read", name) from error
    return root


def local(element: etree._Element) -> str:
    """Return the name of `element` without its namespace; a comment or instruction has none."""
    name = str(element.tag)
    return "" if name.startswith("<") else name.rpartition("}")[2]


def value(element: etree._Element | None, name: str) -> str:
    """Return the attribute `name` of `element` whatever its namespace, or nothing."""
    if element is None:
        return ""
    for key, found in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(found)
    return ""


def child(element: etree._Element | None, name: str) -> etree._Element | None:
    """Return the first child called `name`, whatever its namespace."""
    if element is None:
        return None
    return next((below for below in element if local(below) == name), None)

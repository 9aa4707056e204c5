"""Turns short calls into WordprocessingML elements.

`element("w:p", element("w:r"), {"w:rsid": "…"})` would be long-winded for the hundreds of elements
of a form: here attributes are keywords in Word's own namespace, `el("tcW", w=2400, type="dxa")`.
"""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
XML = "http://www.w3.org/XML/1998/namespace"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC, "w14": W14, "mc": _MC}


def el(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Return the element `w:tag` with `children`; attributes are in Word's namespace too.

    A child that is None is left out, so that an optional part can be written in place.
    """
    made = etree.Element(f"{{{W}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        made.set(f"{{{W}}}{name}", str(value))
    made.extend(child for child in children if child is not None)
    return made


def mark(tag: str, *children: Element, **attributes: object) -> Element:
    """Return the element `w14:tag`, of what Word has added to its format since."""
    made = etree.Element(f"{{{W14}}}{tag}", nsmap=NAMESPACES)
    for name, value in attributes.items():
        made.set(f"{{{W14}}}{name}", str(value))
    made.extend(children)
    return made


def root(tag: str, children: Iterable[Element]) -> bytes:
    """Return a whole part: the document element `w:tag` with `children`, as bytes."""
    made = el(tag, *children)
    if next(made.iter(f"{{{W14}}}*"), None) is not None:
        # whoever knows the first edition of the format alone may pass over the rest
        made.set(f"{{{_MC}}}Ignorable", "w14")
    etree.cleanup_namespaces(made, top_nsmap=NAMESPACES)
    return etree.tostring(made, xml_declaration=True, encoding="UTF-8", standalone=True)


def child(element: Element, *path: str) -> Element | None:
    """Return the element below `element` along `path`, or None: `child(p, "pPr", "pStyle")`."""
    return element.find("/".join(f"{{{W}}}{tag}" for tag in path))


def is_a(element: Element, tag: str) -> bool:
    """Return whether `element` is a `w:tag`."""
    return element.tag == f"{{{W}}}{tag}"


def text_of(element: Element) -> str:
    """Return the text of all runs in `element`, as it stands."""
    return "".join(t.text or "" for t in element.iter(f"{{{W}}}t"))


def words(text: str) -> list[Element]:
    """Return `text` as the content of a run: a newline is a line break."""
    found: list[Element] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            found.append(el("br"))
        if line:
            made = el("t")
            made.text = line
            made.set(f"{{{XML}}}space", "preserve")
            found.append(made)
    return found

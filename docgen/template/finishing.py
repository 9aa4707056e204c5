"""What Jinja printed in, what docxtpl would have made of it out.

docxtpl goes over everything that it has rendered: `{_{` becomes a brace, line ends and tabs in
values become Word's own, tables get the columns that their cells need, drawings get numbers. Here a
pass runs when there is something for it to do, and then it is docxtpl's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from docx.opc.oxml import serialize_part_xml
from docx.oxml.parser import parse_xml
from docxtpl import DocxTemplate
from lxml import etree

_DRAWING: Final = "<wp:docPr"
_DRAWING_ID = re.compile(r'(<wp:docPr\b[^<>]*?\bid=")[^"]*(")')
_FIRST_DRAWING: Final = 1000
_ESCAPES: Final = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))
_SIGNS: Final = ("\n", "\t", "\a", "\f")
_END: Final = "</w:p>"
_START = re.compile(r"<w:p(?: [^>]*)?>")
_TEXT = re.compile(r"<w:t(?: [^>]*)?>[^<]*\n[^<]*</w:t>")
_LINE: Final = '</w:t><w:br/><w:t xml:space="preserve">'
_BLANK_BETWEEN = re.compile(r">\s+<(?!/w:t>)")
_DOCXTPL = DocxTemplate("")  # never opened: only for what it does to XML


class MalformedError(Exception):
    """What was printed is not well-formed XML, and docxtpl would not have mended it."""


def resolve(xml: str) -> tuple[str, bool]:
    """Return `xml` with docxtpl's escapes and the line ends in values resolved.

    The second value says whether elements were cut in two, so that only a parser can tell whether
    the whole is still well-formed.
    """
    if "{" in xml or "}" in xml:  # nearly no document has a brace, and one sign is found fast
        for escape, sign in _ESCAPES:
            xml = xml.replace(escape, sign)
    signs = [sign for sign in _SIGNS if sign in xml]
    if not signs:
        return xml, False
    return _resolve_signs(xml, signs), "\a" in signs or "\f" in signs


def _resolve_signs(xml: str, signs: Sequence[str]) -> str:
    """Return `xml` with `signs` resolved by docxtpl, in the paragraphs that have any.

    docxtpl takes a paragraph to end at the first `</w:p>`, so between two of these it can be asked
    for each by itself.
    """
    pieces: list[str] = []
    done = 0
    while (sign := _find_first(xml, signs, done)) >= 0:
        before = xml.rfind(_END, done, sign)
        start = done if before < 0 else before + len(_END)
        end = xml.find(_END, sign) + len(_END)
        if end < len(_END):
            break
        pieces += (xml[done:start], _resolve_paragraph(xml[start:end], signs))
        done = end
    return "".join((*pieces, xml[done:]))


def _resolve_paragraph(xml: str, signs: Sequence[str]) -> str:
    """Return the paragraph at the end of `xml` with its signs resolved.

    Addresses have lines in every letter, and mere line ends docxtpl treats simply.
    """
    if signs == ["\n"] and len(_START.findall(xml)) == 1:
        broken = _TEXT.sub(lambda found: found[0].replace("\n", _LINE), xml)
        if "\n" not in broken:
            return broken
    return _DOCXTPL.resolve_listing(xml)  # type: ignore[no-any-return]


def _find_first(xml: str, signs: Sequence[str], start: int) -> int:
    found = [place for sign in signs if (place := xml.find(sign, start)) >= 0]
    return min(found, default=-1)


def number_drawings(body: str) -> str:
    """Return `body` with its drawings numbered in turn, as docxtpl numbers them."""
    if not holds(body, _DRAWING):
        return body
    number = _FIRST_DRAWING

    def renumber(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        return f"{match[1]}{number}{match[2]}"

    return _DRAWING_ID.sub(renumber, body)


def holds(xml: str, sign: str) -> bool:
    """Return whether `sign` stands in `xml`, looked for from the end.

    Python finds what is there equally fast either way, and from the end sees several times sooner
    that it is not there.
    """
    return xml.rfind(sign) >= 0


def mend_body(body: str) -> str:
    """Return `body` parsed, mended and written again, as docxtpl does with every body."""
    tree = _fix_tables(body)
    if tree is None:
        raise MalformedError
    template: Any = DocxTemplate("")
    template.docx_ids_index = _FIRST_DRAWING
    template.fix_docpr_ids(tree)
    return etree.tostring(tree, encoding="unicode")


def _fix_tables(body: str) -> etree._Element | None:
    try:
        return _DOCXTPL.fix_tables(body)  # type: ignore[no-any-return]
    except (AttributeError, TypeError, ValueError):  # a table that declares no columns
        return etree.fromstring(body, etree.XMLParser(recover=True))


def without_signs(xml: str) -> str:
    """Return `xml` without signs outside of texts, where they mean nothing and XML has no place."""
    return xml.replace("\a", "").replace("\f", "")


def needs_rewriting(side: str) -> bool:
    """Return whether a header or footer has blanks between elements, which docxtpl leaves out."""
    return bool(_BLANK_BETWEEN.search(side))


def rewrite_side(side: str) -> bytes:
    """Return a header or footer parsed and written again, as docxtpl does with each."""
    try:
        return serialize_part_xml(parse_xml(without_signs(side).encode()))
    except etree.XMLSyntaxError as error:
        raise MalformedError from error


def check_part(part: str) -> None:
    """Raise MalformedError unless `part` is well-formed."""
    try:
        etree.fromstring(part.encode())
    except etree.XMLSyntaxError as error:
        raise MalformedError from error

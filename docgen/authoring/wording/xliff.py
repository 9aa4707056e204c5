"""Turns pairs into XLIFF 2.0 for a translator's own program, and back into rows.

Jinja tags travel as `<ph/>`, so that the program keeps them whole; what each stands for is in the
unit's `originalData`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from lxml import etree

from docgen.authoring.wording.pairs import Pair
from docgen.authoring.wording.reviews import Review, read_day
from docgen.authoring.wording.rows import Row
from docgen.errors import LibraryError

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.DOTALL)
_LIMIT = 20_000_000
_STATES = {"missing": "initial", "draft": "translated", "reviewed": "reviewed"}

_Element = etree._Element


def write_xliff(pairs: Iterable[Pair]) -> bytes:
    """Return the pairs as an XLIFF file, from English to Welsh."""
    top = etree.Element(_name("xliff"))
    for name, value in (("version", "2.0"), ("srcLang", "en-GB"), ("trgLang", "cy-GB")):
        top.set(name, value)
    for form_id, group in groupby(pairs, key=lambda pair: pair.form_id):
        file = etree.SubElement(top, _name("file"), id=form_id)
        for number, pair in enumerate(group, start=1):
            _write_unit(file, number, pair)
    return etree.tostring(top, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def read_xliff(data: bytes) -> tuple[Row, ...]:
    """Return the rows of an XLIFF file that `write_xliff` made and somebody has filled."""
    if len(data) > _LIMIT or b"<!DOCTYPE" in data[:4096]:
        raise LibraryError("this XLIFF file is too large, or declares entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        top = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise LibraryError("this is not an XLIFF file") from error
    if top.tag != _name("xliff"):
        raise LibraryError("this is not an XLIFF 2.0 file")
    return tuple(_rows(top))


def _write_unit(file: _Element, number: int, pair: Pair) -> None:
    unit = etree.SubElement(file, _name("unit"), id=f"u{number}", name=pair.key)
    notes = etree.SubElement(unit, _name("notes"))
    etree.SubElement(notes, _name("note"), category="mark").text = pair.mark
    for category, text in _notes_of(pair):
        etree.SubElement(notes, _name("note"), category=category).text = text
    found = list(dict.fromkeys(_TAG.findall(pair.english) + _TAG.findall(pair.welsh)))
    if found:
        data = etree.SubElement(unit, _name("originalData"))
        for place, tag in enumerate(found, start=1):
            etree.SubElement(data, _name("data"), id=f"d{place}").text = tag
    segment = etree.SubElement(unit, _name("segment"), state=_STATES[pair.status])
    _write_text(etree.SubElement(segment, _name("source")), pair.english, found)
    if pair.welsh:
        _write_text(etree.SubElement(segment, _name("target")), pair.welsh, found)


def _notes_of(pair: Pair) -> Iterator[tuple[str, str]]:
    review = pair.review
    day = review.on.isoformat() if review.on else ""
    for category, text in (
        ("where", pair.where),
        ("keep", pair.keep),
        ("note", review.note),
        ("reviewed-by", review.by),
        ("reviewed-on", day),
    ):
        if text:
            yield category, text


def _write_text(element: _Element, text: str, tags: list[str]) -> None:
    element.set(_SPACE, "preserve")
    last: _Element | None = None
    for number, piece in enumerate(_TAG.split(text)):
        if number % 2:
            reference = f"d{tags.index(piece) + 1}"
            last = etree.SubElement(element, _name("ph"), id=f"{number}", dataRef=reference)
        elif last is None:
            element.text = piece
        else:
            last.tail = piece


def _rows(top: _Element) -> Iterator[Row]:
    for file in top.iter(_name("file")):
        for unit in file.iter(_name("unit")):
            spot = f"unit {unit.get('id', '')}"
            english, welsh = (_read_text(unit, tag) for tag in ("source", "target"))
            notes = {n.get("category"): n.text or "" for n in unit.iter(_name("note"))}
            key = unit.get("name", "")
            states = {segment.get("state") for segment in unit.iter(_name("segment"))}
            claims = bool(states & {"reviewed", "final"})
            review = _review(notes, claims=claims)
            mark, form_id = notes.get("mark", ""), file.get("id", "")
            yield Row(spot, form_id, key, english, welsh, mark, review, claims)


def _review(notes: Mapping[str | None, str], *, claims: bool) -> Review:
    """Return who read a text; nobody, where the segment's state says that it is yet to be read."""
    note = notes.get("note", "").strip()
    if not claims:
        return Review(note=note)
    return Review(
        notes.get("reviewed-by", "").strip(), read_day(notes.get("reviewed-on", "")), note
    )


def _read_text(unit: _Element, tag: str) -> str:
    data = {item.get("id"): item.text or "" for item in unit.iter(_name("data"))}
    return "".join(piece for element in unit.iter(_name(tag)) for piece in _pieces(element, data))


def _pieces(element: _Element, data: dict[Any, str]) -> Iterator[str]:
    yield element.text or ""
    for inner in element:
        if inner.tag == _name("ph"):
            yield data.get(inner.get("dataRef"), "")
        else:
            yield from _pieces(inner, data)
        yield inner.tail or ""


def _name(tag: str) -> str:
    return f"{{{_NAMESPACE}}}{tag}"

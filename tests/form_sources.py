"""Form sources in a line or two, and what was built from them as lines that a reader can check.

`outline(built("- para: {en: Hello, cy: Helo}"))` is `["Normal: Hello"]`; a table is a line for each
row, `| Label: Date | Answer: {{ referral.date }} |`, a header row with `=` for `|`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from lxml import etree

from docgen.authoring import (
    FieldLabel,
    FormLabels,
    HouseStyle,
    Source,
    build_template,
    check_source,
    load_style,
    parse_source,
)
from docgen.errors import Problem
from docgen.language import Language
from docgen.model.wording import Wording

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STYLE = Path(__file__).parents[1] / "templates" / "source" / "house_style.yaml"

_YES_NO = (Wording("Yes", "Ydy"), Wording("No", "Nac ydy"))
FIELDS: Mapping[str, FieldLabel] = {
    "case.ref": FieldLabel(Wording("Reference", "Cyfeirnod")),
    "referral.date": FieldLabel(Wording("Date of referral", "Dyddiad atgyfeirio")),
    "referral.rationale": FieldLabel(Wording("Rationale", "Rhesymeg"), rich=True),
    "subject.address": FieldLabel(Wording("Address", "Cyfeiriad")),
    "checklist.died": FieldLabel(Wording("Has the child died?", "A yw'r plentyn wedi marw?"),
                                 yes_no=_YES_NO),
    "review.type": FieldLabel(
        Wording("Type of review", "Math o adolygiad"),
        {"concise": Wording("Concise", "Cryno"), "extended": Wording("Extended", "Estynedig")},
    ),
    "plan.recommendations": FieldLabel(Wording("Recommendations", "Argymhellion")),
    "plan.recommendations.text": FieldLabel(Wording("Recommendation", "Argymhelliad"), rich=True),
    "plan.recommendations.due": FieldLabel(Wording("Timescale", "Amserlen")),
    "decision.signature": FieldLabel(Wording("Signature", "Llofnod"), outside=True),
    "decision.date": FieldLabel(Wording("Date", "Dyddiad")),
    "family.contacts.name": FieldLabel(Wording("Name", "Enw")),
}  # fmt: skip


def labels(**changes: object) -> FormLabels:
    """Return labels enough for every specimen."""
    values: dict[str, object] = {
        "title": Wording("Referral form", "Ffurflen atgyfeirio"),
        "marking": "official-sensitive",
        "fields": FIELDS,
        "aliases": {"contact": "family.contacts"},
    }
    return FormLabels(**{**values, **changes})  # type: ignore[arg-type]


@cache
def house_style() -> HouseStyle:
    """Return the shipped house style."""
    return load_style(STYLE)


def source_of(blocks: str, *, layout: str = "form", more: str = "") -> Source:
    """Return the source with these `blocks`, as a file's text has them below `blocks:`."""
    raw = f"form: specimen\nlayout: {layout}\n{more}blocks:\n{blocks}\n"
    return parse_source(raw, file="specimen.yaml", form_id="specimen")


def built(blocks: str, language: Language = Language.EN, **options: str) -> bytes:
    """Return the template built from `blocks`."""
    return build_template(source_of(blocks, **options), labels(), house_style(), language)


def problems_of(blocks: str, **options: str) -> tuple[Problem, ...]:
    """Return what is wrong with `blocks`."""
    return check_source(source_of(blocks, **options), labels(), house_style())


def codes(problems: Iterable[Problem]) -> list[str]:
    """Return the codes of `problems`."""
    return [problem.code for problem in problems]


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return a part of a Word file as a tree."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return etree.fromstring(file.read(name))


def outline(data: bytes, name: str = "word/document.xml") -> list[str]:
    """Return each paragraph and each row of a Word file as a line."""
    top = part(data, name)
    return [line for block in (top.find(f"{W}body"), top)[top.find(f"{W}body") is None]
            for line in _lines(block)]  # fmt: skip


def style_of(paragraph: etree._Element) -> str:
    """Return the id of a paragraph's style."""
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "Normal" if found is None else found.get(f"{W}val", "")


def texts(data: bytes) -> str:
    """Return all text of the body."""
    return "\n".join(outline(data))


def _lines(block: etree._Element) -> list[str]:
    if block.tag == f"{W}p":
        return [_paragraph(block)]
    if block.tag == f"{W}tbl":
        return [_row(row) for row in block.iter(f"{W}tr")]
    return []


def _row(row: etree._Element) -> str:
    edge = " = " if row.find(f"{W}trPr/{W}tblHeader") is not None else " | "
    cells = [" / ".join(map(_paragraph, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc")]
    return edge.join(["", *cells, ""]).strip()


def _paragraph(paragraph: etree._Element) -> str:
    signs = {f"{W}br": "¶", f"{W}tab": "→"}
    words = [
        signs.get(str(element.tag), element.text or "")
        for element in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        if element.getparent() is not None and element.getparent().tag != f"{W}tabs"
    ]
    return f"{style_of(paragraph)}: {''.join(words)}".rstrip()

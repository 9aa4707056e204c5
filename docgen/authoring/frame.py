"""Writes what stands around the text: header, footer, and the page itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.authoring.blocks.letters import board_name
from docgen.authoring.oxml import Element, R, el, root
from docgen.authoring.page import Page
from docgen.authoring.paragraphs import paragraph, run, runs
from docgen.authoring.style import Layout
from docgen.authoring.stylesheet import twips
from docgen.language import Language

_FIELD = re.compile(r"\{(page|pages)\}")
_CODES = {"page": "PAGE", "pages": "NUMPAGES"}


@dataclass(frozen=True, slots=True)
class Frame:
    """The headers and footers of a document, as parts, and its section.

    `parts` are by name (`header1.xml`); each is related to the document as `rId` with its stem.
    """

    section: Element
    parts: Mapping[str, bytes] = field(default_factory=dict)


def frame(page: Page) -> Frame:
    """Return the frame that the page's layout asks for."""
    layout = page.layout
    first = layout.header == "continuation"
    headers = {"default": _header(page)}
    footers = {"default": _footer(page)}
    if layout.header == "report":
        first = True
        headers["first"] = footers["first"] = [paragraph("Header")]
    elif first:
        # the letterhead stands on the first page in the header's place
        headers["first"] = [paragraph("Header")]
        footers["first"] = _footer(page)
    parts: dict[str, bytes] = {}
    references: list[Element] = []
    for kind, tag, made in (("header", "hdr", headers), ("footer", "ftr", footers)):
        for number, (use, content) in enumerate(made.items(), start=1):
            if content:
                parts[f"{kind}{number}.xml"] = root(tag, content)
                references.append(_reference(kind, use, number))
    return Frame(_section(layout, references, first), parts)


def _reference(kind: str, use: str, number: int) -> Element:
    made = el(f"{kind}Reference", type=use)
    made.set(f"{{{R}}}id", f"rId{kind}{number}")
    return made


def _section(layout: Layout, references: list[Element], first: bool) -> Element:
    width, height = (twips(side) for side in layout.paper)
    margins = {name: twips(layout.margins[name]) for name in (
        "top", "right", "bottom", "left", "header", "footer")}  # fmt: skip
    orient = {"orient": "landscape"} if layout.landscape else {}
    many = {"num": layout.columns, "equalWidth": 1} if layout.columns > 1 else {}
    return el(
        "sectPr",
        *references,
        el("pgSz", w=width, h=height, **orient),
        el("pgMar", **margins, gutter=0),
        el("cols", **many, space=twips(layout.margins.get("column", 12.5))),
        el("titlePg") if first else None,
    )


def _header(page: Page) -> list[Element]:
    if page.layout.header in ("running", "report"):
        first = board_name(page, Language.CY, "Header")
        second = board_name(page, Language.EN, "Header Rule")
        first.extend(_at_right(page, _marking_now(page), bold=True))
        second.extend(_at_right(page, _reference_words(page)))
        return [first, second]
    if page.layout.header == "continuation":
        made = board_name(page, page.language, "Header Rule")
        made.extend(_at_right(page, _reference_words(page)))
        return [made]
    return []


def _footer(page: Page) -> list[Element]:
    made = _footer_lines(page)
    own = page.style.footer[page.language]
    return [*made, note(own)] if made and own else made


def note(text: str) -> Element:
    """Return the board's own line, which stands last in every footer."""
    return paragraph("Footer", run(text))


def _footer_lines(page: Page) -> list[Element]:
    if page.layout.footer == "form":
        title = run(page.labels.title[page.language])
        return [paragraph("Footer Rule", title, _tab(), *_page_words(page))]
    if page.layout.footer == "report":
        words = runs(page, page.text(page.style.word("report")))
        return [paragraph("Footer Rule", *words, _tab(), *_page_words(page))]
    if page.layout.footer == "letter":
        welcome = [page.text(page.style.word(f"welcome_{code}")) for code in ("cy", "en")]
        last = [run(_marking(page)), _tab(), *_page_words(page)]
        return [
            paragraph("Footer Rule", *runs(page, welcome[0])),
            paragraph("Footer", *runs(page, welcome[1])),
            paragraph("Footer", *last),
        ]
    return []


def _at_right(page: Page, text: str, *, bold: bool = False) -> list[Element]:
    if not text:
        return []
    looks = (el("b"), el("color", val=page.colour("ink"))) if bold else ()
    return [_tab(), run(text, *looks)]


def _tab() -> Element:
    return el("r", el("tab"))


def _marking(page: Page) -> str:
    found = page.style.marking(page.labels.marking)
    return "" if found is None else page.text(found)


def _marking_now(page: Page) -> str:
    """Return the marking as the header has it: a report's is gone once it is published."""
    if page.layout.header != "report":
        return _marking(page)
    words = page.text(page.style.word("until_published"))
    return words.replace("{{ marking }}", _marking(page))


def _reference_words(page: Page) -> str:
    if not page.reference:
        return ""
    words = page.text(page.style.word("reference"))
    return words.replace("{{ reference }}", page.reference)


def _page_words(page: Page) -> list[Element]:
    made: list[Element] = []
    for number, piece in enumerate(_FIELD.split(page.text(page.style.word("page")))):
        if number % 2:
            made.append(el("fldSimple", run("1"), instr=f" {_CODES[piece]} "))
        elif piece:
            made.append(run(piece))
    return made

"""Typed text to the XML it prints as, in a template with or without Word's list styles."""

from __future__ import annotations

import io
from functools import cache

import docx
from docx.enum.style import WD_STYLE_TYPE
from lxml import etree

from docgen.template.package import Package, read_package
from docgen.template.rich import Base, RenderState, StyleMap, rich
from docgen.template.rich.wordxml import R, W

NAMES = {"w": W, "r": R}


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@cache
def full_package() -> Package:
    """Return a template with headings, lists, quotation, table and note styles."""
    document = docx.Document()
    document.add_heading("Referral", 1)
    document.add_paragraph("{{p text|rich }}")
    add = document.styles.add_style
    add("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    add("footnote text", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    add("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    return read_package(saved(document), "full.docx")


@cache
def full_styles() -> StyleMap:
    return StyleMap.from_package(full_package())


def printed(
    text: object, base: Base | None = None, *, full: bool = False, under: int | None = None
) -> str:
    """Return what `text` prints in a bare template, or in one with all the styles."""
    return state_and_xml(text, base, full=full, under=under)[1]


def state_and_xml(
    text: object, base: Base | None = None, *, full: bool = False, under: int | None = None
) -> tuple[RenderState, str]:
    state = RenderState(full_styles() if full else StyleMap(), (base or Base(),))
    value = rich(text, under)
    return state, type(value)(value.value, 0, under).word(state)


def tree(xml: str) -> etree._Element:
    return etree.fromstring(f'<body xmlns:w="{W}" xmlns:r="{R}">{xml}</body>')


def outline(xml: str) -> list[str]:
    """Return each paragraph as `style: text`, a table's cells between bars."""
    return [_told(block) for block in tree(xml) if block.tag in (f"{{{W}}}p", f"{{{W}}}tbl")]


def _told(block: etree._Element) -> str:
    if block.tag == f"{{{W}}}p":
        style = block.find("w:pPr/w:pStyle", NAMES)
        said = words(block)
        return said if style is None else f"{style.get(f'{{{W}}}val')}: {said}"
    rows = block.findall("w:tr", NAMES)
    return "/".join("|".join(words(c) for c in r.findall("w:tc", NAMES)) for r in rows)


def words(node: etree._Element) -> str:
    """Return the text below `node`, with its tabs and line breaks."""
    shown = {"t": lambda x: x.text or "", "br": lambda _: "\n", "tab": lambda _: "\t"}
    return "".join(
        shown[name](x) for x in node.iter() if (name := etree.QName(x).localname) in shown
    )


def text_of(xml: str) -> str:
    return words(tree(xml))


def P(inner: str = "", properties: str = "") -> str:  # noqa: N802 - reads as the element it makes
    told = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{told}{inner}</w:p>"


def T(text: str, properties: str = "") -> str:  # noqa: N802 - reads as the element it makes
    told = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{told}<w:t xml:space="preserve">{text}</w:t></w:r>'
